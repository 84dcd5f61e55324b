"""The first pass: nothing is lost on the way, the rule and the model agree on the route, and each task has a way."""

from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.carcinoid_syndrome import Route
from netcourse.explorers.explorer import Dial, Shown
from netcourse.explorers.first_pass.drawing import draw_flow
from netcourse.explorers.first_pass.explorer import FirstPass
from netcourse.explorers.first_pass.flow import FELT_FROM, Flow, Origin, Setting, flow, route_of, setting
from netcourse.explorers.first_pass.parts import UNITS_WIDE, units
from netcourse.explorers.first_pass.tasks import METASTASES, read

PERCENT = st.integers(0, 100)


@st.composite
def settings(draw: st.DrawFn) -> Setting:
    return setting(
        origin=draw(st.sampled_from(Origin)),
        released=draw(st.integers(0, 100)),
        past_liver_percent=draw(PERCENT),
        extraction_percent=draw(PERCENT),
        metastases_percent=draw(PERCENT),
        metastatic_per_percent=draw(st.sampled_from([0, 0.1, 0.5, 1])),
        lung_extraction_percent=draw(PERCENT),
    )


def seen(raw: dict[str, object]) -> Shown:
    explorer = FirstPass()
    return explorer.show(explorer.settle(raw))


def run(raw: dict[str, object]) -> Flow:
    return flow(read(FirstPass().settle(raw)))


