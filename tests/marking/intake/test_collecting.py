"""What lands beside the notebook, rosters, wrong calls, and what the command prints."""

import argparse
import json
import os
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from netcourse.errors import CourseError
from netcourse.items.calibration import tally
from netcourse.items.plain import Entry, Plain
from netcourse.items.store import PRACTICE, Recorded, dump, recorded_in
from netcourse.marking.intake.claims import claims
from netcourse.marking.intake.collect import collect
from netcourse.marking.intake.command import add_arguments, run
from netcourse.marking.intake.limits import Limits
from netcourse.marking.intake.roster import read_roster
from tests.marking.intake.handing_in import (
    UNIT,
    Json,
    answered,
    as_bytes,
    by_student,
    cell_of,
    kept,
    lay,
    sources_of,
    submitted,
    zipped,
)

NAME = f"{UNIT}.ipynb"
LONE = f"bob_{NAME}"
ANSWERS = b'{"version": 1, "answers": {}}'


def test_the_time_that_nbgrader_states_is_kept_as_nbgrader_reads_it(built: Unit, release: Json, handed_over: Path) -> None:
    stamp = b"2026-03-01T10:30:00+01:00"
    lay(handed_over, {f"bob/{UNIT}/{NAME}": as_bytes(answered(release)), f"bob/{UNIT}/timestamp.txt": stamp})
    collect(built.root, UNIT, [handed_over])
    assert (built.root / "submitted" / "bob" / UNIT / "timestamp.txt").read_text() == "2026-03-01 09:30:00.000000 UTC"


@pytest.mark.parametrize("stamp", [b"yesterday", b"\xff", b"9" * 40, b""])
def test_a_time_that_nbgrader_could_not_read_is_left_out(built: Unit, release: Json, handed_over: Path, stamp: bytes) -> None:
    lay(handed_over, {f"bob/{UNIT}/{NAME}": as_bytes(answered(release)), f"bob/{UNIT}/timestamp.txt": stamp})
    told = by_student(collect(built.root, UNIT, [handed_over]))["bob"]
    assert "timestamp.txt can't be read and is left out" in told.reasons
    assert not (built.root / "submitted" / "bob" / UNIT / "timestamp.txt").exists()


def test_a_time_that_a_student_put_into_a_zip_is_not_believed(built: Unit, release: Json, handed_over: Path) -> None:
    inner = zipped({f"bob/{UNIT}/{NAME}": as_bytes(answered(release)), f"bob/{UNIT}/timestamp.txt": b"2020-01-01 00:00:00 UTC"})
    lay(handed_over, {f"bob_{UNIT}.zip": inner})
    told = by_student(collect(built.root, UNIT, [handed_over]))["bob"]
    assert "timestamp.txt in what the student sent is not believed" in told.reasons
    assert not (built.root / "submitted" / "bob" / UNIT / "timestamp.txt").exists()


def test_answers_stand_beside_the_notebook_and_nothing_else_does(built: Unit, release: Json, handed_over: Path) -> None:
    lay(handed_over, {f"millerbob_1_2_{NAME}": as_bytes(answered(release)), "millerbob_1_3_answers-1.json": ANSWERS})
    lay(handed_over, {"millerbob_1_4_netcourse.py": b"award = max"})
    collect(built.root, UNIT, [handed_over])
    folder = built.root / "submitted" / "millerbob" / UNIT
    assert sorted(path.name for path in folder.iterdir()) == [NAME, "answers.json"]
    assert (folder / "answers.json").read_bytes() == ANSWERS
    assert b"award = max" in kept(built.root)


