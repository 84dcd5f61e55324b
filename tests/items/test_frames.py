"""Reading a student's column."""

import pandas as pd

from netcourse.items import column


def test_a_column_comes_back_as_plain_numbers() -> None:
    frame = pd.DataFrame({"rate": [1.5, 2, float("nan")]})
    assert column(frame, "rate") == [1.5, 2.0, None]


def test_a_missing_column_or_frame_is_none() -> None:
    assert column(pd.DataFrame({"a": [1]}), "rate") is None
    assert column(None, "rate") is None


def test_a_column_of_anything_else_holds_no_numbers() -> None:
    assert column(pd.DataFrame({"rate": [..., "2"]}), "rate") == [None, None]


def test_a_frame_of_a_students_own_class_is_not_trusted() -> None:
    class Frame(pd.DataFrame):
        pass

    assert column(Frame({"rate": [1]}), "rate") is None
