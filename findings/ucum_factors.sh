#!/usr/bin/env bash
# ucumvert 0.3.2 (pint 0.25.3): some UCUM units come out as another quantity or another size than the table of UCUM which the package carries.
#
# Guess, written before the run: each unit is, to a millionth, what the table says, but for a handful (years and months).
# Seen: of 284 units without a special scale 265 are (a mole, and the units of the older magnetism, are taken in another system by intent).
#   Among the rest: g% (gram per 100 mL, as haemoglobin is written) is the mass 0.01 g; [Cal] (the Calorie on a food label) is one small calorie,
#   a thousandth; [LPF] (low power field) is 1 and not 100, so that mitoses per [LPF] and per [HPF] are counted alike; the cubic foot is a
#   length; the minute of an angle is a minute of time. from_ucum() warns of none of them.
# So what a code means is held against the table for each code that is used (tests/evidence/test_terms.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'ucumvert==0.3.2' 'pint==0.25.3' 'lark==1.3.1' 2>/dev/null
"$work/venv/bin/python" -W ignore - <<'PY'
import xml.etree.ElementTree as ElementTree
from importlib.metadata import version
from importlib.resources import files

from ucumvert import PintUcumRegistry

SPACE = {"u": "http://unitsofmeasure.org/ucum-essence"}
registry = PintUcumRegistry()
table = ElementTree.fromstring(files("ucumvert").joinpath("vendor/ucum-essence.xml").read_bytes())


def said(unit):
    value = unit.find("u:value", SPACE)
    return float(value.get("value")) * registry.from_ucum(value.get("Unit"))


def ratio(unit):
    """Say how many times too large the unit is, or None where it is another quantity."""
    found = (registry.from_ucum(unit.get("Code")).to_base_units() / said(unit).to_base_units()).to_base_units()
    return found.magnitude if found.dimensionless else None


units = {unit.get("Code"): unit for unit in table.findall("u:unit", SPACE) if unit.get("isSpecial") != "yes"}
ratios = {code: ratio(unit) for code, unit in units.items()}
off = {code: size for code, size in ratios.items() if size is None or abs(size - 1) > 1e-6}
print("ucumvert", version("ucumvert"), "pint", version("pint"), "-", len(ratios), "units,", len(off), "differ:")
for code, size in off.items():
    print(f"  {code:12}", "is another quantity" if size is None else f"is {size:.6g} times what the table says")
assert len(ratios) == 284 and len(off) == 19, (len(ratios), len(off))
assert off["g%"] is None and off["[cft_i]"] is None and off["'"] is None, off
assert abs(off["[Cal]"] - 0.001) < 1e-9 and abs(off["[LPF]"] - 0.01) < 1e-9, off
assert "g/dL" not in off and "mmol/L" not in off
print("As described.")
PY
