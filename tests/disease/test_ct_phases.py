"""Phases of CT: what each pattern shows, and what a phase that was not taken can hide."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.ct_phases import (
    BRIGHT_DARK,
    BRIGHT_EQUAL,
    DARK_DARK,
    Beside,
    CtReading,
    NextStudy,
    Pattern,
    Phase,
    Primary,
    pattern,
    read_normal_ct,
    share_of_metastases,
)
from netcourse.disease.result import NotDecidable

ALL = [Pattern(arterial, portal) for arterial in Beside for portal in Beside]
NEITHER = Pattern(Beside.EQUAL, Beside.EQUAL)


def normal(phases: Any, **more: Any) -> CtReading:
    answer = read_normal_ct(phases, **more)
    assert isinstance(answer, CtReading)
    return answer


def cited(answer: CtReading) -> set[str]:
    return {one for reason in answer.reasons for one in reason.facts}


@pytest.mark.parametrize(
    ("arterial", "portal", "seen"),
    [
        ("brighter than the liver", "darker than the liver", (Phase.ARTERIAL, Phase.PORTAL)),
        ("brighter than the liver", "equal to the liver", (Phase.ARTERIAL,)),
        ("equal to the liver", "darker than the liver", (Phase.PORTAL,)),
        ("darker than the liver", "darker than the liver", (Phase.ARTERIAL, Phase.PORTAL)),
        ("equal to the liver", "equal to the liver", ()),
    ],
)
def test_a_lesion_is_seen_where_it_differs_from_the_liver(arterial: str, portal: str, seen: tuple[Phase, ...]) -> None:
    assert pattern(arterial=arterial, portal=portal).seen_in() == seen


@pytest.mark.parametrize(
    ("shown", "primary", "per_cent"),
    [
        (BRIGHT_DARK, "bowel", 56), (BRIGHT_DARK, "pancreas", 28), (BRIGHT_EQUAL, "bowel", 8), (BRIGHT_EQUAL, "pancreas", 33),
        (DARK_DARK, "bowel", 12), (DARK_DARK, "pancreas", 12), (NEITHER, "bowel", None),
    ],
)  # fmt: skip
def test_shares_are_those_of_the_study(shown: Pattern, primary: str, per_cent: int | None) -> None:
    assert share_of_metastases(shown, primary=primary) == (None if per_cent is None else Fraction(per_cent, 100))


@pytest.mark.parametrize(
    ("phases", "primary", "at_least", "next_study"),
    [
        (["portal venous"], "bowel", (Fraction(8, 100), Fraction(8, 100)), NextStudy.MULTIPHASE_CT),
        (["portal venous"], "pancreas", (Fraction(33, 100), Fraction(33, 100)), NextStudy.MULTIPHASE_CT),
        (["portal venous"], None, (Fraction(8, 100), Fraction(33, 100)), NextStudy.MULTIPHASE_CT),
        (["late arterial"], "bowel", None, NextStudy.MULTIPHASE_CT),
        (["late arterial", "portal venous"], None, None, NextStudy.MRI),
    ],
)
def test_what_a_normal_ct_leaves_open(phases: list[str], primary: Any, at_least: Any, next_study: NextStudy) -> None:
    answer = normal(phases, primary=primary)
    assert (answer.at_least, answer.next_study, answer.excludes) == (at_least, next_study, False)


def test_a_portal_phase_alone_hides_what_only_the_arterial_phase_shows() -> None:
    answer = normal(["portal venous"])
    assert set(answer.hidden) == {BRIGHT_EQUAL, Pattern(Beside.DARKER, Beside.EQUAL), NEITHER}
    assert answer.reasons[0].text == "The late arterial phase was not taken."
    assert {"D-22.pattern", "D-22.arterial-only", "D-22.bright-equal-bowel", "D-22.bright-equal-pancreas"} <= cited(answer)


def test_a_whole_ct_hides_only_what_is_equal_twice_and_mri_comes_next() -> None:
    answer = normal(list(Phase))
    assert answer.hidden == (NEITHER,)
    assert "D-02.best" in cited(answer)


def test_without_contrast_the_patterns_say_nothing() -> None:
    answer = read_normal_ct([])
    assert isinstance(answer, NotDecidable)
    assert answer.needs == ("a CT with contrast",)


def test_of_a_ct_whose_phases_nobody_knows_nothing_is_said() -> None:
    answer = read_normal_ct(None)
    assert isinstance(answer, NotDecidable)
    assert answer.needs == ("which phases of the CT were taken",)


@given(st.sets(st.sampled_from(Phase), min_size=1), st.sampled_from(Phase), st.sampled_from([*Primary, None]))
def test_one_more_phase_never_hides_more(phases: Any, more: Any, primary: Any) -> None:
    assert set(normal({*phases, more}, primary=primary).hidden) <= set(normal(phases, primary=primary).hidden)


@given(st.sets(st.sampled_from(Phase), min_size=1), st.sampled_from(ALL))
def test_what_is_hidden_is_what_none_of_the_phases_shows(phases: Any, shown: Any) -> None:
    assert (shown in normal(phases).hidden) is not bool(phases & set(shown.seen_in()))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: read_normal_ct(["venous"]), "phases='venous'"),
        (lambda: read_normal_ct("portal venous"), "phases='p'"),
        (lambda: read_normal_ct(["late arterial"], primary="lung"), "primary='lung'"),
        (lambda: pattern(arterial="grey", portal="equal to the liver"), "arterial='grey'"),
        (lambda: share_of_metastases(NEITHER, primary="lung"), "primary='lung'"),
    ],
)
def test_impossible_input_is_named(call: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        call()
