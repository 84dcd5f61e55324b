"""A new question in a unit: its cells at their place, and its synthetic student."""

from pathlib import Path
from textwrap import indent

from netcourse.authoring.course import Unit, units
from netcourse.authoring.lint_headings import SAME_NAME
from netcourse.authoring.new.cells import before, cells_of, check_cells, mentions, next_id, numbered, place, renumbered
from netcourse.authoring.new.change import Change
from netcourse.authoring.new.class_entry import with_student, with_words
from netcourse.authoring.new.foreseen import foreseen, kind_for
from netcourse.authoring.new.item_kinds import KINDS, Kind
from netcourse.errors import CourseError
from netcourse.items.item import called

_LOCKED = '"locked": true, "schema_version": 3, "solution": false, "task": false'
_NAMES = '"examines": ["FILL IN: the statement that it examines"], "facts": ["FILL IN: the fact on which it rests"]'
_STEM = "FILL IN: the case, and what is decided"


def new_item(unit: Unit, kind: str, after: str | None, points: float) -> Change:
    """Add the skeleton of a question to a unit's text and class.

    Parameters
    ----------
    unit : Unit
        Its text and class are read; nothing is written.
    kind : str
        One of `KINDS`.
    after : str, optional
        The item below which it goes, such as ``"q07"``; by default the last question that is asked in a form.
    points : float
        What it is worth, in marks.

    Returns
    -------
    Change
        Both texts, and what to do next.

    Raises
    ------
    CourseError
        If the kind or the item is not there, or a text can't take it.
    """
    if kind not in KINDS:
        raise CourseError(f"--kind {kind}: there is no such kind; there are {', '.join(KINDS)}")
    text, classes = (_read(path) for path in (unit.text, unit.synthetic_class))
    cells = cells_of(text)
    if not any(cell.asks for cell in cells) and "\nmeet(" in text:
        raise CourseError(f"{unit.name}: its patients are met at the board; a question in a form goes into another unit")
    name = next_id(cells, unit, "\n".join(one.text.read_text(encoding="utf-8") for one in units(unit.root)))
    at = place(cells, unit, after)
    number = before(cells, at) + 1 if numbered(cells) else 0
    about = kind_for(kind, text, unit.text)
    made = skeleton(about, name, points, number)
    parts = ["".join(cell.lines for cell in cells[:at]).rstrip("\n"), *made, "".join(cell.lines for cell in cells[at:])]
    changed = "\n\n".join(part.rstrip("\n") for part in parts if part.strip()) + "\n"
    if number:
        changed = renumbered(changed)
    check_cells(unit, text, changed, len(made))
    classes = with_student(unit, classes, name, points, about) if about.scheme else with_words(unit, classes, f"{name}-words")
    return Change({unit.text: changed, unit.synthetic_class: classes}, _then(unit, text, changed, name, number))


def skeleton(kind: Kind, name: str, points: float, number: int) -> list[str]:
    """The cells of a question: heading (where its number is not 0), form, and the cell in which it is marked."""
    worth = f"{points:g} mark{'' if points == 1 else 's'}"
    heading = [f'# %% [markdown]\n"""\n### Question {number} · {worth}\n"""'] if number else []
    return [*heading, _form(kind, name), _marks(kind, name, points) if kind.scheme else _words(name, points, worth)]


def _form(kind: Kind, name: str) -> str:
    return f"""{_head(name)}
from netcourse.items import {kind.item}, ask

ask(
    {kind.item}(
        "{name}",
        "{_STEM}",
{indent(kind.form, " " * 8)}
    )
)"""


def _marks(kind: Kind, name: str, points: float) -> str:
    used = ", ".join(sorted([kind.marked_by, *kind.also]))
    return f"""{_head(f"{name}-marks", points)} netcourse={{{_NAMES}}}
from netcourse.items import check

check("{name}")
### BEGIN HIDDEN TESTS
from netcourse.items import {used}, award_item

award_item(
    "{name}",
    {points:g},
{indent(kind.scheme, " " * 4)},
    again=("FILL IN: a new case for whoever lost marks here", "FILL IN: its answer"),
)
### END HIDDEN TESTS"""


def _words(name: str, points: float, worth: str) -> str:
    # A task that is called after a form marks what was written in it: netcourse/items/words.py.
    task = f'"grade": false, "grade_id": "{name}-words", "locked": true, "points": {points:g}, "schema_version": 3'
    return f"""# %% [markdown] nbgrader={{{task}, "solution": false, "task": true}} netcourse={{{_NAMES}}}
\"\"\"
#### Your words · {worth}, marked by a person

You have written them above. Nothing has to be typed here.

### BEGIN MARK SCHEME
**Mark scheme.** FILL IN: what earns each mark, with an example of an answer for all, for half and for none
### END MARK SCHEME
\"\"\""""


def _head(name: str, points: float | None = None) -> str:
    worth = "" if points is None else f'"points": {points:g}, '
    graded = "false" if points is None else "true"
    locked = _LOCKED.replace('"schema_version"', f'{worth}"schema_version"')
    return f'# %% jupyter={{"source_hidden": true}} nbgrader={{"grade": {graded}, "grade_id": "{name}", {locked}}}'


def _then(unit: Unit, was: str, text: str, name: str, number: int) -> tuple[str, ...]:
    shown = unit.text.relative_to(unit.root)
    told = [f"{shown}:{at}: says how many marks and questions there are; count anew" for at in _counts(text)]
    told += [
        f"{shown}:{at}: names a question by its number; from {number} on each is one more now" for at in _named(text, number)
    ]
    if number and called(name) != f"Question {number}":
        told.append(f'its heading says "Question {number}", and its form "{called(name)}", by its id: {SAME_NAME}')
    return (
        f"{name} stands in {shown}; each blank is marked 'FILL IN:'.",
        *told,
        *foreseen(unit, was, text),
        f"Next: fill in, then 'make test-quick UNIT={unit.name}', which builds it; README.md counts its questions and marks.",
    )


def _counts(text: str) -> list[int]:
    return [at for at, line in enumerate(text.split("\n"), start=1) if line.startswith("There are ") and " marks: " in line]


def _named(text: str, number: int) -> list[int]:
    return mentions(text, number) if number else []


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CourseError(f"{path}: no such file; nothing was written") from None
    except UnicodeDecodeError as error:
        raise CourseError(f"{path}: byte {error.start} is not UTF-8; save the text as UTF-8") from None