def met(task: str, raw: dict[str, object]) -> bool:
    explorer = FirstPass(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


@given(settings())
def test_nothing_is_lost_on_the_way(chosen: Setting) -> None:
    found = flow(chosen)
    made = chosen.released + found.from_metastases
    assert made == found.taken_by_liver + found.taken_by_lungs + found.left_heart
    assert min(found.portal, found.past_liver, found.through_liver, found.right_heart, found.left_heart) >= 0
    assert made >= found.systemic


@given(settings(), st.integers(1, 100))
def test_more_metastases_never_let_less_through(chosen: Setting, more: int) -> None:
    share = min(Fraction(1), chosen.metastases + Fraction(more, 100))
    worse = Setting(
        chosen.origin,
        chosen.released,
        chosen.past_liver,
        chosen.extraction,
        share,
        chosen.metastatic,
        chosen.lung_extraction,
    )
    assert flow(worse).systemic >= flow(chosen).systemic


@given(settings())
def test_with_a_liver_that_takes_out_all_only_a_route_of_the_rule_lets_serotonin_through(chosen: Setting) -> None:
    perfect = Setting(
        chosen.origin,
        chosen.released,
        chosen.past_liver,
        Fraction(1),
        chosen.metastases,
        chosen.metastatic,
        chosen.lung_extraction,
    )
    route = route_of(perfect)
    assert isinstance(route, Route)
    if flow(perfect).systemic:
        assert route.reaches_systemic
    if not route.reaches_systemic:
        assert flow(perfect).systemic == 0


@pytest.mark.parametrize(("released", "felt"), [(9, False), (10, True), (11, True)])
def test_the_limit_itself_is_felt(released: int, *, felt: bool) -> None:
    found = flow(
        setting(
            origin="ovary",
            released=released,
            past_liver_percent=0,
            extraction_percent=100,
            metastases_percent=0,
            metastatic_per_percent=0,
            lung_extraction_percent=0,
        )
    )
    assert FELT_FROM == 10
    assert (bool(found.features), found.right_valves_at_risk, found.left_valves_at_risk) == (felt, felt, felt)


def test_a_gut_tumour_with_a_healthy_liver_is_silent_and_the_start_shows_it() -> None:
    found = run({})
    assert [found.portal, found.taken_by_liver, found.systemic] == [Fraction(40), Fraction(38), Fraction(2)]
    assert seen({}).headline == "2 units reach the systemic circulation: nothing is felt."


def test_metastases_count_twice() -> None:
    found = run({"metastases": 40, "metastatic": 0.5})
    assert found.through_liver == Fraction("17.2")
    assert found.from_metastases == 20
    assert found.systemic == Fraction("37.2")


def test_a_lung_tumour_reaches_the_left_heart_and_spares_the_right() -> None:
    shown, found = seen({"origin": "lung"}), run({"origin": "lung"})
    assert [found.right_heart, found.left_heart] == [Fraction(0), Fraction(40)]
    assert shown.headline.endswith("Heart valves at risk: left.")
    assert any("facial swelling" in reason for reason in shown.reasons)


def test_an_ovarian_tumour_spares_the_left_heart_as_long_as_the_lungs_take_it_out() -> None:
    assert seen({"origin": "ovary"}).headline.endswith("Heart valves at risk: right.")
    assert seen({"origin": "ovary", "lung-extraction": 0}).headline.endswith("Heart valves at risk: right and left.")


@pytest.mark.parametrize(
    ("raw", "hidden"),
    [
        ({}, {"metastatic"}),
        ({"metastases": 5}, set()),
        ({"origin": "ovary"}, {"past-liver", "extraction", "metastatic"}),
        ({"origin": "lung", "metastases": 5}, {"past-liver", "extraction"}),
    ],
)
def test_a_control_that_means_nothing_is_hidden_and_changes_nothing(raw: dict[str, object], hidden: set[str]) -> None:
    assert seen(raw).hidden == hidden
    dials = {one.name: one for one in FirstPass.controls if isinstance(one, Dial)}
    before = run(raw)
    for name in hidden:
        assert run({**raw, name: dials[name].high}) == before


def test_assumptions_and_chosen_numbers_are_named_beside_the_model() -> None:
    reasons = " ".join(seen({}).reasons)
    assert reasons.count("Assumption:") >= 5
    assert "no fact of the course gives a number" in reasons
    labels = [one.unit for one in FirstPass.controls if isinstance(one, Dial) and "extraction" in one.name]
    assert labels == ["%, chosen for teaching"] * 2


@given(settings())
def test_every_setting_is_drawn_as_an_svg_whose_table_holds_what_reaches_the_body(chosen: Setting) -> None:
    found = flow(chosen)
    figure = draw_flow(chosen, found)
    ET.fromstring(figure.svg)  # noqa: S314 (made a line above)
    assert figure.rows[-1][1] == units(found.systemic)
    assert f"right heart {units(found.right_heart)}" in figure.alt


def test_an_arrow_is_as_wide_as_what_runs_through_it() -> None:
    given_, found = read(FirstPass().settle({"origin": "ovary", "released": 100})), run({"origin": "ovary", "released": 100})
    assert f'stroke-width="{100 * UNITS_WIDE:g}"' in draw_flow(given_, found).svg


@pytest.mark.parametrize(("amount", "text"), [("0", "0"), ("0.01", "<0.1"), ("0.1", "0.1"), ("12", "12"), ("149.44", "149.4")])
def test_an_amount_that_is_there_is_never_printed_as_nought(amount: str, text: str) -> None:
    assert units(Fraction(amount)) == text


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({"released": 75}, False),
        ({"released": 80}, True),
        ({"released": 100, "extraction": 90}, False),
        ({"released": 100, "extraction": 91}, True),
        ({"released": 80, "origin": "lung"}, False),
    ],
)
def test_silent_is_a_large_release_that_nobody_feels(raw: dict[str, object], *, found: bool) -> None:
    assert met("silent", raw) is found


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({"past-liver": 20}, False),
        ({"past-liver": 25}, True),
        ({"origin": "lung", "released": 10}, True),
        ({"origin": "retroperitoneum", "released": 5}, False),
        ({"origin": "ovary", "metastases": 1}, False),
        ({"released": 100, "extraction": 50}, False),
    ],
)
def test_bypass_is_blood_past_the_liver_and_not_a_failing_liver(raw: dict[str, object], *, found: bool) -> None:
    assert met("bypass", raw) is found


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({"metastases": 9}, False),
        ({"metastases": 10}, True),
        ({"metastases": 11}, False),
        ({"metastases": 10, "past-liver": 5}, False),
        ({"metastases": 1, "extraction": 76}, False),
        ({"origin": "ovary", "metastases": 10}, False),
    ],
)
def test_metastases_asks_for_the_smallest_share(raw: dict[str, object], *, found: bool) -> None:
    assert met("metastases", raw) is found


@pytest.mark.parametrize("released", [10, 50, 100])
def test_at_most_one_share_is_the_smallest(released: int) -> None:
    shares = range(int(METASTASES.high) + 1)
    assert sum(met("metastases", {"released": released, "metastases": share}) for share in shares) == 1


@pytest.mark.parametrize("task", FirstPass.tasks)
def test_no_task_is_met_at_the_start(task: str) -> None:
    assert not met(task, {})


def test_a_share_above_all_of_it_is_refused() -> None:
    with pytest.raises(ValueError, match="extraction_percent=101"):
        setting(
            origin="gut",
            released=1,
            past_liver_percent=0,
            extraction_percent=101,
            metastases_percent=0,
            metastatic_per_percent=0,
            lung_extraction_percent=0,
        )
