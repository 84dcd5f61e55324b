"""A synthetic slide: the same for a seed, hot in one place, and telling no more than looks can."""

import re
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.evidence import fact
from netcourse.explorers.ki67.area import beside, hottest_area, is_one_area, may_add, may_drop
from netcourse.explorers.ki67.slide import HIGHEST_SEED, LESSON_SEEDS, PLANS, Slide, make_slide, true_index
from netcourse.explorers.ki67.slide import _kept as slides_kept
from netcourse.explorers.ki67.tissue import Kind, field_names
from netcourse.explorers.ki67.words import describe
from tests.conftest import ROOT

seeds = st.integers(0, HIGHEST_SEED)


@st.composite
def areas(draw: st.DrawFn) -> set[str]:
    names: set[str] = set()
    for _ in range(draw(st.integers(0, 8))):
        names.add(draw(st.sampled_from(sorted(may_add(names)))))
    return names


def test_a_seed_gives_the_same_slide_again() -> None:
    first = make_slide(11).fields
    slides_kept.cache_clear()
    assert make_slide(11).fields == first
    assert make_slide(12).fields != first


def test_the_two_plans_of_a_seed_are_different_slides() -> None:
    assert make_slide(11, "mixed").fields != make_slide(11, "limit").fields


@settings(max_examples=5)
@given(seeds, st.sampled_from(PLANS))
def test_every_slide_can_be_counted(seed: int, plan: str) -> None:
    slide = make_slide(seed, plan)
    assert list(slide.fields) == list(field_names())
    for nuclei in slide.fields.values():
        assert {nucleus.kind for nucleus in nuclei} >= {Kind.TUMOUR, Kind.STROMA}
        for looks in (nucleus.looks for nucleus in nuclei):
            assert 0 < looks.x < 1000
            assert 0 < looks.y < 1000
            assert looks.short <= looks.long
            assert 0 <= looks.brown <= 100
            assert 0 <= looks.dark <= 100
    cells = int(fact("B2-02").exact_value or 0)
    hottest = hottest_area(slide, cells)
    assert is_one_area(hottest)
    assert true_index(slide, hottest).counted >= cells
    assert true_index(slide, hottest).share > true_index(slide, tuple(slide.fields)).share


@settings(max_examples=4)
@given(seeds)
def test_the_hot_spot_of_the_limit_plan_cannot_be_settled_by_counting(seed: int) -> None:
    slide = make_slide(seed, "limit")
    span = true_index(slide, hottest_area(slide, 500)).interval
    assert span.low < Fraction(fact("B1-2.ki67").exact_low or 0) / 100 < span.high


@pytest.fixture(scope="module")
def many_nuclei() -> Counter[tuple[Kind, bool, str]]:
    slides: list[Slide] = [make_slide(seed) for seed in range(4)]
    return Counter(
        (nucleus.kind, nucleus.stained, describe(nucleus.looks))
        for slide in slides
        for nuclei in slide.fields.values()
        for nucleus in nuclei
    )


def test_lymphocytes_stain_too_and_some_tumour_is_faint(many_nuclei: Counter[tuple[Kind, bool, str]]) -> None:
    stained = {(kind, words) for kind, brown, words in many_nuclei if brown}
    assert (Kind.LYMPHOCYTE, "small, round, dark brown") in stained
    assert any(kind is Kind.TUMOUR and "faint" in words for kind, words in stained)
    assert not any("brown" in words for _, brown, words in many_nuclei if not brown)


def test_one_look_alone_gives_no_nucleus_away(many_nuclei: Counter[tuple[Kind, bool, str]]) -> None:
    for one in ("small", "middle-sized", "large", "oval", "round", "dark blue", "dark brown"):
        assert len({kind for kind, _, words in many_nuclei if one in words.split(", ")}) > 1, one


def test_most_nuclei_can_be_told_by_all_their_looks(many_nuclei: Counter[tuple[Kind, bool, str]]) -> None:
    best: Counter[str] = Counter()
    for (_, _, words), number in many_nuclei.items():
        best[words] = max(best[words], number)
    assert sum(best.values()) > 0.97 * sum(many_nuclei.values())


@pytest.mark.parametrize("seed", [-1, HIGHEST_SEED + 1])
def test_a_seed_out_of_reach_is_refused(seed: int) -> None:
    with pytest.raises(ValueError, match="seed"):
        make_slide(seed)


def test_a_plan_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="mixed, limit"):
        make_slide(1, "hot")


@pytest.mark.parametrize(("name", "near"), [("A1", {"B1", "A2"}), ("F5", {"E5", "F4"}), ("C3", {"B3", "D3", "C2", "C4"})])
def test_fields_touch_by_their_sides(name: str, near: set[str]) -> None:
    assert beside(name) == near


@pytest.mark.parametrize("names", [(), ("A1",), ("A1", "B1", "B2")])
def test_fields_side_by_side_are_one_area(names: tuple[str, ...]) -> None:
    assert is_one_area(names)


@pytest.mark.parametrize("names", [("A1", "B2"), ("A1", "C1"), ("A1", "B1", "D1", "E1")])
def test_fields_at_a_corner_or_apart_are_not(names: tuple[str, ...]) -> None:
    assert not is_one_area(names)


@settings(max_examples=30)
@given(areas())
def test_what_joins_or_leaves_an_area_never_tears_it(names: set[str]) -> None:
    assert all(is_one_area(names | {name}) for name in may_add(names))
    assert all(is_one_area(names - {name}) for name in may_drop(names))
    assert len(names) == 0 or may_drop(names)


def test_the_slides_that_are_made_in_advance_are_those_of_the_lessons() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "notebooks").glob("*.py")]
    shown = {int(seed) for text in texts for seed in re.findall(r"^count_ki67\(seed=(\d+)", text, re.MULTILINE)}
    assert shown == set(LESSON_SEEDS)
