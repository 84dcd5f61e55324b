"""The text and the class of a new unit: one part, in which practice comes before marks, and one task that a person marks."""
# ruff: noqa: E501 (a lesson is one line a paragraph, and so is the head of a cell)

TEXT = '''# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
"""
# Unit @number@ · FILL IN: its title

FILL IN: the patient who goes through the whole unit, as a colleague would tell it

By the end of this unit you can FILL IN: what is decided

> **For education only.** Nothing here is advice about a real patient. All patients, letters and results in this unit are synthetic.
> No clinician has signed the facts of this course yet; your teachers know.
"""

# %% [markdown]
"""
## How to answer

**You need no programming.** Every question is a form: choose, press **Record**, read the line below; you can change it until you hand in. (In another Jupyter first *Run > Run All Cells*.)

**Practice answers at once**, with hints, and costs nothing. **Graded questions** say whether your answer is recorded; what was right, and why, comes back with your marks.

There are @marks@ marks: @questions@ short questions, and one text in your own words. Plan FILL IN: how many minutes, as `netcourse lint` estimates
"""

# %% [markdown]
"""
## What you will be able to do

1. FILL IN: an objective, its verb first
"""

# %% [markdown]
"""
## 1 FILL IN: what this part is about
"""

# %% jupyter={"source_hidden": true} netcourse={"practises": ["FILL IN: the statement that it practises"]}
from netcourse.items import Best, SingleBest, practise

practise(
    SingleBest(
        "@letters@-practice-1",
        "**Decide first.** FILL IN: what is decided before anything is explained",
        {
            "A": "FILL IN: option A of the practice, an error that somebody makes",
            "B": "FILL IN: option B of the practice, the right one",
            "C": "FILL IN: option C of the practice, another error",
        },
        hints=("FILL IN: where to look", "FILL IN: what to think of next"),
        certainty=True,
    ),
    Best(
        "B",
        right="FILL IN: why B is right in the practice",
        wrong={
            "A": "FILL IN: what A overlooks in the practice, and what to look at next",
            "C": "FILL IN: what C overlooks in the practice, and what to look at next",
        },
    ),
    worked="FILL IN: the worked answer of the practice",
)

# %% [markdown] netcourse={"teaches": ["FILL IN: the statement that it teaches"], "facts": ["FILL IN: the fact on which the lesson rests"]}
"""
FILL IN: the lesson: the decision before the detail, a picture or an explorer before the third paragraph
"""

@asked@

# %% [markdown] nbgrader={"grade": false, "grade_id": "@letters@-task", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": true} netcourse={"examines": ["FILL IN: the statement that the task examines"], "facts": ["FILL IN: the fact on which the task rests"]}
"""
### Your words · 4 marks, marked by a person

FILL IN: to whom they write, what about, how long, and what earns a mark

### BEGIN MARK SCHEME
**Mark scheme.** FILL IN: what earns each mark, with an example of an answer for all, for half and for none
### END MARK SCHEME
"""

# %% [markdown]
"""
*Type your text here.*
"""

# %% [markdown]
"""
**How well did you know what you knew?** Practice only; it never touches your marks.
"""

# %% jupyter={"source_hidden": true}
from netcourse.items import calibration

calibration()

# %% [markdown]
"""
### Take with you

- FILL IN: what stays when the rest is forgotten

### Hand in

Press **Hand in** in the bar above; in another Jupyter, save the notebook and hand it in.
"""

# %% [markdown]
"""
### Sources

| what it gives here | source | holds for, as of |
|---|---|---|
| FILL IN: what it gives | FILL IN: the source | FILL IN: where and when it holds |
"""
'''

CLASS = """# The synthetic class of this unit. Each student is the expert, whose answers are the model answers in the text, with some
# answers changed. `netcourse demo @unit@` plays the class through the real marking and fails unless every student gets exactly
# the marks that stand here. No real student is in it. The keys are explained in 05_tumour_grade.class.toml.

unit = "@unit@"
comment_cell = "@letters@-task"

[[student]]
id = "expert"
believes = "Answers as the course teaches."
comment = 4

[[student]]
id = "blank"
believes = "Hands in the released notebook untouched."
untouched = true
comment = 0
"""
