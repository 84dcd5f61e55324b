"""From the picture to the hormone: every patient can be found out, nothing is told beforehand, and weights are scored."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.functional_syndromes import Feature, Syndrome
from netcourse.disease.mimics import Clue, Mimic
from netcourse.evidence import harms
from netcourse.explorers import Asked, PictureToHormone
from netcourse.explorers.explorer import Shown
from netcourse.explorers.picture_to_hormone.patients import CAUSES, EVERYBODY, FINDINGS, PATIENTS, SEALED, Hidden
from netcourse.explorers.picture_to_hormone.play import (
    MOST_QUESTIONS,
    Play,
    belongs,
    better_question,
    brier_score,
    candidate,
    leaves,
    ranked,
)
from netcourse.explorers.picture_to_hormone.setting import read_play
from netcourse.explorers.picture_to_hormone.steps import STEPS, UNDECIDED, Verdict, judged
from netcourse.items import OneOf, Placed

EACH = pytest.mark.parametrize("patient", EVERYBODY.values(), ids=EVERYBODY)
COMMIT: dict[str, Any] = {"first": "laxative", "weight_first": 100, "commit": True}


def asked(*findings: str) -> list[dict[str, str]]:
    return [{"finding": str(one)} for one in findings]


def play(raw: dict[str, Any]) -> Play:
    return read_play(PictureToHormone().settle(raw))


def seen(raw: dict[str, Any], sealed: str = "") -> Shown:
    explorer = PictureToHormone(sealed=sealed)
    return explorer.show(explorer.settle(raw))


def met(task: str, raw: dict[str, Any]) -> bool:
    explorer = PictureToHormone(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


def all_words(shown: Shown) -> str:
    cells = [cell for figure in shown.figures for row in figure.rows for cell in row]
    drawn = [figure.svg + figure.narrow + figure.alt + figure.caption for figure in shown.figures]
    return " ".join([shown.headline, *shown.reasons, *shown.sources, *cells, *drawn])


@EACH
def test_whoever_asks_for_all_that_a_patient_has_and_for_wheeze_and_diarrhoea_finds_the_cause_alone_in_first_place(
    patient: Hidden,
) -> None:
    besides = frozenset({Feature.WHEEZE, Feature.DIARRHOEA}) - patient.has
    assert len(patient.more) + len(besides) <= MOST_QUESTIONS
    assert not patient.told & patient.more
    assert [one.cause for one in ranked(patient.has, besides).level] == [patient.cause]


@EACH
def test_a_patient_who_is_told_of_is_told_with_a_finding_and_something_is_left_to_ask(patient: Hidden) -> None:
    assert patient.told
    assert patient.more
    assert candidate(ranked(patient.told, frozenset()), patient.cause) is not None


@EACH
def test_of_the_next_steps_exactly_one_settles_it(patient: Hidden) -> None:
    verdicts = {key: judged(key, patient.cause) for key in STEPS}
    assert list(verdicts.values()).count(Verdict.SETTLES) == 1
    assert verdicts[UNDECIDED] is Verdict.OPEN


def test_every_mimic_and_the_dangers_of_the_list_are_among_the_patients() -> None:
    assert {one.cause for one in PATIENTS.values()} >= set(Mimic)
    dangers = {harm for one in STEPS.values() for harm in one.harms.values()}
    assert dangers == {"H1", "H6", "H10"}
    assert dangers <= set(harms())
    for step in STEPS.values():
        for cause, harm in step.harms.items():
            has = next(one for one in PATIENTS.values() if one.cause is cause).has
            found = candidate(ranked(has, frozenset()), cause)
            assert found is not None
            assert harm in found.harms  # as the rules say


@given(
    st.sampled_from(list(PATIENTS)),
    st.lists(st.sampled_from([one for one in FINDINGS if one not in (Clue.STOPS_ON_FASTING,)]), max_size=4),
    st.sampled_from(CAUSES),
)
def test_before_the_answer_is_in_the_cause_is_told_nowhere_unless_it_was_named(key: str, findings: list[str], named: str) -> None:
    cause = PATIENTS[key].cause
    raw = {"patient": key, "asked": asked(*findings), "first": named, "weight_first": 100, "next_test": "scan"}
    told = all_words(seen(raw)).lower().replace(str(named).lower(), "")
    if named != cause:
        assert not re.search(rf"\b{re.escape(str(cause).lower())}\b", told)
    assert not any(f"to avoid: {one.act}" in told for one in harms().values())


@pytest.mark.parametrize("key", SEALED)
def test_of_a_sealed_patient_nothing_is_ever_shown(key: str) -> None:
    explorer = PictureToHormone(sealed=key)
    assert {"patient", "commit"}.isdisjoint(control.name for control in explorer.controls)
    told = all_words(seen({"asked": asked(*SEALED[key].more), "next_test": "scan"}, key)).lower()
    assert not re.search(rf"\b{re.escape(str(SEALED[key].cause).lower())}\b(?!”)", told)
    assert "brier score 0" not in told


def test_the_answer_is_told_with_its_score_its_step_and_what_was_missed() -> None:
    shown = seen({"patient": "8", **COMMIT, "next_test": "scan"})
    assert shown.headline.startswith("It is: VIPoma. You did not name it.")
    assert shown.in_view[0].startswith("Harm: Delaying resuscitation")
    assert any(one.startswith("A better question: ") for one in shown.in_view)
    assert sum("Delaying resuscitation" in one for one in shown.reasons) == 1
    assert shown.figures[1].rows[0][0] == "VIPoma"
    assert shown.figures[1].rows[0][-1] == harms()["H10"].act


def test_nobody_can_commit_without_a_candidate_or_with_too_much_weight() -> None:
    assert "Name at least one" in seen({"commit": True}).headline
    heavy = {"first": "laxative", "weight_first": 80, "second": "VIPoma", "weight_second": 40, "commit": True}
    assert "add up to 120%" in seen(heavy).headline
    assert not play(heavy).committed


def test_a_cause_that_is_named_twice_has_both_weights_and_a_finding_asked_twice_costs_once() -> None:
    raw = {"first": "laxative", "weight_first": 40, "second": "laxative", "weight_second": 30, "asked": asked("pain", "pain")} | {
        "asked": asked("wheeze", "wheeze")
    }
    assert play(raw).weights == {Mimic.LAXATIVE: 70}
    assert len(play(raw).asked) == 1


@given(st.dictionaries(st.sampled_from(CAUSES), st.integers(0, 3), max_size=3), st.sampled_from(CAUSES))
def test_the_score_is_best_for_certainty_that_is_right_and_worst_for_certainty_that_is_wrong(
    tenths: dict[Any, int], cause: Any
) -> None:
    shares = {one: tenth / 10 for one, tenth in tenths.items()}
    assert 0 <= brier_score(shares, cause) <= 2
    assert brier_score({cause: 1.0}, cause) == pytest.approx(0)
    wrong = next(one for one in CAUSES if one != cause)
    assert brier_score({wrong: 1.0}, cause) == pytest.approx(2)
    assert brier_score({}, cause) == pytest.approx((12 / 13) ** 2 + 12 / 169)


def test_more_weight_on_what_proves_true_is_a_better_score() -> None:
    scores = [brier_score({Syndrome.VIPOMA: share / 10}, Syndrome.VIPOMA) for share in range(11)]
    assert scores == sorted(scores, reverse=True)


@EACH
def test_a_better_question_is_one_that_parts_more_and_is_none_where_the_cause_leads_alone(patient: Hidden) -> None:
    open_play = Play("", patient, (), {}, UNDECIDED, wants_to_commit=False)
    best = better_question(open_play)
    if [one.cause for one in open_play.ranking.level] == [patient.cause]:
        assert best is None
        return
    assert best is not None
    answer = frozenset({best})
    after = ranked(patient.told | (answer & patient.has), answer - patient.has).level
    before = [one.cause for one in open_play.ranking.level]
    assert patient.cause not in before or len(after) < len(before)
    assert patient.cause in [one.cause for one in after]


def test_a_better_question_may_be_one_whose_answer_is_no() -> None:
    level = seen({"patient": "2", **COMMIT, "asked": asked(Clue.SWEATING, Feature.TACHYCARDIA)})
    assert any("The answer is no" in one for one in level.in_view)


def test_what_belongs_to_a_cause_is_what_the_rules_count_for_it() -> None:
    assert belongs(Mimic.ROSACEA) == {Feature.FLUSHING, Clue.LASTING_REDNESS}
    assert {Feature.SECRETORY_DIARRHOEA, Feature.ACIDOSIS} < belongs(Syndrome.VIPOMA)
    assert Clue.STOPS_ON_FASTING in belongs(Mimic.LAXATIVE)


def test_low_potassium_and_diarrhoea_leave_a_vipoma_which_does_not_count() -> None:
    assert leaves(frozenset({Feature.LOW_POTASSIUM, Feature.DIARRHOEA})) == (Syndrome.VIPOMA,)
    assert not met("two-findings", {"patient": "5"})
    assert not met("two-findings", {"patient": "8", "asked": asked(Feature.LOW_POTASSIUM)})


@pytest.mark.parametrize(
    ("key", "findings", "found"),
    [
        ("6", [Feature.HIGH_GLUCOSE, Feature.LOW_GASTRIC_ACID], True),
        ("6", [Feature.HIGH_GLUCOSE], False),
        ("6", [Feature.LOW_GASTRIC_ACID, Feature.WHEEZE], False),
        ("1", [Feature.DIARRHOEA], True),
        ("9", [Feature.WHIPPLE_TRIAD, Feature.RELIEF_ON_EATING], False),
    ],
)
def test_two_findings_are_found_by_asking(key: str, findings: list[str], found: bool) -> None:  # noqa: FBT001
    assert met("two-findings", {"patient": key, "asked": asked(*findings)}) is found


def test_in_the_fifth_patient_a_vipoma_and_a_laxative_stand_level_and_one_no_parts_them() -> None:
    assert {one.cause for one in play({"patient": "5"}).ranking.level} == {Syndrome.VIPOMA, Mimic.LAXATIVE}
    assert met("one-no", {"patient": "5", "asked": asked(Feature.SECRETORY_DIARRHOEA)})
    assert not met("one-no", {"patient": "5", "asked": asked(Clue.STOPS_ON_FASTING)})
    assert not met("one-no", {"patient": "5", "asked": asked(Feature.SECRETORY_DIARRHOEA, Feature.WHEEZE)})
    assert not met("one-no", {"patient": "8", "asked": asked(Feature.SECRETORY_DIARRHOEA)})


@given(
    st.sampled_from(list(PATIENTS)),
    st.lists(st.sampled_from(FINDINGS), max_size=3),
    st.booleans(),
)
def test_every_drawing_has_a_narrow_one_an_alt_and_a_table(key: str, findings: list[str], commit: bool) -> None:  # noqa: FBT001
    raw = {"patient": key, "asked": asked(*findings), **COMMIT, "commit": commit}
    for figure in seen(raw).figures:
        for svg in (figure.svg, figure.narrow):
            ET.fromstring(svg)  # noqa: S314 (our own)
        assert len(figure.alt) > 60
        assert {len(row) for row in figure.rows} == {len(figure.header)}


def test_a_sealed_patient_has_no_task_and_has_to_exist() -> None:
    with pytest.raises(ValueError, match="there is P, Q, R, S"):
        PictureToHormone(sealed="1")
    with pytest.raises(ValueError, match="without a task"):
        PictureToHormone("one-no", sealed="R")


def test_the_likeliest_candidate_and_the_next_step_can_be_a_graded_answer() -> None:
    item = Asked("t1", "What is it, and what next?", explorer=PictureToHormone(sealed="R"), counts=("first", "next_test"))
    wants = {
        "first": OneOf({"laxative"}, "Look at what the stool does on fasting.", {"VIPoma": "A low potassium is not its own."}),
        "next_test": OneOf({"stool"}, "It does not part the two."),
    }
    scheme = Placed(wants, "The gap settles it.", {("next_test", "scan", "in"): "Nothing is resuscitated by a scan."})
    right = {"first": "laxative", "next_test": "stool"}
    assert scheme.marks(item, item.parse(right), 2).earned == 2
    assert scheme.marks(item, item.parse({**right, "first": "VIPoma"}), 2).earned == 1
    assert scheme.marks(item, item.parse({**right, "next_test": "scan"}), 2).earned == 0
