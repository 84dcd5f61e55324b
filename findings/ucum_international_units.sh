#!/usr/bin/env bash
# @lhncbc/ucum-lhc 7.1.10 and fhirpath 5.2.2 (npm, which stands on it): 5 [iU]/L is not 5000 m[iU]/L, nor a sum of anything. Needs node and npm.
#
# UCUM keeps an arbitrary unit ([iU], [arb'U], [CFU] ...) apart from every other unit, as what it measures depends on the procedure. With itself
#   it calculates like any unit: [iU] takes prefixes, and 5 [iU]/L, 5000 m[iU]/L and 5 m[iU]/mL are one quantity (TSH, insulin, hCG).
# Guess, written before the run: the three convert into each other, [iU]/L to U/L and to /L is refused, and FHIRPath says true to
#   5 '[iU]/L' = 5000 'm[iU]/L'.
# Seen: ucum-lhc refuses every conversion of an arbitrary unit, that of [iU]/L to [iU]/L too. fhirpath makes a plain false of it: = is false
#   and != is true, while > is empty, and so is 5 '[iU]/L' + 5 '[iU]/L'. With the catalytic unit U/L each of these is right. ucumvert 0.3.2
#   (PyPI, on pint 0.25.3) converts them, and refuses U/L, as UCUM would.
# So hormones in international units are brought to one spelling of the unit before any FHIRPath looks at them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts "fhirpath@5.2.2" "@lhncbc/ucum-lhc@7.1.10" > /dev/null
cat > ask.js <<'JS'
const assert = require('node:assert');
const fhirpath = require('fhirpath');
const units = require('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance();
const converted = (from, value, to) => units.convertUnitTo(from, value, to);
(async () => {
  const lines = [['[iU]/L', '[iU]/L'], ['[iU]/L', 'm[iU]/L'], ['[iU]/L', 'm[iU]/mL'], ["[arb'U]/mL", "[arb'U]/L"], ['[iU]/L', 'U/L'], ['U/L', 'mU/L']];
  for (const [from, to] of lines) {
    const { status, toVal } = converted(from, 5, to);
    console.log(`ucum-lhc: 5 ${from} in ${to}: ${status} ${toVal}`);
    assert.deepEqual([status, toVal], to === 'mU/L' ? ['succeeded', 5000] : ['failed', null]);
  }
  const asked = {
    "5 '[iU]/L' = 5000 'm[iU]/L'": [false], "5 '[iU]/L' != 5000 'm[iU]/L'": [true], "5 '[iU]/L' > 4000 'm[iU]/L'": [],
    "5 '[iU]/L' + 5 '[iU]/L'": [], "5 '[iU]/L' > 4 '[iU]/L'": [true],
    "5 'U/L' = 5000 'mU/L'": [true], "5 'U/L' > 4000 'mU/L'": [true], "5 'U/L' + 5 'U/L' = 10 'U/L'": [true],
  };
  for (const [expression, expected] of Object.entries(asked)) {
    const found = await fhirpath.evaluate({}, expression, {}, null);
    console.log(`fhirpath: ${expression} is ${JSON.stringify(found)}`);
    assert.deepEqual(found, expected, expression);
  }
})().catch((error) => { console.error(error); process.exit(1); });
JS
node ask.js
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check "ucumvert==0.3.2" "pint==0.25.3" "lark==1.3.1" 2>/dev/null
venv/bin/python -W ignore - <<'PY'
from pint import DimensionalityError
from ucumvert import PintUcumRegistry

registry = PintUcumRegistry()
one = 5 * registry.from_ucum("[iU]/L")
for code, expected in (("m[iU]/L", 5000), ("m[iU]/mL", 5)):
    found = one.to(registry.from_ucum(code).units).magnitude
    print(f"ucumvert: 5 [iU]/L in {code}: {found:g}")
    assert abs(found - expected) < 1e-9, found
try:
    one.to(registry.from_ucum("U/L").units)
except DimensionalityError as refused:
    print("ucumvert:", refused)
else:
    raise AssertionError("international units are catalytic units now")
print("As described.")
PY
