#!/usr/bin/env bash
# Two engines of FHIRPath calculate wrongly, each in its own way: fhirpathpy 2.2.4 (PyPI) and fhirpath 5.2.2 (npm; needs node and npm).
#
# The specification: round() is the traditional round (a half goes up), mod is the remainder of a truncated division, so it has the sign of
#   the dividend as div cuts towards nought, and Decimal is a decimal number.
# Guess, written before the run: both engines say 1.3, -1, 3, 435 and 1.01 to the five expressions below.
# Seen: fhirpathpy rounds an exact half to the even digit (1.25 to 1.2, 1.45 to 1.4) and gives mod the sign of the divisor, so that
#   (x div y) * y + (x mod y) is not x. fhirpath calculates in binary floats and cuts what comes out: 0.3 div 0.1 is 2,
#   (4.35 * 100).truncate() is 434, and 1.005.round(2) is 1.
# So a score or a dose worked out in FHIRPath is worked out again in decimals before anyone relies on its last digit.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > expressions.json <<'JSON'
["1.25.round(1)", "-7 mod 2", "0.3 div 0.1", "(4.35 * 100).truncate()", "1.005.round(2)", "(-7 div 2) * 2 + (-7 mod 2)"]
JSON
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check "fhirpathpy==2.2.4" 2>/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts "fhirpath@5.2.2" > /dev/null
cat > ask.js <<'JS'
const fhirpath = require('fhirpath');
const found = require('./expressions.json').map((one) => fhirpath.evaluate({}, one, {}, null));
Promise.all(found).then((all) => console.log(JSON.stringify(all.map((one) => String(one[0])))));
JS
node ask.js > javascript.json
venv/bin/python - <<'PY'
import json
from decimal import Decimal
from pathlib import Path

from fhirpathpy import evaluate

expressions = json.loads(Path("expressions.json").read_text())
javascript = [Decimal(one) for one in json.loads(Path("javascript.json").read_text())]
python = [Decimal(str(evaluate({}, one)[0])) for one in expressions]
right = [Decimal(one) for one in ("1.3", "-1", "3", "435", "1.01", "-7")]
for row in zip(expressions, right, python, javascript):
    print("{:30}right {:>5}, fhirpathpy {:>5}, fhirpath {:>5}".format(*map(str, row)))
assert python == [Decimal(one) for one in ("1.2", "1", "3", "435", "1.00", "-5")], python
assert javascript == [Decimal(one) for one in ("1.3", "-1", "2", "434", "1", "-7")], javascript
print("As described.")
PY
