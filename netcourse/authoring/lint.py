"""Lint: what a careful colleague would send back about a unit, each finding with the mend."""

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from netcourse.authoring import (
    lint_calls,
    lint_cells,
    lint_charts,
    lint_differ,
    lint_headings,
    lint_items,
    lint_keys,
    lint_learning,
    lint_length,
    lint_open_book,
    lint_patients,
    lint_release,
    lint_spelling,
    lint_varied,
)
from netcourse.authoring.built import is_of_text
from netcourse.authoring.course import Unit
from netcourse.authoring.finding import Finding
from netcourse.authoring.guessing import by_guessing, guessed_marks
from netcourse.authoring.lint_learning import count_words, lesson_words
from netcourse.authoring.new.blanks import blanks_in
from netcourse.authoring.text import read_text
from netcourse.authoring.text_cells import TextCell, in_text, lines_of, text_cells
from netcourse.errors import CourseError
from netcourse.marking.debrief.asked import calls

# Words a minute of somebody who reads a medical text in a second language, and minutes that a question takes.
WORDS_A_MINUTE = 150
MINUTES_A_QUESTION = 1.5
# A table is worked by pointing; a letter is written, read again and shortened.
MINUTES_AN_EXERCISE = 6
MINUTES_A_LETTER = 8
MINUTES_AN_EXPLORER = 4
MINUTES_A_PRACTICE = 1
# A patient at the board, words included, as the design of the board has it; each is a sitting of its own.
MINUTES_A_PATIENT = 40
LONGEST_MINUTES = 90
# What opens an explorer.
EXPLORES = ("explore", "count_ki67")

Rule = Callable[[Path, NotebookNode], list[Finding]]
RULES: Sequence[Rule] = (
    lint_cells.headings_that_skip,
    lint_cells.figures_without_alt_text,
    lint_cells.numbers_without_a_fact,
    lint_items.marks_cells_that_could_misfire,
    lint_calls.hidden_arguments,
    lint_items.items_without_misconceptions,
    lint_items.items_without_ground,
    lint_items.answers_without_marks,
    lint_varied.windows_that_fail,
    lint_varied.questions_without_an_id,
    lint_keys.keys_in_sight,
    lint_patients.graded_patients_on_the_board,
    lint_open_book.open_books_unsaid,
    lint_differ.tables_of_bodies,
    lint_learning.practice_after_marks,
    lint_learning.decisions_without_a_poll,
    lint_learning.one_kind_in_a_row,
    lint_learning.practice_without_help,
    lint_learning.too_much_reading,
    lint_learning.internal_words,
)
# What is looked for in the text itself, line by line, whether it was built since or not.
TextRule = Callable[[Path, Sequence[TextCell]], list[Finding]]
TEXT_RULES: Sequence[TextRule] = (
    lint_headings.headings_out_of_order,
    lint_headings.headings_with_other_marks,
    lint_headings.headings_with_another_name,
    lint_headings.awards_of_other_marks,
    lint_length.texts_too_long,
    lint_spelling.american_words,
)


@dataclass(frozen=True, slots=True)
class Report:
    """What lint says of a unit.

    Besides the findings: the minutes that a student needs, the words of the lessons, and what guessing earns: the share of the
    marks, from 0 to 1, by the name of each way.
    """

    unit: str
    findings: tuple[Finding, ...]
    minutes: int
    words: int
    guessed: Mapping[str, Fraction]


