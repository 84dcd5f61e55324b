"""The importers' rules, each on cases that follow from what stands in their source."""

import pytest

from netcourse.exporting.gradebooks.validators.canvas import Course, leading_number, number, read_upload, separator_of
from netcourse.exporting.gradebooks.validators.moodle import Course as MoodleCourse
from netcourse.exporting.gradebooks.validators.moodle import Role, load, unformat, worksheet
from netcourse.exporting.gradebooks.validators.names import canvas_owner, moodle_owner
from netcourse.exporting.gradebooks.validators.sakai import load as sakai
from netcourse.exporting.gradebooks.validators.stopped import Stopped
from netcourse.exporting.gradebooks.validators.vendors import blackboard, brightspace

COURSE = Course(
    {42: ("Ada Lovelace", "Lovelace, Ada"), 43: ("Blaise Pascal",)}, {7: "Essay", 8: "Final Grade of NEC"}, ("Notes",)
)
HEAD = "Student,ID,Section,Essay (7)"
ROLES: dict[str, Role] = {"id": "user", "grade": "grade", "feedback": "feedback"}


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("1,250", "1.250"), ("7,5", "7.5"), ("1.250,5", "1250.5"), ("1,250.5", "1250.5"), ("-3,5", "-3.5"), ("50%", "50%"),
        ("5.", "5"),
        ("12.345.678", "12345.678"), ("EX", "EX"), ("1 250", "1 250"), ("", ""), (",", ""), ("1e3", "1e3"),
    ],
)  # fmt: skip
def test_canvas_converts_whatever_looks_like_a_number(cell: str, read: str) -> None:
    assert number(cell) == read


@pytest.mark.parametrize(
    ("lines", "separator"),
    [
        (["a,b,c", "d,e,f", "g,h,i"], ","),
        (["a;b;c", "d;e;f", "g;h;i"], ";"),
        # Ragged by comma: no line has a semicolon, so all have one cell, and 1 is more than 0.
        (["a,b,c", "d,e", "g,h,i"], ";"),
        (["a,b;c,d", "e,f;g,h", "i,j;k,l"], ","),
        (['a,"b', 'c",d', "e,f"], ","),
    ],
)
def test_canvas_guesses_the_separator_from_three_lines(lines: list[str], separator: str) -> None:
    assert separator_of(lines) == separator


@pytest.mark.parametrize(("cell", "read"), [("0042", 42), ("12abc", 12), ("abc", 0), ("", 0), (" 7", 7)])
def test_canvas_reads_an_id_as_far_as_it_is_a_number(cell: str, read: int) -> None:
    assert leading_number(cell) == read


@pytest.mark.parametrize(
    "header",
    [
        HEAD,
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (7)",
        "Student,ID,SIS Login ID,Section,Essay (7)",
        "Student,ID,SIS User ID,SIS Login ID,Integration ID,Section,Essay (7)",
        "Student,ID,SIS User ID,SIS Login ID,Root Account,Section,Essay (7)",
        "Student,ID,Section,Notes,Essay (7)",
        "LastName,FirstName,ID,Section,Essay (7)",
    ],
)
def test_canvas_takes_these_headers(header: str) -> None:
    cells = {"Student": "somebody", "ID": "42", "LastName": "a", "FirstName": "b", "Essay (7)": "5.5"}
    row = ",".join(cells.get(one, "x") for one in header.split(","))
    assert read_upload(f"{header}\n{row}\n".encode(), COURSE).grades == {7: {42: "5.5"}}


@pytest.mark.parametrize(
    "header",
    [
        "ID,Student,Section,Essay (7)",
        "Student,ID,Section",
        "Student,ID,SIS User ID,Section,Essay (7)",
        "Student,ID,Essay (7),Section",
    ],
)
def test_canvas_refuses_these_headers(header: str) -> None:
    with pytest.raises(Stopped, match="Invalid header row"):
        read_upload(f"{header}\n{header}\n".encode(), COURSE)


