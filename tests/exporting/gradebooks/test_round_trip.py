"""What goes in comes out: an export, read by the platform's own rules, gives exactly the marks, whatever people are called."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.exporting.gradebooks.harms import HarmError
from netcourse.exporting.gradebooks.numbers import plain
from netcourse.exporting.gradebooks.plan import How
from netcourse.exporting.gradebooks.validators import canvas as canvas_rules
from netcourse.exporting.gradebooks.validators import moodle as moodle_rules
from netcourse.exporting.gradebooks.validators import sakai as sakai_rules
from netcourse.exporting.gradebooks.validators.vendors import blackboard, brightspace
from tests.conftest import examples
from tests.exporting.gradebooks.downloads import CLASS, PLATFORMS, Person, download, exported, known_by, ours, rows_of

_EVERY_SIGN = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\0") | st.sampled_from(';,"\t\n=+-@|[]#*%')
NAMES = st.text(_EVERY_SIGN, max_size=20) | st.sampled_from(
    [
        "    Points Possible",
        "Muted",
        "Student, Test",
        "Doe; Jane; A; B; C",
        'O"Neil, "Q"',
        "=HYPERLINK(1)",
        "1,250",
        "-",
        "Smith, Jr.",
    ]
)
SCORES = st.sampled_from(["", "-", "0.00", "8.33", "12.00", "39.99"])
MARK = st.floats(0, 40, allow_nan=False) | st.integers(0, 160).map(lambda quarters: quarters / 4)


def read_as(platform: str, data: bytes, keys: Mapping[str, str]) -> dict[str, float]:
    """What the platform reads, by our login: as `Dialect.read_back`, written once more from the platform's side."""
    if platform == "canvas":
        course = canvas_rules.Course({int(key): ("somebody",) for key in keys}, {320: "Essay", 321: "Tumour grade"})
        upload = canvas_rules.read_upload(data, course)
        assert [*upload.new_assignments, *upload.unknown_students, *upload.by_name, *upload.dropped] == []
        assert set(upload.grades) == {321}
        return {keys[str(number)]: float(text) for number, text in upload.grades[321].items()}
    if platform == "moodle":
        course_there = moodle_rules.Course(list(keys), 40)
        roles: dict[str, moodle_rules.Role] = {"ID number": "user", "Assignment: Tumour grade (Real)": "grade"}
        grades = moodle_rules.load(data, ",", roles, course_there).grades
        return {keys[user]: grade for user, grade in grades.items() if grade is not None}
    if platform == "worksheet":
        return {keys[user]: grade or 0.0 for user, grade in moodle_rules.worksheet(data, list(keys), 40).grades.items()}
    if platform == "sakai":
        return sakai_rules.load(data, list(keys.values())).scores["Tumour grade"]
    if platform == "brightspace":
        (scores,) = brightspace(data, [f"#{key}" for key in keys]).values()
        return {keys[user.removeprefix("#")]: score for user, score in scores.items()}
    return blackboard(data, "\t", list(keys.values()))["1281892"]


@pytest.mark.parametrize("platform", PLATFORMS)
@settings(max_examples=examples(60))
@given(st.data())
def test_what_goes_in_comes_out(platform: str, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 6))
    people = [Person(f"u{at}", 5000 + at, data.draw(NAMES), data.draw(SCORES)) for at in range(count)]
    marks = {one.login: data.draw(MARK) for one in people if data.draw(st.booleans())}
    if not marks:
        return
    numbers = {one.login: f"{'moodle' if platform == 'worksheet' else platform}:{one.number}" for one in people}
    there = ours(marks)
    made = exported(platform, download(platform, people), there, there=known_by(there, numbers))
    keys = {str(one.number): one.login for one in people}
    wanted = {who: float(plain(mark, decimals=2 if platform == "sakai" else None)) for who, mark in marks.items()}
    assert read_as(platform, made.data, keys) == wanted
    assert sum(made.plan.count(change) for change in ("new", "changed", "unchanged")) == len(marks)
    assert {one.key for one in made.plan.without} == {one.seat.key for one in made.plan.entries} ^ {
        seat.key for seat in made.roll.seats
    }