def test_practice_that_a_student_adds_is_there_for_the_report(built: Unit, release: Json, handed_over: Path) -> None:
    first: Plain = {"certainty": "high", "right": "no", "answer": "A"}
    practice = dump(Recorded({"p1": Entry("p1", "SingleBest", first, "2026-03-01T10:00:00Z", 1)})).encode()
    files = {"notebook.ipynb": as_bytes(answered(release)), "practice.json": practice}
    lay(handed_over, {f"bob_{UNIT}.zip": zipped(files), f"ann_{NAME}": as_bytes(answered(release, "x1 = 8"))})
    lay(handed_over, {f"eve_{UNIT}.zip": zipped({**files, "practice.json": b"{ half", "notes.txt": b"n"})})
    told = by_student(collect(built.root, UNIT, [handed_over]))
    folders = {one: built.root / "submitted" / one / UNIT for one in ("ann", "bob", "eve")}
    found = {one: recorded_in(folder, PRACTICE)[0] for one, folder in folders.items()}
    assert found["bob"] is not None
    assert tally(found["bob"].entries)["high"] == (0, 1)
    assert (found["ann"], found["eve"]) == (None, None)
    assert not any("practice" in line for one in told.values() for line in one.reasons)


def test_a_repaired_notebook_keeps_every_cell_that_the_student_wrote(built: Unit, release: Json, handed_over: Path) -> None:
    notebook = answered(release, "x1 = 7")
    for at, cell in enumerate(list(notebook["cells"])):
        own: Json = {"cell_type": "code", "metadata": {}, "source": f"mine = {at}", "outputs": [], "execution_count": None}
        notebook["cells"].insert(2 * at, own)
        cell["metadata"] = {}
        del cell["id"]
    lay(handed_over, {LONE: as_bytes({**notebook, "nbformat_minor": 4})})
    told = by_student(collect(built.root, UNIT, [handed_over]))["bob"]
    assert told.verdict == "repaired"
    assert sources_of(submitted(built.root, "bob")) == sources_of(notebook)
    assert cell_of(submitted(built.root, "bob"), "q1-marks")["source"] == cell_of(release, "q1-marks")["source"]


def test_equal_bytes_are_repaired_to_equal_bytes(built: Unit, release: Json, handed_over: Path, tmp_path: Path) -> None:
    notebook = answered(release)
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    lay(handed_over, {LONE: as_bytes({**notebook, "nbformat_minor": 1})})
    made = [by_student(collect(built.root, UNIT, [handed_over], into=tmp_path / name))["bob"].put for name in ("a", "b")]
    assert made[0] is not None
    assert made[1] is not None
    assert made[0].notebook == made[1].notebook


def test_the_notebook_of_a_real_unit_in_the_course_passes_unchanged(course: Path, handed_over: Path, tmp_path: Path) -> None:
    unit = "05_tumour_grade"
    data = (course / "release" / unit / f"{unit}.ipynb").read_bytes()
    lay(handed_over, {f"bob_{unit}.ipynb": data})
    told = by_student(collect(course, unit, [handed_over], into=tmp_path / "into"))["bob"]
    assert (told.verdict, told.reasons) == ("accepted", ())
    assert (tmp_path / "into" / "submitted" / "bob" / unit / f"{unit}.ipynb").read_bytes() == data


