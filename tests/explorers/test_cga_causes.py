"""The CgA explorer: a harm first, then the verdict; one figure at a time; each task can be met and is not met at first."""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.explorers.cga.explorer import CgaCauses
from netcourse.explorers.cga.setting import CUT_OFF, PEOPLE, TIME
from netcourse.explorers.explorer import Choice, Control, Dial, Shown, Switch

EXPLORER = CgaCauses()
TASKS = sorted(CgaCauses.tasks)
UNTIL_NORMAL = {"own": 60, "off_days": 6}
FOUND: dict[str, dict[str, Any]] = {
    "long-enough": UNTIL_NORMAL,
    "not-seven": {"own": 90, "off_days": 7},
    "two-causes": {"own": 120, "kidneys": True},
    "do-not-stop": {"signs": "ulcers"},
    "screening": {"pre_test": 0.3},
    "cut-off": {"cut_off": 1.35},
}
NEARLY: list[tuple[str, dict[str, Any]]] = [
    ("long-enough", {**UNTIL_NORMAL, "off_days": 5}),
    ("long-enough", {**UNTIL_NORMAL, "off_days": 7}),
    ("long-enough", {**UNTIL_NORMAL, "view": PEOPLE}),
    ("long-enough", {**UNTIL_NORMAL, "signs": "diarrhoea"}),
    ("long-enough", {"own": 40, "off_days": 0}),
    ("not-seven", {"own": 90, "off_days": 6}),
    ("not-seven", {"own": 90, "off_days": 8}),
    ("not-seven", {"own": 101, "off_days": 7}),
    ("not-seven", {"own": 65, "off_days": 7}),
    ("not-seven", {"own": 90, "off_days": 7, "signs": "both"}),
    ("two-causes", {"own": 100, "kidneys": True}),
    ("two-causes", {"own": 120}),
    ("two-causes", {"own": 120, "ppi": "none", "kidneys": True}),
    ("two-causes", {"own": 120, "other": "somatostatin-analogue"}),
    ("do-not-stop", {"signs": "not-asked"}),
    ("do-not-stop", {"signs": "ulcers", "ppi": "none"}),
    ("do-not-stop", {"signs": "ulcers", "off_days": 3}),
    ("screening", {"pre_test": 0.36}),
    ("screening", {"pre_test": 0.3, "accuracy": "what-if"}),
    ("cut-off", {"cut_off": 1.3}),
    ("cut-off", {"cut_off": 1.35, "ppi": "days"}),
    ("cut-off", {"cut_off": 20}),
]


def shown(**settings: Any) -> Shown:
    return EXPLORER.show(EXPLORER.settle(settings))


def every_setting(control: Control) -> st.SearchStrategy[Any]:
    if isinstance(control, Choice):
        return st.sampled_from(sorted(control.options))
    if isinstance(control, Switch):
        return st.booleans()
    assert isinstance(control, Dial)
    return st.floats(control.low, control.high)


SETTINGS = st.fixed_dictionaries({control.name: every_setting(control) for control in EXPLORER.controls})


def test_each_task_has_a_setting_that_meets_it() -> None:
    assert sorted(FOUND) == TASKS


@pytest.mark.parametrize("name", TASKS)
def test_a_task_opens_on_its_view_is_not_met_at_first_and_is_met_by_what_it_asks_for(name: str) -> None:
    explorer = CgaCauses(task=name)
    assert explorer.task is not None
    assert not explorer.task.met(explorer.settle({}))
    assert explorer.task.met(explorer.settle(FOUND[name]))


@pytest.mark.parametrize(("name", "nearly"), NEARLY)
def test_a_near_miss_does_not_meet_a_task(name: str, nearly: Mapping[str, Any]) -> None:
    explorer = CgaCauses(task=name)
    assert explorer.task is not None
    assert not explorer.task.met(explorer.settle(nearly))


