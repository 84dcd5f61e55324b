#!/usr/bin/env bash
# @atomic-ehr/ucum 0.2.5 (npm): 400 mg divided by 2 mg/mL is 200 per mL, not 200 mL, and international units are colony forming ones. Needs node and npm.
#
# UCUM reads . and / from left to right, so a divisor of several parts needs parentheses: mg/(mg/mL). Its page offers divide() and pow() of quantities.
#   UCUM's arbitrary units ([iU], [CFU] ...) measure what their procedure measures and are not to be compared with each other.
# Guess, written before the run: 200 'mL' or a unit that converts to mL; (2 mg/dL) squared in mg2/dL2; 70 kg / (1.75 m * 1.75 m) converts to kg/m2;
#   [iU]/L to [CFU]/L or to /L is refused.
# Seen: the unit of the divisor is hung on as it is: mg/mg/mL, which converts to /mL and is refused as mL; 70 kg / (1.75 m * 1.75 m) is kg/m.m, which
#   converts to kg; the square of 2 mg/dL is 4 mg/dL2. multiply() is right. 5 [iU]/mL converts to 5 [CFU]/mL, to 5 [arb'U]/mL and to 5 /mL,
#   though add() refuses the same pair.
# So a quotient is given its unit by hand, in parentheses; netcourse does no arithmetic in UCUM.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts "@atomic-ehr/ucum@0.2.5" > /dev/null
cat > ask.mjs <<'JS'
import assert from 'node:assert';
import { ucum } from '@atomic-ehr/ucum';
const said = ({ value, unit }) => `${value} ${unit}`;
const into = ({ value, unit }, other) => ucum.convert(value, unit, other);
const volume = ucum.divide(ucum.quantity(400, 'mg'), ucum.quantity(2, 'mg/mL'));
console.log('400 mg / 2 mg/mL is', said(volume), 'and in /mL', into(volume, '/mL'));
assert.equal(said(volume), '200 mg/mg/mL');
assert.equal(into(volume, '/mL'), 200);
assert.throws(() => into(volume, 'mL'), /incompatible dimensions/);
assert.equal(ucum.convert(200, 'mg/(mg/mL)', 'mL'), 200);
const square = ucum.multiply(ucum.quantity(1.75, 'm'), ucum.quantity(1.75, 'm'));
assert.equal(into(square, 'm2'), 3.0625);
const mass = ucum.divide(ucum.quantity(70, 'kg'), square);
console.log('70 kg / (1.75 m * 1.75 m) is', said(mass), 'and in kg', into(mass, 'kg'));
assert.equal(mass.unit, 'kg/m.m');
assert.equal(into(mass, 'kg').toFixed(2), '22.86');
assert.throws(() => into(mass, 'kg/m2'), /incompatible dimensions/);
const squared = ucum.pow(ucum.quantity(2, 'mg/dL'), 2);
console.log('(2 mg/dL) squared is', said(squared));
assert.equal(said(squared), '4 mg/dL2');
assert.throws(() => into(squared, 'mg2/dL2'), /incompatible dimensions/);
for (const other of ['[CFU]/mL', "[arb'U]/mL", '/mL']) {
  console.log('5 [iU]/mL in', other, 'is', ucum.convert(5, '[iU]/mL', other));
  assert.equal(ucum.convert(5, '[iU]/mL', other), 5);
}
assert.throws(() => ucum.add(ucum.quantity(5, '[iU]/mL'), ucum.quantity(5, '[CFU]/mL')), /arbitrary units/);
console.log('As described.');
JS
node ask.mjs