def test_a_link_in_a_folder_is_not_followed(built: Unit, release: Json, handed_over: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.ipynb").write_bytes(as_bytes(answered(release)))
    (handed_over / LONE).symlink_to(tmp_path / "secret.ipynb")
    (handed_over / "more").symlink_to(tmp_path)
    told = by_student(collect(built.root, UNIT, [handed_over]))
    assert "a link, which is not followed" in told["bob"].reasons[0]
    assert not (built.root / "submitted").exists()


def test_a_pipe_in_a_folder_does_not_hang_the_collection(built: Unit, release: Json, handed_over: Path) -> None:
    os.mkfifo(handed_over / LONE)
    assert "no ordinary file" in by_student(collect(built.root, UNIT, [handed_over]))["bob"].reasons[0]


def test_one_student_does_not_use_up_the_room_of_the_others(built: Unit, release: Json, handed_over: Path) -> None:
    fair = {f"alice_1_2_{NAME}": as_bytes(answered(release))}
    greedy = {f"aaron_9_{number}_{number}.bin": bytes([number]) * 30_000 for number in range(100)}
    lay(handed_over, {"class.zip": zipped({**greedy, **fair})})
    told = by_student(collect(built.root, UNIT, [handed_over], limits=Limits(parcel=100_000, total=1_000_000)))
    assert told["alice"].verdict == "accepted"
    assert told["aaron"].verdict == "refused"


def test_a_folder_of_another_unit_is_passed_over(built: Unit, release: Json, handed_over: Path) -> None:
    lay(
        handed_over, {f"submitted/bob/{UNIT}/{NAME}": as_bytes(answered(release)), "submitted/bob/02_other/02_other.ipynb": b"{}"}
    )
    collected = collect(built.root, UNIT, [handed_over])
    assert [one.verdict for one in collected.decisions] == ["accepted"]
    assert collected.passed_over == ("handed-over/submitted/bob/02_other/02_other.ipynb",)


def test_a_folder_named_for_the_unit_in_downloads_is_nobodys(built: Unit, release: Json, tmp_path: Path) -> None:
    lay(
        tmp_path / "Downloads",
        {f"{UNIT}/{NAME}": as_bytes(answered(release)), f"{UNIT}/archive/{LONE}": as_bytes(answered(release))},
    )
    told = by_student(collect(built.root, UNIT, [tmp_path / "Downloads"]))
    assert {student: one.verdict for student, one in told.items()} == {"bob": "accepted", f"Downloads/{UNIT}/{NAME}": "refused"}


MOODLE_WORKSHEET = "Identifier,Full name,ID number,Email address\nParticipant 111,Bob Miller,m4711,bob@uni.example\n"
CANVAS_GRADEBOOK = 'Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"Miller, Bob",12345,m4711,bob,1\n'
OWN_LIST = "\ufeffstudent_id;name\nm4711;Bob Miller\nm4712;Bob  Müller\nm4713;Alice Doe\nm4714;alice doe\n"


@pytest.mark.parametrize(
    ("roster", "path", "student"),
    [
        (MOODLE_WORKSHEET, f"Bob Miller_111_assignsubmission_file/{NAME}", "m4711"),
        (MOODLE_WORKSHEET, f"bob@uni.example_{NAME}", "m4711"),
        (MOODLE_WORKSHEET, f"submissions_{UNIT}.zip/Bob Miller_111_assignsubmission_file/{NAME}", "m4711"),
        (CANVAS_GRADEBOOK, f"millerbob_LATE_12345_1_{NAME}", "m4711"),
        (CANVAS_GRADEBOOK, f"renamed_12345_1_{NAME}", "m4711"),
        (OWN_LIST, f"Miller Bob_111_assignsubmission_file/{NAME}", ""),
        (OWN_LIST, f"bob müller_7_assignsubmission_file_{NAME}", "m4712"),
        (OWN_LIST, f"m4713/{NAME}", "m4713"),
        (OWN_LIST, f"M4713_{NAME}", "m4713"),
    ],
)
def test_a_roster_says_who_is_meant(
    built: Unit, release: Json, handed_over: Path, tmp_path: Path, roster: str, path: str, student: str
) -> None:
    (tmp_path / "roster.csv").write_text(roster, encoding="utf-8")
    zip_name, found, inside = path.partition(".zip/")
    data = as_bytes(answered(release))
    lay(handed_over, {f"{zip_name}.zip": zipped({inside: data})} if found else {path: data})
    collected = collect(built.root, UNIT, [handed_over], roster=tmp_path / "roster.csv")
    taken = [one.student for one in collected.decisions if one.verdict != "refused"]
    assert taken == ([student] if student else [])
    assert data in kept(built.root)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (f"carl_{NAME}", "carl is not in the roster"),
        (f"Alice Doe_5_assignsubmission_file_{NAME}", "may be m4713 or m4714"),
        (f"submissions_{NAME}", "nothing in its name says whose it is"),
    ],
)
def test_a_roster_never_guesses(built: Unit, release: Json, handed_over: Path, tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "roster.csv").write_text(OWN_LIST, encoding="utf-8")
    lay(handed_over, {name: as_bytes(answered(release))})
    (told,) = collect(built.root, UNIT, [handed_over], roster=tmp_path / "roster.csv").decisions
    assert told.verdict == "refused"
    assert why in told.reasons[0]


