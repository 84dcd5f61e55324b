#!/usr/bin/env bash
# Two survival libraries name different medians for the same complete data, where half of the people have died exactly.
#
# Packages: lifelines 0.30.3, scikit-survival 0.28.0 (from PyPI, in a temporary folder).
# Input: n people, nobody censored, one death at each of the months 1 to n. After n/2 months exactly half are alive, so by the
#   definition that both libraries document (the first time at which S(t) is 0.5 or less) the median is n/2.
# Guess, written before the run: both give n/2 for every even n.
# Seen: lifelines multiplies by way of logarithms and scikit-survival by products, and both compare a rounded S(t) with 0.5.
#   For 6 people lifelines says 4 months and scikit-survival 3; for 24 people it is the other way round, 12 and 13.
#   Neither is right for all n: a whole month (or whatever lies between two deaths) is added by the last bit of a product.
# So: never take one library's median as the truth in a test where a half is reached exactly.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "lifelines==0.30.3" "scikit-survival==0.28.0" 2>/dev/null
"$work/venv/bin/python" -W ignore - <<'PY'
import numpy as np
from lifelines import KaplanMeierFitter
from sksurv.nonparametric import kaplan_meier_estimator

rows = []
for people in (4, 6, 8, 12, 24, 28, 30):
    months = np.arange(1, people + 1)
    first = KaplanMeierFitter().fit(months, np.ones(people)).median_survival_time_
    times, alive = kaplan_meier_estimator(np.ones(people, bool), months.astype(float))
    second = times[alive <= 0.5][0]
    rows.append((people, people // 2, float(first), float(second)))
    print(f"{people:3d} people: half are dead at month {people // 2}; lifelines {first:g}, scikit-survival {second:g}")
seen = {people: (first, second) for people, _, first, second in rows}
assert seen[4] == (2.0, 2.0), seen
assert seen[6] == (4.0, 3.0), seen
assert seen[8] == (5.0, 4.0), seen
assert seen[24] == (12.0, 13.0), seen
assert seen[28] == (14.0, 15.0), seen
print("As described.")
PY