def lint(unit: Unit) -> Report:
    """Look at one unit, its release and the package that students install.

    Parameters
    ----------
    unit : Unit
        Built, so that its notebook has outputs.

    Returns
    -------
    Report
        Findings in the order of the rules; each names the line of the text in which its cell begins.

    Raises
    ------
    CourseError
        If the text is malformed (duplicate ids, unlocked task cells and open regions are found there), or the unit not built yet.
    """
    author = read_text(unit)
    if not unit.notebook.is_file():
        raise CourseError(f"{unit.notebook}: not made yet; 'netcourse build {unit.name}' makes it, then lint looks at all of it")
    notebook = nbformat.read(unit.notebook, as_version=4)
    board = sorted(unit.text.parent.glob("board/p[0-9][0-9]*.toml")) if _patients(notebook) else []
    cells = text_cells(unit.text.read_text(encoding="utf-8"))
    found = blanks_in([unit.text, unit.synthetic_class, *board])
    found += [finding for rule in TEXT_RULES for finding in rule(unit.text, cells)]
    found += [finding for path in (unit.synthetic_class, *board) for finding in lint_spelling.american_words_in_tables(path)]
    found += [finding for path in board for finding in lint_length.chart_texts_too_long(path)]
    if not is_of_text(unit, author):
        # What the rules would say of it may be mended already, and what is new they would not see.
        found.append(Finding(unit.notebook, "", "old-build", "is of an older text", f"run 'netcourse build {unit.name}' first"))
        return Report(unit.name, tuple(found), reading_minutes(notebook), lesson_words(notebook), {})
    found += [finding for rule in RULES for finding in rule(unit.notebook, notebook)]
    guessed = by_guessing(notebook, unit.text)
    found += guessed_marks(unit.notebook, notebook, guessed)
    found += lint_release.secrets_out_of_place(unit, notebook)
    found += lint_charts.lint_charts(unit.root, unit.name)
    if what := too_long(notebook):
        found.append(Finding(unit.notebook, "", "too-long", what, "shorten it or split the unit"))
    lines, names = lines_of(cells, author), [cell.name for cell in cells]
    placed = tuple(in_text(finding, unit.notebook, unit.text, lines, names) for finding in found)
    return Report(unit.name, placed, reading_minutes(notebook), lesson_words(notebook), guessed)


def too_long(notebook: NotebookNode) -> str:
    """How long a unit takes if that is too long, in words, or nothing; patients at the board are played on days of their own."""
    minutes = reading_minutes(notebook)
    rest = minutes - MINUTES_A_PATIENT * _patients(notebook)
    return f"takes about {minutes} minutes, more than {LONGEST_MINUTES}" if rest > LONGEST_MINUTES else ""


def reading_minutes(notebook: NotebookNode) -> int:
    """Minutes that a student needs: reading, and the time that questions, exercises, explorers, practice and patients take.

    A mark scheme is not read by students, and a table of sources is there to be looked up.
    """
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown" and "### Sources" not in cell.source]
    metas = [(cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells]
    locked = [cell.source for cell, meta in metas if meta.get("locked") and not meta.get("grade") and not meta.get("task")]
    # An id is typed once, and takes no time of the unit.
    questions = [source for source in locked if "\nask_id(" not in source]
    words = sum(count_words(text) for text in (*texts, *map(_as_asked, questions)))
    exercises = sum(bool(meta.get("solution")) for _, meta in metas)
    patients = _patients(notebook)
    # What a person marks of a patient is written at the board, where its time is counted.
    letters = 0 if patients else sum(bool(meta.get("task")) for _, meta in metas)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    # A workbench is where its exercise is done, and that is counted.
    explored = sum(any(f"\n{call}(" in source for call in EXPLORES) and "(Workbench(" not in source for source in code)
    practised = sum("\npractise(" in source for source in code)
    return round(
        words / WORDS_A_MINUTE
        + len(questions) * MINUTES_A_QUESTION
        + exercises * MINUTES_AN_EXERCISE
        + letters * MINUTES_A_LETTER
        + explored * MINUTES_AN_EXPLORER
        + practised * MINUTES_A_PRACTICE
        + patients * MINUTES_A_PATIENT
    )


def _patients(notebook: NotebookNode) -> int:
    return sum(cell.cell_type == "code" and "\nmeet(" in cell.source for cell in notebook.cells)


def _as_asked(source: str) -> str:
    """A question's cell without the windows of its numbers, which nobody reads."""
    return next((ast.unparse(call.args[0]) for call in calls(source, "Varied") if call.args), source)