def test_a_platforms_number_that_belongs_to_another_person_is_told() -> None:
    claim = claims((f"Bob Miller_999_assignsubmission_file_{NAME}",), UNIT)[0]
    student, why = read_roster(MOODLE_WORKSHEET.encode(), "roster.csv").find(claim)
    assert student == ""
    assert "999, but 111 in the roster" in why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a,b\n1,2\n", "no column with student ids"),
        ("student_id\n../x\n", "no safe folder name"),
        ("student_id\nbob\nBob\n", "differ in letter case alone"),
        ("student_id\n" + "x" * 200_000, "not a CSV"),
        ("", "no column with student ids"),
    ],
)
def test_a_bad_roster_is_told_in_one_line_and_nothing_is_written(
    built: Unit, release: Json, handed_over: Path, tmp_path: Path, text: str, why: str
) -> None:
    (tmp_path / "roster.csv").write_text(text, encoding="utf-8")
    lay(handed_over, {LONE: as_bytes(answered(release))})
    with pytest.raises(CourseError, match=why) as told:
        collect(built.root, UNIT, [handed_over], roster=tmp_path / "roster.csv")
    assert "\n" not in str(told.value)
    assert not (built.root / "received").exists()


def test_wrong_calls_say_what_to_do(built: Unit, release: Json, handed_over: Path) -> None:
    with pytest.raises(CourseError, match="no such release; there is 01_small, 02_other"):
        collect(built.root, "03_none", [handed_over])
    with pytest.raises(CourseError, match="no such file or folder"):
        collect(built.root, UNIT, [handed_over / "nothing"])
    with pytest.raises(CourseError, match="is where collected work goes"):
        collect(built.root, UNIT, [built.root / "submitted" / "bob"])


def printed(root: Path, *words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.set_defaults(course=root)
    add_arguments(parser)
    return parser.parse_args(words)


def test_the_command_prints_a_table_and_exits_with_1_if_anything_was_refused(
    built: Unit, release: Json, handed_over: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(handed_over, {LONE: as_bytes(answered(release))})
    assert run(printed(built.root, UNIT, str(handed_over))) == 0
    lay(handed_over, {f"carl_{NAME}": b"[red]\x1b[2J"})
    assert run(printed(built.root, UNIT, str(handed_over))) == 1
    out = capsys.readouterr().out
    assert "REFUSED" in out
    assert "1 accepted, 0 repaired, 1 refused" in out
    assert "\x1b" not in out


def test_a_source_without_a_hand_in_is_told_and_ends_with_1(
    built: Unit, release: Json, handed_over: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(handed_over, {"grades.csv": b"id,mark\n"})
    assert run(printed(built.root, UNIT, str(handed_over))) == 1
    assert capsys.readouterr().err == f"{handed_over}: holds no hand-in for {UNIT}\n"
    lay(handed_over, {LONE: as_bytes(answered(release))})
    assert [run(printed(built.root, UNIT, str(handed_over))) for _ in range(2)] == [0, 0]
    assert capsys.readouterr().err == ""


def test_the_command_prints_json_for_programs(
    built: Unit, release: Json, handed_over: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(handed_over, {LONE: as_bytes(answered(release)), "05.ipynb": b"{}"})
    assert run(printed(built.root, UNIT, str(handed_over), "--json")) == 1
    bob, nobody = json.loads(capsys.readouterr().out)["students"]
    assert (bob["student"], bob["verdict"], bob["written"]) == ("bob", "accepted", True)
    assert bob["sent"][0]["name"] == LONE
    assert (nobody["student"], nobody["file"]) == (None, "handed-over/05.ipynb")


def test_the_number_of_a_unit_is_not_taken_for_one_of_canvas() -> None:
    assert [(one.form, one.name) for one in claims(("group_3_10_topic.ipynb",), "10_topic")] == [("lone", "group_3")]
    assert [(one.form, one.name) for one in claims(("group_3_10_topic.ipynb",), "11_other")] == [("canvas", "group")]