def test_a_task_can_be_met_from_another_opening_view() -> None:
    assert CgaCauses.tasks["screening"].met(EXPLORER.settle({"view": PEOPLE, "pre_test": 0.07}))


def test_on_a_ppi_a_raised_value_leads_to_no_conclusion_and_to_a_safe_stop() -> None:
    seen = shown()
    assert "raised, but it can't be interpreted, because of the PPI" in seen.headline
    assert any("stop the PPI with the prescriber for at least 14 days" in reason for reason in seen.reasons)
    assert any(reason.startswith("Harm: A cascade") for reason in seen.reasons)


def test_nobody_stops_the_ppi_before_ulcers_and_diarrhoea_were_asked_about() -> None:
    reasons = shown(signs="not-asked").reasons
    ask = next(at for at, reason in enumerate(reasons) if reason.startswith("Ask about ulcers and diarrhoea first"))
    assert "stop the PPI with the prescriber" in reasons[ask + 1]


@pytest.mark.parametrize("signs", ["ulcers", "diarrhoea", "both"])
@pytest.mark.parametrize("own", [20, 60])
def test_with_signs_of_zollinger_ellison_stopping_is_named_a_harm_whether_or_not_cga_is_raised(signs: str, own: int) -> None:
    seen = shown(signs=signs, own=own)
    assert seen.headline.startswith("Do not stop this PPI.")
    assert "Stopping would harm." in seen.headline
    assert "Harm: stopping" in seen.figures[0].svg
    assert not any("stop the PPI with the prescriber" in reason for reason in seen.reasons)


def test_a_ppi_that_was_stopped_in_spite_of_the_signs_is_called_the_harm_that_it_is() -> None:
    seen = shown(signs="both", off_days=5)
    assert "should not have been stopped." in seen.headline
    assert any("specialist unit" in reason for reason in seen.reasons)


@pytest.mark.parametrize("off", [3, 20])
def test_whoever_has_stopped_already_is_not_told_to_stop(off: int) -> None:
    reasons = shown(own=99, off_days=off).reasons
    assert not any("stop the PPI with the prescriber" in reason for reason in reasons)
    assert any(reason.startswith("It is stopped already") for reason in reasons) is (off < 14)


def test_between_the_two_half_lives_the_headline_leaves_the_matter_open() -> None:
    assert "raised only if the half-life is long" in shown(off_days=5).headline
    assert "raised only if" not in shown(off_days=4).headline


def test_a_normal_value_excludes_nothing() -> None:
    assert shown(ppi="none").headline == "CgA 60 ng/mL, limit 100: not raised. That excludes nothing."
    assert "can't be compared with earlier values" in shown(ppi="none", other="tube-changed").headline


def test_a_raised_value_without_a_cause_is_a_question() -> None:
    assert "That is a question, not a diagnosis" in shown(ppi="none", own=101).headline


def test_a_mild_cause_asks_for_caution_and_the_kidneys_leave_nothing_to_read() -> None:
    assert "with caution only, because of liver cirrhosis or hepatitis" in shown(ppi="none", own=150, liver=True).headline
    assert "can't be interpreted, because of renal impairment" in shown(ppi="none", own=150, kidneys=True).headline


def test_a_cause_that_the_verdict_leaves_out_is_still_said() -> None:
    reasons = shown(ppi="none", own=60, kidneys=True).reasons
    assert "Renal impairment: raises it; no size that we could verify." in reasons


def test_an_h2_blocker_changes_no_verdict_and_both_sides_are_told() -> None:
    without, taken = shown(), shown(h2_blocker=True)
    assert taken.headline == without.headline
    assert sum(reason.startswith("Experts disagree: ") for reason in taken.reasons) == 2


def test_screening_is_named_a_harm_and_a_clinic_is_not() -> None:
    assert shown(view=PEOPLE, pre_test=0.07).headline.startswith("Do not screen with CgA.")
    assert "screen" not in shown(view=PEOPLE, pre_test=20).headline


