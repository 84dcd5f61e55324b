#!/usr/bin/env bash
# fast-cindex 0.1.0: cindex() of a perfect risk score is 0, though its page and docstrings ask for risk: higher score, higher predicted risk.
#
# Harrell's index: of pairs whose order is known, the share in which whoever had the event first had the higher risk.
# Guess, written before the run: risk scores that order five deaths rightly have 1.0, the hazard of a Cox model over lifelines' data of rearrests
#   has the 0.64 that lifelines gives, and compare_cindex() finds it better than noise.
# Seen: 0.0, 0.36, and in 200 of 200 resamples the noise is better. It counts the scores as lifelines does, as predicted times. The example on its
#   page hands over the hazard with a minus before it and calls that "higher = higher predicted risk" all the same. Nothing warns.
# So what a function calls high is tried on five deaths before two models are compared; netcourse works out no index.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  "fast-cindex==0.1.0" "numba==0.68.1" "numpy==2.4.6" "lifelines==0.30.3" "pandas==2.3.3" 2>/dev/null
"$work/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import fast_cindex
import numpy as np
from lifelines import CoxPHFitter
from lifelines.datasets import load_rossi
from lifelines.utils import concordance_index

print("fast-cindex", version("fast-cindex"), "lifelines", version("lifelines"))
assert "higher value = higher predicted risk" in fast_cindex.cindex.__doc__
months, died = np.arange(1.0, 6.0), np.ones(5, int)
risk = np.array([5.0, 4.0, 3.0, 2.0, 1.0])
perfect = fast_cindex.cindex(months, risk, died)
print("five deaths, the highest risk first:", perfect)
assert perfect == 0.0 and concordance_index(months, -risk, died) == 1.0, perfect
rossi = load_rossi()
hazard = CoxPHFitter().fit(rossi, "week", "arrest").predict_partial_hazard(rossi).to_numpy()
times, events = rossi["week"].to_numpy(), rossi["arrest"].to_numpy()
found, right = fast_cindex.cindex(times, hazard, events), concordance_index(times, -hazard, events)
print(f"Cox model: {found:.2f}, lifelines {right:.2f}")
assert (round(found, 2), round(right, 2)) == (0.36, 0.64), (found, right)
noise = np.random.default_rng(1).normal(size=len(times))
model, none = fast_cindex.compare_cindex(times, events, hazard, noise, n_bootstraps=200, seed=42)
worse = int(np.sum(model <= none))
print(f"of 200 resamples the noise is better in {worse}")
assert worse == 200, worse
print("As described.")
PY
