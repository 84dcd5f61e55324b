"""What a teacher says beside the hand-ins: times, groups, zones and a roster, and who is missing."""

import gc
import json
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from netcourse.errors import CourseError
from netcourse.marking.intake.collect import Collected, collect
from netcourse.marking.intake.command import run
from netcourse.marking.intake.people import tell_gradebook
from netcourse.marking.intake.remarks import remarks
from netcourse.marking.intake.roster import Person, read_roster
from netcourse.marking.intake.times import holds_a_date, read_time
from netcourse.marking.nbgrader import course_api
from tests.marking.intake.handing_in import UNIT, Json, answered, as_bytes, by_student, lay, submitted
from tests.marking.intake.test_collecting import printed

NAME = f"{UNIT}.ipynb"
MOODLE = "Bob Miller_111_assignsubmission_file"
ROSTER = (
    "student_id,first name,last name,email address\n"
    "bob,Bob,Miller,bob@uni.example\nada,Ada,Lovelace,\neva,Eva,Kurz,e@uni.example\n"
)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    return folder


def table(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return path


def stamp(root: Path, student: str) -> str:
    path = root / "submitted" / student / UNIT / "timestamp.txt"
    return path.read_text(encoding="utf-8") if path.exists() else ""


WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade,Last modified (submission),Last modified (grade)\n"
    'Participant 111,Bob Miller,bob@uni.example,Submitted,,"Thursday, 19 November 2026, 9:26 PM",-\n'
    "Participant 112,Ada Lovelace,ada@uni.example,No submission,,-,-\n"
)


@pytest.mark.parametrize(
    ("path", "student", "times"),
    [
        (f"{MOODLE}/{NAME}", "bob-miller", WORKSHEET),
        (f"{MOODLE}/{NAME}", "bob-miller", WORKSHEET.replace("Thursday, 19 November 2026, 9:26 PM", "19.11.2026, 21:26")),
        (f"millerbob_4711_9_{NAME}", "millerbob", "user_id,submitted_at\n4711,2026-11-19T21:26:00Z\n"),
        (f"millerbob_4711_9_{NAME}", "millerbob", 'name,id,submitted\nX,4711,"2026-11-19 21:26:00 UTC"\n'),
        (
            f"millerbob_4711_9_{NAME}",
            "millerbob",
            "user_id,attempt,submitted_at\n4711,2,2026-11-19T21:26:00Z\n4711,1,2026-11-18T01:00:00Z\n",
        ),
        (f"bob_{NAME}", "bob", "student_id;timestamp\nbob;2026-11-19 22:26 +01:00\n"),
    ],
)
def test_times_of_a_table_become_those_of_handing_in(
    built: Unit, release: Json, handed_over: Path, tables: Path, path: str, student: str, times: str
) -> None:
    lay(handed_over, {path: as_bytes(answered(release))})
    told = by_student(collect(built.root, UNIT, [handed_over], times=table(tables, "times", times)))[student]
    assert stamp(built.root, student) == "2026-11-19 21:26:00.000000 UTC"
    assert "handed in 2026-11-19 21:26:00 UTC, as --times says" in told.reasons


def test_a_zone_says_where_a_time_without_one_is_from(built: Unit, release: Json, handed_over: Path, tables: Path) -> None:
    lay(handed_over, {f"{MOODLE}/{NAME}": as_bytes(answered(release))})
    collected = collect(built.root, UNIT, [handed_over], times=table(tables, "times", WORKSHEET), zone="Europe/Berlin")
    assert stamp(built.root, "bob-miller") == "2026-11-19 20:26:00.000000 UTC"
    assert remarks(collected) == []


def test_a_time_read_as_utc_because_nothing_said_otherwise_is_told(
    built: Unit, release: Json, handed_over: Path, tables: Path
) -> None:
    lay(handed_over, {f"{MOODLE}/{NAME}": as_bytes(answered(release))})
    (line,) = remarks(collect(built.root, UNIT, [handed_over], times=table(tables, "times", WORKSHEET)))
    assert "read as UTC" in line


