#!/usr/bin/env bash
# ucumvert 0.3.2 (pint 0.25.3): a UCUM code that is an annotation alone, such as {cells}, becomes a token of the parser and no quantity.
#
# Guess, as it stood in the script that met it: from_ucum("{cells}") gives the number one, as from_ucum("1") does, because UCUM reads an
# annotation without a unit before it as one; so .dimensionality can be asked of it.
# Seen: from_ucum() returns lark.Token('ANNOTATION', '{cells}') for {cells}, {score} and {ratio}, all of which stand in the table of examples
# of UCUM that the package carries. With any other part ({cells}/uL, 10*9{cells}) a quantity comes back. parse_ucum() takes all of them.
# So whether a code is valid is asked of parse_ucum, and its meaning only of codes that hold a unit (tests/evidence/test_terms.py).
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check 'ucumvert==0.3.2' 'pint==0.25.3' 'lark==1.3.1'
cd "$folder"
"$folder/env/bin/python" - <<'PYTHON'
from importlib.metadata import version
from importlib.resources import files

from ucumvert import PintUcumRegistry, parse_ucum

print("ucumvert", version("ucumvert"), "pint", version("pint"))
examples = files("ucumvert").joinpath("vendor/ucum_examples.tsv").read_text(encoding="utf-8").splitlines()
known = {line.split("\t")[1] for line in examples}
registry = PintUcumRegistry()
for code, expected in {
    "1": "Quantity", "{cells}/uL": "Quantity", "{cells}": "Token", "{score}": "Token", "{ratio}": "Token",
}.items():
    assert code == "1" or code in known, code
    parse_ucum(code)
    found = registry.from_ucum(code)
    print(f"{code:12}{type(found).__name__:10}{found!r}")
    assert type(found).__name__ == expected, "an annotation alone is handed on in another way now"
PYTHON