def test_canvas_fails_at_a_file_whose_points_row_is_short() -> None:
    with pytest.raises(Stopped, match="Invalid header row"):
        read_upload(f"{HEAD}\n    Points Possible\nAda,42,x,5\n".encode(), COURSE)


def test_canvas_drops_a_column_by_a_part_of_its_title() -> None:
    upload = read_upload(b"Student,ID,Section,Final Grade of NEC (8)\nAda,42,x,5\n", COURSE)
    assert (upload.grades, upload.dropped) == ({}, ["Final Grade of NEC (8)"])


def test_canvas_makes_a_title_without_a_known_id_anew() -> None:
    upload = read_upload(b"Student,ID,Section,Essay two (99),Essay\nAda,42,x,5,6\n", COURSE)
    assert (upload.new_assignments, upload.grades) == (["Essay two (99)"], {7: {42: "6"}})


def test_canvas_finds_a_student_by_name_where_the_id_is_unknown() -> None:
    upload = read_upload(f'{HEAD}\n"Lovelace, Ada",,x,5\nNobody,99,x,6\n'.encode(), COURSE)
    assert (upload.by_name, upload.unknown_students, upload.grades) == ([42], ["Nobody"], {7: {42: "5"}})


def test_canvas_passes_over_read_only_columns_and_rows_that_are_nobodys() -> None:
    text = f"{HEAD}\n,,,Manual Posting\n    Points Possible,,,(read only)\n;;;,\nAda,42,x,5\n"
    upload = read_upload(text.encode(), COURSE)
    assert (upload.read_only, upload.grades) == (["Essay (7)"], {})


def test_canvas_reads_a_blank_as_a_change() -> None:
    assert read_upload(f"{HEAD}\nAda,42,x,\nBlaise,43,x,-\n".encode(), COURSE).grades == {7: {42: "", 43: "-"}}


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [("7.5", ".", 7.5), ("7.5", ",", 7.5), ("7,5", ",", 7.5), ("1 250", ".", 1250.0), ("1.250", ",", 1.25), ("", ".", None)],
)
def test_moodle_reads_these_numbers(text: str, decimal: str, value: float | None) -> None:
    assert unformat(text, decimal) == value


@pytest.mark.parametrize(("text", "decimal"), [("7,5", "."), ("1,250", "."), ("1.250,5", ","), ("B", "."), ("-", ".")])
def test_moodle_refuses_these_numbers(text: str, decimal: str) -> None:
    with pytest.raises(Stopped):
        unformat(text, decimal)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("x,1\nz,2", "no user"), ("x,1\ny,41", "not between"), ("x,1\ny,-1", "not between"), ("x,1\ny,7;5", "no number"),
        ("x,1\n,2", "no user"), ("x,1\nlocked,2", "locked"), ("x,1\ntwin,2", "several"),
    ],
)  # fmt: skip
def test_moodle_imports_all_or_nothing(rows: str, why: str) -> None:
    course = MoodleCourse(("x", "y", "locked", "twin", "twin"), 40, locked=("locked",))
    with pytest.raises(Stopped, match=why):
        load(f"id,grade\n{rows}\n".encode(), ",", ROLES, course)


def test_moodles_older_code_gives_a_row_without_id_to_the_student_before() -> None:
    course = MoodleCourse(("x", "y"), 40)
    assert load(b"id,grade\nx,1\n,2\n", ",", ROLES, course, old=True).grades == {"x": 2.0}


def test_moodles_older_code_takes_nothing_above_100() -> None:
    with pytest.raises(Stopped, match="100"):
        load(b"id,grade\nx,101\n", ",", ROLES, MoodleCourse(("x",), 200), old=True)


def test_moodle_wipes_at_a_blank_or_a_hyphen_and_overwrites_feedback_with_nothing() -> None:
    found = load(b"id,grade,feedback\nx,-,\ny,,good\n", ",", ROLES, MoodleCourse(("x", "y"), 40))
    assert (found.grades, found.feedback) == ({"x": None, "y": None}, {"x": "", "y": "good"})


