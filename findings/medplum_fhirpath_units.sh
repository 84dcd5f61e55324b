#!/usr/bin/env bash
# @medplum/core 4.5.2 (npm): FHIRPath compares and adds the numbers of two quantities and leaves their units out: 5 mg is more than 3.5 g. Needs node and npm.
#
# The specification: an engine need not convert, but has to see that units differ; a comparison that it can't decide is empty, never true or false.
# Guess, written before the run: 5 'mmol/L' = 5000 'umol/L' and 4 'g' = 4000 'mg' are true or empty, and Observation.value > 3.5 'g' of an
#   observation of 5 mg is false or empty.
# Seen: 5 'mg' = 5 'g' is true, 4 'g' = 4000 'mg' is false, 7 days = 1 week is false, 5 mg observed is > 3.5 'g', and 5 mg + 1 'g' is 6 mg.
#   Nothing warns. fhirpath 5.2.2 (npm) says false, true, true, false and 1005 mg to the same.
# So a rule over quantities is not left to this engine unless one unit is a part of the question (value.code = 'mg').
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts "@medplum/core@4.5.2" "fhirpath@5.2.2" > /dev/null
cat > ask.cjs <<'JS'
const assert = require('node:assert');
const { evalFhirPath } = require('@medplum/core');
const fhirpath = require('fhirpath');
const r4 = require('fhirpath/fhir-context/r4');
const value = { value: 5, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' };
const observation = { resourceType: 'Observation', status: 'final', code: { text: 'mass' }, valueQuantity: value };
const expressions = {
  "5 'mg' = 5 'g'": [true, false], "4 'g' = 4000 'mg'": [false, true], "7 days = 1 week": [false, true],
  "Observation.value > 3.5 'g'": [true, false], "Observation.value >= 1 'g'": [true, false],
};
(async () => {
  for (const [one, expected] of Object.entries(expressions)) {
    const found = [evalFhirPath(one, observation), await fhirpath.evaluate(observation, one, {}, r4)].map((all) => all[0]);
    console.log(`${one}: @medplum/core ${found[0]}, fhirpath ${found[1]}`);
    assert.deepEqual(found, expected, one);
  }
  const [sum] = evalFhirPath("Observation.value + 1 'g'", observation);
  const [theirs] = await fhirpath.evaluate(observation, "Observation.value + 1 'g'", {}, r4);
  console.log(`5 mg + 1 g: @medplum/core ${sum.value} ${sum.code}, fhirpath ${theirs}`);
  assert.deepEqual([sum.value, sum.code], [6, 'mg']);
  console.log('As described.');
})().catch((error) => { console.error(error); process.exit(1); });
JS
node ask.cjs
