#!/usr/bin/env bash
# audpsychometric 0.1.1: intra_class_correlation() gives another coefficient by its second method: 0.69 for a published 0.29.
#
# The function follows Shrout and Fleiss (1979) and offers two ways to the same analysis of variance, "pingouin" and "statsmodels".
# Guess, written before the run: on the table of Shrout and Fleiss (six targets, four judges) both give the published coefficients:
#   ICC(1,1) 0.17, ICC(2,1) 0.29, ICC(3,1) 0.71, and for the mean of four 0.44, 0.62 and 0.91.
# Seen: "pingouin" does. "statsmodels" gives 0.69, 0.69, 0.66, 0.90, 0.90 and 0.89: its table of the analysis has one degree of freedom for
#   the four judges, since their numbers are taken for a measured quantity. Nothing warns, and poor agreement reads as good.
# So an intraclass correlation is compared with the published table before it is believed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "audpsychometric==0.1.1" "statsmodels==0.15.0" "pandas==2.3.3" "numpy==2.0.2" 2>/dev/null
"$work/venv/bin/python" -W ignore - <<'PY'
import contextlib
import io
from importlib.metadata import version

import numpy as np
from audpsychometric import intra_class_correlation

TABLE = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
KINDS = ("ICC_1_1", "ICC_2_1", "ICC_3_1", "ICC_1_k", "ICC_2_k", "ICC_3_k")


def coefficients(method):
    with contextlib.redirect_stdout(io.StringIO()):
        return [round(float(intra_class_correlation(TABLE, icc_type=kind, anova_method=method)[0]), 2) for kind in KINDS]


print("audpsychometric", version("audpsychometric"), "statsmodels", version("statsmodels"))
first, second = coefficients("pingouin"), coefficients("statsmodels")
print(*KINDS)
print("pingouin   ", *first)
print("statsmodels", *second)
assert first == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91], first
assert second == [0.69, 0.69, 0.66, 0.90, 0.90, 0.89], second
print("As described.")
PY
