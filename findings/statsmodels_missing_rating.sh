#!/usr/bin/env bash
# statsmodels 0.15.0: aggregate_raters() makes a grade of its own of "not marked", so that markers who skip the same answers agree well.
#
# Guess, written before the run: a missing rating (nan) is refused or left out of the counts, and fleiss_kappa() then refuses unequal counts.
# Seen: nan stands among the categories, and fleiss_kappa() counts it. Three markers who throw dice over 30 answers have a kappa of -0.12;
#   with 30 further answers that none of them marked it is 0.44. Where three of ten reports lack one marker's grade each and three lack two,
#   it is 0.28, and irrCAC 0.4.4 (Fleiss's kappa that leaves missing ratings out) says 0.71. The page of to_table() beside it warns of
#   missing values, that of aggregate_raters() doesn't.
# So ratings are counted by hand, or rows with a gap are taken out first and said to be.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "statsmodels==0.15.0" "irrCAC==0.4.4" "pandas==2.3.3" "numpy==1.26.4" "scipy==1.12.0" 2>/dev/null
"$work/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import numpy as np
import pandas as pd
from irrCAC.raw import CAC
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

NONE = np.nan


def kappa(ratings):
    return round(float(fleiss_kappa(aggregate_raters(ratings)[0])), 2)


print("statsmodels", version("statsmodels"), "irrCAC", version("irrCAC"))
dice = np.random.default_rng(1).integers(1, 4, (30, 3)).astype(float)
unmarked = np.vstack([dice, np.full((30, 3), NONE)])
counts, categories = aggregate_raters(unmarked)
print("categories:", categories, "30 by dice:", kappa(dice), "with 30 that nobody marked:", kappa(unmarked))
assert len(categories) == 4 and np.isnan(categories[-1]), categories
assert (kappa(dice), kappa(unmarked)) == (-0.12, 0.44), (kappa(dice), kappa(unmarked))
graded = [[1, 1, 1], [2, 2, 2], [1, 2, 1], [3, 3, 2]]
gaps = [[1, 1, NONE], [2, 2, NONE], [3, 3, NONE], [1, NONE, NONE], [2, NONE, NONE], [3, NONE, NONE]]
reports = np.array(graded + gaps, dtype=float)
left_out = round(CAC(pd.DataFrame(reports)).fleiss()["est"]["coefficient_value"], 2)
print("ten reports with gaps:", kappa(reports), "by irrCAC:", left_out)
assert (kappa(reports), left_out) == (0.28, 0.71), (kappa(reports), left_out)
print("As described.")
PY
