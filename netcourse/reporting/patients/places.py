"""Where in the course something is taught: from a fact to the part of a lesson that rests on it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netcourse.marking.debrief.lesson import read_lesson
from netcourse.reporting.notebook import read_notebook

_PART = re.compile(r"##\s+(.+)")
_UNITS = "[0-9][0-9]_*.ipynb"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of another unit's lesson: the unit and its title, the part's place in it from 0, its heading, its Markdown."""

    unit: str
    title: str
    at: int
    heading: str
    text: str

    @property
    def anchor(self) -> str:
        """Its name in a page."""
        return f"part-{self.unit}-{self.at + 1}"


def read_places(root: Path, unit: str) -> Mapping[str, Place]:
    """Where each fact is taught.

    Parameters
    ----------
    root : Path
        The course folder; the author's notebooks say of each text what it rests on. Without them nothing is known.
    unit : str
        The unit that is reported: its own parts are told by themselves.

    Returns
    -------
    mapping of str to Place
        By fact, the first part of the first unit that teaches it.
    """
    found: dict[str, Place] = {}
    for path in sorted((root / "notebooks").glob(_UNITS)):
        notebook = read_notebook(path) if path.stem != unit else None
        if notebook is None:
            continue
        lesson = read_lesson(notebook, path.stem)
        headings = [part.heading for part in lesson.parts]
        for fact, heading in _taught(notebook.cells):
            if fact not in found and heading in headings:
                at = headings.index(heading)
                found[fact] = Place(path.stem, lesson.title, at, heading, lesson.parts[at].text)
    return found


def _taught(cells: Any) -> Iterator[tuple[str, str]]:
    """Each fact that a text of the lesson rests on, with the heading of its part."""
    heading = ""
    for cell in cells:
        if cell.cell_type != "markdown" or cell.metadata.get("nbgrader"):
            continue
        part = _PART.match(cell.source.lstrip())
        heading = part[1].strip() if part else heading
        serves = cell.metadata.get("netcourse", {})
        yield from ((str(fact), heading) for fact in serves.get("facts", ()) if heading)