def test_whoever_is_not_in_the_table_of_times_is_told_so(built: Unit, release: Json, handed_over: Path, tables: Path) -> None:
    lay(handed_over, {f"ada_{NAME}": as_bytes(answered(release))})
    told = by_student(collect(built.root, UNIT, [handed_over], times=table(tables, "times", WORKSHEET)))["ada"]
    assert "times.csv has no time of this student's" in told.reasons
    assert stamp(built.root, "ada") == ""


def test_a_name_that_two_in_the_table_of_times_bear_gives_no_time(
    built: Unit, release: Json, handed_over: Path, tables: Path
) -> None:
    lay(handed_over, {f"Anna Berg - {NAME}": as_bytes(answered(release))})
    times = "student_id,name,submitted\nm1,Anna Berg,2026-11-19 20:00\nm2,Anna Berg,2026-11-19 21:00\n"
    told = by_student(collect(built.root, UNIT, [handed_over], times=table(tables, "times", times)))["anna-berg"]
    assert "times.csv may mean 2 people of that name; no time is taken from it" in told.reasons


@pytest.mark.parametrize(
    ("option", "text", "why"),
    [
        ("times", "student_id,when\nbob,1\n", "times.csv: no column with times; there must be one of last modified"),
        (
            "times",
            "student_id,submitted\nbob,3/4/2026 10:00\n",
            "times.csv: row 2, column submitted: '3/4/2026 10:00' is no time",
        ),
        ("times", "grade,submitted\n1,2026-11-19 10:00\n", "times.csv: row 2: nobody is named"),
        ("groups", "student_id,team\nbob,1\n", "groups.csv: there must be the columns student_id and group"),
        ("groups", "student_id,group\nbob,1\nbob,2\n", "groups.csv: row 3: bob is in the groups 1 and 2"),
        ("groups", "student_id,group\n../x,1\n", "groups.csv: row 2: '../x' is no safe folder name"),
        ("groups", "student_id,group\n,1\n", "groups.csv: row 2: group '1' without a student_id"),
    ],
)
def test_a_bad_table_is_told_in_one_line_and_nothing_is_written(
    built: Unit, release: Json, handed_over: Path, tables: Path, option: str, text: str, why: str
) -> None:
    lay(handed_over, {f"bob_{NAME}": as_bytes(answered(release))})
    path = table(tables, option, text)
    with pytest.raises(CourseError) as told:
        collect(
            built.root,
            UNIT,
            [handed_over],
            times=path if option == "times" else None,
            groups=path if option == "groups" else None,
        )
    assert why in str(told.value)
    assert "\n" not in str(told.value)
    assert not (built.root / "received").exists()


def test_a_zone_that_is_none_is_told(built: Unit, release: Json, handed_over: Path) -> None:
    lay(handed_over, {f"bob_{NAME}": as_bytes(answered(release))})
    with pytest.raises(CourseError, match="Berlin: no time zone; one is written as UTC, Europe/Berlin"):
        collect(built.root, UNIT, [handed_over], zone="Berlin")


GROUPS = "student_id,group\nbob,G1\nada,G1\neva,G2\n"


def grouped(built: Unit, handed_over: Path, tables: Path, roster: str = "") -> Collected:
    return collect(
        built.root,
        UNIT,
        [handed_over],
        groups=table(tables, "groups", GROUPS),
        roster=table(tables, "roster", roster) if roster else None,
    )


def test_one_hand_in_of_a_group_is_every_members(built: Unit, release: Json, handed_over: Path, tables: Path) -> None:
    lay(handed_over, {f"bob_{NAME}": as_bytes(answered(release))})
    collected = grouped(built, handed_over, tables)
    told = by_student(collected)
    assert set(told) == {"bob", "ada"}
    for member in ("bob", "ada"):
        assert told[member].verdict == "accepted"
        assert "group G1: handed in by bob, for ada, bob" in told[member].reasons
        assert submitted(built.root, member) == answered(release)
    assert collected.missing == ("eva",)


