"""Lint rules on the headings of what is marked: their numbers count from 1, and their marks are those that the cells give."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from netcourse.authoring.finding import Finding
from netcourse.authoring.text_cells import TextCell
from netcourse.items.item import called

_HEADING = re.compile(
    r"^(?P<level>#{1,6}) +(?P<name>[^\n·]+?)(?: +· +(?P<marks>\d+(?:\.\d+)?) marks?\b[^\n]*)?[ \t]*$", re.MULTILINE
)
_NUMBERED = re.compile(r"(?P<what>\D+) (?P<number>\d+)")
# Lines that begin like a heading and are none: the edges of a region, and what stands in a block of code.
_NO_HEADING = re.compile(r"^### (?:BEGIN|END) [^\n]*$|^```.*?^```", re.MULTILINE | re.DOTALL)
# Their second argument is what is given.
_AWARDS = ("award_item", "award_board")
SAME_NAME = "let ids count as the headings do, or, where a class has answered the unit, put new questions last"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the line of the file, the place of its cell, its level, its name, and the marks that it tells (None: none)."""

    at: int
    cell: int
    level: int
    name: str
    marks: float | None


def headings_out_of_order(file: Path, cells: Sequence[TextCell]) -> list[Finding]:
    """A question, an exercise or a patient whose number is not the next one.

    Those that follow are held against the number before them and against how many there are, so that one error is told once.
    """
    found = []
    last: dict[str, int] = {}
    counted: Counter[str] = Counter()
    seen: dict[str, int] = {}
    for heading in _headings(cells):
        numbered = _NUMBERED.fullmatch(heading.name)
        if heading.marks is None or numbered is None:
            continue
        what, number = numbered["what"], int(numbered["number"])
        counted[what] += 1
        if heading.name in seen:
            told = f'"{heading.name}" stands twice; the first is in line {seen[heading.name]}'
        elif number not in (last.get(what, 0) + 1, counted[what]):
            told = f'"{heading.name}" comes after ' + (f'"{what} {last[what]}"' if what in last else "none of its kind")
        else:
            told = ""
        if told:
            mend = f"count them from 1 in the order of the text: it is {what} {counted[what]}"
            found.append(Finding(file, "", "heading-number", told, mend, heading.at))
        last[what] = number
        seen.setdefault(heading.name, heading.at)
    return found


def headings_with_other_marks(file: Path, cells: Sequence[TextCell]) -> list[Finding]:
    """A heading whose marks are not those of the cells below it, down to the next heading that is no deeper."""
    found = []
    headings = list(_headings(cells))
    for place, heading in enumerate(headings):
        if heading.marks is None:
            continue
        end = next((one.cell for one in headings[place + 1 :] if one.level <= heading.level), len(cells))
        points = sum(cell.points for cell in cells[heading.cell : end])
        if points != heading.marks:
            names = ", ".join(cell.name for cell in cells[heading.cell : end] if cell.points) or "no cell"
            what = f'the heading "{heading.name}" says {heading.marks:g}, and {names} below it gives {points:g}'
            found.append(Finding(file, "", "heading-marks", what, 'let the heading and "points" say the same', heading.at))
    return found


def headings_with_another_name(file: Path, cells: Sequence[TextCell]) -> list[Finding]:
    """A question whose form and page of marks call it by another number, that of its id, than its heading does."""
    found = []
    headings = list(_headings(cells))
    for place, heading in enumerate(headings):
        if heading.marks is None or not heading.name.startswith("Question "):
            continue
        end = headings[place + 1].cell if place + 1 < len(headings) else len(cells)
        names = [(cell.name, called(cell.name)) for cell in cells[heading.cell : end] if cell.is_code and not cell.points]
        other = next(((own, name) for own, name in names if name.startswith("Question ") and name != heading.name), None)
        if other:
            what = f'the heading says "{heading.name}", and the form "{other[1]}", by its id {other[0]}'
            found.append(Finding(file, other[0], "heading-name", what, SAME_NAME, heading.at))
    return found


def awards_of_other_marks(file: Path, cells: Sequence[TextCell]) -> list[Finding]:
    """A marks cell whose award gives other marks than the cell's metadata: nbgrader reckons with those."""
    return [
        Finding(
            file,
            cell.name,
            "award-marks",
            f'the award is of {given:g} and the cell\'s "points" are {cell.points:g}',
            "let both say the same",
            cell.at + line,
        )
        for cell in cells
        if cell.is_code and cell.points
        for line, given in _awarded(cell.source)
        if given != cell.points
    ]


def _headings(cells: Sequence[TextCell]) -> Iterator[Heading]:
    for place, cell in enumerate(cells):
        if cell.is_code:
            continue
        for found in _HEADING.finditer(_NO_HEADING.sub(lambda none: "\n" * none[0].count("\n"), cell.source)):
            at = cell.first + found.string.count("\n", 0, found.start())
            marks = None if found["marks"] is None else float(found["marks"])
            yield Heading(at, place, len(found["level"]), found["name"], marks)


def _awarded(source: str) -> Iterator[tuple[int, float]]:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _AWARDS and len(node.args) > 1:
            points = node.args[1]
            if isinstance(points, ast.Constant) and isinstance(points.value, int | float):
                yield points.lineno, float(points.value)
