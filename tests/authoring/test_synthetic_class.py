"""The synthetic class: what it hands in, and what is wrong with a malformed one."""

import nbformat
import pytest

from netcourse.authoring.course import Unit
from netcourse.authoring.model_answers import model_answers
from netcourse.authoring.synthetic_class import SyntheticStudent, expected_marks, read_class, submission
from netcourse.authoring.text import read_text
from netcourse.errors import CourseError
from netcourse.items.receipts import entries_in


def student(**changes: object) -> SyntheticStudent:
    return SyntheticStudent(**{"id": "s", "believes": "", "comment": 3.0, **changes})  # type: ignore[arg-type]


def test_a_student_types_the_model_answers_but_for_the_changed_ones(small_unit: Unit) -> None:
    source = read_text(small_unit)
    release = nbformat.from_dict(source)
    typed = {cell.id: cell.source for cell in submission(release, source, student(), "comment").cells}
    assert typed["x1-answer"] == "x1 = 7"
    changed = submission(release, source, student(answers={"x1-answer": "x1 = 8"}, deletes=["q1-marks"]), "comment")
    assert next(cell for cell in changed.cells if cell.id == "x1-answer").source == "x1 = 8"
    assert "q1-marks" not in [cell.id for cell in changed.cells]


def test_a_student_hands_in_receipts_of_the_model_answers_but_for_what_was_recorded_instead(small_unit: Unit) -> None:
    source = read_text(small_unit)
    model = model_answers(source, small_unit.text)
    for records, value in (({}, "B"), ({"q1": "A"}, "A")):
        handed_in = submission(source, source, student(records=records), "comment", model)
        assert entries_in(handed_in)["q1"].value == value
    nothing = submission(source, source, student(records={"q1": ""}), "comment", model)
    assert entries_in(nothing) == {}
    with pytest.raises(CourseError, match="records q9"):
        submission(source, source, student(records={"q9": "A"}), "comment", model)


def test_an_untouched_release_is_handed_in_as_it_is_and_expects_nothing(small_unit: Unit) -> None:
    source = read_text(small_unit)
    assert submission(source, source, student(untouched=True), "comment") == source
    assert expected_marks(student(untouched=True), {"q1-marks": 2, "comment": 3}, "comment") == {"q1-marks": 0, "comment": 0}


def test_expected_marks_are_full_marks_less_what_is_lost() -> None:
    marks = expected_marks(student(loses={"q1-marks": 0.5}, comment=1), {"q1-marks": 2, "comment": 3}, "comment")
    assert marks == {"q1-marks": 1.5, "comment": 1}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("student = [", "not TOML"),
        ("", "malformed: 'student'"),
        ('comment_cell = "comment"\n[[student]]\nid = "x"\nbeleives = "y"', "beleives; allowed are"),
        (
            'comment_cell = "comment"\n[[student]]\nid = "x"\nbelieves = "y"\ncomment = 1\nloses = { q9-marks = 1 }',
            "cell q9-marks",
        ),
        ('comment_cell = "comment"\n' + 2 * '[[student]]\nid = "x"\nbelieves = "y"\ncomment = 1\n', "the same id"),
    ],
)
def test_a_malformed_class_is_told_with_file_and_reason(small_unit: Unit, text: str, said: str) -> None:
    small_unit.synthetic_class.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=said) as caught:
        read_class(small_unit, read_text(small_unit))
    assert str(small_unit.synthetic_class) in str(caught.value)


def test_a_missing_class_is_told(small_unit: Unit) -> None:
    with pytest.raises(CourseError, match="no such file; the synthetic class"):
        read_class(small_unit, read_text(small_unit))
