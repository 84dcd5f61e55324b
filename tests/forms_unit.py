"""A small unit whose questions are forms, as an author writes it. Tests of marking and of the browser share it."""
# ruff: noqa: E501 (the header of a cell is one line, however long)

FORMS_TEXT = '''# %% [markdown]
"""
# A small unit with forms
"""

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(SingleBest("q1", "Ki-67 is 3% exactly. Which **grade**?", {"A": "NET G1", "B": "NET G2"}))

# %% nbgrader={"grade": false, "grade_id": "typed", "locked": false, "schema_version": 3, "solution": true, "task": false}
# Whoever would rather type, types here.

# %% nbgrader={"grade": true, "grade_id": "q1-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import check

check("q1")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item("q1", 2, Best("B", right="The edge belongs to G2.", wrong={"A": "You left the edge to G1."}))
### END HIDDEN TESTS

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, ask

ask(NumberWithUnit("q2", "How much 5-HIAA?", "µmol/24 h", 0, 2000, units={"mg/24 h": 5.23}))

# %% nbgrader={"grade": true, "grade_id": "q2-marks", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import check

check("q2")
### BEGIN HIDDEN TESTS
from netcourse.items import Quantity, WrongUnit, award_item

award_item(
    "q2",
    3,
    Quantity(41.84, 0.5, right="Converted.", otherwise="Multiply by 5.23.", wrong_units=[WrongUnit("mg/24 h", "Right number, wrong unit.", 1)]),
)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "comment", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true}
"""
Write a comment.
"""

# %% [markdown]
"""
*Type here.*
"""
'''
