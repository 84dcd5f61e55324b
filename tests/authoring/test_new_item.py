"""`netcourse new item`: each kind is written whole, passes lint but for its blanks, and once filled in is proven."""
# ruff: noqa: E501 (the header of a cell is one line, however long)

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit
from netcourse.authoring.guessing import FEWEST_QUESTIONS
from netcourse.authoring.lint import lint
from netcourse.authoring.new.foreseen import foreseen
from netcourse.authoring.new.item_kinds import KINDS
from netcourse.authoring.prove import prove
from netcourse.cli import main
from tests.conftest import ROOT, SOAK, authors_unit

NAME = "05_tumour"
TEXT = '''# %% [markdown]
"""
# A small unit

There are 3 marks: none of them for question 1.
"""

# %% [markdown]
"""
## A part
"""

# %% [markdown] nbgrader={"grade": false, "grade_id": "comment", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true} netcourse={"examines": ["S046"]}
"""
Write a comment.
"""

# %% [markdown]
"""
*Type here.*
"""
'''
CLASS = """unit = "05_tumour"
comment_cell = "comment"

[[student]]
id = "expert"
believes = "Answers as the course teaches."
comment = 3
"""
# What an author writes into the blanks that take more than words.
IDS = {"the statement that it examines": "S046", "the fact on which it rests": "B1-2.ki67"}


@pytest.fixture
def unit(tmp_path: Path) -> Unit:
    made = authors_unit(tmp_path / "course", NAME, TEXT)
    made.synthetic_class.write_text(CLASS, encoding="utf-8")
    return made


def new(unit: Unit, *words: str) -> int:
    return main(["--course", str(unit.root), "new", *words])


def filled(path: Path, *, words: Callable[[str], str]) -> None:
    text = re.sub(r"  # FILL IN: .*| *# FILL IN: .*\n", lambda found: "\n" * found[0].startswith("\n"), path.read_text("utf-8"))
    path.write_text(re.sub(r"FILL IN: ([^\"\n]*)", lambda found: words(found[1]), text), encoding="utf-8")


def test_every_kind_passes_lint_but_for_its_blanks_and_once_filled_in_it_is_proven(unit: Unit) -> None:
    for kind in KINDS if os.environ.get(SOAK) else ("single", "number", "short"):
        # One of each alone would be earned by guessing too often; what is written weighs against that.
        assert new(unit, "item", NAME, "--kind", kind, "--points", "12" if kind == "short" else "2") == 0
    write(build(unit, lambda _: None))
    left = lint(unit).findings
    assert {one.rule for one in left} == {"blank"}
    assert len(left) == sum(path.read_text("utf-8").count("FILL IN:") for path in (unit.text, unit.synthetic_class))
    line = left[0].line(unit.root)
    assert re.fullmatch(
        r"notebooks/05_tumour\.py:\d+: blank: the blank 'FILL IN: the case, and what is decided' is left; .*", line
    )
    seen: list[str] = []

    def words(blank: str) -> str:
        seen.append(blank)
        return IDS.get(blank, f"{blank}, number {len(seen)}")

    filled(unit.text, words=words)
    filled(unit.synthetic_class, words=words)
    write(build(unit, lambda _: None))
    assert [one.line(unit.root) for one in lint(unit).findings] == []
    assert prove(unit).problems == []


def test_keys_are_spread_and_a_third_of_its_kind_or_a_unit_that_grows_too_long_is_told_at_once(
    unit: Unit, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for _ in range(3):
        assert new(unit, "item", NAME, "--kind", "single") == 0
        told.append(capsys.readouterr().out)
    assert re.findall(r'Best\(\s*"(.)"', unit.text.read_text("utf-8")) == ["B", "C", "A"]
    row = "lint will say: 3 questions of one kind in a row: SingleBest; ask one of them in another way (--kind)"
    assert [row in one for one in told] == [False, False, True]
    text = unit.text.read_text("utf-8")
    unit.text.write_text(text.replace("Write a comment.", "word " * 150 * 90), encoding="utf-8")
    assert new(unit, "item", NAME, "--kind", "number") == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("lint will say: ")]
    assert re.fullmatch(r"lint will say: takes about \d+ minutes, more than 90; shorten the unit or split it", line)


def test_where_guessing_earns_too_much_with_it_that_is_told_at_once(unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    said = r"lint will say: [\d.]+% of the marks are earned .*, more than 15% \(and in \d more ways\); give the question more wrong options"
    told = []
    for _ in range(FEWEST_QUESTIONS):
        assert new(unit, "item", NAME, "--kind", "single") == 0
        told.append(bool(re.search(said, capsys.readouterr().out)))
    # Of fewer questions lint says nothing.
    assert told == [False] * (FEWEST_QUESTIONS - 1) + [True]


def test_a_question_that_its_form_will_call_otherwise_than_its_heading_is_told_at_once(
    unit: Unit, capsys: pytest.CaptureFixture[str]
) -> None:
    said = 'its heading says "Question 2", and its form "Question 3", by its id'
    for words, told in (((), False), ((), False), (("--after", "tum01"), True)):
        assert new(unit, "item", NAME, "--kind", "single", *words) == 0
        assert (said in capsys.readouterr().out) is told


def test_a_dry_run_shows_the_difference_and_writes_nothing(unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in (unit.text, unit.synthetic_class)}
    assert new(unit, "item", NAME, "--kind", "matching", "--dry-run") == 0
    shown = capsys.readouterr().out
    assert "+### Question 1 · 2 marks\n" in shown
    assert '+id = "wrong-in-tum01"\n' in shown
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((NAME, "--kind", "essay"), "--kind essay: there is no such kind; there are single, several"),
        ((NAME, "--kind", "single", "--after", "q99"), "--after q99: 05_tumour marks no such item; there are none"),
        ((NAME, "--kind", "single", "--points", "0.3"), "--points 0.3: marks are whole or half, above 0 and at most 20"),
        (("99_nothing", "--kind", "single"), "99_nothing"),
    ],
)
def test_what_can_not_be_added_is_told_in_one_line_and_nothing_is_written(
    words: tuple[str, ...], told: str, unit: Unit, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in (unit.text, unit.synthetic_class)}
    assert new(unit, "item", *words) == 2
    said = capsys.readouterr().err
    assert told in said
    assert len(said.strip().splitlines()) == 1
    assert {path: path.read_bytes() for path in before} == before


def test_of_the_board_whose_patients_are_played_on_days_of_their_own_no_length_is_told() -> None:
    board = Unit(ROOT, "09_tumour_board")
    text = board.text.read_text(encoding="utf-8")
    assert foreseen(board, text, text) == ()
