"""The whole course as entries: read from the texts and data files of its source."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.course import units
from netcourse.authoring.review.entries import Entry, fact_entry, item_entry
from netcourse.authoring.review.items import ReviewItem, items_of
from netcourse.authoring.review.uses import named_facts, uses
from netcourse.authoring.review.walk import steps
from netcourse.authoring.text import read_text
from netcourse.errors import CourseError
from netcourse.evidence import EvidenceError, Library, Signature, load_library
from netcourse.evidence.specialities import read_specialities


@dataclass(frozen=True, slots=True)
class Course:
    """What there is to review.

    Attributes
    ----------
    entries : tuple of Entry
        Questions in the order of the units, then facts in the order of their files.
    titles : mapping of str to str
        What each unit is called, in the order of the course.
    specialities : mapping of str to tuple of str
        Who reviews which topic.
    library : Library
        The evidence, with the signatures.
    """

    entries: tuple[Entry, ...]
    titles: Mapping[str, str]
    specialities: Mapping[str, tuple[str, ...]]
    library: Library

    @property
    def known_specialities(self) -> tuple[str, ...]:
        """Each speciality once, by the alphabet."""
        return tuple(sorted({one for those in self.specialities.values() for one in those}))

    @property
    def gone(self) -> tuple[Signature, ...]:
        """Signatures of what is no longer in the course."""
        here = {(entry.kind, entry.id) for entry in self.entries}
        return tuple(one for one in self.library.signatures or () if (one.kind, one.id) not in here)


def data_folder(root: Path) -> Path:
    """The data files of a course's source.

    Parameters
    ----------
    root : Path
        The course folder.

    Returns
    -------
    Path
        An existing folder.

    Raises
    ------
    CourseError
        If this is no source of the course: whoever has only what is handed out has no keys to review.
    """
    folder = root / "netcourse" / "evidence" / "data"
    if not folder.is_dir():
        raise CourseError(f"{root}: holds no netcourse/evidence/data; a review needs the source of the course")
    return folder


def gather(root: Path) -> Course:
    """Read a course.

    Parameters
    ----------
    root : Path
        The folder of its source.

    Returns
    -------
    Course
        With an entry for each question and each fact.

    Raises
    ------
    CourseError
        If a text or a data file is missing or malformed.
    """
    folder = data_folder(root)
    try:
        library, specialities = load_library(folder), read_specialities(folder)
    except EvidenceError as error:
        raise CourseError(str(error)) from None
    notebooks = {unit.name: read_text(unit) for unit in units(root)}
    items = tuple(item for name, notebook in notebooks.items() for item in items_of(name, notebook))
    used = uses(notebooks, items, library, root / "netcourse")
    parts = {name: _taught(notebook) for name, notebook in notebooks.items()}
    asked = [item_entry(item, library, _topics(item, library, parts[item.unit])) for item in items]
    facts = [fact_entry(fact, library, used.get(fact.id, ())) for fact in library.facts.values()]
    titles = {name: _title(name, notebook) for name, notebook in notebooks.items()}
    return Course((*asked, *facts), titles, specialities, library)


def _topics(item: ReviewItem, library: Library, taught: Mapping[str, Collection[str]]) -> set[str]:
    """The topics of the facts that a question names; of one that names none, those of its part of the lesson, or of its unit."""
    every = [fact for facts in taught.values() for fact in facts]
    for facts in (named_facts(item, library.harms), taught.get(item.part, ()), every):
        topics = {library.facts[one].topic for one in facts if one in library.facts}
        if topics:
            return topics
    return set()


def _taught(notebook: NotebookNode) -> dict[str, list[str]]:
    """The facts that each part of a lesson names."""
    found: dict[str, list[str]] = {}
    for step in steps(notebook):
        found.setdefault(step.part, []).extend(step.cell.metadata.get("netcourse", {}).get("facts", ()))
    return found


def _title(name: str, notebook: NotebookNode) -> str:
    first = next((line for cell in notebook.cells for line in cell.source.splitlines() if line.startswith("# ")), "")
    return first.removeprefix("# ").strip() or name
