"""A new patient of the board: two texts, whole and playable from the first minute; an author fills in, changes, and plays."""

from pathlib import Path

from netcourse.authoring.new.change import Change
from netcourse.authoring.new.registry import check_free
from netcourse.authoring.patient_command import PATIENT, paths
from netcourse.errors import CourseError

CHART = '''# {patient}: FILL IN: who this is, for authors; what decides, and the trap. Fork B: what is other there.
# `netcourse patient play {patient} --as expert` plays it; `netcourse lint` says what a careful colleague would send back.
id = "{patient}"
jurisdiction = "EU"
budget = {budget}
triage = """
{{name}}, {{age}}. FILL IN: sixty words at most, as a referrer writes them, with an idea of his own, which may be wrong."""

[persona]
name = "FILL IN: a name"
sex = "female"
words = "FILL IN: work, and what tells how they live"

# What differs between students; `edges` names facts whose limits a window stays clear of.
[draws]
age = {{low = 50, high = 59}}

# What acts bring to light; one that the chart does not name gives the catalogue's normal finding. A rule computes its result.
[reveals.weight]
# FILL IN: what these four and others bring to light
says = "Four kilograms less than a year ago."

[reveals.abdomen]
says = "Soft; a fullness under the right ribs."

[reveals.albumin]
says = "A little below the laboratory's limits."
facts = ["FILL IN: the fact on which albumin rests"]

[reveals.ct-abdomen]
A.says = "A lesion in the liver."
B.says = "No focal lesion."
facts = ["FILL IN: the fact on which CT rests"]

[reveals.mri-liver]
A.says = "A lesion in the liver."
B.says = "No focal lesion."
facts = ["FILL IN: the fact on which MRI rests"]

[turn]
A = "FILL IN: what happens in the end, and the question that it puts"
B = "FILL IN: what happens in the end in the other fork"

[truth]
A = {{facts = ["FILL IN: the facts of the rules behind the classification"]}}
B = {{}}
'''

KEY = """# What a course of {patient} is worth. What A and B share stands first; a table [B] replaces whole words for fork B.
patient = "{patient}"
urgency = ["soon"]
# In the expert's order; "wait 14" lets days pass. What is useful costs nothing besides; all else costs efficiency.
expert = ["weight", "abdomen", "albumin", "ct-abdomen"]
useful = ["drugs", "family", "past-illness", "full-blood-count"]
slot = [
  {{stage = "ask", weight = 2, any = ["weight"]}},
  {{stage = "ask", weight = 1, any = ["abdomen"]}},
  {{stage = "test", weight = 2, any = ["albumin"]}},
  {{stage = "image", weight = 3, any = ["ct-abdomen", "mri-liver"], says = "FILL IN: why this study"}},
]
# Two to five rules, those that safety or the meaning of a result asks for.
order = [
  {{weight = 1, first = ["albumin"], then = ["ct-abdomen", "mri-liver"], says = "FILL IN: why albumin first"}},
  {{weight = 3, first = ["ct-abdomen", "mri-liver"], then = ["plan"], says = "FILL IN: why an image before the plan"}},
]
update = [
  {{from = "d1", to = "d2", act = "albumin", up = ["lymphoma"], down = ["irritable-bowel"]}},
  {{from = "d2", to = "d3", act = ["ct-abdomen", "mri-liver"], up = ["unknown-primary-net"], down = ["lymphoma"]}},
]
part = [
  {{name = "support", weight = 1, any = ["dietitian"], supports = ["weight", "albumin"]}},
  {{name = "what does not fit", weight = 2, any = ["rebiopsy", "second-pathology"], supports = ["ct-abdomen", "mri-liver"]}},
]
weak = ["no-systemic", "follow-none"]
harms = {{}}

[ranking]
d1 = [[["irritable-bowel", "lymphoma"], ["unknown-primary-net"], ["liver-metastases-other"]]]
d2 = [[["lymphoma"], ["irritable-bowel"], ["unknown-primary-net"]]]
d3 = [[["unknown-primary-net"], ["liver-metastases-other"]]]

[must]
d1 = ["lymphoma"]
d3 = ["unknown-primary-net"]

# Five of the fields of the classification: words, or what the rules compute for each student ("computed", with "within").
[fields]
differentiation = {{is = ["not decidable"]}}
grade = {{is = ["not decidable"]}}
t = {{is = ["not decidable"]}}
function = {{is = ["no hormone syndrome"]}}
receptors = {{is = ["not decidable"]}}

[turn]
want = [["measure-first"], ["call-family"], ["second-opinion"]]
harms = {{}}

# What is said of an id in the feedback.
[said]
albumin = "FILL IN: what a low value means here, and what to do next time"
"""
# Twice what the expert's path costs.
BUDGET = 22


def new_patient(root: Path, patient: str) -> Change:
    """Add a patient to the board.

    Parameters
    ----------
    root : Path
        The course; nothing is written.
    patient : str
        Such as ``"p14"``.

    Returns
    -------
    Change
        Chart and key.

    Raises
    ------
    CourseError
        If the name is malformed or taken.
    """
    if not PATIENT.fullmatch(patient):
        raise CourseError(f"{patient}: a patient is called p and two digits, such as p14")
    chart, key = paths(root, patient)
    check_free(chart, key)
    return Change(
        {chart: CHART.format(patient=patient, budget=BUDGET), key: KEY.format(patient=patient)},
        (
            f"{patient} can be played; each blank is marked 'FILL IN:'.",
            f"Next: change both, then 'netcourse patient play {patient} --as expert', '--as everyone', and 'netcourse lint'.",
        ),
    )
