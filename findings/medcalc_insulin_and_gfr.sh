#!/usr/bin/env bash
# medcalc-bench 1.7.0: HOMA-IR from insulin in pmol/L is 36 times too high, and the GFR of a man with a low creatinine 7% too low.
#
# Its own words for HOMA-IR: insulin in uIU/mL times glucose in mg/dL, by 405; 1 uIU/mL is 6 pmol/L (6.9 by molar mass, which it uses for ng/mL).
#   CKD-EPI 2021 (Inker and others, New England Journal of Medicine 2021): 142 * (creatinine / k)^a * 0.9938^age, and k of a man is 0.9.
# Guess, written before the run: HOMA-IR of 10 uIU/mL and of 60 pmol/L at 90 mg/dL of glucose is 2.2, a man of 50 with 0.8 mg/dL has a GFR of 108,
#   and MELD-Na of 1.9, 4.2, 1.2 and sodium 125 is 28.
# Seen: MELD-Na is right. 60 pmol/L are multiplied by 6 where they should be divided, and HOMA-IR is 80; about as much in ng/mL (0.4) gives
#   2.2, and the example in the docstring converts it not at all. ckd_epi_2021_explanation() takes 0.7 for k in a man up to 0.9 mg/dL: 100
#   in place of 108, which ckd_epi_2021() in the same file gives, and a creatinine that rises from 0.9 to 0.91 makes the kidney better.
# So what it answers is worked out again before anything is judged by it; netcourse has no calculator from elsewhere.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "medcalc-bench==1.7.0" 2>/dev/null
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from medcalc.ckd_epi_2021_creatinine import ckd_epi_2021, ckd_epi_2021_explanation
from medcalc.homa_ir import compute_homa_ir_explanation
from medcalc.meldna import compute_meldna_explanation

print("medcalc-bench", version("medcalc-bench"))
liver = {"creatinine": (1.9, "mg/dL"), "bilirubin": (4.2, "mg/dL"), "inr": 1.2, "sodium": (125, "mEq/L"), "dialysis_twice": False}
assert compute_meldna_explanation(liver)["Answer"] == 28
for insulin, expected in (([10, "\u00b5IU/mL"], 2.222), ([0.4, "ng/mL"], 2.204), ([60, "pmol/L"], 80.0)):
    found = compute_homa_ir_explanation({"insulin": list(insulin), "glucose": [90, "mg/dL"]})["Answer"]
    print("HOMA-IR, glucose 90 mg/dL, insulin", *insulin, "-", found)
    assert found == expected, found
right = 60 / 6 * 90 / 405
assert round(80.0 / right) == 36, right
for creatinine, one, other in ((0.5, 124.3, 115.2), (0.8, 107.8, 99.9), (0.9, 104.0, 96.4), (0.91, 102.7, 102.7), (1.2, 73.7, 73.7)):
    man = {"sex": "Male", "age": (50, "years"), "creatinine": (creatinine, "mg/dL")}
    published = 142 * min(creatinine / 0.9, 1) ** -0.302 * max(creatinine / 0.9, 1) ** -1.2 * 0.9938**50
    found = round(ckd_epi_2021(man), 1), round(ckd_epi_2021_explanation(man)["Answer"], 1)
    print(f"GFR, man of 50, creatinine {creatinine}: published {published:.1f}, ckd_epi_2021 {found[0]}, with explanation {found[1]}")
    assert round(published, 1) == one and found == (one, other), found
print("As described.")
PY
