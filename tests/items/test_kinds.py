"""Declaring questions and reading answers to them."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.items import AnswerProblem, DefensibleSet, HotSpot, Matching, NumberWithUnit, ShortText, SingleBest
from netcourse.items.item import Item
from netcourse.items.plain import is_plain
from tests.items.kinds import AMOUNT, BEST, DEFEND, ITEMS, MATCH, SEVERAL, SHARE, SPOT, STEPS, SVG, WORDS


@pytest.mark.parametrize(
    ("declare", "said"),
    [
        (lambda: SingleBest("5", "?", {"A": "a", "B": "b"}), "can't be an item's id"),
        (lambda: SingleBest("q", " ", {"A": "a", "B": "b"}), "the stem is empty"),
        (lambda: SingleBest("q", "?", {"A": "a"}), "at least 2"),
        (lambda: SingleBest("q", "?", ["a", "b"]), "must map"),  # type: ignore[arg-type]
        (lambda: SingleBest("q", "?", {"a": "x", "A": "y"}), "are the same"),
        (lambda: SingleBest("q", "?", {"A": "x", "B": "x"}), "are the same"),
        (lambda: SingleBest("q", "?", {"A": "x", "": "y"}), "can't be a key"),
        (lambda: SingleBest("q", "?", {"A": "x", "B": ""}), "has no text"),
        (lambda: SingleBest("q", "?", {"A": "x", "B": "y"}, hints=["one"]), "tuple of texts"),  # type: ignore[arg-type]
        (lambda: DefensibleSet("q", "?", {}), "at least 2"),
        (lambda: Matching("q", "?", {"1": "a", "2": "b"}, {"X": "x"}), "right must map"),
        (lambda: HotSpot("q", "?", {"A": "x", "B": "y"}, SVG, ""), "needs alt"),
        (lambda: HotSpot("q", "?", {"A": "x", "B": "y"}, "javascript:alert(1)", "alt"), "picture must be"),
        (lambda: NumberWithUnit("q", "?", "g", 5, 5), "low must be"),
        (lambda: NumberWithUnit("q", "?", "g", 0, 5, {"g": 1}), "not g itself"),
        (lambda: NumberWithUnit("q", "?", "g", 0, 5, {"mg": 0}), "factor above 0"),
        (lambda: ShortText("q", "?", longest=0), "between 1 and 5000"),
    ],
)
def test_a_declaration_that_can_not_be_asked_is_refused(declare: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        declare()


@pytest.mark.parametrize(
    ("item", "raw", "value"),
    [
        (BEST, " b ", "B"),
        (SPOT, "t", "T"),
        (SEVERAL, "c, a", ["A", "C"]),
        (SEVERAL, {"C", "A"}, ["A", "C"]),
        (DEFEND, ["C"], ["C"]),
        (AMOUNT, "8 mg / 24 h", {"number": 8.0, "unit": "mg/24 h"}),
        (AMOUNT, "8,5 \N{GREEK SMALL LETTER MU}mol/24 h", {"number": 8.5, "unit": "µmol/24 h"}),
        (SHARE, 3.5, {"number": 3.5, "unit": "%"}),
        (SHARE, "0,125", {"number": 0.125, "unit": "%"}),
        (MATCH, "2=y; 1 = x", {"1": "X", "2": "Y"}),
        (STEPS, "c a b", ["C", "A", "B"]),
        (WORDS, " so it is \n", "so it is"),
    ],
)
def test_an_answer_is_read_however_it_is_written(item: Item, raw: object, value: object) -> None:
    got = item.parse(raw)
    assert got == value
    assert is_plain(got)


@pytest.mark.parametrize(
    ("item", "raw", "said"),
    [
        (BEST, "", "nothing is chosen yet"),
        (BEST, "E", "'E' is not one of the options"),
        (BEST, ["B"], "something of type list"),
        (SEVERAL, [], "nothing is chosen yet"),
        (SEVERAL, "A, E", "'E' is not one of the options"),
        (SEVERAL, 3, "not a list of options"),
        (DEFEND, "", "nothing is chosen yet"),
        (AMOUNT, "", "no number yet"),
        (AMOUNT, "8", "the unit is missing"),
        (AMOUNT, 8, "the unit is missing"),
        (AMOUNT, "8 g", "'g' is not one of the units"),
        (AMOUNT, "1,200 mg/24 h", "can be read in two ways"),
        (AMOUNT, "500 mg/24 h", "is not possible"),
        (SHARE, "many", "is not a number"),
        (SHARE, True, "not a number"),
        (SHARE, float("nan"), "not a number"),
        (SHARE, 10**400, "not a number"),
        (SHARE, 100.5, "must lie between 0 and 100 %"),
        (MATCH, "", "nothing is matched yet"),
        (MATCH, {"1": "X", "2": None}, "2 has no partner yet"),
        (MATCH, "1=X, 1=Y", "1 stands twice"),
        (MATCH, "1=Q, 2=X", "'Q' is not one of them"),
        (MATCH, "gastrin", "not a list of pairs"),
        (STEPS, [None, None, None], "nothing is in order yet"),
        (STEPS, ["A", None, "B"], "a place is still empty"),
        (STEPS, "A B", "C is missing"),
        (STEPS, "A A B", "A stands twice"),
        (STEPS, {"A", "B", "C"}, "is not a list"),
        (WORDS, "  ", "nothing is written yet"),
        (WORDS, "x" * 41, "your text has 41 characters"),
        (WORDS, 7, "is not a text"),
    ],
)
def test_an_impossible_answer_is_told_in_one_line_with_what_is_allowed(item: Item, raw: object, said: str) -> None:
    with pytest.raises(AnswerProblem, match=said) as caught:
        item.parse(raw)
    assert str(caught.value).endswith(item.how)
    assert "\n" not in str(caught.value)


class SaysItIsEverything(str):
    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __repr__(self) -> str:
        raise RuntimeError("ran a student's code")

    __hash__ = str.__hash__


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
@pytest.mark.parametrize(
    "value", [SaysItIsEverything("B"), object(), {"number": [], "unit": {}}, [[]], [SaysItIsEverything("A")]]
)
def test_an_object_that_claims_to_be_an_answer_is_none(item: Item, value: object) -> None:
    with pytest.raises(AnswerProblem):
        item.parse(value)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_the_example_shown_to_a_student_is_itself_an_answer(item: Item) -> None:
    assert item.words(item.parse(item.example.strip('"')))


@given(
    st.one_of(
        st.lists(st.sampled_from("ABCD"), min_size=1).map(lambda raw: (SEVERAL, raw)),
        st.permutations("ABC").map(lambda raw: (STEPS, raw)),
        st.fixed_dictionaries({"1": st.sampled_from("XYZ"), "2": st.sampled_from("XYZ")}).map(lambda raw: (MATCH, raw)),
        st.floats(0, 2000).map(lambda raw: (AMOUNT, {"number": raw, "unit": "µmol/24 h"})),
        st.text(min_size=1, max_size=40).filter(lambda raw: bool(raw.strip())).map(lambda raw: (WORDS, raw)),
    )
)
def test_a_read_answer_reads_the_same_again(asked: tuple[Item, object]) -> None:
    item, raw = asked
    once = item.parse(raw)
    assert item.parse(once) == once
    assert is_plain(once)
    assert item.words(once)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_data_is_an_answer_or_told_to_be_none_and_nothing_else_happens(raw: object) -> None:
    for item in ITEMS:
        with contextlib.suppress(AnswerProblem):
            assert is_plain(item.parse(raw))


def test_a_picture_can_run_nothing_and_keeps_its_words() -> None:
    shown = HotSpot("q", "?", {"A": "x", "B": "y"}, "<svg><script>alert(1)</script></svg>", 'the "head"').figure()
    assert "<script" not in shown
    assert 'alt="the &quot;head&quot;"' in shown
