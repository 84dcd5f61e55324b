"""Lint rules on learning: practice first, variety, no more reading than an evening holds, no word that only we understand."""

import re
from collections.abc import Sequence
from pathlib import Path

from bs4 import BeautifulSoup
from nbformat import NotebookNode

from netcourse.authoring.finding import Finding
from netcourse.authoring.text import region

# Chosen by the owner of the course: the lessons of a unit are read within a quarter of an hour.
MOST_WORDS = 1900
MOST_IN_A_ROW = 2
# Their headings open what is looked up or worked on, not what is read as a lesson.
NOT_READ = ("## How to answer", "## What you will be able to do", "### Sources")
_PART = re.compile(r"^## (\d+) ", re.MULTILINE)
_KIND = re.compile(r"^ask\(\s*(\w+)\(", re.MULTILINE)
_WORKED_ON = re.compile(r"^### (?:Exercise \d+|[^\n]*· \d+ marks?)", re.MULTILINE)
# What stands in place of a form where none can be drawn: it has to speak of code.
_INSTEAD = "Without a form"
_INTERNAL = (
    (re.compile(r"\b[A-J]\d{1,2}-\d{2}\b|\bM-\w+\.\w+"), "say it in words, or fold it behind Sources"),
    (re.compile(r"\bHER[12]\b"), "name the source: it is read as the oncogene"),
    (re.compile(r"\bgrade_id\b|\bnbgrader\b|\bpip install\b|\$ \w+"), "leave it to those who run the course"),
)
_UNVERIFIED = re.compile(r"general knowledge", re.IGNORECASE)
_DECISION = re.compile(r"\*\*Decide first\b[^*\n]*")


def practice_after_marks(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A part of a unit whose first graded question comes before any practice: nobody is marked on what they never tried."""
    found = []
    part, practised, told = "", False, True
    for cell in notebook.cells:
        heading = _PART.search(cell.source) if cell.cell_type == "markdown" else None
        if heading:
            part, practised, told = heading.group(1), False, False
        elif cell.cell_type == "code" and "\npractise(" in cell.source:
            practised = True
        elif _asks_for_marks(cell) and not practised and not told:
            told = True
            what = f"part {part} asks for marks before it lets anybody practise"
            found.append(Finding(file, cell.id, "no-practice-first", what, "put a practice question above it"))
    return found


def decisions_without_a_poll(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A lesson with the label of a poll: a decision that its own paragraph answers is a slogan, and nobody can take it."""
    return [
        Finding(
            file,
            cell.id,
            "decision-told",
            f'a lesson says "{label.group().strip("*")}" and goes on to answer it',
            "ask it in a practice question above the lesson",
        )
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for label in _DECISION.finditer(cell.source)
    ]


def one_kind_in_a_row(file: Path, notebook: NotebookNode) -> list[Finding]:
    """More than `MOST_IN_A_ROW` graded questions of one kind after one another in a part: then the form is learnt."""
    found = []
    row: list[str] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and _PART.search(cell.source):
            row = []
        elif _asks_for_marks(cell) and (kind := _KIND.search(cell.source)):
            row = [*row, kind.group(1)] if row[-1:] == [kind.group(1)] else [kind.group(1)]
            if len(row) == MOST_IN_A_ROW + 1:
                what = f"{len(row)} questions of one kind in a row: {kind.group(1)}"
                found.append(Finding(file, cell.id, "one-kind-in-a-row", what, "ask one of them in another way"))
    return found


def practice_without_help(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A practice question that does not ask how sure the student is, or has fewer than two hints."""
    found = []
    for cell in notebook.cells:
        if cell.cell_type == "code" and "\npractise(" in cell.source:
            lacks = [
                what
                for what, there in (("asks for no certainty", "certainty=True"), ("has no hints", "hints=("))
                if there not in cell.source
            ]
            found += [Finding(file, cell.id, "practice-bare", what, "add certainty=True and two hints") for what in lacks]
    return found


def too_much_reading(file: Path, notebook: NotebookNode) -> list[Finding]:
    """Lessons that are longer than `MOST_WORDS` together."""
    words = lesson_words(notebook)
    what = f"the lessons have {words:,} words, more than {MOST_WORDS:,}"
    return [Finding(file, "", "too-much-reading", what, "cut what no question needs")] if words > MOST_WORDS else []


def lesson_words(notebook: NotebookNode) -> int:
    """How many words a student reads as a lesson: not what is answered, looked up or worked on."""
    words, at_work = 0, False
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            continue
        heading = re.search(r"^#{1,3} ", cell.source, re.MULTILINE)
        if heading:
            # An exercise goes on until the next heading.
            at_work = bool(_WORKED_ON.search(cell.source)) or cell.source.lstrip().startswith(NOT_READ)
        if not at_work:
            words += count_words(cell.source)
    return words


def count_words(text: str) -> int:
    """The words of a text, without a mark scheme: rules of tables and marks of Markdown are none."""
    scheme = region(text, "MARK SCHEME") or ""
    return sum(any(letter.isalnum() for letter in word) for word in text.split()) - sum(
        any(letter.isalnum() for letter in word) for word in scheme.split()
    )


def internal_words(file: Path, notebook: NotebookNode) -> list[Finding]:
    """Words in a student's sight that belong to the workshop: ids of facts, codes of sources, names of tools."""
    found = []
    for cell in notebook.cells:
        for text in in_sight(cell):
            hits = [(hit.group(), mend) for pattern, mend in _INTERNAL if (hit := pattern.search(text))]
            found += [Finding(file, cell.id, "internal-word", f'a student reads "{word}"', mend) for word, mend in hits]
            if len(_UNVERIFIED.findall(text)) > 1:
                what = '"general knowledge" is said more than once in one view'
                found.append(Finding(file, cell.id, "internal-word", what, "say once what is not verified"))
    return found


def in_sight(cell: NotebookNode) -> Sequence[str]:
    """The texts of a cell that stand open before a student: no mark scheme, no sources that are folded away."""
    if cell.cell_type == "markdown":
        text = cell.source.replace(region(cell.source, "MARK SCHEME") or "\0", "")
        return [] if "### Sources" in text else [text]
    if cell.metadata.get("nbgrader", {}).get("grade"):
        return []
    return [
        _open_text("".join(page))
        for page in (output.get("data", {}).get("text/html", "") for output in cell.get("outputs", []))
        if page
    ]


def _open_text(page: str) -> str:
    soup = BeautifulSoup(page, "html.parser")
    for hidden in soup.find_all(["style", "script", "details", "svg"]):
        hidden.decompose()
    text = soup.get_text(" ")
    return text.split(_INSTEAD, 1)[0]


def _asks_for_marks(cell: NotebookNode) -> bool:
    meta = cell.metadata.get("nbgrader", {})
    return bool(cell.cell_type == "code" and meta.get("locked") and not meta.get("grade") and "\nask(" in cell.source)
