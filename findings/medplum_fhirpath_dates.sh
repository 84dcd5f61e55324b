#!/usr/bin/env bash
# @medplum/core 4.5.2 (npm): FHIRPath hangs the number of years on the end of a date, so that a child of 14 is of age. Needs node and npm.
#
# The specification: a date plus 18 years is the date 18 years later (the last day of the month where there is no such day), minus likewise.
# Guess, written before the run: Patient.birthDate + 18 years <= @2030-01-01 is true of somebody born in May 2010 and false of one born in
#   May 2015, and @2024-01-31 + 1 month is 2024-02-29.
# Seen: both are true, as the sum is the text "2015-05-0518", which sorts before 2030. @2024-01-31 + 1 month is "2024-01-311", with a time
#   "2024-01-31T10:00:00.000Z2"; a difference is NaN, so that birthDate <= today() - 18 years is false of somebody born in 1950.
#   fhirpath 5.2.2 (npm) answers each as the specification has it.
# So ages are not worked out in this engine (the package has calculateAge for them, which is right).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts "@medplum/core@4.5.2" "fhirpath@5.2.2" > /dev/null
cat > ask.cjs <<'JS'
const assert = require('node:assert');
const { calculateAge, evalFhirPath } = require('@medplum/core');
const fhirpath = require('fhirpath');
const r4 = require('fhirpath/fhir-context/r4');
const born = (birthDate) => ({ resourceType: 'Patient', birthDate });
const asked = [
  ['Patient.birthDate + 18 years <= @2030-01-01', '2010-05-05', 'true', 'true'],
  ['Patient.birthDate + 18 years <= @2030-01-01', '2015-05-05', 'true', 'false'],
  ['Patient.birthDate + 18 years', '2015-05-05', '2015-05-0518', '2033-05-05'],
  ['Patient.birthDate <= today() - 18 years', '1950-05-05', 'false', 'true'],
  ['@2024-01-31 + 1 month', '1950-05-05', '2024-01-311', '2024-02-29'],
];
(async () => {
  for (const [one, birthDate, ...expected] of asked) {
    const patient = born(birthDate);
    const found = [evalFhirPath(one, patient), await fhirpath.evaluate(patient, one, {}, r4)].map((all) => String(all[0]));
    console.log(`born ${birthDate}: ${one}: @medplum/core ${found[0]}, fhirpath ${found[1]}`);
    assert.deepEqual(found, expected, one);
  }
  assert.equal(calculateAge('2015-05-05', '2030-01-01').years, 14);
  console.log('As described.');
})().catch((error) => { console.error(error); process.exit(1); });
JS
node ask.cjs
