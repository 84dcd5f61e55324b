"""Each way in which an importer would lose or change marks is planted in a download, and refused under its name."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from netcourse.exporting.gradebooks.base import written
from netcourse.exporting.gradebooks.canvas import Canvas
from netcourse.exporting.gradebooks.feedback import pages
from netcourse.exporting.gradebooks.harms import HARMS, HarmError
from netcourse.exporting.gradebooks.known import Known
from netcourse.exporting.gradebooks.moodle import Moodle
from netcourse.exporting.gradebooks.numbers import plain
from netcourse.exporting.gradebooks.plan import How
from tests.exporting.gradebooks import downloads
from tests.exporting.gradebooks.downloads import CLASS, STAMP, UNIT, Person, csv_of, exported, known_by, ours, with_score

Rows = list[list[str]]
MARKS = ours({"alovelace": 36.5, "bpascal": 8.333333, "ccurie": 12})
NOW = STAMP + 3600.0


def refused(platform: str, rows: Rows, **more: Any) -> str:
    """The name of the harm for which a download is refused."""
    with pytest.raises(HarmError) as found:
        exported(platform, csv_of(rows).encode(), more.pop("marks", MARKS), **more)
    assert found.value.harm in str(found.value)
    assert "\n" not in str(found.value)
    return found.value.harm


def at(rows: Rows, row: int, column: int, cell: str) -> Rows:
    """The same rows with another cell."""
    made = [list(one) for one in rows]
    made[row][column] = cell
    return made


@pytest.mark.parametrize(
    "title",
    ["Final Grade of a tumour (321)", "Unit 5: Current Score (321)", "Override Status (321)", "NEC, Final Points (321)"],
)
def test_canvas_drops_a_title_that_holds_one_of_its_own(title: str) -> None:
    assert refused("canvas", downloads.canvas(title=title), column="321") == "canvas-dropped-title"


def test_canvas_knows_its_columns_by_their_place() -> None:
    rows = [[row[1], row[0], *row[2:]] for row in downloads.canvas()]
    assert refused("canvas", rows) == "canvas-header"


def test_canvas_needs_a_section() -> None:
    assert refused("canvas", at(downloads.canvas(), 0, 4, "Seminar")) == "canvas-header"


def test_canvas_without_the_row_of_points_is_not_whole() -> None:
    rows = downloads.canvas()
    assert refused("canvas", [*rows[:2], *rows[3:]]) == "canvas-no-points-row"


def test_canvas_passes_over_a_read_only_column() -> None:
    assert refused("canvas", downloads.canvas(points="40.00 (read only)")) == "canvas-read-only"


def test_canvas_finds_no_id_behind_a_line_break_in_the_title() -> None:
    assert refused("canvas", downloads.canvas(title="Tumour\ngrade (321)")) == "canvas-line-break"


def test_canvas_makes_an_assignment_anew_that_has_no_id() -> None:
    assert refused("canvas", downloads.canvas(title="Tumour grade")) == "no-column-id"


def test_blackboard_makes_a_column_anew_that_has_no_id() -> None:
    assert refused("blackboard", downloads.blackboard(item="Tumour grade [Total Pts: 40 Score]")) == "no-column-id"


@pytest.mark.parametrize("platform", downloads.PLATFORMS)
@pytest.mark.parametrize("cells", [-1, 1])
def test_a_row_longer_or_shorter_than_the_header(platform: str, cells: int) -> None:
    rows = downloads.MADE[platform]()
    rows[-1] = [*rows[-1], "x"] if cells > 0 else rows[-1][:-1]
    assert refused(platform, rows) == "ragged-row"


@pytest.mark.parametrize(
    ("platform", "place"), [("canvas", 1), ("moodle", 3), ("worksheet", 0), ("brightspace", 0), ("blackboard", 2), ("sakai", 0)]
)
def test_a_row_without_an_id(platform: str, place: int) -> None:
    rows = at(downloads.MADE[platform](), -1, place, "")
    # Where another id is there for everybody, that one decides.
    if platform in ("moodle", "brightspace"):
        rows = at(rows, -1, {"moodle": 2, "brightspace": 1}[platform], "")
    assert refused(platform, rows) == "no-id"


@pytest.mark.parametrize("text", ["0042", "12abc", "12.345", "-7", "４７１１"])
def test_canvas_would_read_another_number_than_the_id_that_stands_there(text: str) -> None:
    assert refused("canvas", at(downloads.canvas(), -1, 1, text)) == "no-id"


@pytest.mark.parametrize("platform", downloads.PLATFORMS)
def test_a_student_in_two_rows(platform: str) -> None:
    rows = downloads.MADE[platform]()
    assert refused(platform, [*rows, rows[-1]]) == "duplicate-student"


def test_a_row_whose_ids_are_two_of_ours() -> None:
    rows = at(downloads.canvas(), -1, 3, "bpascal")
    there = known_by(MARKS, {"ccurie": "canvas:4713"})
    assert refused("canvas", rows, there=there) == "two-of-ours"


def test_one_of_ours_in_two_rows() -> None:
    rows = at(downloads.canvas(), -1, 3, "alovelace")
    assert refused("canvas", rows) == "two-of-theirs"


@pytest.mark.parametrize("platform", ["moodle", "sakai", "blackboard", "brightspace", "canvas"])
def test_two_columns_of_one_heading(platform: str) -> None:
    rows = downloads.MADE[platform]()
    place = next(at for at, heading in enumerate(rows[0]) if "Tumour grade" in heading)
    assert refused(platform, [[*row[: place + 1], *row[place:]] for row in rows]) == "duplicate-heading"


def test_sakai_takes_two_items_of_one_title_for_one() -> None:
    rows = [[*row, cell] for row, cell in zip(downloads.sakai(), ["Tumour grade [50]", "", "", ""], strict=True)]
    assert refused("sakai", rows) == "duplicate-heading"


def test_a_mark_above_the_columns_maximum() -> None:
    assert refused("canvas", downloads.canvas(), marks=ours({"alovelace": 40.5})) == "above-maximum"


def test_a_mark_above_the_maximum_that_the_teacher_states() -> None:
    marks = ours({"alovelace": 41}, maximum=40)
    assert refused("moodle", downloads.moodle(), marks=marks, how=How(maximum=40)) == "above-maximum"


@pytest.mark.parametrize("platform", ["canvas", "worksheet", "brightspace", "blackboard", "sakai"])
def test_a_column_out_of_another_sum(platform: str) -> None:
    assert refused(platform, downloads.MADE[platform](), marks=ours({"alovelace": 30}, maximum=45)) == "other-maximum"


@pytest.mark.parametrize("mark", [float("nan"), float("inf"), -0.5])
def test_a_mark_that_is_no_number_from_0_up(mark: float) -> None:
    with pytest.raises(HarmError, match="no-plain-mark"):
        plain(mark)


@pytest.mark.parametrize("score", ["B+", "75 %", "1.250,5", "1 250"])
def test_a_column_that_holds_something_else_than_scores(score: str) -> None:
    people = with_score(CLASS, {"alovelace": score})
    assert refused("moodle", downloads.moodle(people)) == "unreadable-score"


@pytest.mark.parametrize("text", ["", "-", " "])
def test_a_blank_never_goes_over_a_score(text: str) -> None:
    made = exported("canvas", downloads.download("canvas"), MARKS)
    entries = [replace(made.plan.entries[0], text=text)]
    with pytest.raises(HarmError, match="blank-score"):
        written(Canvas(), made.roll, entries)


@pytest.mark.parametrize("text", ["7,5", "1,250", "36.5 ", "EX", "1e1"])
def test_what_the_importer_would_misread_is_not_written(text: str) -> None:
    """The last gate: a dialect that wrote anything but plain numbers would be found out by the importer's own rules."""

    class Wrong(Moodle):
        def rows(self, roll: Any, entries: Any) -> Rows:
            rows = super().rows(roll, entries)
            return [rows[0], *([row[0], text, *row[2:]] for row in rows[1:])]

    made = exported("moodle", downloads.download("moodle"), MARKS)
    entries = [replace(one, text="36.25") for one in made.plan.entries]
    with pytest.raises(HarmError, match="read-back"):
        written(Wrong(NOW), made.roll, entries)