def test_collected_again_a_groups_hand_in_changes_nothing(built: Unit, release: Json, handed_over: Path, tables: Path) -> None:
    lay(handed_over, {f"bob_{NAME}": as_bytes(answered(release))})
    grouped(built, handed_over, tables)
    assert all(one.put is None for one in grouped(built, handed_over, tables).decisions)


def test_of_two_hand_ins_of_a_group_the_later_counts_for_all(built: Unit, release: Json, handed_over: Path, tables: Path) -> None:
    for who, hour in (("bob", 20), ("ada", 21)):
        lay(handed_over, {f"U_{who}_attempt_2026-11-19-{hour}-00-00_{NAME}": as_bytes(answered(release, f"x1 = {hour}"))})
    told = by_student(grouped(built, handed_over, tables))
    assert "group G1: handed in by ada and bob, for ada, bob" in told["bob"].reasons
    assert submitted(built.root, "bob") == submitted(built.root, "ada") == answered(release, "x1 = 21")
    assert stamp(built.root, "bob") == "2026-11-19 21:00:00.000000 UTC"


def test_two_hand_ins_of_a_group_that_no_time_tells_apart_are_refused(
    built: Unit, release: Json, handed_over: Path, tables: Path
) -> None:
    for who in ("bob", "ada"):
        lay(handed_over, {f"U_{who}_attempt_2026-11-19-20-00-00_{NAME}": as_bytes(answered(release, f"x1 = '{who}'"))})
    told = by_student(grouped(built, handed_over, tables))
    assert [one.verdict for one in told.values()] == ["refused", "refused"]
    assert not (built.root / "submitted").exists()


def test_what_cannot_be_taken_of_one_of_a_group_is_taken_of_none(
    built: Unit, release: Json, handed_over: Path, tables: Path
) -> None:
    lay(handed_over, {f"bob_{NAME}": b"{}"})
    told = by_student(grouped(built, handed_over, tables))
    assert {student: one.verdict for student, one in told.items()} == {"bob": "refused", "ada": "refused"}


def test_a_team_of_ilias_gets_marks_for_each_by_its_group(built: Unit, release: Json, handed_over: Path, tables: Path) -> None:
    lay(handed_over, {f"Abgaben/Team 77/Miller_Bob_bob_1002/{NAME}": as_bytes(answered(release))})
    told = by_student(grouped(built, handed_over, tables))
    assert set(told) == {"bob", "ada"}
    assert not any("only with --groups" in line for line in told["bob"].reasons)


def test_members_of_a_group_must_be_in_the_roster(built: Unit, release: Json, handed_over: Path, tables: Path) -> None:
    lay(handed_over, {f"bob_{NAME}": as_bytes(answered(release))})
    with pytest.raises(CourseError, match="row 4: eva is nobody in the roster"):
        grouped(built, handed_over, tables, roster="student_id\nbob\nada\n")


