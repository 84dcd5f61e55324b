"""Lint on learning: practice before marks, at most so many words, no words of the workshop."""

from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse.authoring import lint_learning
from netcourse.authoring.course import Unit, units
from tests.authoring.test_lint import code, found_by, markdown

PRACTICE = 'from netcourse.items import practise\n\npractise(SingleBest("practice-1", hints=("a", "b"), certainty=True))'
UNITS = units(Path(__file__).parent.parent.parent)
GRADED = 'from netcourse.items import ask\n\nask(SingleBest("q1"))'


def test_a_part_that_asks_for_marks_before_practice_is_found_once() -> None:
    cells = [markdown("## 1 First"), code(PRACTICE), code(GRADED, locked=True), markdown("## 2 Second")]
    cells += [code(GRADED, locked=True), code(GRADED, locked=True), code(PRACTICE)]
    (finding,) = found_by(lint_learning.practice_after_marks, *cells)
    assert "part 2 asks for marks before it lets anybody practise" in finding.what


def test_what_stands_before_the_first_part_is_no_part() -> None:
    assert found_by(lint_learning.practice_after_marks, code(GRADED, locked=True)) == []


@pytest.mark.parametrize("label", ["**Decide first: NET or NEC?** In", "**Decide first.** In", "Now **Decide first: which?** In"])
def test_a_decision_that_a_lesson_answers_itself_is_found(label: str) -> None:
    (finding,) = found_by(
        lint_learning.decisions_without_a_poll, markdown(f"## 7 Chemotherapy\n\n{label} NETs it plays a smaller part.")
    )
    assert finding.rule == "decision-told"
    assert '"Decide first' in finding.what


def test_a_decision_is_left_to_a_poll_and_to_plain_words() -> None:
    poll = code(PRACTICE.replace('"practice-1"', '"practice-1", "**Decide first.** NET or NEC?"'))
    told = markdown("On the board you decide first; then it opens. **First decide on the family.**")
    assert found_by(lint_learning.decisions_without_a_poll, poll, told) == []


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_no_lesson_of_this_course_answers_its_own_decision(unit: Unit) -> None:
    notebook = nbformat.read(unit.notebook, as_version=4)
    assert lint_learning.decisions_without_a_poll(unit.notebook, notebook) == []


def asks(kind: str) -> NotebookNode:
    return code(f'from netcourse.items import {kind}, ask\n\nask(\n    {kind}("q", "Which?", {{}})\n)', locked=True)


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (["SingleBest"] * 2, 0),
        (["SingleBest"] * 3, 1),
        (["SingleBest"] * 4, 1),
        (["SingleBest", "SingleBest", "Matching", "SingleBest"], 0),
        (["Matching", "SingleBest", "SingleBest", "SingleBest"], 1),
    ],
)
def test_three_questions_of_one_kind_in_a_row_are_found_once(kinds: list[str], found: int) -> None:
    assert len(found_by(lint_learning.one_kind_in_a_row, markdown("## 1 A part"), *map(asks, kinds))) == found


def test_a_new_part_begins_a_new_row() -> None:
    cells = [markdown("## 1 A part"), asks("SingleBest"), asks("SingleBest"), markdown("## 2 Another"), asks("SingleBest")]
    assert found_by(lint_learning.one_kind_in_a_row, *cells) == []


@pytest.mark.parametrize(("lacks", "what"), [("certainty=True", "asks for no certainty"), ('hints=("a", "b")', "has no hints")])
def test_practice_without_help_is_found(lacks: str, what: str) -> None:
    (finding,) = found_by(lint_learning.practice_without_help, code(PRACTICE.replace(lacks, "")))
    assert finding.what == what


@pytest.mark.parametrize(("words", "found"), [(1899, 0), (1900, 0), (1901, 1)])
def test_lessons_have_at_most_1900_words(words: int, found: int) -> None:
    # The heading's own word counts.
    assert len(found_by(lint_learning.too_much_reading, markdown("## Lesson\n\n" + "word " * (words - 1)))) == found


def test_what_is_answered_looked_up_or_worked_on_is_no_lesson() -> None:
    lesson = markdown("## 1 Lesson\n\nfour words of it")
    others = [
        markdown("## How to answer\n\nPress Record."),
        markdown("### Exercise 1 · 4 marks\n\nCount them."),
        code("n = None"),
        markdown("Still the exercise."),
        markdown("### Sources\n\nA paper."),
        markdown("### Your letter · 5 marks, marked by a person\n\nWrite."),
    ]
    assert lint_learning.lesson_words(nbformat.v4.new_notebook(cells=[lesson, *others])) == 6


def test_a_mark_scheme_is_not_read() -> None:
    scheme = "one two\n### BEGIN MARK SCHEME\n{}\n### END MARK SCHEME"
    assert lint_learning.count_words(scheme.format("three four")) == lint_learning.count_words(scheme.format(""))


@pytest.mark.parametrize(
    "text",
    ["Ki-67 1% is NET G1. [B1-1.ki67 of B1-01]", "It stands in HER2.", "Give the grade_id.", "<pre>$ netcourse lab</pre>"],
)
def test_words_of_the_workshop_are_found_in_lessons_and_outputs(text: str) -> None:
    for cell in (markdown(text), code("1", html=f"<p>{text}</p>")):
        (finding,) = found_by(lint_learning.internal_words, cell)
        assert finding.rule == "internal-word"


def test_what_is_folded_away_or_stands_in_place_of_a_form_may_use_them() -> None:
    page = "<p>G1</p><details><summary>Sources</summary>B1-01</details><p>Without a form: type record, says nbgrader</p>"
    assert found_by(lint_learning.internal_words, code("1", html=page)) == []
    assert found_by(lint_learning.internal_words, markdown("### Sources\n\nE1-01 to E1-13")) == []


def test_not_verified_is_said_once_a_view() -> None:
    once = "General knowledge, not verified: histamine."
    assert found_by(lint_learning.internal_words, markdown(once)) == []
    assert len(found_by(lint_learning.internal_words, markdown(once * 2))) == 1