@pytest.mark.parametrize("title", ["Tumour grade (Percentage)", "Tumour grade (Letter)", "Tumour grade (Prozentsatz)"])
def test_moodle_would_take_percentages_for_points(title: str) -> None:
    assert refused("moodle", downloads.moodle(title=title)) == "moodle-not-points"


@pytest.mark.parametrize("days", [-366, 2])
def test_moodle_stops_at_a_file_over_a_year_old_or_from_the_future(days: int) -> None:
    table = downloads.csv_of(downloads.moodle(stamp=STAMP + days * 24 * 3600)).encode()
    from netcourse.exporting.gradebooks.roll import Wanted
    from netcourse.exporting.gradebooks.table import read_table

    with pytest.raises(HarmError, match="moodle-stamp"):
        Moodle(NOW).roll(read_table(table, "grades.csv"), Wanted(None, UNIT, "Tumour grade"))


def test_moodle_overwrites_feedback_with_an_empty_one() -> None:
    made = exported("moodle", downloads.download("moodle"), MARKS)
    entries = [replace(one, feedback="Well done." if one.student == "ccurie" else " ") for one in made.plan.entries]
    with pytest.raises(HarmError, match="moodle-empty-feedback"):
        written(Moodle(NOW), made.roll, entries)


@pytest.mark.parametrize("heading", ["Tumour [grade] [40]", "Tumour grade [forty]", "Tumour grade [40] extra", ""])
def test_sakai_refuses_a_heading_of_another_pattern(heading: str) -> None:
    assert refused("sakai", downloads.sakai(item=heading)) == "sakai-heading"


