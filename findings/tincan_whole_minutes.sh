#!/usr/bin/env bash
# tincanjs 0.50.0 (npm): a duration of whole minutes is read as no time at all (PT1H30M is 0), whole hours get seconds of their own. Needs node and npm.
#
# xAPI takes an ISO 8601 duration for result.duration, in which whatever part is nought may be left out: @xapi/xapi 3.0.3 (npm) writes 90 minutes
#   as PT1H30M. Utils.convertISO8601DurationToMilliseconds() says that it can't do years, months or days, and refuses those by name.
# Guess, written before the run: it reads what @xapi/xapi writes: 5400000 ms of PT1H30M, 7200000 of PT2H, 60000 of PT1M, 90500 of PT1M30.5S.
# Seen: the last is right. PT1H30M, PT45M and PT1M are 0; PT2H is 7202000 and PT36H 129636000, as the hours are taken for seconds a second time.
#   Of what it writes itself PT1H30M0S comes back right and PT2H0S as 7202000. Nothing warns.
# So times that another tool has recorded are not added up by it; netcourse writes and reads no xAPI.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts "tincanjs@0.50.0" "@xapi/xapi@3.0.3" > /dev/null
cat > ask.js <<'JS'
const assert = require('node:assert');
const { Utils } = require('tincanjs');
const XAPI = require('@xapi/xapi').default;
const expected = [
  [90500, 'PT1M30.5S', 90500], [5400000, 'PT1H30M', 0], [2700000, 'PT45M', 0], [60000, 'PT1M', 0], [7200000, 'PT2H', 7202000],
];
for (const [taken, written, read] of expected) {
  const found = XAPI.calculateISO8601Duration(new Date(0), new Date(taken));
  const back = Utils.convertISO8601DurationToMilliseconds(found);
  console.log(`${taken} ms: @xapi/xapi writes ${found}, tincanjs reads ${back} ms`);
  assert.deepEqual([found, back], [written, read]);
}
for (const [taken, written, read] of [[5400000, 'PT1H30M0S', 5400000], [7200000, 'PT2H0S', 7202000]]) {
  const found = Utils.convertMillisecondsToISO8601Duration(taken);
  const back = Utils.convertISO8601DurationToMilliseconds(found);
  console.log(`${taken} ms: tincanjs writes ${found} and reads ${back} ms`);
  assert.deepEqual([found, back], [written, read]);
}
assert.equal(Utils.convertISO8601DurationToMilliseconds('PT36H'), 129636000);
assert.throws(() => Utils.convertISO8601DurationToMilliseconds('P1DT12H'), /not currently supported/);
console.log('As described.');
JS
node ask.js
