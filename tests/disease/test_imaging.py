"""Imaging: choice of study, uptake, Krenning, NETPET, somatostatin analogues."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.imaging import (
    Contested,
    ImagingChoice,
    Netpet,
    NetpetReading,
    Place,
    Question,
    Study,
    Uptake,
    UptakeReading,
    choose_imaging,
    krenning_score,
    netpet_class,
    prrt_target,
    read_uptake,
    ssa_timing,
)
from netcourse.disease.result import NotDecidable
from netcourse.evidence import contested_topics


def chosen(question: str, *, available: bool | None = True) -> ImagingChoice:
    result = choose_imaging(question, sstr_pet_available=available)
    assert isinstance(result, ImagingChoice)
    return result


def cited(result: ImagingChoice | UptakeReading | Contested | NetpetReading) -> set[str]:
    return {one for reason in result.reasons for one in reason.facts}


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (Question.FIRST_LOOK, Study.CT),
        (Question.SMALL_LIVER_LESIONS, Study.MRI),
        (Question.PANCREATIC_LESION, Study.MRI),
        (Question.STAGING, Study.SSTR_PET),
        (Question.UNKNOWN_PRIMARY, Study.SSTR_PET),
        (Question.PRRT_TARGET, Study.SSTR_PET),
        (Question.HIGH_GRADE, Study.FDG_PET),
        (Question.INSULINOMA, Study.CT),
    ],
)
def test_each_question_has_its_first_study(question: Question, first: Study) -> None:
    assert chosen(question).studies[0] is first
    assert chosen(question).would_change


def test_ct_is_multiphase() -> None:
    assert "D-01.phases" in cited(chosen("first look at pancreas, bowel and liver"))


def test_v15_an_insulinoma_is_not_sought_with_sstr_pet_alone() -> None:
    result = chosen("insulinoma to be found")
    assert Study.SSTR_PET not in result.studies
    assert Study.GLP1R_PET in result.studies
    assert "D-09.insulinoma" in cited(result)


def test_one_raised_marker_leads_to_no_scan_and_names_harm_h7() -> None:
    result = chosen("one raised marker and nothing else")
    assert result.studies == ()
    assert result.harms == ("H7",)
    assert "D-04.yield" in cited(result)


@pytest.mark.parametrize("question", list(Question))
def test_octreoscan_stands_in_only_where_pet_is_not_available(question: Question) -> None:
    assert Study.OCTREOSCAN not in chosen(question).studies
    without = chosen(question, available=False).studies
    assert Study.SSTR_PET not in without
    assert (Study.OCTREOSCAN in without) is (Study.SSTR_PET in chosen(question).studies)


def test_unknown_availability_matters_only_where_sstr_pet_is_wanted() -> None:
    assert isinstance(choose_imaging("primary not found", sstr_pet_available=None), NotDecidable)
    assert isinstance(choose_imaging("small liver lesions", sstr_pet_available=None), ImagingChoice)


def test_v22_uptake_in_the_uncinate_process_may_be_physiological() -> None:
    result = read_uptake("uncinate process")
    assert result.verified
    assert {"D-08.uncinate", "A1-08.uncinate"} <= cited(result)
    assert "never a reason to operate" in result.reasons[-1].text


def test_other_false_positives_and_their_standing() -> None:
    assert "D-08.spleen" in cited(read_uptake("nodule within the pancreas"))
    meninges = read_uptake(Place.MENINGES_OR_BONE)
    assert meninges.verified
    assert "fibrous dysplasia" in meninges.reasons[0].text


def test_krenning_is_ordinal_from_0_to_4() -> None:
    assert [krenning_score(one) for one in Uptake] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("jurisdiction", ["EU", "US", "other"])
@pytest.mark.parametrize(
    ("krenning", "defensible", "harms"),
    [
        (0, ("not target enough",), ("H4",)),
        (1, ("not target enough",), ("H4",)),
        (2, ("target enough", "not target enough"), ()),
        (3, ("target enough",), ()),
        pytest.param(4, ("target enough",), (), id="V24"),
    ],
)
def test_both_thresholds_are_accepted(
    krenning: int | None, defensible: tuple[str, ...], harms: tuple[str, ...], jurisdiction: str | None
) -> None:
    result = prrt_target(krenning=krenning, jurisdiction=jurisdiction)
    assert isinstance(result, Contested)
    assert (result.defensible, result.harms, result.jurisdiction) == (defensible, harms, jurisdiction)
    assert result.as_of
    assert ("E2-08.us" in cited(result)) is (jurisdiction != "EU")


@pytest.mark.parametrize(("krenning", "jurisdiction"), [(None, "EU"), (3, None)])
def test_missing_score_or_jurisdiction_is_not_decidable(krenning: int | None, jurisdiction: str | None) -> None:
    assert isinstance(prrt_target(krenning=krenning, jurisdiction=jurisdiction), NotDecidable)


@pytest.mark.parametrize(
    ("lesions", "name", "alone", "harms"),
    [
        ([Netpet.P1], "P1", True, ()),
        ([Netpet.P2, Netpet.P1], "P2", True, ()),
        ([Netpet.P3], "P3", True, ()),
        ([Netpet.P4], "P4", False, ()),
        pytest.param([Netpet.P1, Netpet.P1, Netpet.P5], "P5", False, ("H4",), id="V24-variant"),
    ],
)
def test_the_worst_lesion_decides_the_netpet_class(
    lesions: list[Netpet], name: str, *, alone: bool, harms: tuple[str, ...]
) -> None:
    result = netpet_class(lesions)
    assert isinstance(result, NetpetReading)
    assert (result.netpet, result.prrt_alone, result.harms) == (name, alone, harms)
    assert bool(result.next_steps) is (name == "P5")
    assert set(harms) <= cited(result)
    assert f"D-14.{name.lower()}" in cited(result)


@given(st.lists(st.sampled_from(Netpet), min_size=1), st.sampled_from(Netpet))
def test_another_lesion_never_improves_the_class_and_order_does_not_matter(lesions: list[Netpet], more: Netpet) -> None:
    before, after = netpet_class(lesions), netpet_class([more, *reversed(lesions)])
    assert isinstance(before, NetpetReading)
    assert isinstance(after, NetpetReading)
    assert before.netpet <= after.netpet
    assert netpet_class(list(reversed(lesions))) == before


def test_no_lesions_are_not_decidable() -> None:
    assert isinstance(netpet_class(None), NotDecidable)
    assert isinstance(netpet_class([]), NotDecidable)


@pytest.mark.parametrize(("preparation", "tradition"), [("long-acting", "D-16.long"), ("short-acting", "D-16.short")])
def test_both_views_on_somatostatin_analogues_before_pet_are_accepted(preparation: str, tradition: str) -> None:
    result = ssa_timing(preparation)
    assert result.defensible == ("stop before the scan", "do not stop")
    assert [reason.facts[0] for reason in result.reasons] == [tradition, "D-17.lanreotide", "D-17.lar"]
    assert result.topic in contested_topics()
    assert cited(result) <= set(contested_topics()["J-09"].facts)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: choose_imaging("curiosity", sstr_pet_available=True), "question"),
        (lambda: read_uptake("knee"), "place"),
        (lambda: krenning_score("bright"), "uptake"),
        (lambda: prrt_target(krenning=5, jurisdiction="EU"), "krenning"),
        (lambda: prrt_target(krenning=-1, jurisdiction="EU"), "krenning"),
        (lambda: prrt_target(krenning=2.5, jurisdiction="EU"), "krenning"),  # type: ignore[arg-type]
        (lambda: prrt_target(krenning=3, jurisdiction="Mars"), "jurisdiction"),
        (lambda: netpet_class(["P5"]), "lesions"),
        (lambda: ssa_timing("tablet"), "preparation"),
    ],
)
def test_impossible_input_is_named(call: Callable[[], object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        call()
