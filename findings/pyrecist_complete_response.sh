#!/usr/bin/env bash
# pyrecist 0.1.0: a complete response is called partial, and lesions marked non-target are added to the sum of the target lesions.
#
# Its page: RECIST 1.1 from target lesions alone; SD, PR, PD and CR are its classes, and a row's category is target or non-target. RECIST 1.1: all
#   target lesions gone is CR; the sum that decides between PR, SD and PD is of target lesions.
# Guess, written before the run: 40 mm to 0 mm is CR (though the source, read first, never gives it); 50 to 35 is PR, 50 to 60 PD; a row of
#   category non-target changes nothing.
# Seen: PR and PD are right at their limits. 40 mm to 0 mm is PR, and stays PR. With a non-target lesion of 60 mm beside it, a target lesion that
#   grows from 30 to 45 mm (PD) is SD, and one that shrinks from 50 to 30 mm (PR) is SD. No message speaks of it.
# So responses are counted again from the table, and rows that are not targets are taken out before it is read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "pyrecist==0.1.0" "pandas==2.3.3" 2>/dev/null
cd "$work"
"$work/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

from pyrecist.assessment import Evaluator
from pyrecist.data import Reader

HEAD = "patient_id,study_date,measurement,lesion_label_alias,lesion_category\n"
DATES = ("20240101", "20240401", "20240701")


def classes(**lesions):
    """The class at each study after the first, of lesions in mm; a name that begins with N is that of a non-target lesion."""
    rows = [f"1,{date},{size},{name},{'non-target' if name[0] == 'N' else 'target'}" for name, sizes in lesions.items()
            for date, size in zip(DATES, sizes)]
    with open("lesions.csv", "w") as file:
        file.write(HEAD + "\n".join(rows) + "\n")
    reader = Reader()
    reader.read_measurements("lesions.csv")
    return Evaluator(reader).evaluate_recist()["classification"].tolist()


print("pyrecist", version("pyrecist"))
for lesions, right, expected in (
    ({"A": (50, 35)}, ["PR"], ["PR"]),
    ({"A": (50, 35.5)}, ["SD"], ["SD"]),
    ({"A": (50, 60)}, ["PD"], ["PD"]),
    ({"A": (25, 0), "B": (15, 0)}, ["CR"], ["PR"]),
    ({"A": (40, 0, 0)}, ["CR", "CR"], ["PR", "PR"]),
    ({"A": (30, 45)}, ["PD"], ["PD"]),
    ({"A": (30, 45), "N": (60, 60)}, ["PD"], ["SD"]),
    ({"A": (50, 30)}, ["PR"], ["PR"]),
    ({"A": (50, 30), "N": (60, 60)}, ["PR"], ["SD"]),
):
    found = classes(**lesions)
    print(f"{lesions}: {found}, RECIST 1.1: {right}")
    assert found == expected, (lesions, found)
print("As described.")
PY
