"""A small unit with two questions whose numbers vary, as an author writes it."""
# ruff: noqa: E501 (the header of a cell is one line, however long)

_LOCKED = '"locked": true, "schema_version": 3, "solution": false, "task": false'

ASKS_FOR_THE_ID = f"""# %% nbgrader={{"grade": false, "grade_id": "course-id", {_LOCKED}}}
from netcourse.items import ask_id

ask_id()
"""
WINDOWS = '{"brown": Window(18, 24), "counted": Window(500, 560)}'
SLIP = 'Slip(round(brown / counted, 4), "That is a share, where per cent were asked.", 0.5)'
GRADE_WINDOW = '{"ki67": Window(6, 12)}'
TEXT = f'''# %% [markdown]
"""
# A small unit

## How to answer
"""

{ASKS_FOR_THE_ID}
# %% [markdown]
"""
### Question 1 · 2 marks
"""

# %% nbgrader={{"grade": false, "grade_id": "q01", {_LOCKED}}}
from netcourse.items import NumberWithUnit, Varied, Window, ask

ask(
    Varied(
        NumberWithUnit("q01", "Of {{counted}} nuclei {{brown}} are brown. **What is the index, in per cent?**", "%", 0, 100),
        {WINDOWS},
    )
)

# %% nbgrader={{"grade": true, "grade_id": "q01-marks", "points": 2, {_LOCKED}}} netcourse={{"examines": ["S046"]}}
from netcourse.items import check

check("q01")
### BEGIN HIDDEN TESTS
from netcourse.items import Drawn, Quantity, Slip, award_item

award_item(
    "q01",
    2,
    Drawn(
        lambda brown, counted: Quantity(
            round(100 * brown / counted, 2),
            0.05,
            right=f"{{brown}} of {{counted}} nuclei is {{100 * brown / counted:.1f}}%.",
            slips=[{SLIP}],
            otherwise="Divide the brown nuclei by all nuclei, and multiply by a hundred.",
        ),
        sides=lambda brown, counted: {{"B1-2.ki67": 100 * brown / counted}},
    ),
)
### END HIDDEN TESTS

# %% [markdown]
"""
### Question 2 · 1 mark
"""

# %% nbgrader={{"grade": false, "grade_id": "q02", {_LOCKED}}}
from netcourse.items import SingleBest, Varied, Window, ask

ask(Varied(SingleBest("q02", "Well differentiated, Ki-67 {{ki67}}%. Which grade?", {{"A": "NET G1", "B": "NET G2", "C": "NET G3"}}), {GRADE_WINDOW}))

# %% nbgrader={{"grade": true, "grade_id": "q02-marks", "points": 1, {_LOCKED}}} netcourse={{"examines": ["S052"]}}
from netcourse.items import check

check("q02")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, Drawn, award_item

award_item(
    "q02",
    1,
    Drawn(
        lambda ki67: Best(
            "B",
            right=f"{{ki67}}% lies between 3% and 20%: NET G2.",
            wrong={{"A": "G1 ends below 3%: where does this index lie?", "C": "G3 begins above 20%: where does this index lie?"}},
        ),
        sides=lambda ki67: {{"B1-2.ki67": ki67}},
    ),
)
### END HIDDEN TESTS

# %% nbgrader={{"grade": false, "grade_id": "typed", "locked": false, "schema_version": 3, "solution": true, "task": false}}
# Whoever would rather type, types here.

# %% [markdown] nbgrader={{"grade": false, "grade_id": "comment", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true}}
"""
Write a comment.

### BEGIN MARK SCHEME
One mark for each sentence.
### END MARK SCHEME
"""

# %% [markdown]
"""
*Type here.*
"""
'''
