"""What an explorer or a question prints is never rounded onto a limit beside which it lies."""

from fractions import Fraction

import pytest

from netcourse.disease.bayes import post_test_probability
from netcourse.disease.result import NotDecidable
from netcourse.explorers import PlacedCase, grade_plane
from netcourse.explorers.cga.course import Level
from netcourse.explorers.cga.group_words import people_headline
from netcourse.explorers.cga.people import accuracy
from netcourse.explorers.cga.setting import HEALTHY
from netcourse.explorers.cga.words import level_words
from netcourse.explorers.first_pass.flow import FELT_FROM
from netcourse.explorers.first_pass.parts import units
from netcourse.explorers.hiaa import HiaaCollection
from netcourse.explorers.hiaa.bars import bars
from netcourse.explorers.hiaa.judgement import judge
from netcourse.explorers.hiaa.laboratories import laboratories
from netcourse.explorers.hiaa.setting import read_setting
from netcourse.explorers.hiaa.words import both_units
from netcourse.explorers.workbench.sentence import cell_words, step_words
from netcourse.explorers.workbench.steps import How, Step
from netcourse.items import NumberWithUnit
from netcourse.items.answers import AnswerProblem, spelt

LIMIT = Fraction(100)


@pytest.mark.parametrize(
    ("ki67", "words", "grade"),
    [(3.0, "3%", "NET G2"), (2.9999999, "just below 3%", "NET G1"), (20.0000001, "just above 20%", "NET G3")],
)
def test_a_case_of_the_plane_is_not_printed_on_a_limit_beside_which_it_lies(ki67: float, words: str, grade: str) -> None:
    found = grade_plane([PlacedCase("A", ki67, 1.0)])
    assert found.rows[-1] == [f"Case A: {grade}", words, "1"]
    assert f"A at Ki-67 {words}, 1 mitoses, is {grade}" in found.alt


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("100", "100", ("100", "100")),
        ("99.98", "100.02", ("99.98", "100.02")),
        ("99.99999", "100.00001", ("just below 100.0", "just above 100.0")),
        ("88", "112.4", ("88", "112")),
    ],
)
def test_a_cga_is_plainly_on_its_side_of_the_limit(low: str, high: str, words: tuple[str, str]) -> None:
    assert level_words(Level(Fraction(1), Fraction(low), Fraction(high)), LIMIT) == words


@pytest.mark.parametrize(("wanted", "words"), [("0.5", "50%"), ("0.4996", "just below 50%"), ("0.5004", "just above 50%")])
def test_where_most_positives_are_false_it_is_not_half_of_them(wanted: str, words: str) -> None:
    known = accuracy(HEALTHY)
    # The probability before the test that leads to this one after it.
    odds = Fraction(wanted) / (1 - Fraction(wanted)) * (1 - known.specificity) / known.sensitivity
    found = post_test_probability(
        sensitivity=known.sensitivity, specificity=known.specificity, pre_test_probability=odds / (1 + odds)
    )
    assert not isinstance(found, NotDecidable)
    assert f"after a positive CgA it is {words}." in people_headline(known, found)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (FELT_FROM, "10"),
        (FELT_FROM - Fraction(1, 25), "9.96"),
        (FELT_FROM - Fraction(1, 10**6), "just below 10"),
        (FELT_FROM + Fraction(1, 25), "10.04"),
        (Fraction(0), "0"),
        (Fraction(1, 100), "<0.1"),
        (Fraction(40), "40"),
    ],
)
def test_serotonin_that_is_not_felt_is_not_printed_as_what_is(amount: Fraction, words: str) -> None:
    assert units(amount) == words


@pytest.mark.parametrize(
    ("mg", "words"),
    [
        ("10", "10.0 mg (52.3 µmol)"),
        ("10.01", "10.01 mg (52.4 µmol)"),
        ("10.001", "10.001 mg (52.312 µmol)"),
        ("9.99", "9.99 mg (52.3 µmol)"),
    ],
)
def test_a_5_hiaa_is_plainly_on_its_side_of_the_limit_in_both_units(mg: str, words: str) -> None:
    assert both_units(Fraction(mg), laboratories()["us-1"]) == words


def test_the_table_of_laboratories_shows_the_side_of_every_limit() -> None:
    explorer = HiaaCollection()
    figure = bars(judge(read_setting(explorer.settle({"mg": 9, "laboratory": "helsinki"}))))
    rows = {str(row[0]).partition(":")[0]: row for row in figure.rows}
    measured, helsinki = rows["Measured result"], rows["Helsinki"]
    for column in (1, 2):
        assert Fraction(str(measured[column])) < Fraction(str(helsinki[column]))
    assert helsinki[3] == "not raised"


@pytest.mark.parametrize(
    ("value", "words"), [(3.0, "3"), (2.99996, "2.99996"), (20.0004, "20.0004"), (2.142857142857, "2.143"), (12345.6, "12345.6")]
)
def test_a_value_of_the_workbench_is_no_whole_number_that_it_is_not(value: float, words: str) -> None:
    assert cell_words(value) == words


def test_a_step_of_the_workbench_is_told_as_it_was_typed() -> None:
    assert step_words(Step("ki67_index", How.ABOVE, 19.9996)) == "ki67_index is above 19.9996"
    assert step_words(Step("ki67_index", How.ABOVE, 20.0)) == "ki67_index is above 20"
    assert step_words(Step("site", How.IS, "colon")) == "site is colon"
    assert step_words(Step("alive", How.IS, True)) == "alive is yes"


def test_a_number_that_is_not_possible_is_not_printed_as_one_that_is() -> None:
    item = NumberWithUnit("q1", "How much?", "%", 0, 100)
    with pytest.raises(AnswerProblem, match=r"100\.00001 % is not possible; it must lie between 0 and 100 %"):
        item.parse(100.00001)
    assert item.words(item.parse(2.9999999)) == "2.9999999 %"
    assert [spelt(one) for one in (2.8, 100.0, 0.1 + 0.2, 1234567.0)] == ["2.8", "100", "0.3", "1234567"]
