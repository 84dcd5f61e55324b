"""Carcinoid syndrome: route, picture, heart."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.carcinoid_syndrome import (
    CarcinoidPicture,
    Deposit,
    Echo,
    HeartScreen,
    Picture,
    Route,
    carcinoid_picture,
    mediator_route,
    screen_heart,
)
from netcourse.disease.result import NotDecidable
from netcourse.disease.sites import Site
from netcourse.evidence import contested_topics, discrepancies, statements


def heart(**changes: Any) -> HeartScreen:
    known: dict[str, Any] = {
        "carcinoid_syndrome": True,
        "right_heart_failure_signs": False,
        "years_since_echocardiogram": Fraction(1, 2),
    }
    result = screen_heart(**{**known, **changes})
    assert isinstance(result, HeartScreen)
    return result


@pytest.mark.parametrize(
    ("primary", "deposits", "reaches"),
    [
        ("ileum", ["liver"], True),
        ("ileum", ["mesentery"], False),
        ("ileum", ["none"], False),
        ("ileum", ["retroperitoneum"], True),
        ("ileum", ["ovary", "mesentery"], True),
        ("lung", ["none"], True),
        ("lung", None, True),
        ("colon", ["bronchus"], True),
        (None, ["liver"], True),
    ],
)
def test_mediators_reach_the_body_from_the_liver_or_past_it(primary: str | None, deposits: Any, *, reaches: bool) -> None:
    route = mediator_route(primary=primary, deposits=deposits)
    assert isinstance(route, Route)
    assert route.reaches_systemic is reaches
    assert bool(route.through) is reaches
    assert set(route.statements) <= set(statements())
    assert set(route.discrepancies) <= set(discrepancies())


@pytest.mark.parametrize(
    ("primary", "deposits"), [("ileum", None), ("ileum", []), ("rectum", ["none"]), ("unknown", ["none"]), (None, ["mesentery"])]
)
def test_an_unknown_route_is_not_guessed(primary: str | None, deposits: Any) -> None:
    assert isinstance(mediator_route(primary=primary, deposits=deposits), NotDecidable)


@given(st.sampled_from(Site), st.sets(st.sampled_from([one for one in Deposit if one is not Deposit.NONE]), min_size=1))
def test_another_deposit_never_closes_a_route(primary: str | None, deposits: Any) -> None:
    smaller = mediator_route(primary=primary, deposits=deposits)
    larger = mediator_route(primary=primary, deposits=deposits | {Deposit.LIVER})
    assert isinstance(larger, Route)
    assert larger.reaches_systemic
    if isinstance(smaller, Route):
        assert set(smaller.through) <= set(larger.through)


@pytest.mark.parametrize(
    ("features", "deposits", "picture"),
    [
        (["flushing", "diarrhoea"], ["liver"], Picture.FITS),
        (["flushing"], ["none"], Picture.NO_ROUTE),
        ([], ["liver"], Picture.NO_FEATURES),
        ([], ["none"], Picture.NEITHER),
    ],
)
def test_the_syndrome_needs_features_and_a_route(features: Any, deposits: Any, picture: Picture) -> None:
    result = carcinoid_picture(features, primary="ileum", deposits=deposits)
    assert isinstance(result, CarcinoidPicture)
    assert result.picture is picture
    assert result.matching == tuple(features)
    assert ("other causes of the features" in result.next_steps) is (picture is Picture.NO_ROUTE)


@pytest.mark.parametrize(
    ("hiaa", "steps", "harms"),
    [
        (None, ("5-HIAA, with the diet kept",), ()),
        ("raised, diet kept", (), ()),
        ("raised, diet not kept", ("repeat the 5-HIAA with the diet kept",), ("H7",)),
        ("normal", (), ()),
    ],
)
def test_hiaa_confirms_but_a_normal_one_does_not_change_the_picture(
    hiaa: str | None, steps: tuple[str, ...], harms: tuple[str, ...]
) -> None:
    result = carcinoid_picture(["flushing"], primary="ileum", deposits=["liver"], hiaa=hiaa)
    assert isinstance(result, CarcinoidPicture)
    assert (result.picture, result.next_steps, result.harms) == (Picture.FITS, steps, harms)


def test_unknown_features_or_route_are_not_decidable() -> None:
    assert isinstance(carcinoid_picture(None, primary="ileum", deposits=["liver"]), NotDecidable)
    assert isinstance(carcinoid_picture(["flushing"], primary="ileum", deposits=None), NotDecidable)


def test_v19_right_heart_failure_asks_for_an_echocardiogram_now() -> None:
    result = heart(
        right_heart_failure_signs=True,
        years_since_echocardiogram=None,
        nt_probnp=1150,
        nt_probnp_unit="pg/mL",
        operation_planned="liver",
    )
    assert result.echocardiogram is Echo.NOW
    assert result.harms == ("H9",)
    assert any("G-18" in reason.facts for reason in result.reasons)


@given(
    signs=st.booleans(),
    years=st.sampled_from([None, 0, 1, 3]),
    operation=st.sampled_from(["none", "liver", "other"]),
    low=st.integers(0, 259),
)
def test_v19_trap_a_low_nt_probnp_changes_nothing(*, signs: bool, years: int | None, operation: str, low: int) -> None:
    known: dict[str, Any] = {
        "right_heart_failure_signs": signs,
        "years_since_echocardiogram": years,
        "operation_planned": operation,
    }
    assert heart(**known, nt_probnp=low, nt_probnp_unit="ng/L") == heart(**known)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_higher_nt_probnp_never_makes_the_echocardiogram_less_pressing(a: int, b: int) -> None:
    low, high = sorted((a, b))
    grades = [heart(nt_probnp=x, nt_probnp_unit="pg/mL").echocardiogram for x in (low, high)]
    assert grades[0] <= grades[1]


@pytest.mark.parametrize(("value", "grade"), [(259, Echo.YEARLY), (260, Echo.DUE), (261, Echo.DUE)])
def test_a_raised_nt_probnp_brings_the_echocardiogram_forward(value: int, grade: Echo) -> None:
    assert heart(nt_probnp=value, nt_probnp_unit="pg/mL").echocardiogram is grade


@pytest.mark.parametrize(
    ("changes", "grade", "harms"),
    [
        ({"years_since_echocardiogram": Fraction(99, 100)}, Echo.YEARLY, ()),
        ({"years_since_echocardiogram": 1}, Echo.DUE, ()),
        ({"years_since_echocardiogram": 1.01}, Echo.DUE, ()),
        ({"years_since_echocardiogram": None}, Echo.DUE, ()),
        ({"years_since_echocardiogram": None, "operation_planned": "liver"}, Echo.BEFORE_OPERATION, ("H9",)),
        ({"years_since_echocardiogram": None, "operation_planned": "other"}, Echo.BEFORE_OPERATION, ()),
        ({"operation_planned": "liver"}, Echo.YEARLY, ()),
        ({"operation_planned": "liver", "nt_probnp": 800, "nt_probnp_unit": "ng/L"}, Echo.BEFORE_OPERATION, ("H9",)),
        ({"carcinoid_syndrome": False}, Echo.NOT_FOR_THIS, ()),
        ({"carcinoid_syndrome": None, "right_heart_failure_signs": True}, Echo.NOW, ()),
    ],
)
def test_how_pressing_the_echocardiogram_is(changes: dict[str, Any], grade: Echo, harms: tuple[str, ...]) -> None:
    result = heart(**changes)
    assert (result.echocardiogram, result.harms) == (grade, harms)


def test_both_studies_of_nt_probnp_are_shown() -> None:
    views = heart().views
    assert [reason.facts[0] for reason in views] == ["C8-04.limit", "C8-05.limit"]
    assert "92%" in views[0].text
    assert "46%" in views[1].text
    assert heart().contested in contested_topics()


@pytest.mark.parametrize("missing", ["carcinoid_syndrome", "right_heart_failure_signs"])
def test_missing_answers_are_asked_for(missing: str) -> None:
    known: dict[str, Any] = {"carcinoid_syndrome": True, "right_heart_failure_signs": False}
    assert isinstance(screen_heart(**{**known, missing: None}), NotDecidable)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: mediator_route(primary="heart", deposits=["liver"]), "primary"),
        (lambda: mediator_route(primary="ileum", deposits=["spleen"]), "deposits"),
        (lambda: mediator_route(primary="ileum", deposits=["none", "liver"]), "deposits"),
        (lambda: carcinoid_picture(["itch"], primary="ileum", deposits=["liver"]), "features"),
        (lambda: carcinoid_picture([], primary="ileum", deposits=["liver"], hiaa="310"), "hiaa"),
        (lambda: heart(nt_probnp=100), "nt_probnp_unit"),
        (lambda: heart(nt_probnp=100, nt_probnp_unit="pmol/L"), "nt_probnp_unit"),
        (lambda: heart(nt_probnp=-1, nt_probnp_unit="pg/mL"), "nt_probnp"),
        (lambda: heart(years_since_echocardiogram=-1), "years_since_echocardiogram"),
        (lambda: heart(operation_planned="maybe"), "operation_planned"),
    ],
)
def test_impossible_input_is_named(call: Callable[[], object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        call()