def test_who_of_the_roster_has_handed_in_nothing_is_listed(
    built: Unit, release: Json, handed_over: Path, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(built.root, {f"submitted/ada/{UNIT}/{NAME}": as_bytes(answered(release))})
    lay(handed_over, {f"bob_{NAME}": as_bytes(answered(release))})
    words = [str(handed_over), "--roster", str(table(tables, "roster", ROSTER))]
    assert run(printed(built.root, UNIT, *words)) == 0
    assert "1 handed in nothing: eva" in capsys.readouterr().out
    run(printed(built.root, UNIT, *words, "--json"))
    assert json.loads(capsys.readouterr().out)["missing"] == ["eva"]


def test_whoever_was_refused_is_not_said_to_have_handed_in_nothing(
    built: Unit, release: Json, handed_over: Path, tables: Path
) -> None:
    lay(handed_over, {f"bob_{NAME}": b"", f"ada_{UNIT}.pdf": b""})
    assert collect(built.root, UNIT, [handed_over], roster=table(tables, "roster", ROSTER)).missing == ("eva",)


@pytest.mark.parametrize(
    ("path", "student", "person"),
    [
        (f"{MOODLE}/{NAME}", "bob-miller", Person("Bob", "Miller")),
        (f"Submitted files/Anna Maria Berg/Unit 5/Version 1/{NAME}", "anna-maria-berg", Person("Anna Maria", "Berg")),
        (f"U/van der Berg, Anna(a1)/Submission attachment(s)/{NAME}", "a1", Person("Anna", "van der Berg")),
        (f"Abgaben/van der Berg_Anna_a1_1/{NAME}", "a1", Person("Anna", "van der Berg")),
        (f"bob_{NAME}", "bob", None),
        (f"millerbob_1_2_{NAME}", "millerbob", None),
        (f"U_bob_attempt_2026-11-19-20-00-00_{NAME}", "bob", None),
    ],
)
def test_a_platform_says_how_a_student_is_called(
    built: Unit, release: Json, handed_over: Path, path: str, student: str, person: Person | None
) -> None:
    lay(handed_over, {path: as_bytes(answered(release))})
    assert collect(built.root, UNIT, [handed_over]).people == ({student: person} if person else {})


def called(root: Path) -> dict[str, tuple[str | None, str | None, str | None]]:
    gradebook = course_api(root).gradebook
    found = {one.id: (one.first_name, one.last_name, one.email) for one in gradebook.students}
    gradebook.close()
    return found


def test_names_and_addresses_of_the_roster_reach_the_gradebook(
    built: Unit, release: Json, handed_over: Path, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gradebook = course_api(built.root).gradebook
    gradebook.add_student("bob", first_name="Robert")
    gradebook.add_student("zoe", first_name="Zoe")
    gradebook.close()
    lay(handed_over, {f"bob_{NAME}": as_bytes(answered(release))})
    run(printed(built.root, UNIT, str(handed_over), "--roster", str(table(tables, "roster", ROSTER))))
    # Whoever has not handed in is not put into it: an export would give them marks.
    assert called(built.root) == {"bob": ("Bob", "Miller", "bob@uni.example"), "zoe": ("Zoe", None, None)}
    assert "gradebook" not in capsys.readouterr().out


def test_a_platforms_name_fills_what_is_empty_and_changes_nothing(built: Unit) -> None:
    gradebook = course_api(built.root).gradebook
    gradebook.add_student("bob", first_name="Robert")
    gradebook.close()
    assert tell_gradebook(built.root, {"bob": Person("Bob", "Miller"), "ada": Person("Ada", "L")}, surely=False) == ""
    assert called(built.root) == {"bob": ("Robert", "Miller", None), "ada": ("Ada", "L", None)}


def test_a_gradebook_that_cannot_be_written_costs_the_collection_nothing(built: Unit) -> None:
    (built.root / "gradebook.db").write_bytes(b"no database" * 100)
    told = tell_gradebook(built.root, {"bob": Person("Bob", "Miller")}, surely=True)
    assert told.startswith("names did not reach the gradebook: ")
    assert "is no gradebook, or damaged" in told
    assert "\n" not in told
    # Python 3.13 complains of a connection that nobody closed, when it is collected.
    gc.collect()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-11-19-21-30-10", "2026-11-19T21:30:10"),
        ("20261119213010123", "2026-11-19T21:30:10.123000"),
        ("2026-11-19T21:30:10.123456+01:00", "2026-11-19T21:30:10.123456+01:00"),
        ("Donnerstag, 19. November 2026, 21:26", "2026-11-19T21:26:00"),
        ("19. Dez. 2026, 21:26 Uhr", "2026-12-19T21:26:00"),
        ("Thursday, 19 November 2026, 12:05 AM", "2026-11-19T00:05:00"),
        ("19 November 2026 21:30:10 o'clock GMT", "2026-11-19T21:30:10+00:00"),
        ("2016-02-30 10:00", ""),
        ("Nov 19, 2026 13:26 PM", ""),
        ("3/4/2026 10:00", ""),
        ("Monday, February 1, 2016 5:05:05 PM EST", ""),
        ("2026-11-19", ""),
        ("yesterday", ""),
    ],
)
def test_a_time_is_read_where_it_can_mean_one_thing(text: str, iso: str) -> None:
    found = read_time(text)
    assert (found.isoformat() if found else "") == iso


