"""A wrong key planted in a course: a class is marked by it, and the report's third sentence names the question."""

import random
from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.build import build, write
from netcourse.authoring.model_answers import recorded
from netcourse.cli import main
from netcourse.items.store import Recorded, dump
from netcourse.marking.execution import LocalExecutor
from tests.conftest import authors_unit
from tests.marking.batch.conftest import Class
from tests.marking.batch.scratch import hand_in, release
from tests.marking.varied import Varied

UNIT = "01_small"
CLASS = 'comment_cell = "comment"\n[[student]]\nid = "expert"\nbelieves = "Knows."\ncomment = 3\n'
LOCKED = '"locked": true, "schema_version": 3, "solution": false, "task": false'
QUESTION = """
# %% nbgrader={{"grade": false, "grade_id": "q{at}", {locked}}}
from netcourse.items import SingleBest, ask

ask(SingleBest("q{at}", "Case {at}. Which grade?", {{"A": "NET G1", "B": "NET G2", "C": "NET G3"}}))

# %% nbgrader={{"grade": true, "grade_id": "q{at}-marks", "points": 1, {locked}}}
from netcourse.items import check

check("q{at}")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

award_item("q{at}", 1, Best("{key}", right="So it is.", wrong={{{wrong}}}))
### END HIDDEN TESTS
"""
COMMENT = """
# %% [markdown] nbgrader={"grade": false, "grade_id": "comment", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true}
\"\"\"
Write a comment.
\"\"\"

# %% [markdown]
\"\"\"
*Type here.*
\"\"\"
"""  # noqa: E501 (the header of a cell is one line)
ASKED, WRONG, STUDENTS = 6, 4, 36


def text() -> str:
    """A unit whose right answers are all B, and whose key says A in one question."""
    keys = ["A" if at == WRONG else "B" for at in range(1, ASKED + 1)]
    wrong = [", ".join(f'"{one}": "Not {one}."' for one in "ABC" if one != key) for key in keys]
    parts = [
        QUESTION.format(at=at, key=key, wrong=others, locked=LOCKED)
        for at, (key, others) in enumerate(zip(keys, wrong, strict=True), 1)
    ]
    return '# %% [markdown]\n"""\n# A small unit\n"""\n' + "".join(parts) + COMMENT


def handed_in(notebook: str) -> list[Varied]:
    chosen = random.Random(5)  # noqa: S311 (pseudo-random on purpose)
    made = []
    for at in range(STUDENTS):
        knows = 0.25 + 0.7 * at / STUDENTS
        letters = ["B" if chosen.random() < knows else chosen.choice("AC") for _ in range(ASKED)]
        entries = {f"q{place}": recorded(f"q{place}", letter) for place, letter in enumerate(letters, 1)}
        made.append(Varied(f"s{at:02}", notebook, {"answers.json": dump(Recorded(entries))}))
    return made


@pytest.mark.soak
def test_a_planted_wrong_key_is_what_the_report_names_first(
    tmp_path: Path, executor: LocalExecutor, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = authors_unit(tmp_path / "author", UNIT, text())
    unit.synthetic_class.write_text(CLASS, encoding="utf-8")
    write(build(unit, lambda _: None))
    course = release(unit, tmp_path / "course")
    notebook = nbformat.read(course / "release" / UNIT / f"{UNIT}.ipynb", as_version=4)
    hand_in(course, UNIT, handed_in(nbformat.writes(notebook)))
    run, _ = Class(course, executor).mark()
    assert len(run.outcomes) == STUDENTS
    capsys.readouterr()
    assert main(["--course", str(course), "report", UNIT]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert f"Look at question {WRONG} before you use it again." in said
    assert "Is the key right?" in said
