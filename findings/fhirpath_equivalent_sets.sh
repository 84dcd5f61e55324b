#!/usr/bin/env bash
# fhirpath 5.2.2 (npm) and fhirpathpy 2.2.4 (PyPI): ~ over collections minds the order, which the specification rules out. Needs node and npm.
#
# The specification of ~ (equivalent): of collections with several items each item must be equivalent, and comparison is not order
#   dependent; = is the operator that minds the order.
# Guess, written before the run: (1|2) ~ (2|1) is true and (1|2) = (2|1) is false.
# Seen: both are false in both engines, !~ is true, and two CodeableConcepts with the same two codes in another order are not equivalent.
#   Upper and lower case are forgiven, as they should be.
# So "the same codes, in whatever order" has to be written with subsetOf() both ways.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > question.json <<'JSON'
{"data": {"a": [{"code": "C7A.012"}, {"code": "E34.0"}], "b": [{"code": "E34.0"}, {"code": "C7A.012"}]},
 "expressions": ["(1|2) ~ (2|1)", "(1|2) !~ (2|1)", "a.code ~ b.code", "('x'|'y') ~ ('X'|'Y')", "a.code.subsetOf(b.code) and b.code.subsetOf(a.code)"]}
JSON
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check "fhirpathpy==2.2.4" 2>/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts "fhirpath@5.2.2" > /dev/null
cat > ask.js <<'JS'
const fhirpath = require('fhirpath');
const { data, expressions } = require('./question.json');
console.log(JSON.stringify(expressions.map((one) => fhirpath.evaluate(data, one, {}, null)[0])));
JS
node ask.js > javascript.json
venv/bin/python - <<'PY'
import json
from pathlib import Path

from fhirpathpy import evaluate

question = json.loads(Path("question.json").read_text())
javascript = json.loads(Path("javascript.json").read_text())
python = [evaluate(question["data"], one)[0] for one in question["expressions"]]
for one, first, second in zip(question["expressions"], python, javascript):
    print(f"{one:55}fhirpathpy {first!s:6}fhirpath {second}")
assert python == javascript == [False, True, False, True, True], (python, javascript)
print("As described.")
PY