@given(st.floats(0, 1e6, allow_nan=False))
def test_a_mark_as_text_is_the_same_number_and_nothing_but_digits_and_a_point(mark: float) -> None:
    text = plain(mark)
    assert float(text) == mark
    assert text.replace(".", "", 1).isdigit()
    assert not text.endswith(".")
    assert text == "0" or not text.startswith("00")


@settings(max_examples=examples(60))
@given(st.floats(0, 40, allow_nan=False), st.sampled_from([10, 20, 50, 100, 7.5]))
def test_scaled_marks_keep_their_share_and_full_marks_stay_full(mark: float, maximum: float) -> None:
    marks = ours({"alovelace": mark, "bpascal": 40})
    made = exported("moodle", download("moodle"), marks, how=How(maximum=maximum, scale=True))
    texts = {one.student: float(one.text) for one in made.plan.entries}
    assert texts["bpascal"] == maximum
    assert texts["alovelace"] == pytest.approx(mark / 40 * maximum)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_rows_without_marks_are_left_out_and_never_blank(platform: str) -> None:
    made = exported(platform, download(platform), ours({"bpascal": 8.333333}))
    rows = rows_of(made.data, *(("\t", "utf-16") if platform == "blackboard" else (",",)))
    students = [row for row in rows[1:] if not row[0].strip().startswith("Points")]
    assert len(students) == 1
    assert ("8.333333" if platform != "sakai" else "8.33") in students[0]
    assert len(made.plan.without) == 2


@pytest.mark.parametrize("platform", PLATFORMS)
def test_only_the_one_column_goes_back(platform: str) -> None:
    made = exported(platform, download(platform), ours({"alovelace": 36.5, "bpascal": 8.333333, "ccurie": 12}))
    text = made.data.decode("utf-16" if platform == "blackboard" else "utf-8")
    for other in ("3.14", "50.00", "F", "very good", "well done", "1,012.5"):
        assert f",{other}," not in f",{text},"


def test_a_whole_column_that_a_platform_rounded_goes_back_in_full() -> None:
    """8.33 stands in the download for 8.333333: handing the 8.33 back would round everybody."""
    made = exported("canvas", download("canvas"), ours({"alovelace": 1, "bpascal": 8.333333}))
    changes = {one.student: (one.text, one.change) for one in made.plan.entries}
    assert changes == {"alovelace": ("1", "new"), "bpascal": ("8.333333", "unchanged")}


def test_nothing_is_written_where_a_mark_has_no_row() -> None:
    made = exported("sakai", download("sakai"), ours({"alovelace": 1, "somebody-else": 2}))
    assert made.plan.strangers == ("somebody-else",)
    assert b"somebody" not in made.data


@pytest.mark.parametrize("score", ["EX", "ex", "Excused", "N/A"])
def test_who_is_excused_in_canvas_stays_so(score: str) -> None:
    people = [Person("alovelace", 4711, "Lovelace, Ada", score), *CLASS[1:]]
    made = exported("canvas", download("canvas", people), ours({"alovelace": 1, "bpascal": 2}))
    assert [one.student for one in made.plan.entries] == ["bpascal"]
    assert [seat.key for seat, _ in made.plan.closed] == ["4711"]


def test_a_german_download_with_semicolons_and_commas_is_read_and_points_go_back() -> None:
    from tests.exporting.gradebooks.downloads import canvas, csv_of, moodle

    people = [Person("alovelace", 4711, "Lovelace, Ada", "36,50"), *CLASS[1:]]
    marks = ours({"alovelace": 36.5, "bpascal": 7.5})
    for platform, rows in (("canvas", canvas(people, points="40,00")), ("moodle", moodle(people))):
        made = exported(platform, csv_of(rows, ";").encode(), marks)
        assert {one.student: one.change for one in made.plan.entries} == {"alovelace": "unchanged", "bpascal": "changed"}
        assert b"36.5" in made.data
        assert b"36,5" not in made.data


def test_a_mark_over_the_maximum_stops_all_and_not_one() -> None:
    with pytest.raises(HarmError, match=r"alovelace \(Lovelace, Ada\) has 41, the column holds 40"):
        exported("canvas", download("canvas"), ours({"alovelace": 41, "bpascal": 2}, maximum=40))
