"""The two texts of a new patient, whole and playable from the first minute: an author changes what stands in them, and plays."""

CHART = '''# {patient}: one line on who this is, for authors; what decides, and the trap. Fork B: what is other there.
# `netcourse patient play {patient} --as expert` plays it; `netcourse lint` says what a careful colleague would send back.
id = "{patient}"
jurisdiction = "EU"
budget = {budget}
triage = """
{{name}}, {{age}}. Sixty words at most, as a referrer writes them, with the referrer's own idea, which may be wrong."""

[persona]
name = "Change Me"
sex = "female"
words = "teacher"

# What differs between students; `edges` names facts whose limits a window stays clear of.
[draws]
age = {{low = 50, high = 59}}

# What acts bring to light; one that the chart does not name gives the catalogue's normal finding. A rule computes its result.
[reveals.weight]
says = "Four kilograms less than a year ago."

[reveals.abdomen]
says = "Soft; a fullness under the right ribs."

[reveals.albumin]
says = "A little below the laboratory's limits."

[reveals.ct-abdomen]
A.says = "A lesion in the liver."
B.says = "No focal lesion."

[turn]
A = "What happens in the end, and the question that it puts."
B = "What happens in the end in the other fork."

[truth]
A = {{}}
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
  {{stage = "image", weight = 3, any = ["ct-abdomen", "mri-liver"], says = "Why this study, in a sentence that teaches."}},
]
# Two to five rules, those that safety or the meaning of a result asks for.
order = [
  {{weight = 1, first = ["albumin"], then = ["ct-abdomen", "mri-liver"], says = "Why first."}},
  {{weight = 3, first = ["ct-abdomen", "mri-liver"], then = ["plan"], says = "Why first."}},
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
albumin = "What a low value means here, and what to do next time."
"""
# Twice what the expert's path costs.
BUDGET = 22


def texts(patient: str) -> tuple[str, str]:
    """Chart and key of a new patient."""
    return CHART.format(patient=patient, budget=BUDGET), KEY.format(patient=patient)
