"""A small unit with a question of every kind, as an author writes it, and what a student answers. Browser tests share it."""
# ruff: noqa: E501 (the header of a cell is one line, however long)

from collections.abc import Mapping

NAME = "09_kinds"
_LOCKED = '"locked": true, "schema_version": 3, "solution": false, "task": false'
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="120"><rect width="20" height="20"/></svg>'
# By question: the class and its arguments after id and stem, and the scheme of two marks; none is marked by a machine.
_QUESTIONS: Mapping[str, tuple[str, str]] = {
    "one": (
        'SingleBest({id}, "Ki-67 is 3% exactly. Which grade?", {{"A": "NET G1", "B": "NET G2"}})',
        'Best("B", right="The edge.", wrong={"A": "You left the edge to G1."})',
    ),
    "spot": (
        f'HotSpot({{id}}, "Which half is dark?", {{{{"L": "the left", "R": "the right"}}}}, {_PICTURE!r}, "A box, its left half dark.")',
        'Best("L", right="Dark.", wrong={"R": "That is light."})',
    ),
    "several": (
        'SeveralOfMany({id}, "What raises CgA?", {{"A": "a PPI", "B": "water", "C": "poor kidneys"}})',
        'Several({"A", "C"}, "Both.", {"A": "PPIs do.", "B": "Water does not.", "C": "Kidneys do."})',
    ),
    "set": (
        'DefensibleSet({id}, "What first?", {{"A": "an SSA", "B": "nothing", "C": "platinum"}})',
        'Defensible({"A": "Defensible."}, {"B": "Weak."}, {"C": "That is for NEC."})',
    ),
    "number": (
        'NumberWithUnit({id}, "How much 5-HIAA?", "µmol/24 h", 0, 2000, units={{"mg/24 h": 5.23}})',
        'Quantity(41.84, 0.5, right="Converted.", otherwise="Multiply by 5.23.")',
    ),
    "pairs": (
        'Matching({id}, "Which goes with which?", {{"x": "gut", "y": "lung"}}, {{"1": "carcinoid syndrome", "2": "ACTH"}})',
        'Pairs({"x": "1", "y": "2"}, "Matched.", {"x": "The gut.", "y": "The lung."})',
    ),
    "order": (
        'Ordering({id}, "In which order?", {{"A": "treat", "B": "grade", "C": "stage"}})',
        'Order(["B", "C", "A"], "In order.", {("B", "C"): "Grade first.", ("C", "A"): "Stage first."})',
    ),
    "words": ('ShortText({id}, "Why?", longest=80)', ""),
}
# What a student answers, right each time, as the form takes it: the places of what is chosen, or what is typed.
CHOSEN: Mapping[str, list[int] | str] = {
    "one": [1], "spot": [0], "several": [0, 2], "set": [0], "number": "41.84", "pairs": [0, 1], "order": [1, 2, 0], "words": "Because.",
}  # fmt: skip
MARKED = [name for name, (_, scheme) in _QUESTIONS.items() if scheme]


def _question(name: str, code: str) -> str:
    kind = code.split("(")[0]
    header = f'# %% nbgrader={{"grade": false, "grade_id": "{name}", {_LOCKED}}}'
    return f"{header}\nfrom netcourse.items import {kind}, ask\n\nask({code.format(id=repr(name))})\n"


def _marks(name: str, scheme: str) -> str:
    header = f'# %% nbgrader={{"grade": true, "grade_id": "{name}-marks", "points": 2, {_LOCKED}}}'
    award = f'from netcourse.items import {scheme.split("(")[0]}, award_item\n\naward_item("{name}", 2, {scheme})'
    return (
        f'{header}\nfrom netcourse.items import check\n\ncheck("{name}")\n### BEGIN HIDDEN TESTS\n{award}\n### END HIDDEN TESTS\n'
    )


TEXT = "\n".join(
    [
        '# %% [markdown]\n"""\n# Every kind of question\n"""\n',
        *(_question(name, code) + ("\n" + _marks(name, scheme) if scheme else "") for name, (code, scheme) in _QUESTIONS.items()),
        '# %% [markdown] nbgrader={"grade": false, "grade_id": "comment", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true}\n"""\nWrite a comment.\n"""\n',
        '# %% [markdown]\n"""\n*Type here.*\n"""\n',
    ]
)
# What else a unit shows where Python is there: a tool that draws, and one that works through a table.
TOOLS = """
# %% jupyter={"source_hidden": true}
from netcourse.explorers import GradePlane, explore

explore(GradePlane("field-matters"))

# %% jupyter={"source_hidden": true}
from netcourse.explorers import Workbench, explore

explore(Workbench("gep", ("n_regraded",)))
"""
