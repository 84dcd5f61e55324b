"""Lint of a unit's text by line: headings, lengths, spelling."""
# ruff: noqa: E501 (the header of a cell is one line, however long)

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from netcourse.authoring.course import units
from netcourse.authoring.finding import Finding
from netcourse.authoring.lint_headings import (
    awards_of_other_marks,
    headings_out_of_order,
    headings_with_another_name,
    headings_with_other_marks,
)
from netcourse.authoring.lint_length import MOST, MOST_AT_BOARD, chart_texts_too_long, texts_too_long
from netcourse.authoring.lint_spelling import american_words, american_words_in_tables, british
from netcourse.authoring.text_cells import TextCell, text_cells
from tests.conftest import ROOT

FILE = Path("notebooks/01_small.py")
TEXT = '''# %% [markdown]
"""
# A unit

## 1 A part
"""

# %% [markdown]
"""
### Question 1 · 2 marks
"""

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": true, "schema_version": 3, "solution": false, "task": false}
ask(
    SingleBest(
        "q1",
        "Which one?",
        {"A": "this", "B": "that"},
    )
)

# %% nbgrader={"grade": true, "grade_id": "q1-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
award_item(
    "q1",
    2,
    Best("A", right="So it is.", wrong={"B": "No."}),
    again=("Another?", "That one."),
)

# %% [markdown]
"""
### Exercise 1 · 1 mark
"""

# %% nbgrader={"grade": true, "grade_id": "e1-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
award(1)

# %% [markdown]
"""
### Question 2 · 3 marks
"""

# %% [markdown] nbgrader={"grade": false, "grade_id": "q2-words", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true}
"""
#### Your words · 3 marks, marked by a person

### BEGIN MARK SCHEME
One mark each.
### END MARK SCHEME
"""
'''
RULES: Sequence[Callable[[Path, Sequence[TextCell]], list[Finding]]] = (
    headings_out_of_order,
    headings_with_other_marks,
    headings_with_another_name,
    awards_of_other_marks,
    texts_too_long,
    american_words,
)


def found_in(text: str) -> list[str]:
    cells = text_cells(text)
    return [finding.line(Path()) for rule in RULES for finding in rule(FILE, cells)]


