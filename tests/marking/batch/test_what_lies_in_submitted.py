"""What came into submitted/ by hand or by a hub: the key among it, and files of answers that an editor saved in its own way."""

import json
import shutil
from pathlib import Path

import pytest

from netcourse.cli import main
from netcourse.items.plain import as_data
from netcourse.items.store import ANSWERS
from netcourse.marking import layout
from netcourse.marking.batch.holdings import Holdings
from netcourse.marking.batch.mark import plan
from netcourse.marking.batch.submissions import Submission
from tests.marking.batch.conftest import UNIT, Class
from tests.marking.batch.scratch import gradebook_rows
from tests.marking.intake.receipts import entry

TEXT = json.dumps({"version": 1, "answers": as_data({"q1": entry("q1")})})


def test_where_a_submission_lies_is_worked_out_once_of_each_student_in_turn(tmp_path: Path) -> None:
    layout._folder.cache_clear()
    for student in ("ada", "bo"):
        one = Submission(tmp_path, UNIT, student)
        assert [one.folder for _ in range(5)] == [tmp_path / "submitted" / student / UNIT] * 5
    assert (layout._folder.cache_info().misses, layout._folder.cache_info().hits) == (2, 8)


def test_the_authors_notebook_laid_there_by_hand_is_an_alarm_and_gets_no_marks(
    marked: Class, capsys: pytest.CaptureFixture[str]
) -> None:
    own = marked.root / "submitted" / "eve" / UNIT
    own.mkdir(parents=True)
    shutil.copy(marked.root / "source" / UNIT / f"{UNIT}.ipynb", own)
    before = gradebook_rows(marked.root)
    todo, settled = plan(marked.root, UNIT)
    assert todo == []
    (told,) = [one for one in settled if one.student == "eve"]
    assert told.verdict == "not marked"
    assert told.reasons[0].startswith("ALARM, THE KEY IS OUT: ")
    assert main(["--course", str(marked.root), "mark", UNIT]) == 1
    assert "ALARM, THE KEY IS OUT: eve" in capsys.readouterr().out.splitlines()
    assert gradebook_rows(marked.root) == before


def test_who_was_marked_before_anybody_looked_for_the_key_is_an_alarm_too(marked: Class) -> None:
    student = marked.students[0]
    notebook = json.loads(marked.notebook(student).read_text(encoding="utf-8"))
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "key", "metadata": {}, "source": "### BEGIN MARK SCHEME\nOne mark.\n### END MARK SCHEME"}
    )
    marked.notebook(student).write_text(json.dumps(notebook), encoding="utf-8")
    assert "mark schemes (1)" in next(one.reasons[0] for one in plan(marked.root, UNIT)[1] if one.student == student)


@pytest.fixture
def blank(marked: Class) -> Submission:
    """A submission whose notebook holds no answers."""
    own = marked.root / "submitted" / "eve" / UNIT
    own.mkdir(parents=True)
    shutil.copy(marked.root / "release" / UNIT / f"{UNIT}.ipynb", own)
    return Submission(marked.root, UNIT, "eve")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
def test_answers_that_an_editor_saved_in_its_own_encoding_are_counted_and_marked(
    encoding: str, marked: Class, blank: Submission
) -> None:
    (blank.folder / ANSWERS).write_bytes(TEXT.encode(encoding))
    holding = Holdings(marked.root, UNIT).of(blank)
    assert holding is not None
    assert (holding.forms.answered, holding.warnings) == (("q1",), ())
    if encoding == "utf-16":
        run, _ = marked.mark("eve")
        assert run.outcomes[0].marks["q1-marks"] == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (TEXT.encode()[:40], "cut off or garbled"),
        (b"\xff\xfe\x00", "cut off or garbled"),
        (TEXT.encode() + b" " * 1_200_000, "too big: 1.2 MB, at most 1 MB"),
    ],
    ids=["cut_off", "no_text", "too_big"],
)
def test_answers_that_can_not_be_read_are_told_with_the_cause(data: bytes, why: str, marked: Class, blank: Submission) -> None:
    (blank.folder / ANSWERS).write_bytes(data)
    holding = Holdings(marked.root, UNIT).of(blank)
    assert holding is not None
    assert holding.warnings[0] == (
        f"answers.json can't be read ({why}): only the answers in the notebook count; ask for the file again"
    )


def test_files_beside_the_notebook_that_have_no_room_beside_the_courses_own_are_named(marked: Class, blank: Submission) -> None:
    # Each is no more than may be handed in or given; together they are.
    sizes = {blank.folder / "scans.tif": 45_000_000, marked.root / "source" / UNIT / "atlas.bin": 30_000_000}
    for path, size in sizes.items():
        with path.open("wb") as big:
            big.truncate(size)
    run, _ = marked.mark("eve")
    (told,) = run.outcomes
    assert told.verdict == "not marked"
    assert "75.0 MB, of which scans.tif has 45.0; at most 64 MB fit" in told.reasons[0]
