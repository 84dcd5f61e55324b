"""The AJCC stage of a NET: below, on and above each limit, at every site."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netcourse.disease.result import NotDecidable
from netcourse.disease.sites import GEP_SITES, Site
from netcourse.disease.staging import TABLES, Extent, Metastases, Staged, stage
from netcourse.evidence import EvidenceLevel, Gradable, fact

ORGAN, WALL, MUSCLE, SUBSEROSA = Extent.ORGAN, Extent.SUBMUCOSA, Extent.MUSCULARIS, Extent.SUBSEROSA
GROUPS = ("I", "II", "IIA", "IIB", "III", "IIIA", "IIIB", "IV")


def staged(**features: Any) -> Staged:
    known: dict[str, Any] = {"family": "NET", "nodes_positive": 0, "metastases": "none"} | features
    found = stage(**known)
    assert isinstance(found, Staged)
    return found


def words(**features: Any) -> tuple[str, str]:
    found = staged(**features)
    return found.t, found.group


@pytest.mark.parametrize(
    ("site", "extent", "size", "t", "group"),
    [
        # The pancreas: 2 and 4 cm. Exactly 2 cm is printed both ways.
        ("pancreas", ORGAN, 14, "T1", "I"),
        ("pancreas", ORGAN, 19.9, "T1", "I"),
        ("pancreas", ORGAN, 20, "T1 or T2", "I or II"),
        ("pancreas", ORGAN, 20.1, "T2", "II"),
        ("pancreas", ORGAN, 40, "T2", "II"),
        ("pancreas", ORGAN, 40.1, "T3", "II"),
        ("pancreas", Extent.DUODENUM_OR_BILE_DUCT, 12, "T3", "II"),
        ("pancreas", Extent.BEYOND, 12, "T4", "III"),
        # The duodenum: 1 cm, and exactly 1 cm is printed both ways.
        ("duodenum", WALL, 9, "T1", "I"),
        ("duodenum", WALL, 10, "T1 or T2", "I or II"),
        ("duodenum", WALL, 11, "T2", "II"),
        ("duodenum", MUSCLE, 5, "T2", "II"),
        ("duodenum", Extent.PANCREAS_OR_ITS_FAT, 5, "T3", "II"),
        ("duodenum", Extent.BEYOND, 5, "T4", "III"),
        # Jejunum and ileum, and stomach: 1 cm.
        ("ileum", WALL, 10, "T1", "I"),
        ("ileum", WALL, 10.1, "T2", "II"),
        ("ileum", MUSCLE, 4, "T2", "II"),
        ("ileum", SUBSEROSA, 4, "T3", "II"),
        ("ileum", Extent.BEYOND, 4, "T4", "III"),
        ("stomach", WALL, 10, "T1", "I"),
        ("stomach", WALL, 10.1, "T2", "II"),
        ("stomach", SUBSEROSA, 4, "T3", "II"),
        # Colon and rectum: 1 cm parts T1a from T1b, 2 cm T1 from T2.
        ("rectum", WALL, 9.9, "T1a", "I"),
        ("rectum", WALL, 10, "T1a or T1b", "I"),
        ("rectum", WALL, 10.1, "T1b", "I"),
        ("rectum", WALL, 20, "T1b", "I"),
        ("rectum", WALL, 20.1, "T2", "IIA"),
        ("colon", MUSCLE, 8, "T2", "IIA"),
        ("colon", SUBSEROSA, 8, "T3", "IIB"),
        ("colon", Extent.BEYOND, 8, "T4", "IIIA"),
        # The appendix: 2 and 4 cm.
        ("appendix", ORGAN, 20, "T1", "I"),
        ("appendix", ORGAN, 20.1, "T2", "II"),
        ("appendix", ORGAN, 40, "T2", "II"),
        ("appendix", ORGAN, 40.1, "T3", "II"),
        ("appendix", Extent.MESOAPPENDIX, 8, "T3", "II"),
        ("appendix", SUBSEROSA, 8, "T3", "II"),
        ("appendix", Extent.BEYOND, 8, "T4", "III"),
    ],
)
def test_extent_and_size_give_t_and_the_stage_without_nodes(site: str, extent: str, size: float, t: str, group: str) -> None:
    assert words(site=site, extent=extent, size_mm=size) == (t, group)


@pytest.mark.parametrize(("site", "size"), [("pancreas", 20), ("duodenum", 10), ("rectum", 10)])
def test_a_size_that_is_printed_both_ways_is_not_settled_and_never_graded(site: str, size: int) -> None:
    found = staged(site=site, extent=ORGAN if site == "pancreas" else WALL, size_mm=size)
    assert (found.settled, found.gradable) == (False, False)


def test_a_settled_stage_is_graded() -> None:
    found = staged(site="pancreas", extent=ORGAN, size_mm=14)
    assert (found.settled, found.gradable) == (True, True)
    assert found.what == "T1 N0 M0, stage I"


@pytest.mark.parametrize(
    ("nodes", "mass", "n"),
    [(0, 0, "N0"), (1, 0, "N1"), (11, 0, "N1"), (12, 0, "N2"), (13, 0, "N2"), (4, 20, "N1"), (4, 20.1, "N2"), (None, 21, "N2")],
)
def test_nodes_of_the_ileum_go_by_number_and_by_the_mesenteric_mass(nodes: int | None, mass: float, n: str) -> None:
    found = staged(site="ileum", extent=SUBSEROSA, nodes_positive=nodes, mesenteric_mass_mm=mass)
    assert (found.n, found.group) == (n, "III" if n != "N0" else "II")


@pytest.mark.parametrize("site", [one for one in GEP_SITES if one is not Site.ILEUM])
def test_elsewhere_there_is_one_category_of_nodes(site: Site) -> None:
    found = staged(site=site, extent=Extent.BEYOND, nodes_positive=30)
    assert found.n == "N1"
    assert found.group == ("IIIB" if site in ("colon", "rectum") else "III")


@pytest.mark.parametrize("site", ["stomach", "duodenum", "appendix", "colon", "rectum"])
def test_version_9_counts_t1_as_stage_i_though_nobody_has_looked_at_nodes(site: str) -> None:
    found = staged(site=site, extent=ORGAN if site == "appendix" else WALL, size_mm=8, nodes_positive=None)
    assert (found.n, found.group) == ("NX", "I")
    assert any("B6-03" in reason.facts for reason in found.reasons)


@pytest.mark.parametrize(
    "features",
    [
        {"site": "pancreas", "extent": ORGAN, "size_mm": 8},
        {"site": "ileum", "extent": WALL, "size_mm": 8},
        {"site": "rectum", "extent": MUSCLE},
    ],
)
def test_any_other_stage_waits_for_the_nodes(features: dict[str, Any]) -> None:
    found = stage(**features, family="NET", metastases="none")
    assert isinstance(found, NotDecidable)
    assert found.needs == ("the regional lymph nodes",)


@pytest.mark.parametrize(
    ("site", "spread", "m"),
    [
        ("ileum", "liver", "M1a"),
        ("ileum", "outside the liver", "M1b"),
        ("stomach", "liver and outside it", "M1c"),
        ("rectum", "liver", "M1a"),
        ("pancreas", "liver", "M1"),
        ("duodenum", "outside the liver", "M1"),
    ],
)
def test_metastases_are_stage_iv_and_parted_only_where_a_fact_parts_them(site: str, spread: str, m: str) -> None:
    found = stage(site=site, family="NET", metastases=spread)
    assert isinstance(found, Staged)
    assert (found.t, found.n, found.m, found.group) == ("TX", "NX", m, "IV")


@pytest.mark.parametrize("family", ["NEC", "MiNEN"])
def test_a_carcinoma_is_not_staged_here(family: str) -> None:
    found = stage(site="colon", family=family, extent=SUBSEROSA, nodes_positive=5, metastases="liver")
    assert isinstance(found, NotDecidable)
    assert found.needs == (f"the table of the carcinoma of the colon: a {family} is staged by that",)
    assert found.reasons[0].facts == ("B6-02.nec",)


@pytest.mark.parametrize(
    ("features", "needs"),
    [
        ({}, "a primary site of gut or pancreas"),
        ({"site": "lung", "family": "NET"}, "a primary site of gut or pancreas"),
        ({"site": "ileum"}, "whether it is a NET, a NEC or a MiNEN"),
        ({"site": "ileum", "family": "NET", "extent": WALL}, "whether there are distant metastases"),
        ({"site": "ileum", "family": "NET", "metastases": "none"}, "how far the primary reaches"),
        ({"site": "ileum", "family": "NET", "metastases": "none", "extent": WALL}, "the size in mm"),
    ],
)
def test_what_is_missing_is_named(features: dict[str, Any], needs: str) -> None:
    found = stage(**{"site": None, "family": None} | features)
    assert isinstance(found, NotDecidable)
    assert found.needs == (needs,)


@pytest.mark.parametrize(
    ("features", "words"),
    [
        ({"site": "kidney"}, "site='kidney': must be one of"),
        ({"family": "adenoma"}, "family='adenoma': must be one of NET, NEC, MiNEN"),
        ({"extent": "mesoappendix"}, "extent='mesoappendix': must be one of limited to the organ, duodenum or bile duct"),
        ({"size_mm": 0}, "size_mm=0: must be above 0 mm"),
        ({"nodes_positive": -1}, "nodes_positive=-1: must be at least 0"),
        ({"mesenteric_mass_mm": 4}, "mesenteric_mass_mm=4 with site=pancreas: only site=ileum has it"),
        ({"metastases": "bone"}, "metastases='bone': must be one of none, liver"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(features: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words.replace("(", r"\(")):
        stage(**{"site": "pancreas", "family": "NET"} | features)


def test_every_row_of_every_table_rests_on_a_fact_that_was_seen_and_is_graded() -> None:
    for table in TABLES.values():
        ids = {one for _, one in table.extents.values()} | {one for _, one in table.groups.values()} | {table.nodes}
        ids |= {one for step in table.steps for one in (*step.below, *step.above)}
        for one in ids:
            assert fact(one).evidence is EvidenceLevel.SEEN, one
            assert fact(one).gradable is Gradable.EXACT, one


# Laws

SITES = st.sampled_from(GEP_SITES)
SIZES = st.integers(1, 120)


@st.composite
def tumours(draw: st.DrawFn) -> dict[str, Any]:
    """A NET with everything known, at any site."""
    site = draw(SITES)
    return {
        "site": site,
        "family": "NET",
        "extent": draw(st.sampled_from(list(TABLES[site].extents))),
        "size_mm": draw(SIZES),
        "nodes_positive": draw(st.integers(0, 30)),
        "metastases": draw(st.sampled_from(list(Metastases))),
    }


def rank(found: Staged) -> tuple[int, int]:
    """The lowest and the highest stage group that a result leaves open."""
    at = [GROUPS.index(one) for one in found.group.split(" or ")]
    return min(at), max(at)


@given(tumours())
def test_whoever_is_known_well_has_a_stage(tumour: dict[str, Any]) -> None:
    found = stage(**tumour)
    assert isinstance(found, Staged)
    assert set(found.group.split(" or ")) <= set(GROUPS)
    assert not found.gradable or found.settled
    assert found.reasons


@given(tumours(), SIZES)
def test_a_larger_tumour_never_has_a_lower_stage(tumour: dict[str, Any], size: int) -> None:
    assume(size > tumour["size_mm"])
    small, large = stage(**tumour), stage(**tumour | {"size_mm": size})
    assert isinstance(small, Staged)
    assert isinstance(large, Staged)
    assert all(before <= after for before, after in zip(rank(small), rank(large), strict=True))


@given(tumours(), st.integers(0, 40))
def test_more_nodes_never_lower_a_stage_and_metastases_are_always_stage_iv(tumour: dict[str, Any], nodes: int) -> None:
    few, many = stage(**tumour), stage(**tumour | {"nodes_positive": tumour["nodes_positive"] + nodes})
    assert isinstance(few, Staged)
    assert isinstance(many, Staged)
    assert rank(few) <= rank(many)
    assert (few.group == "IV") is (tumour["metastases"] is not Metastases.NONE)


@given(tumours())
def test_a_deeper_tumour_never_has_a_lower_t(tumour: dict[str, Any]) -> None:
    here = stage(**tumour | {"metastases": "none"})
    deepest = stage(**tumour | {"metastases": "none", "extent": Extent.BEYOND})
    assert isinstance(here, Staged)
    assert isinstance(deepest, Staged)
    assert deepest.t == "T4"
    assert here.t <= deepest.t