def test_healthy_controls_are_said_to_flatter_and_a_what_if_to_be_no_study() -> None:
    assert "Healthy people flatter a test" in shown(view=PEOPLE).reasons[0]
    assert "no study measured" in shown(view=PEOPLE, accuracy="what-if").reasons[0]


def test_follow_up_speaks_of_progression_and_never_of_screening() -> None:
    seen = shown(view=PEOPLE, accuracy="follow-up", pre_test=0.07)
    assert "probability of progression" in seen.headline
    assert "screen" not in " ".join([seen.headline, *seen.reasons])


def test_the_cut_off_tells_both_areas_and_its_assumptions() -> None:
    said = " ".join(shown(view=CUT_OFF, ppi="none").reasons)
    assert "0.869" in said
    assert "0.896" in said
    assert "Assumptions of this teaching model" in said


@pytest.mark.parametrize(
    ("settings", "seen"),
    [
        ({"view": PEOPLE}, {"view", "accuracy", "pre_test"}),
        ({"view": CUT_OFF}, {"view", "ppi", "cut_off"}),
    ],
)
def test_only_what_matters_to_a_view_is_there_to_be_set(settings: dict[str, Any], seen: set[str]) -> None:
    assert {control.name for control in EXPLORER.controls} - shown(**settings).hidden == seen


def test_over_time_a_control_comes_with_what_it_belongs_to() -> None:
    assert {"drug", "off_days", "signs"} <= shown(ppi="none").hidden
    assert not {"drug", "off_days", "signs"} & shown().hidden
    assert "egfr" in shown().hidden
    assert "egfr" not in shown(kidneys=True).hidden


@settings(max_examples=60)
@given(raw=SETTINGS)
def test_every_setting_shows_one_figure_with_its_words_inside_the_drawing(raw: dict[str, Any]) -> None:
    seen = shown(**raw)
    assert len(seen.figures) == 1
    figure = seen.figures[0]
    assert seen.headline.endswith(".")
    assert figure.alt.endswith(".")
    assert all(len(row) == len(figure.header) for row in figure.rows)
    assert seen.hidden <= {control.name for control in EXPLORER.controls}
    drawing = ElementTree.fromstring(figure.svg)  # noqa: S314 (our own drawing)
    width, height = float(drawing.attrib["width"]), float(drawing.attrib["height"])
    for words in drawing.iter("{http://www.w3.org/2000/svg}text"):
        if "transform" not in words.attrib:
            length = 7.2 * len(words.text or "")
            at = float(words.attrib["x"]) - {"start": 0.0, "middle": length / 2, "end": length}[words.attrib["text-anchor"]]
            assert at > -2
            assert at + length < width
        assert 0 < float(words.attrib["y"]) <= height


@pytest.mark.parametrize("view", [TIME, PEOPLE, CUT_OFF])
def test_no_view_says_nan_or_a_word_of_code(view: str) -> None:
    seen = shown(view=view, kidneys=True, gastritis=True)
    said = " ".join([seen.headline, *seen.reasons, seen.figures[0].alt, *(cell for row in seen.figures[0].rows for cell in row)])
    assert not re.search(r"\bnan\b|None|Fraction|<|_", said)


def test_a_task_about_the_ppi_alone_lays_the_other_causes_aside() -> None:
    explorer = CgaCauses(task="long-enough")
    assert {"kidneys", "liver", "other"} <= explorer.show(explorer.settle({})).hidden
    with_causes = CgaCauses(task="two-causes")
    assert not {"kidneys", "liver", "other"} & with_causes.show(with_causes.settle({})).hidden


def test_next_to_the_limit_a_decimal_tells_on_which_side_a_value_lies() -> None:
    assert shown(off_days=6).headline.startswith("CgA 91.8 to 99.2 ng/mL, limit 100: not raised.")
    assert not any(reason.startswith("It is stopped already") for reason in shown(off_days=6).reasons)