@pytest.mark.parametrize("name", ["bob", "20261119", "u20261119", "12345678901234", "reattempting", "a.b-1", "1234-56"])
def test_an_ordinary_id_holds_no_date(name: str) -> None:
    assert not holds_a_date(name)


def test_a_time_that_is_stated_only_the_second_time_is_put_there_too(
    built: Unit, release: Json, handed_over: Path, tables: Path
) -> None:
    lay(handed_over, {f"{MOODLE}/{NAME}": as_bytes(answered(release))})
    collect(built.root, UNIT, [handed_over])
    times = table(tables, "times", WORKSHEET)
    collect(built.root, UNIT, [handed_over], times=times)
    assert stamp(built.root, "bob-miller") == "2026-11-19 21:26:00.000000 UTC"
    again = by_student(collect(built.root, UNIT, [handed_over], times=times))["bob-miller"]
    assert again.put is None
    assert by_student(collect(built.root, UNIT, [handed_over]))["bob-miller"].put is None
    assert stamp(built.root, "bob-miller") == "2026-11-19 21:26:00.000000 UTC"


@pytest.mark.parametrize(
    "path", [f"197063-1 - G1 - Nov 19, 2026 926 PM/{NAME}", f"g1_77_88_{NAME}", f"G1_5_assignsubmission_file/{NAME}"]
)
@pytest.mark.parametrize("roster", ["", ROSTER])
def test_what_a_platform_names_for_a_group_is_the_groups(
    built: Unit, release: Json, handed_over: Path, tables: Path, path: str, roster: str
) -> None:
    lay(handed_over, {path: as_bytes(answered(release))})
    told = by_student(grouped(built, handed_over, tables, roster))
    assert {student: one.verdict for student, one in told.items()} == {"ada": "accepted", "bob": "accepted"}


def test_a_file_that_bears_a_team_mates_name_is_no_second_persons(
    built: Unit, release: Json, handed_over: Path, tables: Path
) -> None:
    lay(handed_over, {f"U_bob_attempt_2026-11-19-20-00-00_ada_{NAME}": as_bytes(answered(release))})
    told = by_student(grouped(built, handed_over, tables))
    assert {one.verdict for one in told.values()} <= {"accepted", "repaired"}
    other = by_student(
        collect(built.root, UNIT, [handed_over], groups=table(tables, "groups", "student_id,group\nada,1\nbob,2\n"))
    )
    assert other["bob"].reasons != told["bob"].reasons


def test_addresses_are_no_ids_unless_the_teacher_says_so() -> None:
    only = b"Full name,Email address\nBob Miller,bob@uni.example\n"
    with pytest.raises(CourseError, match=r"roster.csv: its only ids are e-mail addresses \(column email address\)"):
        read_roster(only, "roster.csv")
    assert read_roster(only, "roster.csv", addresses=True).ids == {"bob@uni.example"}
    assert read_roster(b"student_id\nbob@uni.example\n", "roster.csv").ids == {"bob@uni.example"}
    assert read_roster(b"Username,Email\nbm,bob@uni.example\n", "roster.csv").ids == {"bm"}
