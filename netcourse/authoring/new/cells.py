"""A unit's text as cells by line: where a new one goes, and the numbers in the headings of questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import jupytext

from netcourse.authoring.course import Unit
from netcourse.errors import CourseError

_BEGINS = re.compile(r"^# %%(?: |$)")
_ID = re.compile(r'"grade_id": "([^"]+)"')
_SCHEME = re.compile(r"([a-z][a-z-]*)(\d+)")
_HEADING = re.compile(r"^(### Question )(\d+)( · )", re.MULTILINE)
_MENTION = re.compile(r"\bquestions? (\d+)\b", re.IGNORECASE)
# What asks a question in a form; a patient of the board is met instead.
ASKS = "\nask("


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a text: the grade_id in its head (empty if it has none), and its lines, the head first."""

    name: str
    lines: str

    @property
    def asks(self) -> bool:
        """Whether it asks a graded question in a form."""
        return bool(self.name) and ASKS in self.lines


def cells_of(text: str) -> list[Cell]:
    """The cells of a text; what stands above the first one is a cell without a name."""
    parts: list[list[str]] = [[]]
    for line in text.splitlines(keepends=True):
        if _BEGINS.match(line):
            parts.append([])
        parts[-1].append(line)
    return [Cell(_name(lines), "".join(lines)) for lines in parts]


def next_id(cells: Sequence[Cell], unit: Unit, taken: str) -> str:
    """The next free id of a question, in the unit's own scheme.

    Parameters
    ----------
    cells : sequence of Cell
        Of the unit.
    unit : Unit
        Where it asks nothing yet, the first three letters of its topic begin the id.
    taken : str
        The texts of the whole course: an id that stands there in quotes is passed over.
    """
    asked = [found for cell in cells if cell.asks and (found := _SCHEME.fullmatch(cell.name))]
    letters = asked[-1][1] if asked else unit.name.split("_", 1)[1][:3]
    width = len(asked[-1][2]) if asked else 2
    number = max((int(found[2]) for found in asked if found[1] == letters), default=0) + 1
    while f'"{letters}{number:0{width}}"' in taken:
        number += 1
    return f"{letters}{number:0{width}}"


def place(cells: Sequence[Cell], unit: Unit, after: str | None) -> int:
    """Before which cell a new question goes: after the marks of a named item, or after those of the last question.

    Raises
    ------
    CourseError
        If the unit has no item of that name; the message names those that there are.
    """
    ends = {_item(cell.name): at + 1 for at, cell in enumerate(cells) if cell.name.endswith(("-marks", "-words"))}
    if after is None:
        asked = [cell.name for cell in cells if cell.asks]
        return max((ends[name] for name in asked if name in ends), default=len(cells))
    if after not in ends:
        raise CourseError(f"--after {after}: {unit.name} marks no such item; there are {', '.join(ends) or 'none'}")
    return ends[after]


def renumbered(text: str) -> str:
    """The text with the headings of its questions counted from 1."""
    numbers = iter(range(1, text.count("### Question ") + 1))
    return _HEADING.sub(lambda found: f"{found[1]}{next(numbers)}{found[3]}", text)


def numbered(cells: Sequence[Cell]) -> bool:
    """Whether each question of a unit has a numbered heading; so has the first one of a unit that asks nothing yet."""
    return any(_HEADING.search(cell.lines) for cell in cells) or not any(cell.asks for cell in cells)


def before(cells: Sequence[Cell], at: int) -> int:
    """How many numbered questions stand before this cell."""
    return sum(bool(_HEADING.search(cell.lines)) for cell in cells[:at])


def mentions(text: str, least: int) -> list[int]:
    """The lines that speak of a question by its number, from `least` on; headings are counted anew, and stay out."""
    return [
        at
        for at, line in enumerate(text.split("\n"), start=1)
        if not _HEADING.match(line) and any(int(number) >= least for number in _MENTION.findall(line))
    ]


def check_cells(unit: Unit, old: str, new: str, more: int) -> None:
    """Check that the new text has so many cells more, as jupytext reads it.

    Raises
    ------
    CourseError
        If a line that looks like the head of a cell stands inside one, so that the new cells would be read as part of it.
    """
    was, now = (len(jupytext.reads(text, fmt="py:percent").cells) for text in (old, new))
    if now != was + more:
        raise CourseError(f"{unit.text}: a line that begins with '# %%' stands inside a cell; nothing was written")


def _name(lines: Sequence[str]) -> str:
    found = _ID.search(lines[0]) if lines else None
    return found[1] if found else ""


def _item(name: str) -> str:
    return name.removesuffix("-marks").removesuffix("-words")