@pytest.mark.parametrize("item", ["Tumour grade Grade Symbol", "Tumour grade Text Grade", "Tumour grade Weighted Grade"])
def test_brightspace_imports_points_alone(item: str) -> None:
    assert refused("brightspace", downloads.brightspace(item=item), column=item) == "brightspace-not-points"


def test_brightspace_needs_its_sign_at_the_end_of_each_row() -> None:
    assert refused("brightspace", at(downloads.brightspace(), -1, -1, "")) == "brightspace-end-of-line"
    assert refused("brightspace", [row[:-1] for row in downloads.brightspace()]) == "brightspace-end-of-line"


def test_blackboard_computes_a_total_itself() -> None:
    assert refused("blackboard", downloads.blackboard(), column="1281890") == "blackboard-total"


@pytest.mark.parametrize("kind", ["Percentage", "Letter", "Text", "Complete/Incomplete"])
def test_blackboard_would_take_another_kind_for_points(kind: str) -> None:
    item = f"Tumour grade [Total Pts: 40 {kind}] |1281892"
    assert refused("blackboard", downloads.blackboard(item=item)) == "blackboard-not-score"


def test_one_number_for_a_group_would_show_the_page_of_one_to_all(tmp_path: Any) -> None:
    there = Known({}, {"a": frozenset({"moodle:7"}), "b": frozenset({"moodle:7"}), "c": frozenset({"moodle:8"})})
    found = pages("moodle", tmp_path, UNIT, ["a", "b", "c"], there)
    assert [bool(one.name) for one in found] == [False, False, True]
    assert "group" in found[0].why


def planted() -> dict[str, Callable[..., Any]]:
    """The harms that the tests of this file name."""
    import inspect

    tests = {name: test for name, test in globals().items() if name.startswith("test_")}
    return {harm: test for test in tests.values() for harm in HARMS if harm in inspect.getsource(test)}


def test_every_harm_has_a_test() -> None:
    assert set(planted()) == set(HARMS)


def test_people_of_the_class_are_told_apart_by_ids_and_not_by_names() -> None:
    twins = [Person("a1", 1, "Smith, Anna"), Person("a2", 2, "Smith, Anna")]
    made = exported("canvas", csv_of(downloads.canvas(twins)).encode(), ours({"a2": 7.0}))
    assert [(one.seat.key, one.text) for one in made.plan.entries] == [("2", "7")]
