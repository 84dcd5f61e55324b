"""Downloads as each platform names them: whose each file is, which of several counts, and when it was handed in."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from netcourse.marking.intake.collect import Collected, collect
from tests.marking.intake.handing_in import UNIT, Json, answered, as_bytes, by_student, kept, lay, submitted, zipped

NAME = f"{UNIT}.ipynb"
FOLDER = "197063-2557369 - Mary-Ann Smith - Nov 19, 2026"
ROSTER = "student_id,name,username\nm1,Anna Berg,aberg1\nm2,Ben Lo,j_doe\nm3,Mary-Ann Smith,asmith2\n"


@pytest.fixture
def download(built: Unit, release: Json, handed_over: Path) -> "Download":
    return Download(built.root, release, handed_over)


class Download:
    """A zip in which each path holds a notebook with an answer of its own, or the bytes given, collected once."""

    def __init__(self, root: Path, release: Json, folder: Path) -> None:
        self.root = root
        self.release = release
        self.folder = folder

    def collected(self, entries: Mapping[str, str | bytes], name: str = "download.zip", roster: str = "") -> Collected:
        """Entries that are text are answers, put into a notebook."""
        files = {
            path: one if isinstance(one, bytes) else as_bytes(answered(self.release, f"x1 = {one}"))
            for path, one in entries.items()
        }
        lay(self.folder, {name: zipped(files)})
        if roster:
            lay(self.folder.parent, {"roster.csv": roster.encode()})
        return collect(self.root, UNIT, [self.folder / name], roster=self.folder.parent / "roster.csv" if roster else None)

    def taken(self) -> dict[str, str]:
        """Whose work stands in submitted/, and the answer in it."""
        return {
            path.parent.parent.name: next(
                "".join(cell["source"])
                for cell in submitted(self.root, path.parent.parent.name)["cells"]
                if "x1 =" in cell["source"]
            ).removeprefix("x1 = ")
            for path in self.root.glob(f"submitted/*/{UNIT}/{NAME}")
        }

    def stamp(self, student: str) -> str:
        path = self.root / "submitted" / student / UNIT / "timestamp.txt"
        return path.read_text(encoding="utf-8") if path.exists() else ""


NOTE = b"Name: John Doe (jdoe1)\nAssignment: Unit 5\nDate Submitted: 19 November 2026 21:30:10 o'clock GMT\n"


@pytest.mark.parametrize(
    ("name", "assignment"),
    [
        ("gradebook_NET-2026_Unit5_2026-11-20-12-00-00.zip", "Unit 5"),
        ("gradebook_NET-2026_Unit5-nospace.zip", "Unit5"),
        ("download.zip", "NET_2026_Unit_5"),
        ("download.zip", "NET_2026_12_5"),
        ("download.zip", UNIT),
    ],
)
def test_of_blackboards_attempts_the_latest_counts_with_its_time(download: Download, name: str, assignment: str) -> None:
    entries: dict[str, str | bytes] = {
        f"{assignment}_jdoe1_attempt_2026-11-19-21-30-10_{NAME}": "1",
        f"{assignment}_jdoe1_attempt_2026-11-19-21-30-10.txt": NOTE,
        f"{assignment}_asmith2_attempt_2026-11-19-20-30-10_{NAME}": "2",
        f"{assignment}_asmith2_attempt_2026-11-20-08-30-10_{NAME}": "3",
    }
    told = by_student(download.collected(entries, name))
    assert {student: one.verdict for student, one in told.items()} == {"jdoe1": "accepted", "asmith2": "accepted"}
    assert download.taken() == {"jdoe1": "1", "asmith2": "3"}
    assert download.stamp("asmith2") == "2026-11-20 08:30:10.000000 UTC"
    assert download.stamp("jdoe1") == "2026-11-19 21:30:10.000000 UTC"
    assert "also sent" not in "\n".join(told["jdoe1"].reasons)


def test_a_single_attempt_at_an_assignment_called_as_the_unit_is(download: Download) -> None:
    download.collected({f"{UNIT}_hacker_attempt_2026-01-30-20-30-10_{NAME}": "1"})
    assert download.taken() == {"hacker": "1"}
    assert download.stamp("hacker") == "2026-01-30 20:30:10.000000 UTC"


@pytest.mark.parametrize("login", ["j.doe-2", "20261119", "1234567", "j_doe", "jdoe@uni.example"])
def test_logins_of_blackboard_hold_digits_dots_and_underscores(download: Download, login: str) -> None:
    entries = {
        f"Unit 5_{login}_attempt_2026-11-19-21-30-10_{NAME}": "1",
        f"Unit 5_asmith2_attempt_2026-11-19-21-30-10_{NAME}": "2",
    }
    download.collected(entries)
    assert download.taken() == {login: "1", "asmith2": "2"}


@pytest.mark.parametrize("name", ["gradebook_NET_2026_Unit5_2026-11-20-12-00-00.zip", "gradebook_X_Unit5_2026-11-20.zip"])
def test_the_name_of_blackboards_zip_says_where_a_login_begins(download: Download, name: str) -> None:
    download.collected({f"Unit 5_j_doe_attempt_2026-11-19-21-30-10_{NAME}": "1"}, name)
    assert download.taken() == {"j_doe": "1"}


def test_blackboards_text_says_where_a_login_begins_and_when_with_its_zone(download: Download) -> None:
    note = b"Name: Jo Doe (j_doe)\r\nAssignment: 5\r\nDate Submitted: Thursday, November 19, 2026 9:30:10 PM UTC+01:00\r\n"
    entries: dict[str, str | bytes] = {
        f"Unit_5_j_doe_attempt_2026-11-19-21-30-10_{NAME}": "1",
        "Unit_5_j_doe_attempt_2026-11-19-21-30-10.txt": note,
    }
    download.collected(entries)
    assert download.taken() == {"j_doe": "1"}
    assert download.stamp("j_doe") == "2026-11-19 20:30:10.000000 UTC"


def test_a_login_that_can_be_read_in_two_ways_is_never_taken_in_silence(download: Download) -> None:
    entries = {f"Unit 5_j_doe_attempt_2026-11-19-21-30-10_{NAME}": "1"}
    assert "might be j_doe; --roster tells" in "\n".join(by_student(download.collected(entries))["doe"].reasons)


def test_the_roster_says_which_of_two_readings_is_a_login(download: Download) -> None:
    told = by_student(download.collected({f"Unit 5_j_doe_attempt_2026-11-19-21-30-10_{NAME}": "1"}, roster=ROSTER))
    assert told["m2"].verdict == "accepted"


@pytest.mark.parametrize(
    "name",
    [
        f"Unit 5_jdoe1_attempt_2026-11-19_{NAME}",
        f"jdoe1_attempt_{NAME}",
        f"jdoe1_20261119_{NAME}",
        f"jdoe1-2026-11-19-{NAME}",
        f"jdoe1 19.11.2026 {NAME}",
    ],
)
def test_an_id_with_a_date_or_an_attempt_is_not_made_up(download: Download, name: str) -> None:
    (told,) = download.collected({name: "1"}).decisions
    assert (told.known, told.verdict) == (False, "refused")
    assert "holds a date or the word attempt" in told.reasons[0]
    assert download.taken() == {}
    assert as_bytes(answered(download.release, "x1 = 1")) in kept(download.root)


@pytest.mark.parametrize(
    "name",
    [f"jdoe1_attempt_2026-11-19-21-30-10_{NAME}", f"Unit 5_jdoe1_attempt_2026-13-41-21-30-10_{NAME}"],
)
def test_an_attempt_without_an_assignment_or_at_no_time_is_nobodys(download: Download, name: str) -> None:
    (told,) = download.collected({name: "1"}).decisions
    assert (told.known, told.verdict) == (False, "refused")


def test_answers_beside_an_earlier_attempt_are_named_and_not_mixed_with_the_latest(download: Download) -> None:
    entries: dict[str, str | bytes] = {
        f"Unit 5_ada_attempt_2026-11-19-20-00-00_{NAME}": "1",
        "Unit 5_ada_attempt_2026-11-19-20-00-00_answers.json": b'{"version": 1, "answers": {}}',
        f"Unit 5_ada_attempt_2026-11-19-21-00-00_{NAME}": "2",
        "Unit 5_ada_attempt_2026-11-19-21-00-00_notes.pdf": b"%PDF",
    }
    told = by_student(download.collected(entries))["ada"]
    assert download.taken() == {"ada": "2"}
    assert not (download.root / "submitted" / "ada" / UNIT / "answers.json").exists()
    assert "of another attempt or version, kept and not used: answers.json" in told.reasons
    assert "also sent, kept and not used: notes.pdf" in told.reasons


def test_several_files_of_one_attempt_are_one_hand_in(download: Download) -> None:
    entries: dict[str, str | bytes] = {
        f"Unit 5_ada_attempt_2026-11-19-20-00-00_{NAME}": "1",
        "Unit 5_ada_attempt_2026-11-19-20-00-00_answers.json": b'{"version": 1, "answers": {}}',
    }
    download.collected(entries)
    assert (download.root / "submitted" / "ada" / UNIT / "answers.json").exists()


def test_two_notebooks_in_one_attempt_are_not_guessed_at(download: Download) -> None:
    entries = {f"Unit 5_ada_attempt_2026-11-19-20-00-00_{name}": name[0] for name in ("1.ipynb", "2.ipynb")}
    told = by_student(download.collected(entries))["ada"]
    assert "no time tells apart" in told.reasons[0]


def test_an_attempt_of_text_alone_has_a_row(download: Download) -> None:
    told = by_student(download.collected({"Unit 5_jdoe1_attempt_2026-11-19-21-30-10.txt": NOTE}))["jdoe1"]
    assert told.verdict == "refused"
    assert "no notebook in what was sent" in told.reasons[0]


def test_a_student_of_canvas_who_writes_a_classmate_into_the_files_name_does_not_become_him(download: Download) -> None:
    entries = {
        f"millerbob_12_34_x_ada_attempt_2026-11-19-21-30-10_{NAME}": "1",
        f"berganna_13_35_{NAME}": "2",
    }
    told = by_student(download.collected(entries))
    assert "ada" not in download.taken()
    assert told["berganna"].verdict == "accepted"


@pytest.mark.parametrize(
    "prefix", ["Unit 5_bob_attempt_2026-11-19-20-00-00_", "197064-2557369 - Bob Lo - Nov 19, 2026 626 PM - ", "lobob_13_35_"]
)
@pytest.mark.parametrize(
    "own",
    [
        f"x_ada_attempt_2026-11-19-21-30-10_{NAME}",
        f"197063-2557369 - Ada - Nov 19, 2026 926 PM - {NAME}",
        f"Berg, Ada(ada)_Submission attachment(s)_{NAME}",
        f"Ada Berg - {NAME}",
    ],
)
def test_what_a_student_calls_a_file_makes_it_nobody_elses(download: Download, prefix: str, own: str) -> None:
    honest = {f"{prefix.replace('ob', 'eo')}{NAME}": "1"}
    download.collected({f"{prefix}{own}": "2", **honest})
    assert not {"ada", "ada-berg"} & set(download.taken())


def test_brightspace_in_folders_names_a_person_and_a_time(download: Download) -> None:
    entries: dict[str, str | bytes] = {
        f"{FOLDER} 926 PM/{NAME}": "1",
        f"197064-2557369 - John Doe - Nov 19, 2026 626 PM/{NAME}": "2",
        f"197064-2557369 - John Doe - Nov 19, 2026 926 PM/{NAME}": "3",
        "index.html": b"<html></html>",
    }
    collected = download.collected(entries, "Unit 5 Download Nov 20, 2026 1200 PM.zip")
    assert [one.verdict for one in collected.decisions] == ["accepted", "accepted"]
    assert download.taken() == {"mary-ann-smith": "1", "john-doe": "3"}
    assert download.stamp("john-doe") == "2026-11-19 21:26:00.000000 UTC"


@pytest.mark.parametrize(
    ("when", "stamp"),
    [
        ("Nov 19, 2026 926 PM", "2026-11-19 21:26"),
        ("Nov 19, 2026 9:26 PM", "2026-11-19 21:26"),
        ("Nov 19, 2026 9_26 PM", "2026-11-19 21:26"),
        ("Nov 19, 2026 926\u202fPM", "2026-11-19 21:26"),
        ("November 9, 2026 1205 AM", "2026-11-09 00:05"),
        ("Nov 19, 2026 1200 PM", "2026-11-19 12:00"),
        ("Nov 19, 2026 2126", "2026-11-19 21:26"),
        ("19 Nov, 2026 2126", "2026-11-19 21:26"),
        ("19 November, 2026 9:26 AM", "2026-11-19 09:26"),
    ],
)
@pytest.mark.parametrize("between", ["/", " - "])
def test_brightspace_writes_times_in_many_ways(download: Download, when: str, stamp: str, between: str) -> None:
    told = by_student(download.collected({f"197063-2557369 - Mary-Ann Smith - {when}{between}{NAME}": "1"}))
    assert told["mary-ann-smith"].verdict == "accepted"
    assert download.stamp("mary-ann-smith").startswith(stamp)


def test_a_name_of_brightspaces_is_looked_up_in_the_roster(download: Download) -> None:
    entries = {f"{FOLDER} 926 PM - {NAME}": "1", f"197064-2557369 - John Doe - Nov 19, 2026 926 PM - {NAME}": "2"}
    told = by_student(download.collected(entries, roster=ROSTER))
    assert download.taken() == {"m3": "1"}
    assert any("John Doe is not in the roster" in line for one in told.values() for line in one.reasons)


NBGRADERS = "id,first_name,last_name,email\nm4,Ada,Müller,a@uni.example\nm5,Jo,Ek,\nm6,Jo,Ek,\n"


@pytest.mark.parametrize(
    ("roster", "who", "says"),
    [
        (NBGRADERS, "Ada Müller", "m4"),
        (NBGRADERS, "Jo Ek", "may be m5 or m6 in the roster: take Moodle's grading worksheet as --roster"),
        ("student_id,e-mail\nm4,a@uni.example\n", "Ada Müller", "the roster has no column with names"),
    ],
)
def test_a_name_of_moodles_is_looked_up_in_the_list_that_nbgrader_takes(
    download: Download, roster: str, who: str, says: str
) -> None:
    download_name = f"{who}_470000_assignsubmission_file_/{NAME}"
    (told,) = download.collected({download_name: "1"}, roster=roster).decisions
    assert says in (told.student if told.verdict != "refused" else told.reasons[0])


def test_two_of_one_name_on_brightspace_are_told_apart_or_refused(download: Download) -> None:
    entries = {f"{number}-2557369 - John Doe - Nov 19, 2026 926 PM/{NAME}": str(number) for number in (11, 12)}
    told = by_student(download.collected(entries))["john-doe"]
    assert "2 people of that name on Brightspace (11, 12)" in told.reasons[0]


def test_of_versions_in_teams_the_latest_counts_and_it_is_not_sorted_as_text(download: Download) -> None:
    entries = {f"Submitted files/Anna Berg/Unit 5/Version {number}/{NAME}": str(number) for number in (1, 2, 9, 10)}
    told = by_student(download.collected({**entries, f"Submitted files/Ben Lo/Unit 5/Version 1/{NAME}": "5"}))
    assert {student: one.verdict for student, one in told.items()} == {"anna-berg": "accepted", "ben-lo": "accepted"}
    assert download.taken() == {"anna-berg": "10", "ben-lo": "5"}
    assert download.stamp("anna-berg") == ""


def test_versions_of_two_assignments_in_teams_do_not_compare(download: Download) -> None:
    entries = {
        f"Submitted files/Anna Berg/Unit 5/Version 2/{NAME}": "1",
        f"Submitted files/Anna Berg/Again/Version 1/{NAME}": "2",
    }
    assert "no time tells apart" in by_student(download.collected(entries))["anna-berg"].reasons[0]


def test_working_files_of_teams_are_nobodys_hand_in(download: Download) -> None:
    entries = {f"Submitted files/Anna Berg/Unit 5/Version 1/{NAME}": "1"}
    entries |= {f"Working files/{who}/Unit 5/{NAME}": "2" for who in ("Anna Berg", "Ben Lo")}
    told = by_student(download.collected(entries))
    assert download.taken() == {"anna-berg": "1"}
    assert told[f"download.zip/Working files/Ben Lo/Unit 5/{NAME}"].reasons == (
        "one of Teams' working files, which nobody has handed in",
    )


def test_sakai_names_a_login_and_states_the_time_beside(download: Download) -> None:
    entries: dict[str, str | bytes] = {
        "Unit 5/grades.csv": b'"Unit 5","Points"\n',
        f"Unit 5/Berg, Anna(aberg1)/Submission attachment(s)/{NAME}": "1",
        "Unit 5/Berg, Anna(aberg1)/timestamp.txt": b"20261119213010000",
        "Unit 5/Berg, Anna(aberg1)/comments.txt": b"",
        f"Unit 5/Berg, Anna(aberg1)/Feedback Attachment(s)/{NAME}": "9",
        f"Unit 5/Lo, Ben(blo2)/Submission attachment(s)/{NAME}": "2",
        "Unit 5/Lo, Ben(blo2)/Berg, Anna_submissionText.html": b"<p/>",
    }
    collected = download.collected(entries, "bulk_download.zip")
    assert [one.verdict for one in collected.decisions] == ["accepted", "accepted"]
    assert download.taken() == {"aberg1": "1", "blo2": "2"}
    assert (download.stamp("aberg1"), download.stamp("blo2")) == ("2026-11-19 21:30:10.000000 UTC", "")
    assert not any("also sent" in line for one in collected.decisions for line in one.reasons)


@pytest.mark.parametrize(
    ("folder", "student"),
    [
        ("Berg, Anna", "anna-berg"),
        ("van der Berg, Anna Maria(a.berg-1)", "a.berg-1"),
        ("Berg, Anna (aberg1)", "aberg1"),
        ("Anna Berg", "anna-berg"),
    ],
)
def test_sakai_with_and_without_a_login(download: Download, folder: str, student: str) -> None:
    download.collected({f"Unit 5/{folder}/Submission attachment(s)/{NAME}": "1"})
    assert download.taken() == {student: "1"}


def test_a_time_of_sakais_that_cannot_be_read_is_told(download: Download) -> None:
    folder = "Unit 5/Berg, Anna(aberg1)"
    entries: dict[str, str | bytes] = {f"{folder}/Submission attachment(s)/{NAME}": "1", f"{folder}/timestamp.txt": b"yesterday"}
    told = by_student(download.collected(entries))["aberg1"]
    assert "Sakai's timestamp.txt can't be read and is left out" in told.reasons


@pytest.mark.parametrize("around", ["Unit 5/Abgaben", "Unit 5/Submissions", "Unit 5/Abgaben/Team 77", "Abgaben/Team_77"])
@pytest.mark.parametrize(
    ("folder", "student"),
    [
        ("Berg_Anna_aberg_1001", "aberg"),
        ("von der Berg_Anna Maria_a.berg_1001", "a.berg"),
        ("Berg_Anna_Maria_aberg_1001", "aberg"),
        ("Berg_Anna_uk1234_1001", "uk1234"),
        ("Berg_Anna_anna_berg_1001", "anna_berg"),
    ],
)
def test_ilias_names_a_login(download: Download, around: str, folder: str, student: str) -> None:
    told = by_student(download.collected({f"{around}/{folder}/{NAME}": "1"}))[student]
    assert told.verdict == "accepted"
    assert any("only with --groups" in line for line in told.reasons) is ("Team" in around)


def test_a_login_of_ilias_that_may_be_two_is_refused_and_the_roster_tells(download: Download) -> None:
    entries = {f"Unit 5/Abgaben/Lo_Ben_j_doe_1002/{NAME}": "1"}
    (told,) = download.collected(entries).decisions
    assert told.reasons == ("may be doe or j_doe; --roster tells",)
    assert by_student(download.collected(entries, roster=ROSTER))["m2"].verdict == "accepted"


def test_drive_names_a_person_or_nobody(download: Download) -> None:
    entries = {
        f"Unit 5/Anna Berg - {NAME}": "1",
        f"Unit 5/Copy of {NAME}": "2",
        f"Unit 5/Ben Lo - Copy of {NAME}": "3",
        f"Unit 5/Eva Maria Kurz - Kopie von {UNIT} (1).ipynb": "4",
    }
    collected = download.collected(entries)
    assert {one.student: one.verdict for one in collected.decisions if one.known} == {
        "anna-berg": "accepted",
        "ben-lo": "accepted",
        "eva-maria-kurz": "repaired",
    }
    assert [one.student for one in collected.refused] == [f"download.zip/Unit 5/Copy of {NAME}"]


@pytest.mark.parametrize("name", [f"Unit 5 - {NAME}", f"Final version - {NAME}", "Anna Berg - my own.ipynb"])
def test_what_stands_before_a_hyphen_may_be_nobody(download: Download, name: str) -> None:
    assert [one.known for one in download.collected({name: "1"}).decisions] == [False]


def test_the_roster_knows_whose_a_notebook_of_another_name_is(download: Download) -> None:
    download.collected({"Anna Berg - my own.ipynb": "1", "Carl Ohm - my own.ipynb": "2"}, roster=ROSTER)
    assert download.taken() == {"m1": "1"}


def test_two_copies_of_one_person_in_drive_are_not_guessed_at(download: Download) -> None:
    told = by_student(download.collected({f"Anna Berg - {NAME}": "1", f"Anna Berg - {UNIT} (1).ipynb": "2"}))["anna-berg"]
    assert "no time tells apart" in told.reasons[0]


def test_of_nbgraders_exchange_the_latest_of_each_counts(built: Unit, release: Json, download: Download) -> None:
    inbound = download.folder / "exchange" / "netcourse" / "inbound"
    for who, when, tail, x1 in (
        ("anna", "2026-11-19 21:30:10.123456 UTC", "+abcd", "1"),
        ("anna", "2026-11-20 08:30:10.123456 UTC", "+efgh", "2"),
        ("ben", "2026-11-19 21:30:10.123456 UTC", "", "3"),
    ):
        notebook = as_bytes(answered(release, f"x1 = {x1}"))
        lay(inbound / f"{who}+{UNIT}+{when}{tail}", {NAME: notebook, "timestamp.txt": when.encode()})
        lay(inbound / f"{who}+02_other+{when}{tail}", {"02_other.ipynb": b"{}"})
    collected = collect(built.root, UNIT, [download.folder / "exchange"])
    assert [one.verdict for one in collected.decisions if one.known] == ["accepted", "accepted"]
    assert download.taken() == {"anna": "2", "ben": "3"}
    assert download.stamp("anna") == "2026-11-20 08:30:10.123456 UTC"


def test_a_later_download_with_a_later_attempt_replaces_and_the_same_again_does_not(download: Download) -> None:
    first = {f"Unit 5_ada_attempt_2026-11-19-20-00-00_{NAME}": "1"}
    later = {f"Unit 5_ada_attempt_2026-11-19-20-00-05_{NAME}": "2"}
    download.collected(first)
    download.collected({**first, **later})
    assert download.taken() == {"ada": "2"}
    assert "collected before; what came later stays" in by_student(download.collected(first))["ada"].reasons
    assert download.taken() == {"ada": "2"}


@pytest.mark.parametrize("name", [f"lea_{NAME}.zip", f"lea_{NAME} (1).zip", f"lea_{UNIT}.ipynb.ZIP"])
def test_a_zip_as_the_finder_of_macos_names_it_is_opened(built: Unit, release: Json, handed_over: Path, name: str) -> None:
    lay(handed_over, {name: zipped({NAME: as_bytes(answered(release)), f"__MACOSX/._{NAME}": b"\0"})})
    told = by_student(collect(built.root, UNIT, [handed_over]))
    assert {student: one.verdict for student, one in told.items()} == {"lea": "accepted"}


def test_whoever_handed_in_no_notebook_has_a_row_that_says_so(built: Unit, handed_over: Path, release: Json) -> None:
    names = [f"jon_{UNIT}.7z", f"jon_{UNIT}.rar", f"ole_{UNIT}.pdf", f"kim_{UNIT}.py", f"max_{UNIT}.tar.gz"]
    lay(handed_over, {**dict.fromkeys(names, b"?"), "README.md": b"", f"grades_{UNIT}.csv": b"", f"readme_{UNIT}.txt": b""})
    collected = collect(built.root, UNIT, [handed_over])
    told = {one.student: one.reasons[0] for one in collected.refused}
    assert set(told) == {"jon", "ole", "kim", "max"}
    assert told["ole"] == f"no notebook in what was sent (ole_{UNIT}.pdf)"
    assert "an archive is opened here if it is a .zip" in told["jon"]
    assert len(collected.passed_over) == 3
    assert not (built.root / "submitted").exists()


def test_a_file_of_another_kind_beside_the_notebook_is_no_second_person(built: Unit, release: Json, handed_over: Path) -> None:
    parcel = {NAME: as_bytes(answered(release)), f"draft_{UNIT}.pdf": b"%PDF"}
    lay(handed_over, {f"bob_{UNIT}.zip": zipped(parcel)})
    assert by_student(collect(built.root, UNIT, [handed_over]))["bob"].verdict == "accepted"
