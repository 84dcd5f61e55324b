"""The lung and thymus table: every row, its edges, and the limit on which sources disagree."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.lung import LungCategory, LungClass, LungMorphology, Necrosis, lung_class
from netcourse.disease.proliferation import mitotic_rate
from netcourse.disease.result import NotDecidable
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.evidence import EvidenceLevel, facts

TYPICAL, ATYPICAL = LungCategory.TYPICAL, LungCategory.ATYPICAL
CARCINOID, LARGE, SMALL = LungMorphology
NONE, PUNCTATE, ZONES = Necrosis


def sort(mitoses: Any, necrosis: str | None, morphology: str | None = None, **more: Any) -> LungClass | NotDecidable:
    return lung_class(**{"site": "lung", "mitoses_per_2mm2": mitoses, "necrosis": necrosis, "morphology": morphology, **more})


def category(*arguments: Any, **more: Any) -> LungCategory:
    found = sort(*arguments, **more)
    assert isinstance(found, LungClass), found
    return found.category


def needs(*arguments: Any, **more: Any) -> str:
    found = sort(*arguments, **more)
    assert isinstance(found, NotDecidable), found
    return " ".join(found.needs)


ROWS = {
    "B4-1": (0, NONE, None, TYPICAL),
    "B4-1-below": (1.8, NONE, CARCINOID, TYPICAL),
    "B4-2-on": (2, NONE, None, ATYPICAL),
    "B4-2-above": (2.2, NONE, CARCINOID, ATYPICAL),
    "B4-2-below-the-end": (9.8, PUNCTATE, CARCINOID, ATYPICAL),
    "B4-2-necrosis": (0, PUNCTATE, None, ATYPICAL),
    "B4-3": (10.2, ZONES, LARGE, LungCategory.LARGE_CELL),
    "B4-3-far": (60, ZONES, LARGE, LungCategory.LARGE_CELL),
    "B4-4": (11, ZONES, SMALL, LungCategory.SMALL_CELL),
    "B4-5": (10.2, NONE, CARCINOID, LungCategory.CARCINOID_HIGH),
    "B4-5-any-necrosis": (30, ZONES, CARCINOID, LungCategory.CARCINOID_HIGH),
    "B4-5-necrosis-unknown": (30, None, CARCINOID, LungCategory.CARCINOID_HIGH),
}


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("site", ["lung", "thymus"])
def test_row_of_the_table(row: str, site: str) -> None:
    mitoses, necrosis, morphology, expected = ROWS[row]
    assert category(mitoses, necrosis, morphology, site=site) is expected


VIGNETTES: dict[str, tuple[dict[str, Any], LungCategory]] = {
    "V13": ({"mitoses_per_2mm2": 1, "necrosis": "absent", "ki67_index": 4}, TYPICAL),
    "V14": ({"mitoses_per_2mm2": 1, "necrosis": "punctate or focal", "size_mm": 18}, ATYPICAL),
}


@pytest.mark.parametrize("vignette", VIGNETTES)
def test_vignette(vignette: str) -> None:
    arguments, expected = VIGNETTES[vignette]
    found = lung_class(site="lung", **arguments)
    assert isinstance(found, LungClass)
    assert found.category is expected


def test_v13_says_that_the_table_of_gut_and_pancreas_is_not_used() -> None:
    found = lung_class(site="lung", **VIGNETTES["V13"][0])
    assert isinstance(found, LungClass)
    assert {"B4-1.ki67", "B3-14"} <= set(found.comments[0].facts)


@pytest.mark.parametrize(
    ("morphology", "possible"),
    [
        (None, (ATYPICAL, LungCategory.LARGE_CELL)),
        (LARGE, (ATYPICAL, LungCategory.LARGE_CELL)),
        (CARCINOID, (ATYPICAL, LungCategory.CARCINOID_HIGH)),
    ],
)
@pytest.mark.parametrize("necrosis", [*Necrosis, None])
@pytest.mark.parametrize("mitoses", [10, 10.0, mitotic_rate(mitoses=50, area_mm2=10)])
def test_e3x_9_exactly_ten_is_not_settled(
    mitoses: Any, necrosis: str | None, morphology: str | None, possible: tuple[LungCategory, ...]
) -> None:
    found = sort(mitoses, necrosis, morphology)
    assert isinstance(found, LungClass)
    assert found.category is LungCategory.NOT_SETTLED
    assert found.possible == possible
    assert all(one in found.what for one in possible)
    assert any('">=10"' in reason.text and "B4-3.mitoses" in reason.facts for reason in found.reasons)


def test_e3x_9_no_printed_limit_calls_ten_small_cell() -> None:
    assert "contradict" in needs(10, ZONES, SMALL)


@pytest.mark.parametrize(("mitoses", "disputed"), [(10.2, True), (10.9, True), (11, False), (40, False)])
def test_e3x_9_a_rate_that_one_printing_leaves_out_carries_a_comment(mitoses: float, disputed: bool) -> None:  # noqa: FBT001
    found = sort(mitoses, ZONES, LARGE)
    assert isinstance(found, LungClass)
    assert any("disagree" in comment.text for comment in found.comments) is disputed


def test_carcinoid_morphology_above_ten_says_that_it_is_not_verified_and_no_net_g3() -> None:
    found = sort(15, NONE, CARCINOID)
    assert isinstance(found, LungClass)
    assert "not formally a NET G3" in found.what
    assert any("not verified" in reason.text and reason.facts == ("B4-5.mitoses",) for reason in found.reasons)


def test_unverified_facts_are_always_called_so_and_never_stand_alone() -> None:
    for mitoses in (0, 2, 10, 11):
        for necrosis in Necrosis:
            for morphology in (None, *LungMorphology):
                found = sort(mitoses, necrosis, morphology, ki67_index=35, size_mm=18)
                levels = []
                for reason in found.reasons:
                    unverified = any(facts()[one].evidence is EvidenceLevel.UNVERIFIED for one in reason.facts)
                    assert not unverified or "not verified" in reason.text
                    levels.append(unverified)
                assert not all(levels)


@pytest.mark.parametrize("necrosis", [PUNCTATE, ZONES])
@pytest.mark.parametrize("mitoses", [10.2, 50])
def test_above_ten_the_cells_decide(mitoses: float, necrosis: str) -> None:
    assert needs(mitoses, necrosis) == "morphology: carcinoid, large-cell neuroendocrine, small-cell"


@pytest.mark.parametrize("mitoses", [0, 1, 5, 9.8])
@pytest.mark.parametrize("morphology", [LARGE, SMALL])
def test_carcinoma_cells_with_few_mitoses_are_a_contradiction(mitoses: float, morphology: str) -> None:
    assert "contradict" in needs(mitoses, ZONES, morphology)


@pytest.mark.parametrize("morphology", [LARGE, SMALL])
@pytest.mark.parametrize("necrosis", [NONE, PUNCTATE])
def test_a_carcinoma_without_large_zones_of_necrosis_meets_its_row_in_part(morphology: str, necrosis: str) -> None:
    assert "necrosis" in needs(30, necrosis, morphology)


@pytest.mark.parametrize("mitoses", [0, 5])
@pytest.mark.parametrize("morphology", [None, CARCINOID])
def test_large_zones_of_necrosis_with_few_mitoses_are_a_contradiction(mitoses: int, morphology: str | None) -> None:
    assert "contradict" in needs(mitoses, ZONES, morphology)


@pytest.mark.parametrize(("size", "expected"), [(5, TYPICAL), (5.1, TYPICAL), (None, TYPICAL)])
def test_a_typical_carcinoid_measures_at_least_5_mm(size: float | None, expected: LungCategory) -> None:
    assert category(1, NONE, size_mm=size) is expected


def test_a_smaller_lesion_is_not_in_the_table() -> None:
    assert "so small" in needs(1, NONE, size_mm=4.9)
    assert category(3, NONE, size_mm=4.9) is ATYPICAL


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [((None, NONE), "mitoses"), ((1, None), "necrosis"), ((5, None), "necrosis"), ((30, None, LARGE), "necrosis")],
)
def test_missing_input_is_asked_for(arguments: tuple[object, ...], missing: str) -> None:
    assert missing in needs(*arguments)


@pytest.mark.parametrize("site", GEP_SITES)
def test_gut_and_pancreas_are_refused_with_their_own_table(site: Site) -> None:
    assert "gut and pancreas" in needs(1, NONE, site=site)


@pytest.mark.parametrize("site", ["unknown", None])
def test_an_unknown_primary_has_no_table_yet(site: str | None) -> None:
    assert "primary site" in needs(1, NONE, site=site)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"site": "bone"}, "site='bone'"),
        ({"mitoses_per_2mm2": -1}, "mitoses_per_2mm2=-1"),
        ({"necrosis": "some"}, "necrosis='some'"),
        ({"morphology": "oat"}, "morphology='oat'"),
        ({"size_mm": 0}, "size_mm=0"),
        ({"size_mm": -3}, "size_mm=-3"),
        ({"ki67_index": 120}, "ki67_index=120"),
    ],
)
def test_impossible_input_is_named(arguments: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        lung_class(**{"site": "lung", "mitoses_per_2mm2": 1, "necrosis": "absent", **arguments})


RATES = st.one_of(st.fractions(0, 60), st.sampled_from([Fraction(2), Fraction(10), Fraction(11)]))


@given(
    mitoses=RATES,
    necrosis=st.sampled_from([None, *Necrosis]),
    morphology=st.sampled_from([None, *LungMorphology]),
    ki67=st.fractions(0, 100),
)
def test_ki67_never_changes_the_answer(mitoses: Fraction, necrosis: str | None, morphology: str | None, ki67: Fraction) -> None:
    without, with_it = sort(mitoses, necrosis, morphology), sort(mitoses, necrosis, morphology, ki67_index=ki67)
    assert type(without) is type(with_it)
    if isinstance(without, LungClass) and isinstance(with_it, LungClass):
        assert (without.category, without.possible, without.reasons) == (with_it.category, with_it.possible, with_it.reasons)
        assert set(with_it.comments) - set(without.comments)


@given(mitoses=st.tuples(RATES, RATES), necrosis=st.sampled_from([NONE, PUNCTATE]))
def test_more_mitoses_never_make_a_carcinoid_milder(mitoses: tuple[Fraction, Fraction], necrosis: str) -> None:
    order = (TYPICAL, ATYPICAL, LungCategory.NOT_SETTLED, LungCategory.CARCINOID_HIGH)
    low, high = (order.index(category(pick(mitoses), necrosis, CARCINOID)) for pick in (min, max))
    assert low <= high
