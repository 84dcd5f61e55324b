#!/usr/bin/env bash
# nltk 3.10.4: weighted_kappa(max_distance=2) of two readers who agree rather well is below nought.
#
# Cohen's weighted kappa is one less the ratio of the observed to the expected disagreement. Dividing all distances by their largest value,
#   which is what max_distance is for, cancels in that ratio.
# Guess, written before the run: three grades, linear distance: the same as scikit-learn's linear kappa, whatever max_distance.
# Seen: with max_distance left alone it is scikit-learn's 0.4375. With the true largest distance, 2, it is -0.125: only the expected
#   disagreement is divided by it, the observed one (Do_Kw_pairwise) is called without it.
# So the argument is best left alone; agreement of readers in this project is not taken from nltk.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "nltk==3.10.4" "scikit-learn==1.7.2" 2>/dev/null
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

FIRST = [1, 2, 3, 3, 2, 1, 1, 2, 3, 3, 1, 2]
SECOND = [1, 3, 3, 2, 2, 1, 2, 2, 3, 1, 1, 3]
marks = [(reader, str(case), grade) for reader, grades in (("a", FIRST), ("b", SECOND)) for case, grade in enumerate(grades)]
task = AnnotationTask(marks, distance=lambda one, other: abs(one - other))
linear = cohen_kappa_score(FIRST, SECOND, weights="linear")
alone, largest = task.weighted_kappa(), task.weighted_kappa(max_distance=2.0)
print("nltk", version("nltk"), "scikit-learn", version("scikit-learn"))
print(f"linear kappa {linear:.4f}; nltk {alone:.4f}, with max_distance=2: {largest:.4f}")
assert abs(linear - 0.4375) < 1e-9 and abs(alone - linear) < 1e-9, (linear, alone)
assert abs(largest + 0.125) < 1e-9, largest
assert abs(largest - (1 - 2 * (1 - linear))) < 1e-9, largest
print("As described.")
PY
