"""Somebody of a marked class is forgotten: every trace goes, nobody else's does, and a run that was killed is finished."""

import gzip
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from nbgrader.plugins import CsvExportPlugin

from netcourse.cli import main
from netcourse.marking.batch.copies import copy_gradebook
from netcourse.marking.nbgrader import course_api
from netcourse.marking.people import forget as forgetting
from netcourse.marking.people.forget import forget, look_for
from netcourse.marking.people.lives import COPY_DAYS, LOG_BYTES, reminder, tidy
from netcourse.marking.people.pseudonyms import read_pseudonyms
from tests.marking.people.a_course import STUDENTS, UNIT, a_class, found_in

CLASS = (STUDENTS[0], STUDENTS[3])
GONE = CLASS[1]
DAY = 86_400


@pytest.fixture(scope="module")
def marked(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class with names that was collected, marked twice, given feedback and exported, with its list and download beside it."""
    made = a_class(released, tmp_path_factory.mktemp("named"), CLASS)
    folder = made.folder
    generated = ["--course", str(folder)]
    for words in (["collect", UNIT, str(made.download), "--roster", str(made.roster)], ["mark", UNIT]):
        code = main([*generated, *words])
        if code == 2:
            pytest.skip("NOT TESTED: student code can't be shut in here")
        assert code == 0
    assert main([*generated, "feedback", UNIT, "--student", GONE.id]) == 0
    assert copy_gradebook(folder, f"sqlite:///{folder / 'gradebook.db'}")
    with closing(course_api(folder).gradebook) as gradebook:
        CsvExportPlugin(to=str(folder / "grades.csv")).export(gradebook)
    shutil.copy(made.roster, folder)
    shutil.copy(made.download, folder)
    deck = folder / "exports" / "cards" / GONE.id / f"{UNIT}.apkg"
    deck.parent.mkdir(parents=True)
    deck.touch()
    refused = folder / "received" / "_refused" / UNIT
    refused.mkdir(parents=True)
    (refused / "0-anselm-vogtherr.pdf").write_bytes(b"%PDF by Anselm Vogtherr")
    return folder


@pytest.fixture
def course(marked: Path, tmp_path: Path) -> Path:
    return shutil.copytree(marked, tmp_path / "course")


def test_nothing_in_any_file_names_who_was_forgotten(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = found_in(course, GONE.words)
    places = (
        "gradebook.db",
        ".netcourse/gradebooks",
        "nbgrader.log",
        "submitted",
        "received",
        "autograded",
        "feedback",
        "grades.csv",
    )
    for place in (*places, "roster.csv", "download.zip", ".netcourse/marked", "exports"):
        assert [line for line in before if place in line], place
    assert main(["--course", str(course), "forget", GONE.id]) == 0
    assert found_in(course, GONE.words) == []
    said = capsys.readouterr().out
    assert "Taken away:" in said
    assert "Not in reach from here: the LMS" in said


def test_everybody_else_is_as_before(course: Path, marked: Path) -> None:
    forget(course, GONE.id)
    rest = [one for one in CLASS if one is not GONE]
    for one in rest:
        for top in ("submitted", "received", "autograded", "feedback"):
            assert files(course / top / one.id) == files(marked / top / one.id)
    assert marks(course) == {student: found for student, found in marks(marked).items() if student != GONE.id}
    own = (marked / "grades.csv").read_bytes().splitlines(keepends=True)
    assert (course / "grades.csv").read_bytes() == b"".join(line for line in own if GONE.id.encode() not in line)
    with closing(sqlite3.connect(course / "gradebook.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA freelist_count").fetchone() == (0,)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def marks(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(folder / "gradebook.db")) as db:
        rows = db.execute(
            "SELECT s.student_id, g.id, g.auto_score, g.manual_score FROM grade g "
            "JOIN submitted_notebook n ON g.notebook_id = n.id "
            "JOIN submitted_assignment s ON n.assignment_id = s.id ORDER BY g.id"
        ).fetchall()
    return {student: [row for row in rows if row[0] == student] for student in {row[0] for row in rows}}


def test_a_dry_run_names_all_of_it_and_changes_nothing(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(course)
    assert main(["--course", str(course), "forget", GONE.id, "--dry-run"]) == 0
    said = capsys.readouterr().out
    for where in (f"submitted/{GONE.id}: ", "gradebook.db: ", "nbgrader.log: ", "roster.csv: 1 row(s)", "download.zip: "):
        assert f"  {where}" in said
    assert files(course) == before


def test_what_others_handed_in_is_theirs_and_is_told(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Anselm answered with Miriam's numbers: her id stands in his work.
    assert main(["--course", str(course), "forget", "mz7001"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("STILL NAMED in ")]
    assert told
    assert all("av7004" in line for line in told)


def test_who_was_refused_for_the_id_is_told_where_that_lies(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused = course / "received" / "_refused"
    (refused / "05").mkdir(parents=True, exist_ok=True)
    assert main(["--course", str(course), "forget", "a,b"]) == 2
    assert f"what was refused lies in {refused}, under names made safe" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["zz9999", "..", ".", "../submitted", "/etc", "_refused", ".netcourse", "a\\b", "pseudonyms"])
def test_nobody_known_is_one_line(course: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (course / ".netcourse" / "pseudonyms.json").touch()
    before = files(course)
    assert main(["--course", str(course), "forget", name]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert files(course) == before


def test_the_gradebook_which_says_who_it_is_goes_last(marked: Path) -> None:
    found = [one.where for one in look_for(marked, GONE.id)[1].traces]
    assert len(found) > 8
    assert found[-1] == "gradebook.db"


@pytest.mark.parametrize("done", [0, 5, -1, *(pytest.param(at, marks=pytest.mark.soak) for at in range(1, 13))])
def test_a_run_killed_after_any_step_is_finished_by_the_next(marked: Path, tmp_path: Path, done: int) -> None:
    folder = shutil.copytree(marked, tmp_path / "course")
    whom, found = look_for(folder, GONE.id)
    forgetting.begin(folder, whom)
    for trace in found.traces[: done if done >= 0 else None]:
        trace.take()
    assert forget(folder, GONE.id).left == ()
    assert found_in(folder, GONE.words) == []


@pytest.mark.soak
def test_killed_for_real_at_many_moments(marked: Path, tmp_path: Path) -> None:
    for at in range(12):
        folder = shutil.copytree(marked, tmp_path / str(at))
        ran = subprocess.Popen([sys.executable, "-m", "netcourse.cli", "--course", str(folder), "forget", GONE.id])
        until = time.monotonic() + 60
        while ran.poll() is None and not (folder / ".netcourse" / "forgetting.json").exists() and time.monotonic() < until:
            time.sleep(0.001)
        time.sleep(at * 0.01)
        os.kill(ran.pid, signal.SIGKILL) if ran.poll() is None else None
        ran.wait()
        main(["--course", str(folder), "forget", GONE.id])
        assert found_in(folder, GONE.words) == []


def test_what_a_gzip_holds_is_told_and_not_touched(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "old.log.gz").write_bytes(gzip.compress(f"marked {GONE.id}\n".encode()))
    assert main(["--course", str(course), "forget", GONE.id]) == 1
    assert "STILL NAMED in old.log.gz" in capsys.readouterr().out


def test_under_pseudonyms_the_line_that_says_who_it_is_goes_too(released: Path, tmp_path: Path) -> None:
    made = a_class(released, tmp_path, CLASS)
    key = tmp_path / "apart" / "key"
    words = ["--course", str(made.folder)]
    assert main([*words, "collect", UNIT, str(made.download), "--roster", str(made.roster), "--pseudonyms", str(key)]) == 0
    name = read_pseudonyms(key, [made.folder]).of(GONE.id)
    assert main([*words, "forget", GONE.id, "--pseudonyms", str(key)]) == 0
    assert found_in(made.folder, [name]) == []
    assert found_in(key.parent, [name, *GONE.words]) == []
    assert found_in(key.parent, [CLASS[0].id])


def test_copies_and_logs_have_an_end_and_received_files_only_when_told(course: Path) -> None:
    now = time.time() + (COPY_DAYS + 1) * DAY
    with (course / "nbgrader.log").open("ab") as log:
        log.write(b"an old line\n" * (LOG_BYTES // 10))
    copies = sorted((course / ".netcourse" / "gradebooks").glob("*.db"))
    assert len(copies) > 1
    tidy(course, now)
    assert sorted((course / ".netcourse" / "gradebooks").glob("*.db")) == copies[-1:]
    assert (course / "nbgrader.log").stat().st_size <= LOG_BYTES
    received = files(course / "received")
    assert reminder(course) == ""
    assert "older than 365 days: 'netcourse forget --older-than 365'" in reminder(course, time.time() + 366 * DAY)
    assert main(["--course", str(course), "forget", "--older-than", "30"]) == 0
    assert files(course / "received") == received
    for path in (course / "received").rglob("*"):
        os.utime(path, (time.time() - 31 * DAY,) * 2)
    assert main(["--course", str(course), "forget", "--older-than", "30", "--dry-run"]) == 0
    assert files(course / "received") == received
    assert main(["--course", str(course), "forget", "--older-than", "30"]) == 0
    assert {path.name for path in (course / "received").rglob("*") if path.is_file()} == {"hand-ins.json", ".lock"}