def test_moodle_compares_addresses_without_letter_case() -> None:
    course = MoodleCourse(("Ada@example.org",), 40, folds=True)
    assert load(b"id,grade\nada@EXAMPLE.org,3\n", ",", ROLES, course).grades == {"Ada@example.org": 3.0}


def test_a_worksheet_passes_over_blanks_strangers_and_marks_out_of_range() -> None:
    rows = "Participant 1,,-\nParticipant 2,41,-\nParticipant 3,4.25,-\nParticipant 9,4,-\n"
    found = worksheet(f"Identifier,Grade,Last modified (grade)\n{rows}".encode(), ["1", "2", "3"], 40)
    assert found.grades == {"3": 4.25}


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("Essay [100],", "blank"), ("Essay [1] [2]", "pattern"), ("Essay [100],Essay", "twice"),
        ("* Essay", "without their item"),
        ("Essay [x]", "pattern"),
    ],
)  # fmt: skip
def test_sakai_refuses_a_file_for_its_headings(header: str, why: str) -> None:
    with pytest.raises(Stopped, match=why):
        sakai(f"Student ID,Name,{header}\nada,Ada,1,\n".encode(), ["ada"])


@pytest.mark.parametrize("score", ["8.333", "B", "1e1", "-1", "7,5", "12345678901"])
def test_sakai_refuses_a_file_for_one_number(score: str) -> None:
    with pytest.raises(Stopped, match="no number"):
        sakai(f'Student ID,Name,Essay [100]\nada,Ada,"{score}"\n'.encode(), ["ada"])


def test_sakai_keeps_a_blank_skips_a_row_without_id_and_carries_strangers_along() -> None:
    found = sakai(b"Student ID,Name,Essay [100],# x\nada,Ada,,\n,Nobody,5,\nbea,Bea,5,\n", ["ada"])
    assert (found.scores, found.unidentified) == ({}, ["bea"])


def test_sakai_takes_a_point_and_a_comma_where_semicolons_part_the_cells() -> None:
    data = b"Student ID;Name;Essay [100]\nada;Ada;7,5\nbea;Bea;7.25\n"
    assert sakai(data, ["ada", "bea"], decimal=",").scores == {"Essay": {"ada": 7.5, "bea": 7.25}}


def test_brightspace_and_blackboard_refuse_what_their_help_does_not_allow() -> None:
    with pytest.raises(Stopped, match="#"):
        brightspace(b"OrgDefinedId,A Points Grade,End-of-Line Indicator\n#1,5,\n", ["#1"])
    with pytest.raises(Stopped, match="plain number"):
        brightspace(b"OrgDefinedId,A Points Grade,End-of-Line Indicator\n#1,,#\n", ["#1"])
    with pytest.raises(Stopped, match="new column"):
        blackboard(b"Username\tA\nada\t5\n", "\t", ["ada"])


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("Ada Lovelace_1234_assignsubmission_file/page.html", (1234, "page.html")),
        ("Ada Lovelace_1234_assignsubmission_file_/page.html", (1234, "page.html")),
        ("Ada_1234_assignsubmission_file_05_page.html", (1234, "05_page.html")),
        ("Ada_1234_other_file_page.html", None),
        ("Ada_12x_assignsubmission_file_page.html", None),
        (".Ada_1234_assignsubmission_file_page.html", None),
    ],
)
def test_moodle_finds_whose_a_file_is(path: str, owner: tuple[int, str] | None) -> None:
    assert moodle_owner(path) == owner


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("lovelaceada_4711_98765_05_tumour_grade.html", (4711, 98765)),
        ("lovelaceada_late_4711_98765_x.html", (4711, 98765)),
        ("lovelaceada_4711_link.html", None),
        ("lovelaceada.html", None),
    ],
)
def test_canvas_finds_whose_a_file_is(path: str, owner: tuple[int, int] | None) -> None:
    assert canvas_owner(path) == owner
