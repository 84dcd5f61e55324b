"""Reading a unit's text, and what it says of a malformed one."""

import pytest

from netcourse.authoring.course import Unit, find_course, find_unit, units
from netcourse.authoring.text import read_text, region
from netcourse.errors import CourseError

ANSWER_HEADER = (
    'nbgrader={"grade": false, "grade_id": "x1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}'
)


def test_a_cell_keeps_its_grade_id_as_id_and_others_get_a_stable_one(small_unit: Unit) -> None:
    first, second = read_text(small_unit), read_text(small_unit)
    ids = [cell.id for cell in first.cells]
    assert ids == [cell.id for cell in second.cells]
    assert ids[1:6] == ["q1", "q1-marks", "x1-answer", "x1-marks", "comment"]
    assert len(set(ids)) == len(ids)


def test_two_equal_cells_get_two_ids(small_unit: Unit) -> None:
    small_unit.text.write_text("# %%\n1 + 1\n\n# %%\n1 + 1\n", encoding="utf-8")
    first, second = read_text(small_unit).cells
    assert second.id == f"{first.id}-2"


def test_a_notebook_carries_nothing_of_an_editor(small_unit: Unit) -> None:
    notebook = read_text(small_unit)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert {key for cell in notebook.cells for key in cell.metadata} == {"nbgrader", "netcourse"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("### END SOLUTION\n", ""), "END SOLUTION' must stand once each"),
        (("### END MARK SCHEME\n", ""), "END MARK SCHEME' must stand once each"),
        (('"grade_id": "q1-marks"', '"grade_id": "q1"'), "grade_id q1 stands twice"),
        (('"points": 2, ', ""), "q1-marks is marked but has no points"),
        (('"schema_version": 3', '"schema_version": 2'), "schema_version is 2, 3 is needed"),
        (('"locked": true, "points": 3', '"locked": false, "points": 3'), "task cell comment must be locked"),
        (('"solution": true', '"solution": false'), "a SOLUTION region stands in a cell that nbgrader would not clear"),
        (('"grade_id": "x1-answer", ', ""), "nbgrader metadata lacks grade_id"),
        ((ANSWER_HEADER, "nbgrader=5"), "must be one JSON object, found 5"),
        (('{"A": "NET G1", "B"', '{"A": "NET G1" "B"'), r"line 9: no Python: "),
    ],
)
def test_a_malformed_text_is_told_with_file_line_and_reason(small_unit: Unit, change: tuple[str, str], said: str) -> None:
    text = small_unit.text.read_text(encoding="utf-8")
    assert change[0] in text
    small_unit.text.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(CourseError, match=said) as caught:
        read_text(small_unit)
    assert f"{small_unit.text} line " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_of_cells_that_begin_alike_the_one_that_is_no_python_is_told(small_unit: Unit) -> None:
    small_unit.text.write_text("# %%\nimport math\n\n# %%\n\nimport math\n\nprint(1 2)\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"01_small\.py line 8: no Python: "):
        read_text(small_unit)


def test_a_line_that_only_a_notebook_reads_is_python_too(small_unit: Unit) -> None:
    text = small_unit.text.read_text(encoding="utf-8")
    small_unit.text.write_text(text.replace("ask(SingleBest(", "%time\nask(SingleBest(", 1), encoding="utf-8")
    assert "%time" in read_text(small_unit).cells[1].source


def test_a_marker_inside_a_cell_of_text_is_told_before_it_swallows_the_cells_below(small_unit: Unit) -> None:
    # As jupytext 1.19.6 writes and reads it: findings/jupytext_markdown_with_its_marker.sh
    text = small_unit.text.read_text(encoding="utf-8")
    small_unit.text.write_text(text.replace("# A small unit", 'A docstring begins with """ and ends so.', 1), encoding="utf-8")
    with pytest.raises(CourseError, match=r'line [0-9]+: """ stands inside a cell of text'):
        read_text(small_unit)


def test_a_text_that_is_not_utf8_is_told(small_unit: Unit) -> None:
    small_unit.text.write_bytes(b"# %%\n'\xff'\n")
    with pytest.raises(CourseError, match="byte 6 is not UTF-8"):
        read_text(small_unit)


def test_an_unknown_unit_is_told_with_those_that_there_are(small_unit: Unit) -> None:
    with pytest.raises(CourseError, match="09_none: no such unit; there is 01_small"):
        find_unit(small_unit.root, "09_none")


def test_a_course_is_found_from_a_folder_below_it_and_missed_outside(small_unit: Unit) -> None:
    assert find_course(small_unit.root / "notebooks") == small_unit.root
    small_unit.text.unlink()
    with pytest.raises(CourseError, match="no unit here"):
        units(small_unit.root)
    with pytest.raises(CourseError, match="not inside a course"):
        find_course(small_unit.root.parent)


def test_a_region_is_what_stands_between_its_marks() -> None:
    assert region("a\n### BEGIN SOLUTION\nb\nc\n### END SOLUTION\nd", "SOLUTION") == "b\nc"
    assert region("a", "SOLUTION") is None
