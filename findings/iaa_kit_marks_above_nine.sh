#!/usr/bin/env bash
# iaa-kit 0.1.2: two examiners who differ by one mark at most agree hardly at all, once marks have two digits.
#
# Weighted kappa counts how far two marks lie apart, so the marks have to stand in their order: 9, 10, 11.
# Guess, written before the run: quadratic kappa of marks from 8 to 12 is scikit-learn's, and Gwet's AC2 is another number than it.
# Seen: scikit-learn says 0.8566, iaa-kit 0.3571. Of the same marks less three (5 to 9) both say 0.8566: iaa-kit orders marks by how they are
#   spelt, so that 12 stands before 8. Its AC2 is weighted kappa under another name (0.6364 where by Gwet's formula it is 0.9409), and its
#   ordinal alpha is that for intervals (0.4886 twice; krippendorff has 0.5052 for the ordinal one).
# So agreement of two markers in this project is not taken from iaa-kit.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "iaa-kit==0.1.2" "scikit-learn==1.7.2" "krippendorff==0.8.1" 2>/dev/null
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import krippendorff
from iaa_kit.cohen import weighted_kappa
from iaa_kit.gwet import ac2
from iaa_kit.krippendorff import alpha_value
from sklearn.metrics import cohen_kappa_score

FIRST = [8, 9, 10, 11, 12, 9, 10, 11, 8, 12, 10, 9]
SECOND = [9, 9, 10, 12, 12, 8, 10, 11, 8, 11, 9, 10]
def both(less):
    pair = [mark - less for mark in FIRST], [mark - less for mark in SECOND]
    return cohen_kappa_score(*pair, weights="quadratic"), weighted_kappa(*pair, "quadratic")
known, here = both(0)
known_below, here_below = both(3)
print("iaa-kit", version("iaa-kit"), "scikit-learn", version("scikit-learn"))
print(f"quadratic kappa of marks from 8 to 12: {known:.4f} and {here:.4f}; of the same less three: {known_below:.4f} and {here_below:.4f}")
grades = [[1, 1], [2, 2], [3, 3], [1, 2], [2, 3], [1, 1], [3, 1], [1, 1]]
turned = [list(column) for column in zip(*grades)]
kept = {level: krippendorff.alpha(turned, level_of_measurement=level) for level in ("ordinal", "interval")}
found = {level: alpha_value(grades, level) for level in kept}
print("alpha by krippendorff", {k: round(float(v), 4) for k, v in kept.items()}, "by iaa-kit", {k: round(v, 4) for k, v in found.items()})
# Where nearly all is one grade kappa is about nought and AC2 high: that is what it was made for.
grades = [[1, 1]] * 17 + [[1, 2], [2, 1], [3, 3]]
turned = [list(column) for column in zip(*grades)]
# Gwet (2014): agreement expected by chance from the weights' sum and the mean share of each category.
first, second = turned
linear = [[1 - abs(one - other) / 2 for other in (1, 2, 3)] for one in (1, 2, 3)]
shares = [(first.count(one) + second.count(one)) / (2 * len(first)) for one in (1, 2, 3)]
chance = sum(map(sum, linear)) / 6 * sum(share * (1 - share) for share in shares)
observed = sum(linear[one - 1][other - 1] for one, other in grades) / len(grades)
gwet = (observed - chance) / (1 - chance)
print(f"AC2 by Gwet's formula {gwet:.4f}, by iaa-kit {ac2(*turned, 'linear'):.4f}; weighted kappa {weighted_kappa(*turned, 'linear'):.4f}")
assert abs(known - known_below) < 1e-9 and abs(here_below - known) < 1e-9, (known, known_below, here_below)
assert abs(known - 0.8566) < 5e-5 and abs(here - 0.3571) < 5e-5, (known, here)
assert found["ordinal"] == found["interval"] and abs(kept["interval"] - found["interval"]) < 1e-9 < abs(kept["ordinal"] - found["ordinal"])
assert ac2(*turned, "linear") == weighted_kappa(*turned, "linear") and abs(gwet - ac2(*turned, "linear")) > 0.1, gwet
print("As described.")
PY
