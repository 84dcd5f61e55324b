"""A unit as the course wrote it: its title, its parts, and where each thing that is marked stands in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from nbformat import NotebookNode

from netcourse.items.best_answer import BestAnswer
from netcourse.items.item import Item
from netcourse.items.varied import Varied
from netcourse.marking.debrief.asked import Award, awarded, questions_in

_HEADING = re.compile(r"(#{1,6})\s+(.+)")
# Such a heading names what is marked, and says what it is worth: "Question 8 · 2 marks". It may stand anywhere in a cell.
_WORTH = re.compile(r"^#{3,6}\s+(.+?) · [\d.]+ marks?\b", re.MULTILINE)
_BEGIN, _END = "BEGIN MARK SCHEME", "END MARK SCHEME"
# Below such a heading, up to the next, stands what is to be done, and no lesson; so it is below one that says what it is worth.
_NO_LESSON = re.compile(r"(Question|Practice|Exercise|Explore|Hand in|Sources)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a lesson: its heading, and the Markdown below it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a marked thing stands, by the course.

    Attributes
    ----------
    at : int
        Its place in the unit.
    title : str
        What a person calls it; empty if no heading says.
    part : int or None
        The part of the lesson above it.
    item : Item or None
        The question, where it can be read; as on paper, if its numbers vary.
    varied : Varied or None
        The question with its windows, if its numbers vary.
    award : Award or None
        What its marks cell says.
    prompt : str
        What a written task asks for, in Markdown, without its mark scheme.
    """

    at: int
    title: str = ""
    part: int | None = None
    item: Item | None = None
    varied: Varied | None = None
    award: Award | None = None
    prompt: str = ""

    def asked(self, student_id: str) -> Item | None:
        """The question with the numbers of this student, where it can be read."""
        return self.varied.of(student_id) if self.varied else self.item

    def best(self, student_id: str) -> BestAnswer | None:
        """What the course holds for right, with the numbers of this student; None where it can't be read."""
        return self.award.best(self.varied or self.item, student_id) if self.award else None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A unit: its title, its parts, each marked thing by grade_id, and the texts that the course put where students read.

    `invitations` are those of them in whose place a student types.
    """

    title: str
    parts: tuple[Part, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()
    invitations: frozenset[str] = frozenset()


def read_lesson(notebook: NotebookNode, name: str) -> Lesson:
    """Read a unit of source/.

    Parameters
    ----------
    notebook : NotebookNode
        The course's own, never a student's.
    name : str
        The unit, such as ``05_tumour_grade``: its title where no heading gives one.
    """
    items = {one.id: one for cell in notebook.cells if cell.cell_type == "code" for one in questions_in(cell.source)}
    title, heading, teaches = "", "", True
    parts: list[tuple[str, list[str]]] = []
    places: dict[str, Place] = {}
    for at, cell in enumerate(notebook.cells):
        meta = _nbgrader(cell)
        level, words = _heading(cell)
        title = title or (words if level == 1 else "")
        if level == 2 and not meta:
            parts.append((words, []))
        if cell.cell_type == "markdown":
            heading = _last_task(cell.source) or ("" if level else heading)
        if parts and _is_read(cell):
            text, teaches = _taught(cell.source, teaches=teaches)
            parts[-1][1].append(text)
        if meta.get("grade") or meta.get("task"):
            places[str(meta["grade_id"])] = _place(at, cell, heading, len(parts) - 1, items)
            heading = ""
    return Lesson(
        title or name,
        tuple(Part(words, "\n\n".join(filter(None, texts))) for words, texts in parts),
        places,
        frozenset(cell.source.strip() for cell in notebook.cells),
        frozenset(cell.source.strip() for cell in notebook.cells if _invites(cell)),
    )


def without_scheme(text: str) -> str:
    """A task's text without its mark scheme; a scheme without an end reaches to the end of the text."""
    kept, hidden = [], False
    for line in text.split("\n"):
        if _BEGIN in line:
            hidden = True
        elif _END in line:
            hidden = False
        elif not hidden:
            kept.append(line)
    return "\n".join(kept).strip()


def _place(at: int, cell: NotebookNode, heading: str, part: int, items: Mapping[str, Item | Varied]) -> Place:
    award = awarded(cell.source) if cell.cell_type == "code" else None
    question = items.get(award.question) if award else None
    varied = question if isinstance(question, Varied) else None
    item = varied.on_paper if varied else question if isinstance(question, Item) else None
    called = item.name if item else heading
    prompt = without_scheme(cell.source) if _nbgrader(cell).get("task") else ""
    return Place(at, called, part if part >= 0 else None, item, varied, award, prompt)


def _heading(cell: NotebookNode) -> tuple[int, str]:
    found = _HEADING.match(cell.source.lstrip()) if cell.cell_type == "markdown" else None
    return (len(found[1]), found[2].strip()) if found else (0, "")


def _last_task(text: str) -> str:
    found = _WORTH.findall(text)
    return str(found[-1]) if found else ""


def _taught(text: str, *, teaches: bool) -> tuple[str, bool]:
    """The lines of a cell that are lesson, and whether lesson goes on below it. The heading of a part stands elsewhere."""
    kept = []
    for line in text.split("\n"):
        found = _HEADING.match(line)
        teaches = teaches if found is None or len(found[1]) == 1 else not (_NO_LESSON.match(found[2]) or _WORTH.match(line))
        if teaches and not (found and len(found[1]) == 2):
            kept.append(line)
    return "\n".join(kept).strip("\n"), teaches


def _is_read(cell: NotebookNode) -> bool:
    return cell.cell_type == "markdown" and not _nbgrader(cell) and not _invites(cell)


def _nbgrader(cell: NotebookNode) -> Mapping[str, object]:
    meta = cell.metadata.get("nbgrader", {})
    return meta if isinstance(meta, dict) and meta.get("grade_id") else {}


def _invites(cell: NotebookNode) -> bool:
    return cell.cell_type == "markdown" and not _nbgrader(cell) and cell.metadata.get("editable", True) is not False