@pytest.mark.parametrize(
    ("was", "now", "at", "told"),
    [
        ("Question 2", "Question 1", 40, '"Question 1" stands twice; the first is in line 10; .*it is Question 2'),
        ("Question 2", "Question 3", 40, '"Question 3" comes after "Question 1"; .*it is Question 2'),
        ("Exercise 1 ", "Exercise 2 ", 32, '"Exercise 2" comes after none of its kind; .*it is Exercise 1'),
        ("1 · 2 marks", "1 · 1 mark", 10, 'the heading "Question 1" says 1, and q1-marks below it gives 2; '),
        ("2 · 3 marks", "2 · 2 marks", 40, 'the heading "Question 2" says 2, and q2-words below it gives 3; '),
        ("words · 3 marks", "words · 1 mark", 45, 'the heading "Your words" says 1, and q2-words below it gives 3; '),
        ('"task": true', '"task": false', 40, 'the heading ".*" says 3, and no cell below it gives 0; '),
        ('"q1", ', '"q7", ', 10, 'the heading says "Question 1", and the form "Question 7", by its id q7; '),
        ("    2,\n", "    1,\n", 25, 'the award is of 1 and the cell\'s "points" are 2; '),
        ("Which one?", "word " * (MOST["the stem"] + 1), 17, "the stem has 91 words, and 90 are allowed; "),
        ("this", "word " * 26, 18, "an option has 26 words, and 25 are allowed; "),
        ("So it is.", "Over and over. " * 25, 26, "the text that a student is told has 75 words, and 55 are allowed; "),
        ("No.", "word " * 56, 26, "the text that a student is told has 56 words, and 55 are allowed; "),
        ("That one.", "word " * 31, 27, "a text of again has 31 words, and 30 are allowed; "),
        ('"this"', 'f"' + "word " * 30 + '{1}"', 18, "an option has 31 words, and 25 are allowed; "),
        ("So it is.", "The tumor bleeds.", 26, '"tumor" is American; British is "tumour"'),
        ("A part", "A part\n\nEsophageal bleeding, say", 7, '"Esophageal" is American; British is "oesophageal"'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(was: str, now: str, at: int, told: str) -> None:
    assert found_in(TEXT) == []
    first, *_ = found_in(TEXT.replace(was, now, 1))
    where, _, said = first.partition(": ")
    assert where.split(" ")[0] == f"{FILE}:{at}"
    assert re.search(told, said)


@pytest.mark.parametrize(
    ("numbers", "told", "at"),
    [
        ((1, 2, 2, 3, 4), '"Question 2" stands twice; the first is in line 8', 13),
        ((1, 2, 1, 4, 5), '"Question 1" stands twice; the first is in line 3', 13),
        ((1, 3, 4, 5), '"Question 3" comes after "Question 1"', 8),
        ((1, 2, 9, 4, 5), '"Question 9" comes after "Question 2"', 13),
    ],
)
def test_one_number_that_is_wrong_is_told_once_and_not_of_each_that_follows(numbers: tuple[int, ...], told: str, at: int) -> None:
    asked = "\n\n".join(f'# %% [markdown]\n"""\n### Question {number} · 1 mark\n"""' for number in numbers)
    (one,) = headings_out_of_order(FILE, text_cells(asked))
    assert (one.what, one.at) == (told, at)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        *(("tumors", "tumours"), ("Colored", "coloured"), ("hemorrhage", "haemorrhage"), ("anemia", "anaemia")),
        *(("centers", "centres"), ("fibers", "fibres"), ("behavioral", "behavioural"), ("hypoglycemia", "hypoglycaemia")),
        *(("organizations", "organisations"), ("analyzed", "analysed"), ("lymphedema", "lymphoedema")),
        *((one, "") for one in ("colorectal", "humoral", "epidemic", "size", "prized", "tumorigenic", "anaemia", "oedema", "program")),
    ],
)  # fmt: skip
def test_the_british_word_is_found_for_whole_words(word: str, told: str) -> None:
    assert british(word) == told


@pytest.mark.parametrize(
    "text",
    [
        "The figure is drawn with `color`.",
        "<https://www.example.org/tumor/edema> and [it](../color.md)",
        "The North American Neuroendocrine Tumor Society says so.",
        "### Sources\n\n- Grading of neuroendocrine tumors, 2019",
    ],
)
def test_code_addresses_names_and_titles_of_sources_keep_their_spelling(text: str) -> None:
    assert american_words(FILE, text_cells(f'# %% [markdown]\n"""\n{text}\n"""\n')) == []
    code = '# %%\nplot(color="center", sources=("a title of tumors",))\n# A tumor.\n'
    assert american_words(FILE, text_cells(code)) == []


def test_what_a_synthetic_student_believes_is_spelt_as_the_course(tmp_path: Path) -> None:
    path = tmp_path / "01_small.class.toml"
    path.write_text('[[student]]\nid = "tumor-first"  # the tumor\nbelieves = "A tumor is small."\n', encoding="utf-8")
    (one,) = american_words_in_tables(path)
    assert (one.at, one.what) == (3, '"tumor" is American')
    assert american_words_in_tables(tmp_path / "none.toml") == []


def test_a_text_of_a_patients_chart_has_a_limit_of_its_own(tmp_path: Path) -> None:
    for path in (ROOT / "notebooks" / "board").glob("*.toml"):
        assert chart_texts_too_long(path) == []
    chart = tmp_path / "p14.toml"
    chart.write_text(f'name = "Ann"\n\n[[turn]]\nsays = "{"A long letter. " * 26}"\n', encoding="utf-8")
    (one,) = chart_texts_too_long(chart)
    assert (one.at, MOST_AT_BOARD) == (4, 75)
    assert "has 78 words, and 75 are allowed" in one.what
    chart.write_text("name =", encoding="utf-8")
    assert chart_texts_too_long(chart) == []


def test_every_text_of_the_course_is_read_into_its_cells_and_nothing_is_found() -> None:
    for unit in units(ROOT):
        text = unit.text.read_text(encoding="utf-8")
        cells = text_cells(text)
        assert all(text.split("\n")[cell.at - 1].startswith("# %%") for cell in cells)
        assert sum(cell.points for cell in cells) > 0
        assert [finding.line(ROOT) for rule in RULES for finding in rule(unit.text, cells)] == []
