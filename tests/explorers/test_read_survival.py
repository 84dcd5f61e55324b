"""Survival: the denominator stands in the headline, from here is not from diagnosis, and one person gets no figure."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.disease.survival import MONTHS_PER_YEAR, Mixture, Weibull, alive, alive_given, share_that_gives
from netcourse.evidence import fact
from netcourse.explorers import Asked, ReadSurvival
from netcourse.explorers.explorer import Shown
from netcourse.explorers.read_survival.groups import GROUPS, NEC_FACT, PUBLISHED
from netcourse.explorers.read_survival.setting import YEARS, Reading, read_setting, span
from netcourse.explorers.still import still_text
from netcourse.items import Between, OneOf, Placed

SETTINGS = st.fixed_dictionaries(
    {
        "group": st.sampled_from(list(GROUPS)),
        "median": st.integers(3, 240),
        "mix": st.integers(0, 60),
        "shape": st.floats(0.5, 1.6),
        "survived": st.floats(0, 10),
        "horizon": st.integers(1, 10),
        "picture": st.sampled_from(["curve", "people", "one"]),
    }
)
ELENA = {"group": "ileum", "survived": 3, "horizon": 5, "picture": "people"}


def seen(raw: dict[str, Any]) -> Shown:
    explorer = ReadSurvival()
    return explorer.show(explorer.settle(raw))


def reading(raw: dict[str, Any]) -> Reading:
    return read_setting(ReadSurvival().settle(raw))


def met(task: str, raw: dict[str, Any]) -> bool:
    explorer = ReadSurvival(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


@pytest.mark.parametrize("key", [key for key, one in GROUPS.items() if one.fact_id])
def test_the_headline_says_what_was_counted_of_whom_where_and_when(key: str) -> None:
    one, head = fact(GROUPS[key].fact_id), seen({"group": key}).headline
    assert f"{one.jurisdiction}, {one.as_of}" in head
    assert one.population in head.replace("73,782", "73782").replace("85,133", "85133")
    assert str(one.value if one.value is not None else one.low) in head


def test_a_group_of_ones_own_is_told_as_one_that_nobody_counted() -> None:
    assert "nobody counted it" in seen({"group": "own"}).headline


@pytest.mark.parametrize("key", GROUPS)
def test_half_of_a_group_are_alive_at_its_median_whatever_the_shape(key: str) -> None:
    for shape in (0.5, 1, 1.6):
        one = reading({"group": key, "shape": shape})
        if not GROUPS[key].by_share:
            assert alive(one.whole, one.median) == pytest.approx(1 / 2)
            assert one.median == pytest.approx(reading({"group": key}).median)


@pytest.mark.parametrize("shape", [0.5, 1, 1.5])
def test_a_group_known_by_its_share_at_five_years_has_that_share_there_on_every_shape(shape: float) -> None:
    one = reading({"group": "ileum", "shape": shape})
    known = fact("F-09.metastatic")
    assert span(one.from_diagnosis) == f"{known.low} to {known.high}"


def test_a_range_is_told_as_one_and_a_single_number_is_not() -> None:
    assert span(reading({"group": "nec", "horizon": 1}).from_diagnosis) == "47 to 50"
    assert span(reading({"group": "g1"}).from_diagnosis).isdigit()
    assert "band" not in seen({"group": "g1"}).figures[0].svg
    assert "35 to 60" in seen(ELENA).headline


@given(SETTINGS)
def test_with_the_same_risk_every_year_nothing_is_gained_and_with_a_falling_one_something_is(raw: dict[str, Any]) -> None:
    one = reading({**raw, "mix": 0})
    if one.shape == 1 or one.survived == 0:
        assert one.gain == 0
    else:
        assert one.gain == 0 or (one.gain > 0) is (one.shape < 1)


@settings(max_examples=60)
@given(st.sampled_from(["g1", "g2", "local-g1"]), st.integers(1, 60), st.integers(1, 10))
def test_counting_nec_in_makes_later_years_likelier_though_each_part_has_the_same_risk_every_year(
    key: str, mix: int, survived: int
) -> None:
    one = reading({"group": key, "mix": mix, "survived": survived})
    assert one.gain >= 0
    assert alive_given(one.whole, survived, 5) > alive(one.whole, 5)


def test_nothing_is_mixed_into_a_group_that_a_count_already_mixed() -> None:
    for key in ("registry", "nec", "g3", "ileum"):
        assert not isinstance(reading({"group": key, "mix": 40}).whole, Mixture)
        assert "mix" in seen({"group": key}).hidden


@pytest.mark.parametrize(("survived", "shape", "says"), [(5, 1, ""), (5, 0.8, "met"), (4.5, 0.7, ""), (7, 0.7, "met")])
def test_later_years_are_likelier_only_where_the_risk_falls(survived: float, shape: float, says: str) -> None:
    assert met("likelier-later", {"survived": survived, "shape": shape}) is (says == "met")


def test_later_years_are_likelier_in_a_mixed_group_of_any_shape_below_or_at_one() -> None:
    assert met("likelier-later", {"group": "g2", "mix": 30, "survived": 5})
    assert not met("likelier-later", {"group": "g2", "survived": 5})


@pytest.mark.parametrize("key", ["g1", "g2", "local-g1"])
def test_there_is_a_share_of_nec_that_gives_the_registrys_median(key: str) -> None:
    one = reading({"group": key})
    nec = Weibull((11.5 / MONTHS_PER_YEAR), 1)
    share = share_that_gives(41 / MONTHS_PER_YEAR, nec, one.alone)
    assert share is not None
    assert fact(NEC_FACT).low == 11
    near = {"group": key, "mix": round(100 * share)}
    assert met("registry-41", near)
    assert not met("registry-41", {**near, "mix": round(100 * share) - 6})


def test_the_registrys_own_curve_is_no_answer_to_building_it_from_low_grade() -> None:
    assert not met("registry-41", {})
    assert not met("registry-41", {"group": "own", "median": 41})
    assert not met("registry-41", {"group": "own", "median": 96, "mix": 37})
    assert met("registry-41", {"group": "own", "median": 97, "mix": 37})


@pytest.mark.parametrize(("shape", "says"), [(0.65, ""), (0.7, "met"), (0.75, "met"), (0.8, "met"), (0.85, ""), (1, "")])
def test_only_a_falling_risk_passes_near_all_that_the_registry_published(shape: float, says: str) -> None:
    assert met("bend", {"shape": shape}) is (says == "met")


@given(SETTINGS)
def test_one_person_gets_no_year_and_no_month(raw: dict[str, Any]) -> None:
    shown = seen({**raw, "picture": "one"})
    (figure,) = shown.figures
    said = " ".join([figure.alt, figure.caption, *(cell for row in figure.rows for cell in row)])
    assert shown.headline.startswith("One person: no figure.")
    assert re.findall(r"\d+(?:\.\d+)? (?:year|month)|alive", said) == []
    assert "either direction" in shown.reasons[0]


def test_what_is_left_is_not_the_median_minus_what_is_past() -> None:
    one = reading({"survived": 3})
    assert one.left == pytest.approx(41 / MONTHS_PER_YEAR)
    assert "half live another 41 months or longer" in seen({"survived": 3}).reasons[0]


@settings(max_examples=40)
@given(SETTINGS)
def test_every_setting_can_be_drawn_and_people_only_become_fewer(raw: dict[str, Any]) -> None:
    for figure in seen(raw).figures:
        for svg in (figure.svg, figure.narrow):
            ET.fromstring(svg)  # noqa: S314 (our own)
        assert {len(row) for row in figure.rows} == {len(figure.header)}
        if raw["picture"] != "one":
            assert len(figure.rows) == YEARS + 1
            alive_later = [int(row[1].split(" to ")[-1]) for row in figure.rows]
            assert alive_later == sorted(alive_later, reverse=True)


def test_as_it_opens_it_tells_no_median_but_its_own_and_nothing_from_here_on() -> None:
    text = still_text(ReadSurvival())
    others = [fact(one.fact_id) for key, one in GROUPS.items() if key != "registry" and one.fact_id and one.fact_id != NEC_FACT]
    assert [one.id for one in others if one.value is not None and f"{one.value} {one.unit}" in text] == []
    assert "from here" not in text
    assert all(f"{fact(one).value}%" in text for one in PUBLISHED.values())


def test_a_setting_can_be_a_graded_answer_and_the_start_earns_nothing() -> None:
    begin = {"horizon": 1, "picture": "one"}
    item = Asked("t1", "Show her.", explorer=ReadSurvival(), counts=tuple(ELENA), begin=begin)
    scheme = Placed(
        {
            "group": OneOf(["ileum"], "Whose number?"),
            "survived": Between(3, 3, "From when?"),
            "horizon": Between(5, 5, "How far?"),
            "picture": OneOf(["people"], "A group.", {"one": "No figure is hers."}),
        },
        "People like her, from here.",
    )
    assert scheme.marks(item, item.parse(ELENA), 4).earned == 4
    assert scheme.marks(item, item.parse({**ELENA, "survived": 0}), 4).earned == 3
    start = {"group": "registry", "survived": 0, "horizon": 1, "picture": "one"}
    assert scheme.marks(item, item.parse(start), 4).earned == 0
