"""The WHO grade of gut and pancreas: every boundary, every refusal, every vignette that ends in a grade."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.proliferation import Ki67Index, MitoticRate, mitotic_rate
from netcourse.disease.result import NotDecidable
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.disease.who_grade import NET_GRADES, Category, Minen, WhoGrade, grade_by_ki67, grade_by_mitoses, minen, who_grade
from netcourse.evidence import EvidenceLevel, facts

G1, G2, G3 = NET_GRADES


def rate(mitoses: int) -> MitoticRate:
    found = mitotic_rate(mitoses=mitoses, area_mm2=10)
    assert isinstance(found, MitoticRate)
    return found


def grade(**arguments: Any) -> WhoGrade:
    found = who_grade(**{"site": "pancreas", "differentiation": "well", **arguments})
    assert isinstance(found, WhoGrade), found
    return found


def undecided(**arguments: Any) -> NotDecidable:
    found = who_grade(**{"site": "pancreas", "differentiation": "well", **arguments})
    assert isinstance(found, NotDecidable), found
    return found


def cited(found: WhoGrade) -> set[str]:
    return {one for reason in (*found.reasons, *found.comments) for one in reason.facts}


BOUNDARIES: dict[str, tuple[dict[str, Any], Category]] = {
    "B3-01": ({"ki67_index": Ki67Index(15, 500), "mitoses_per_2mm2": rate(3)}, G2),
    "B3-02": ({"ki67_index": Ki67Index(14, 500), "mitoses_per_2mm2": rate(3)}, G1),
    "B3-02-above": ({"ki67_index": Ki67Index(16, 500), "mitoses_per_2mm2": rate(3)}, G2),
    "B3-03-below": ({"ki67_index": Ki67Index(99, 500), "mitoses_per_2mm2": rate(3)}, G2),
    "B3-03": ({"ki67_index": Ki67Index(100, 500), "mitoses_per_2mm2": rate(3)}, G2),
    "B3-04": ({"ki67_index": Ki67Index(101, 500), "mitoses_per_2mm2": rate(3)}, G3),
    "B3-05": ({"ki67_index": Ki67Index(5, 500), "mitoses_per_2mm2": rate(10)}, G2),
    "B3-05-above": ({"ki67_index": Ki67Index(5, 500), "mitoses_per_2mm2": rate(11)}, G2),
    "B3-06": ({"ki67_index": Ki67Index(5, 500), "mitoses_per_2mm2": rate(9)}, G1),
    "B3-07-below": ({"ki67_index": Ki67Index(5, 500), "mitoses_per_2mm2": rate(99)}, G2),
    "B3-07": ({"ki67_index": Ki67Index(5, 500), "mitoses_per_2mm2": rate(100)}, G2),
    "B3-08": ({"ki67_index": Ki67Index(5, 500), "mitoses_per_2mm2": rate(101)}, G3),
    "B3-09": ({"ki67_index": Ki67Index(20, 1000), "mitoses_per_2mm2": rate(30)}, G2),
    "B3-10": ({"differentiation": "poor", "ki67_index": 25}, Category.NEC),
    "B3-10-small": ({"differentiation": "poor", "ki67_index": 25, "nec_type": "small-cell"}, Category.NEC_SMALL_CELL),
    "B3-10-large": ({"differentiation": "poor", "ki67_index": 25, "nec_type": "large-cell"}, Category.NEC_LARGE_CELL),
    "B3-11": ({"ki67_index": 60}, G3),
}


@pytest.mark.parametrize("row", BOUNDARIES)
def test_boundary(row: str) -> None:
    arguments, expected = BOUNDARIES[row]
    found = grade(**arguments)
    assert found.category is expected
    assert found.provisional is False
    assert found.what == expected


@pytest.mark.parametrize("site", GEP_SITES)
def test_one_table_for_all_of_gut_and_pancreas(site: Site) -> None:
    assert grade(site=site, ki67_index=Ki67Index(15, 500), mitoses_per_2mm2=rate(3)).category is G2


def test_b3_09_says_that_mitoses_give_the_higher_grade() -> None:
    found = grade(**BOUNDARIES["B3-09"][0])
    assert {"B2-01.rule", "B2-09", "B1-1.ki67", "B1-2.mitoses"} <= cited(found)


def test_b3_10_asks_for_the_type() -> None:
    untyped, typed = grade(**BOUNDARIES["B3-10"][0]), grade(**BOUNDARIES["B3-10-large"][0])
    assert any("which type" in comment.text for comment in untyped.comments)
    assert not any("which type" in comment.text for comment in typed.comments)


def test_b3_11_asks_for_review_for_nec() -> None:
    assert "B3-11" in cited(grade(ki67_index=60))
    assert "B3-11" not in cited(grade(ki67_index=Ki67Index(50, 500), mitoses_per_2mm2=rate(3)))


@pytest.mark.parametrize(
    ("counted", "positive", "expected"),
    [
        (499, 6, "provisional, at least NET G1"),
        (500, 6, "NET G1"),
        (499, 20, "provisional, at least NET G2"),
        (499, 150, "provisional, at least NET G3"),
        (501, 20, "NET G2"),
    ],
)
def test_b3_12_fewer_than_500_cells_is_provisional(counted: int, positive: int, expected: str) -> None:
    found = grade(ki67_index=Ki67Index(positive, counted), mitoses_per_2mm2=rate(3))
    assert found.what == expected
    assert ("B3-12" in cited(found)) is found.provisional
    assert any("surgical specimen" in change for change in found.would_change) is found.provisional


def test_b3_13_rounding_would_change_the_grade() -> None:
    def by(percent: float) -> Category:
        return grade_by_ki67(Fraction(str(percent)))

    assert by(round(14 / 500 * 100)) is G2
    assert grade_by_ki67(Ki67Index(14, 500).percent) is G1
    assert by(round(59 / 2000 * 100 + 1e-9, 1)) is G2
    assert grade_by_ki67(Ki67Index(59, 2000).percent) is G1


@given(counted=st.integers(100, 5000), data=st.data())
def test_b3_13_the_grade_is_a_comparison_of_whole_numbers(counted: int, data: st.DataObject) -> None:
    near = data.draw(st.sampled_from([3 * counted // 100, counted // 5])) + data.draw(st.integers(-2, 2))
    positive = min(max(near, 0), counted)
    expected = G1 if 100 * positive < 3 * counted else G3 if 5 * positive > counted else G2
    assert grade_by_ki67(Ki67Index(positive, counted).percent) is expected


@pytest.mark.parametrize("site", ["lung", "thymus"])
def test_b3_14_lung_and_thymus_are_refused_with_their_own_table(site: str) -> None:
    found = undecided(site=site, ki67_index=4, mitoses_per_2mm2=1)
    assert found.needs == ("the lung and thymus table, with mitoses per 2 mm2 and necrosis",)
    assert "B3-14" in found.reasons[0].facts
    assert isinstance(minen(site=site, neuroendocrine_percent=40), NotDecidable)


@pytest.mark.parametrize("site", ["unknown", None])
def test_an_unknown_primary_has_no_table_yet(site: str | None) -> None:
    found = undecided(site=site, ki67_index=4, mitoses_per_2mm2=1)
    assert found.needs == ("the primary site: it says which table applies",)


VIGNETTES: dict[str, tuple[dict[str, Any], str]] = {
    "V01": ({"site": "ileum", "ki67_index": Ki67Index(12, 600), "mitoses_per_2mm2": rate(4)}, "NET G1"),
    "V02": ({"site": "ileum", "ki67_index": Ki67Index(15, 500), "mitoses_per_2mm2": rate(3)}, "NET G2"),
    "V03": ({"site": "pancreas", "ki67_index": Ki67Index(20, 1000), "mitoses_per_2mm2": rate(30)}, "NET G2"),
    "V04": ({"site": "pancreas", "ki67_index": 38}, "NET G3"),
    "V05": ({"site": "colon", "differentiation": "poor", "nec_type": "large-cell", "ki67_index": 85}, "NEC, large-cell type"),
    "V30s": ({"site": "pancreas", "ki67_index": Ki67Index(6, 230)}, "provisional, at least NET G1"),
}


@pytest.mark.parametrize("vignette", VIGNETTES)
def test_vignette(vignette: str) -> None:
    arguments, expected = VIGNETTES[vignette]
    assert grade(**arguments).what == expected


def test_v02_comments_on_the_interval_and_on_a_recount_of_2000() -> None:
    texts = [comment.text for comment in grade(**VIGNETTES["V02"][0]).comments]
    assert any("1.83 to 4.89%" in text and "2000 cells" in text for text in texts)


def test_no_comment_on_the_interval_away_from_a_limit() -> None:
    assert grade(ki67_index=Ki67Index(50, 500), mitoses_per_2mm2=rate(3)).comments == ()


def test_a_nec_carries_no_g() -> None:
    for category in Category:
        assert (" G" in category) is category.startswith("NET")


@pytest.mark.parametrize(
    ("percent", "is_minen"),
    [(20, False), (29.9, False), (30, True), (30.1, True), (40, True), (70, True), (70.1, False), (80, False)],
)
def test_v29s_each_component_of_a_minen_makes_up_30_percent(percent: float, is_minen: bool) -> None:  # noqa: FBT001
    found = minen(site="stomach", neuroendocrine_percent=percent, differentiation="poor", nec_type="large-cell")
    assert isinstance(found, Minen)
    assert found.is_minen is is_minen
    assert found.what.startswith("MiNEN") is is_minen
    assert isinstance(found.neuroendocrine, WhoGrade)
    assert found.neuroendocrine.category is Category.NEC_LARGE_CELL


def test_the_net_component_of_a_minen_is_graded_on_its_own() -> None:
    found = minen(
        site="stomach",
        neuroendocrine_percent=50,
        differentiation="well",
        ki67_index=Ki67Index(15, 500),
        mitoses_per_2mm2=rate(3),
    )
    assert isinstance(found, Minen)
    assert isinstance(found.neuroendocrine, WhoGrade)
    assert found.neuroendocrine.category is G2


def test_a_minen_needs_its_shares() -> None:
    found = minen(site="stomach", neuroendocrine_percent=None, differentiation="poor")
    assert isinstance(found, NotDecidable)
    assert found.needs == ("the share of each component",)


def test_the_same_numbers_are_a_net_g3_or_a_nec_by_differentiation() -> None:
    numbers = {"ki67_index": Ki67Index(300, 500), "mitoses_per_2mm2": rate(150)}
    assert grade(differentiation="well", **numbers).category is G3
    assert grade(differentiation="poor", **numbers).category is Category.NEC
    assert undecided(differentiation=None, **numbers).needs == ("differentiation, well or poor",)


def test_poor_differentiation_needs_no_numbers() -> None:
    assert grade(differentiation="poor", nec_type="small-cell").category is Category.NEC_SMALL_CELL


@pytest.mark.parametrize("numbers", [{"ki67_index": 20}, {"mitoses_per_2mm2": 20}, {"ki67_index": 10, "mitoses_per_2mm2": 3}])
def test_poor_differentiation_with_low_numbers_is_a_contradiction(numbers: dict[str, Any]) -> None:
    assert undecided(differentiation="poor", **numbers).needs == ("a second look at differentiation, and a recount",)


def test_a_nec_with_one_low_index_carries_a_comment() -> None:
    found = grade(differentiation="poor", nec_type="large-cell", ki67_index=85, mitoses_per_2mm2=20)
    assert found.category is Category.NEC_LARGE_CELL
    assert any("only one of the two" in comment.text for comment in found.comments)
    assert grade(differentiation="poor", nec_type="large-cell", ki67_index=85, mitoses_per_2mm2=21).comments == ()


def test_without_any_index_nothing_is_graded() -> None:
    assert undecided().needs == ("the Ki-67 index", "mitoses per 2 mm2")


@pytest.mark.parametrize(
    ("numbers", "what"),
    [
        ({"ki67_index": Ki67Index(5, 500)}, "provisional, at least NET G1"),
        ({"mitoses_per_2mm2": 6}, "provisional, at least NET G2"),
        ({"ki67_index": Ki67Index(150, 500)}, "NET G3"),
    ],
)
def test_one_index_alone_is_a_lower_bound_unless_it_is_the_highest(numbers: dict[str, Any], what: str) -> None:
    found = grade(**numbers)
    assert found.what == what
    assert any("not given" in comment.text for comment in found.comments)


def test_a_reported_index_without_counts_is_said_to_be_so() -> None:
    found = grade(ki67_index=2.8, mitoses_per_2mm2=1)
    assert found.category is G1
    assert {"B2-02", "B3-13.counts"} <= {one for comment in found.comments for one in comment.facts}


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"site": "bladder"}, "site='bladder'"),
        ({"differentiation": "moderate"}, "differentiation='moderate'"),
        ({"differentiation": "poor", "nec_type": "mixed"}, "nec_type='mixed'"),
        ({"nec_type": "large-cell"}, "nec_type=large-cell"),
        ({"ki67_index": 101}, "ki67_index=101"),
        ({"ki67_index": -1}, "ki67_index=-1"),
        ({"ki67_index": True}, "ki67_index=True"),
        ({"mitoses_per_2mm2": -0.1}, "mitoses_per_2mm2=-0.1"),
        ({"site": "lung", "ki67_index": 101}, "ki67_index=101"),
    ],
)
def test_impossible_input_is_named(arguments: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        who_grade(**{"site": "pancreas", "differentiation": "well", **arguments})


@pytest.mark.parametrize("percent", [0, 100, -1, 101])
def test_a_mixed_neoplasm_has_two_components(percent: int) -> None:
    with pytest.raises(ValueError, match=f"neuroendocrine_percent={percent}"):
        minen(site="stomach", neuroendocrine_percent=percent)


PERCENTS = st.fractions(0, 100)
RATES = st.fractions(0, 200)


@given(percent=PERCENTS, per_2mm2=RATES)
def test_the_grade_is_the_higher_of_the_two(percent: Fraction, per_2mm2: Fraction) -> None:
    found = grade(ki67_index=percent, mitoses_per_2mm2=per_2mm2).category
    parts = (grade_by_ki67(percent), grade_by_mitoses(per_2mm2))
    assert NET_GRADES.index(found) == max(map(NET_GRADES.index, parts))


@given(percents=st.tuples(PERCENTS, PERCENTS), rates=st.tuples(RATES, RATES))
def test_more_proliferation_never_lowers_the_grade(percents: tuple[Fraction, ...], rates: tuple[Fraction, ...]) -> None:
    low, high = (NET_GRADES.index(grade(ki67_index=pick(percents), mitoses_per_2mm2=pick(rates)).category) for pick in (min, max))
    assert low <= high


@given(percent=PERCENTS)
def test_a_missing_index_never_gives_a_higher_grade_than_both(percent: Fraction) -> None:
    alone = grade(ki67_index=percent).category
    both = grade(ki67_index=percent, mitoses_per_2mm2=30).category
    assert NET_GRADES.index(alone) <= NET_GRADES.index(both)


@given(percent=PERCENTS, per_2mm2=RATES, looks=st.sampled_from(["well", "poor"]))
def test_no_answer_rests_on_an_unverified_fact(percent: Fraction, per_2mm2: Fraction, looks: str) -> None:
    found = who_grade(site="ileum", differentiation=looks, ki67_index=percent, mitoses_per_2mm2=per_2mm2)
    for reason in found.reasons:
        assert all(facts()[one].evidence is not EvidenceLevel.UNVERIFIED for one in reason.facts)
