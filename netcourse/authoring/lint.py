"""Lint: what a careful colleague would send back about a unit, each finding with the mend."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from netcourse.authoring import lint_cells, lint_items, lint_keys, lint_open_book, lint_patients, lint_release
from netcourse.authoring.course import Unit
from netcourse.authoring.finding import Finding
from netcourse.authoring.text import read_text, region

# Words a minute of somebody who reads a medical text in a second language, and minutes that a question takes.
WORDS_A_MINUTE = 150
MINUTES_A_QUESTION = 1.5
MINUTES_AN_EXERCISE = 8
MINUTES_AN_EXPLORER = 4
MINUTES_A_PRACTICE = 1
LONGEST_MINUTES = 90
# What opens an explorer.
EXPLORES = ("explore", "count_ki67")

Rule = Callable[[Path, NotebookNode], list[Finding]]
RULES: Sequence[Rule] = (
    lint_cells.headings_that_skip,
    lint_cells.figures_without_alt_text,
    lint_cells.numbers_without_a_fact,
    lint_items.marks_cells_that_could_misfire,
    lint_items.items_without_misconceptions,
    lint_items.items_without_ground,
    lint_items.answers_without_marks,
    lint_items.keys_that_stand_out,
    lint_keys.keys_in_sight,
    lint_patients.graded_patients_on_the_board,
    lint_open_book.open_books_unsaid,
)


@dataclass(frozen=True, slots=True)
class Report:
    """What lint says of a unit: its findings, and how many minutes a student needs for it."""

    unit: str
    findings: tuple[Finding, ...]
    minutes: int


def lint(unit: Unit) -> Report:
    """Look at one unit, its release and the package that students install.

    Parameters
    ----------
    unit : Unit
        Built, so that its notebook has outputs.

    Returns
    -------
    Report
        Findings in the order of the notebook.

    Raises
    ------
    CourseError
        If the text is malformed: duplicate ids, unlocked task cells and open regions are found there.
    """
    read_text(unit)
    notebook = nbformat.read(unit.notebook, as_version=4)
    found = [finding for rule in RULES for finding in rule(unit.notebook, notebook)]
    found += lint_release.secrets_out_of_place(unit, notebook)
    minutes = reading_minutes(notebook)
    if minutes > LONGEST_MINUTES:
        what = f"takes about {minutes} minutes, more than {LONGEST_MINUTES}"
        found.append(Finding(unit.notebook, "", "too-long", what, "shorten it or split the unit"))
    return Report(unit.name, tuple(found), minutes)


def reading_minutes(notebook: NotebookNode) -> int:
    """Minutes that a student needs: reading, and the time that questions, exercises, explorers and practice take.

    A mark scheme is not read by students, and a table of sources is there to be looked up.
    """
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown" and "### Sources" not in cell.source]
    metas = [(cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells]
    questions = [cell.source for cell, meta in metas if meta.get("locked") and not meta.get("grade") and not meta.get("task")]
    words = sum(_words(text) - _words(region(text, "MARK SCHEME") or "") for text in texts + questions)
    longer = sum(bool(meta.get("solution") or meta.get("task")) for _, meta in metas)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    explored = sum(any(f"\n{call}(" in source for call in EXPLORES) for source in code)
    practised = sum("\npractise(" in source for source in code)
    return round(
        words / WORDS_A_MINUTE
        + len(questions) * MINUTES_A_QUESTION
        + longer * MINUTES_AN_EXERCISE
        + explored * MINUTES_AN_EXPLORER
        + practised * MINUTES_A_PRACTICE
    )


def _words(text: str) -> int:
    # Rules of tables and marks of Markdown are no words.
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
