#!/usr/bin/env bash
# gift-wrapper 1.8.1: an equals sign in a wrong answer makes a right answer of what follows it. Needs node and npm for the reader.
#
# GIFT, as Moodle documents it, begins a right answer with = and a wrong one with ~, and a backslash before ~ = # { } : takes that meaning away.
#   The package writes GIFT from YAML; its page says that questions are written in plain text.
# Guess, written before the run: gift-pegjs 1.0.2 (npm) reads back one right and two wrong answers with the texts of the YAML.
# Seen: six answers, three of them right: the wrong "Ki-67 = 2%" is a wrong "Ki-67" and a right "2%", "10 ~ 20" is two wrong ones. No character of an
#   answer is escaped, while formulas between $ and images are: "$n = 2$" comes back whole. Nothing warns.
# So special characters are escaped by hand in its YAML, or there are none; netcourse writes no GIFT.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check "gift-wrapper==1.8.1" 2>/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts "gift-pegjs@1.0.2" > /dev/null
cat > bank.yaml <<'YAML'
pictures base directory: none
categories:
  - name: Grading
    questions:
      - name: Grade
        class: MultipleChoice
        statement: Which of these is found in a tumour of grade 3?
        answers:
          perfect: Ki-67 = 25%
          wrong:
            - Ki-67 = 2%
            - 10 ~ 20
      - name: Formula
        class: MultipleChoice
        statement: How many?
        answers:
          perfect: $n = 2$
          wrong:
            - none
YAML
venv/bin/wrap.py --local --no-checks --input_file bank.yaml > /dev/null 2>&1
cat > ask.js <<'JS'
const assert = require('node:assert');
const { parse } = require('gift-pegjs');
const questions = parse(require('node:fs').readFileSync('bank.gift.txt', 'utf8')).filter((one) => one.type === 'MC');
const [grade, formula] = questions.map((one) => one.choices.map(({ isCorrect, text }) => [isCorrect, text.text]));
for (const [right, text] of grade) console.log(right ? 'right:' : 'wrong:', text);
assert.deepEqual(grade, [[true, 'Ki-67'], [true, '25%'], [false, 'Ki-67'], [true, '2%'], [false, '10'], [false, '20']]);
assert.equal(formula.length, 2);
assert.ok(formula[0][0] && formula[0][1].includes('n = 2'), formula[0][1]);
console.log('As described.');
JS
node ask.js
