"""What is kept and counted, case by case; `test_same_as_pandas` holds it against pandas."""

import pytest

from netcourse.explorers.workbench.engine import Measure, Query, groups, kept, number
from netcourse.explorers.workbench.steps import How, Other, Step, read_step
from netcourse.explorers.workbench.table import Cell, Kind, Table, cut

PEOPLE = Table(
    "people",
    "people",
    {"site": "", "grade": "", "index": "%", "limit": "%", "raised": ""},
    (
        {"site": "lung", "grade": "G1", "index": 2, "limit": 3.0, "raised": False},
        {"site": "colon", "grade": "G3", "index": 30, "limit": 3.0, "raised": True},
        {"site": "colon", "grade": "G2", "index": 3, "limit": 3.0, "raised": True},
        {"site": None, "grade": None, "index": None, "limit": 3.0, "raised": None},
    ),
)


@pytest.mark.parametrize(
    ("step", "indices"),
    [
        (Step("site", How.IS, "colon"), [30, 3]),
        (Step("site", How.IS_NOT, "colon"), [2, None]),
        (Step("index", How.AT_LEAST, 3), [30, 3]),
        (Step("index", How.ABOVE, 3), [30]),
        (Step("index", How.AT_MOST, 3), [2, 3]),
        (Step("index", How.BELOW, 3), [2]),
        (Step("index", How.AT_LEAST, Other("limit")), [30, 3]),
        (Step("grade", How.ABOVE, "G1"), [30, 3]),
        (Step("raised", How.IS, True), [30, 3]),
        (Step("raised", How.IS_NOT, True), [2, None]),
    ],
)
def test_a_step_keeps_what_meets_it_and_a_missing_value_meets_only_is_not(step: Step, indices: list[Cell]) -> None:
    assert [row["index"] for row in kept(PEOPLE, Query((step,)))] == indices


def test_rows_meet_all_of_the_first_list_and_one_of_the_second() -> None:
    query = Query((Step("site", How.IS, "colon"),), (Step("index", How.ABOVE, 20), Step("grade", How.IS, "G1")))
    assert [row["index"] for row in kept(PEOPLE, query)] == [30]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), 4),
        (Query((Step("raised", How.IS, True),), measure=Measure.SHARE_OF_ALL), 50),
        (Query((Step("site", How.IS, "colon"), Step("index", How.ABOVE, 3)), measure=Measure.SHARE_OF_STEP), 50),
        (Query((Step("site", How.IS, "liver"), Step("index", How.ABOVE, 3)), measure=Measure.SHARE_OF_STEP), None),
        (Query(measure=Measure.MEDIAN, column="index"), 3),
        (Query((Step("site", How.IS, "liver"),), measure=Measure.MEDIAN, column="index"), None),
    ],
)
def test_one_number_is_a_count_a_share_in_percent_or_a_median(query: Query, found: float | None) -> None:
    assert number(PEOPLE, query) == found


def test_groups_are_in_order_and_leave_out_who_has_no_value() -> None:
    assert [(group.value, group.count) for group in groups(PEOPLE, Query(by="grade"))] == [("G1", 1), ("G2", 1), ("G3", 1)]
    medians = groups(PEOPLE, Query(measure=Measure.MEDIAN, column="index", by="raised"))
    assert [(group.value, group.median) for group in medians] == [(False, 2), (True, 16.5)]


def test_a_column_knows_what_stands_in_it() -> None:
    assert [PEOPLE.kind(name) for name in PEOPLE.columns] == [Kind.WORDS, Kind.WORDS, Kind.NUMBERS, Kind.NUMBERS, Kind.TRUTH]
    assert PEOPLE.groups() == ["site", "grade", "index", "raised"]


@pytest.mark.parametrize(("up", "classes"), [(True, [1, 2, 2, 3, 3]), (False, [1, 1, 2, 2, 3])])
def test_an_edge_belongs_where_it_was_put(up: bool, classes: list[int]) -> None:  # noqa: FBT001 (a case)
    numbers = [1.9, 2.0, 19.9, 20.0, 20.1]
    assert [cut(one, (2, 20), first_belongs_up=up, second_belongs_up=up) for one in numbers] == classes


@pytest.mark.parametrize(
    ("entry", "read"),
    [
        ({"column": "index", "how": ">", "against": 3.0}, Step("index", How.ABOVE, 3.0)),
        ({"column": "index", "how": ">", "against": "column:limit"}, Step("index", How.ABOVE, Other("limit"))),
        ({"column": "raised", "how": "==", "against": "yes"}, Step("raised", How.IS, True)),
        ({"column": "index", "how": ">", "against": ""}, "index: type a number."),
        ({"column": "site", "how": ">", "against": "lung"}, "site: choose how it is compared."),
        ({"column": "site", "how": "==", "against": ""}, "site: choose a value."),
        ({"column": "raised", "how": "==", "against": "perhaps"}, "raised: choose a value."),
        ({"column": "made", "how": "==", "against": 1.0}, "Say first how made is made."),
        ({"column": "index", "how": "==", "against": "column:made"}, "Say first how made is made."),
        ({"column": "index", "how": "==", "against": "column:site"}, "index: site is of another kind."),
    ],
)
def test_a_step_is_read_or_says_what_it_lacks(entry: dict[str, str | float | bool], read: Step | str) -> None:
    assert read_step(PEOPLE, entry) == read
