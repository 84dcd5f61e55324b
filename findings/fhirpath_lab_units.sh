#!/usr/bin/env bash
# fhirpathpy 2.2.4: 5.4 mmol/L is not equal to 5400 umol/L, and 98.6 degrees Fahrenheit are not 37 Celsius; the answer is false, not "cannot say".
#
# The specification of FHIRPath compares two quantities of one dimension in the finer unit, and lets an engine that cannot convert answer
#   with the empty collection, never with false.
# Guess, written before the run: 4 'g' = 4000 'mg' and 7 days = 1 week are true, and so are laboratory units, or they come back empty.
# Seen: grams, weeks and hours convert. Litres in the denominator, moles, per cent and temperatures do not, and the comparison says false,
#   so that != says true. The same expressions in npm's fhirpath 5.2.2 are true.
# So a rule over laboratory values written in FHIRPath needs one unit before it is asked, whatever the engine.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "fhirpathpy==2.2.4" 2>/dev/null
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from fhirpathpy import evaluate

CONVERTED = ("4 'g' = 4000 'mg'", "7 days = 1 week", "1 'h' = 60 'min'")
NOT = ("5.4 'mmol/L' = 5400 'umol/L'", "1 'mg/dL' = 10 'mg/L'", "98.6 '[degF]' = 37 'Cel'", "37 'Cel' = 310.15 'K'", "5 '%' = 0.05 '1'")

print("fhirpathpy", version("fhirpathpy"))
for expected, expressions in ((True, CONVERTED), (False, NOT)):
    for one in expressions:
        found = evaluate({}, one)
        print(f"{one:32}{found}")
        assert found == [expected], (one, found)
assert evaluate({}, NOT[0].replace("=", "!=")) == [True]
print("As described.")
PY
