"""The treatment board: decide first, then the set with its reasons, then one feature flipped."""

import re
from itertools import product
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.evidence import contested_topics
from netcourse.explorers.explorer import Choice, Dial, Shown, Switch
from netcourse.explorers.treatment_board.explorer import TreatmentBoard
from netcourse.explorers.treatment_board.flips import flips
from netcourse.explorers.treatment_board.moves import MOVES, SHORT, move_of
from netcourse.explorers.treatment_board.own import idle
from netcourse.explorers.treatment_board.patients import sketches
from netcourse.explorers.treatment_board.set import Column, board_of
from tests.conftest import examples

BOARD = TreatmentBoard()
PATIENTS = [*sketches(), "own"]


def decided(patient: str, move: str, **more: Any) -> dict[str, Any]:
    return {"patient": patient, f"decision-{patient}": move, **more}


def shown(raw: dict[str, Any]) -> Shown:
    return BOARD.show(BOARD.settle(raw))


def standing(raw: dict[str, Any]) -> dict[str, str]:
    """Where every option stands on the board, by its name."""
    board = next(figure for figure in shown(raw).figures if figure.header[1] == "Where it stands")
    return {row[0].removesuffix(" (your answer)"): row[1] for row in board.rows}


def met(task: str, raw: dict[str, Any]) -> bool:
    return TreatmentBoard.tasks[task].met(BOARD.settle(raw))


# Decide first


@pytest.mark.parametrize("patient", PATIENTS)
def test_before_the_decision_only_the_case_is_seen(patient: str) -> None:
    seen = shown({"patient": patient, "flip": "kidney", "place": "EU"})
    assert [figure.header[0] for figure in seen.figures] == ["Feature"]
    assert not seen.reasons
    assert "What would you do?" in seen.headline
    assert not any(column.value in seen.headline for column in Column)
    assert {"flip", "place"} <= seen.hidden


def test_a_new_patient_starts_undecided_after_another_was_decided() -> None:
    seen = shown({"decision-A": "watch", "patient": "B"})
    assert not seen.reasons
    assert "decision-A" in seen.hidden
    assert "decision-B" not in seen.hidden


@pytest.mark.parametrize("patient", PATIENTS)
def test_features_are_controls_of_ones_own_patient_alone(patient: str) -> None:
    assert ("site" in shown({"patient": patient}).hidden) is (patient != "own")


def test_every_patient_is_labelled_synthetic() -> None:
    control = next(one for one in BOARD.controls if one.name == "patient")
    assert isinstance(control, Choice)
    assert all("synthetic" in label or "own making" in label for label in control.options.values())
    assert all(shown({"patient": key}).headline.startswith("Synthetic patient.") for key in PATIENTS)


@pytest.mark.parametrize("key", sketches())
def test_every_option_of_the_board_can_be_answered_and_not_every_answer_is_right(key: str) -> None:
    control = next(one for one in BOARD.controls if one.name == f"decision-{key}")
    assert isinstance(control, Choice)
    offered = set(control.options) - {"undecided"}
    on_board = {one.move for one in board_of(sketches()[key].patient).entries}
    assert offered - on_board == set(sketches()[key].beside)
    defensible = {move for move in offered if "is defensible here" in shown(decided(key, move)).headline}
    assert set() < defensible < offered


# The verdict on an answer


@pytest.mark.parametrize(
    ("patient", "move", "words"),
    [
        ("A", "watch", "is defensible here"),
        ("A", "prrt", "is weak here"),
        ("A", "cure", "is a harm here"),
        ("B", "liver-surgery", "is a harm here"),
        ("C", "cabozantinib", "can't be decided yet"),
        ("D", "platinum", "is a harm here"),
        ("E", "platinum", "is defensible here"),
        ("E", "ssa", "is a harm here"),
        ("I", "local", "is defensible here"),
        ("I", "operate", "is a harm here"),
        ("F", "prrt", "is not on the board"),
        ("own", "gastrinoma", "is not on the board"),
    ],
)
def test_an_answer_is_judged_with_its_reason_first(patient: str, move: str, words: str) -> None:
    seen = shown(decided(patient, move))
    assert words in seen.headline
    if "not on the board" not in words:
        assert seen.reasons[0].startswith(("Defensible:", "Weak:", "Harm:", "Not now:"))


def test_a_harm_outweighs_a_choice_that_waits() -> None:
    reasons = shown(decided("B", "liver-surgery")).reasons
    assert any(one.startswith("Not now: surgical debulking") for one in reasons)
    assert any(one.startswith("Harm: liver surgery before") for one in reasons)
    assert any(one.startswith("List of harms") and "H9" in one for one in shown(decided("B", "liver-surgery")).sources)


@pytest.mark.parametrize("key", sketches())
def test_the_table_gives_reason_evidence_jurisdiction_and_date(key: str) -> None:
    move = board_of(sketches()[key].patient).entries[0].move
    board = next(one for one in shown(decided(key, move)).figures if one.header[1] == "Where it stands")
    assert board.header[3:7] == ("Reason", "Evidence", "Jurisdiction", "As of")
    for row in board.rows:
        assert all(row)
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", row[6])


def test_a_fact_that_nobody_verified_says_so() -> None:
    board = shown(decided("own", "prrt", creatinine_clearance=29)).figures[0]
    row = next(row for row in board.rows if row[0].startswith("PRRT"))
    assert "not verified" in row[4]


def test_no_name_of_a_variable_reaches_a_student() -> None:
    seen = shown(decided("own", "prrt", creatinine_clearance=40, haemoglobin_mmol_l=5, white_cells=2, platelets=50))
    text = " ".join((seen.headline, *seen.reasons, *(cell for figure in seen.figures for row in figure.rows for cell in row)))
    assert "Haemoglobin: beyond a limit" in text
    assert not re.search(r"[a-z]_[a-z]", text)


# Clinical boundaries, on one's own patient


@pytest.mark.parametrize(("clearance", "column"), [(29, "harm"), (30, "defensible"), (31, "defensible")])
def test_prrt_is_a_harm_below_the_limit_of_clearance(clearance: float, column: str) -> None:
    assert standing(decided("own", "prrt", creatinine_clearance=clearance))["PRRT with 177Lu-DOTATATE"] == column


@pytest.mark.parametrize(
    ("score", "column"), [("0", "harm"), ("1", "harm"), ("2", "defensible"), ("4", "defensible"), ("unknown", "not now")]
)
def test_prrt_needs_uptake_in_the_weakest_lesion(score: str, column: str) -> None:
    assert standing(decided("own", "prrt", krenning_score=score))["PRRT with 177Lu-DOTATATE"] == column


@pytest.mark.parametrize(("ki67", "is_g3"), [(20, False), (21, True)])
def test_platinum_tempts_from_a_ki67_above_the_limit_of_g3(ki67: float, *, is_g3: bool) -> None:
    found = standing(decided("own", "prrt", ki67_index=ki67))
    assert (found.get("platinum with etoposide as the default") == "harm") is is_g3


@pytest.mark.parametrize(("ki67", "exists"), [(20, False), (21, True)])
def test_a_nec_with_a_low_ki67_is_no_patient(ki67: float, *, exists: bool) -> None:
    seen = shown(decided("own", "platinum", differentiation="large-cell", ki67_index=ki67))
    assert ("There is no such patient" in seen.headline) is not exists
    assert bool(seen.figures) is exists
    assert seen.reasons


def test_an_early_patient_is_not_asked_for_what_only_advanced_disease_needs() -> None:
    hidden = shown({"patient": "own", "stage": "localised", "site": "rectum"}).hidden
    assert {"krenning_score", "creatinine_clearance", "gastric_type"} <= hidden
    assert not {"size_mm", "t_category", "margins"} & hidden


def test_a_hidden_feature_changes_nothing() -> None:
    early = {"stage": "localised", "site": "rectum", "size_mm": 15}
    assert standing(decided("own", "look", **early)) == standing(decided("own", "look", **early, creatinine_clearance=10))


def test_wishes_are_told_where_an_operation_is_on_the_board() -> None:
    assert any("does not want an operation" in one for one in shown(decided("G", "operate", flip="wish")).reasons)
    assert not any("does not want an operation" in one for one in shown(decided("G", "operate")).reasons)


# Where the patient is treated


@pytest.mark.parametrize(
    ("patient", "place", "words"),
    [
        ("C", "US", "US label of PRRT (as of 2024): it covers such a patient."),
        ("C", "EU", "EU label of PRRT (as of 2024-04): it covers such a patient."),
        ("D", "EU", "EU label of PRRT (as of 2024-04): it does not cover such a patient."),
        ("D", "UK", "the course holds no label of PRRT from there"),
        ("J", "EU", "comes from elsewhere for gastrectomy with nodes (North America)"),
        ("J", "US", "comes from elsewhere for endoscopic resection (Europe)"),
    ],
)
def test_the_place_says_which_label_and_which_guidance_is_near(patient: str, place: str, words: str) -> None:
    move = "local" if patient == "J" else "prrt"
    assert any(words in one for one in shown(decided(patient, move, place=place)).reasons)


# Both sides


@pytest.mark.parametrize(
    ("patient", "move", "topic", "other"),
    [
        ("G", "operate", "J-02", "appendicectomy only"),
        ("G", "enough", "J-02", "right hemicolectomy"),
        ("F", "watch", "J-03", "resection of the lesion"),
        ("J", "local", "J-04", "gastrectomy with nodes"),
        ("D", "prrt", "J-05", "CAPTEM or other chemotherapy"),
    ],
)
def test_a_contested_answer_shows_the_other_side_with_its_reason(patient: str, move: str, topic: str, other: str) -> None:
    reasons = shown(decided(patient, move)).reasons
    assert any(one.startswith(f"Experts disagree: {contested_topics()[topic].topic}") for one in reasons)
    assert any(one.startswith(f"Another side of it: {other}.") for one in reasons)


# Flip one feature


@pytest.mark.parametrize(
    ("patient", "move", "flip", "name", "before", "after"),
    [
        ("C", "prrt", "receptor-negative", "PRRT with 177Lu-DOTATATE", "defensible", "harm"),
        ("C", "prrt", "kidney", "PRRT with 177Lu-DOTATATE", "defensible", "harm"),
        ("C", "prrt", "discordant", "PRRT with 177Lu-DOTATATE", "defensible", "harm"),
        ("D", "platinum", "nec", "carboplatin with etoposide", "not on the board", "defensible"),
        ("D", "platinum", "nec", "platinum with etoposide as the default", "harm", "not on the board"),
        ("E", "platinum", "net", "platinum with etoposide", "not on the board", "not now"),
        ("A", "watch", "grows", "observation", "defensible", "not on the board"),
        ("A", "watch", "functional", "observation", "defensible", "weak"),
        ("B", "heart", "heart", "surgical debulking", "not now", "defensible"),
        ("F", "watch", "symptoms", "active surveillance", "defensible", "weak"),
    ],
)
def test_a_flip_shows_both_boards_and_why(patient: str, move: str, flip: str, name: str, before: str, after: str) -> None:
    figure = shown(decided(patient, move, flip=flip)).figures[0]
    row = next(row for row in figure.rows if row[0] == name)
    assert tuple(row[1:3]) == (before, after)
    assert len(row[4]) > 10


def test_a_harm_under_another_name_stays_a_harm() -> None:
    figure = shown(decided("D", "platinum", flip="nec")).figures[0]
    row = next(row for row in figure.rows if row[0] == "SSA alone as the standard")
    assert row[1:4] == ("harm", "harm", "= stays, new reason")
    assert "Now: SSA alone as the first line." in row[4]


@pytest.mark.parametrize(
    ("patient", "flip", "words"),
    [
        ("A", "nec", "The flip can't be made: No such tumour"),
        ("A", "net", "the patient is so already"),
        ("A", "receptor-positive", "the patient is so already"),
        ("A", "heart", "The flip can't be made"),
        ("G", "bulky", "The flip moves nothing on the board"),
    ],
)
def test_a_flip_without_effect_says_so(patient: str, flip: str, words: str) -> None:
    move = {"A": "watch", "G": "operate"}[patient]
    assert words in shown(decided(patient, move, flip=flip)).headline


def test_the_headline_counts_what_enters_and_what_leaves() -> None:
    headline = shown(decided("D", "platinum", flip="nec")).headline
    figure = shown(decided("D", "platinum", flip="nec")).figures[0]
    entering = sum(row[2] == "defensible" != row[1] for row in figure.rows)
    leaving = sum(row[1] == "defensible" != row[2] for row in figure.rows)
    assert f"{entering} choices enter the set and {leaving} leave it" in headline
    assert headline.endswith("Your answer then is defensible here.")


@pytest.mark.parametrize("key", sketches())
def test_a_flip_made_twice_is_the_flip_made_once(key: str) -> None:
    for flip in flips().values():
        once = flip.turn(sketches()[key].patient)
        assert isinstance(once, str) or flip.turn(once) == once


# Tasks


@pytest.mark.parametrize(
    ("task", "found", "near"),
    [
        ("flip-receptor", decided("C", "everolimus", flip="receptor-negative"), decided("C", "prrt", flip="kidney")),
        ("flip-receptor", decided("D", "prrt", flip="receptor-negative"), decided("A", "watch", flip="receptor-negative")),
        ("kidney", decided("C", "prrt", flip="kidney"), decided("A", "watch", flip="kidney")),
        ("nec-not-net", decided("D", "prrt", flip="nec"), decided("D", "platinum")),
        ("nec-not-net", decided("D", "platinum", flip="nec"), decided("E", "platinum", flip="net")),
        ("watchful", decided("A", "watch"), decided("B", "watch")),
        ("watchful", decided("F", "watch"), decided("F", "operate")),
        ("both-sides", decided("G", "enough"), decided("I", "operate")),
        ("both-sides", decided("J", "operate"), decided("A", "ssa")),
    ],
)
def test_a_task_is_met_by_what_it_asks_for_and_not_by_what_is_near(
    task: str, found: dict[str, Any], near: dict[str, Any]
) -> None:
    assert met(task, found)
    assert not met(task, near)
    assert not met(task, found | {f"decision-{found['patient']}": "undecided"})


@pytest.mark.parametrize("task", TreatmentBoard.tasks)
def test_no_task_is_met_at_the_start(task: str) -> None:
    assert not met(task, {})
    assert TreatmentBoard(task).task is TreatmentBoard.tasks[task]


def test_no_task_is_met_by_a_patient_who_cannot_exist() -> None:
    nobody = decided("own", "watch", differentiation="large-cell", ki67_index=5)
    assert not any(met(task, nobody) for task in TreatmentBoard.tasks)


def test_a_lesson_may_begin_with_any_patient_there_is() -> None:
    assert TreatmentBoard(patient="C").settle({})["patient"] == "C"
    with pytest.raises(ValueError, match="'Z' is no patient"):
        TreatmentBoard(patient="Z")


# Whatever is set


def every_board() -> list[str]:
    """Every name on a board of a starting patient, as it is or with a flip."""
    turned = [flip.turn(one.patient) for one, flip in product(sketches().values(), flips().values())]
    return [entry.name for one in turned if not isinstance(one, str) for entry in board_of(one).entries]


def test_every_short_name_belongs_to_an_option_that_occurs() -> None:
    assert set(SHORT) <= set(every_board())


def test_the_beginnings_of_answers_overlap_only_where_one_is_longer() -> None:
    starts = [start for move in MOVES for start in move.begins]
    assert len(starts) == len(set(starts))
    assert move_of("endoscopic resection was enough, no follow-up") == "enough"
    assert move_of("endoscopic resection") == "local"
    with pytest.raises(LookupError, match="homeopathy"):
        move_of("homeopathy")


@st.composite
def settings_of_the_board(draw: st.DrawFn) -> dict[str, Any]:
    """Any setting of any control."""
    raw: dict[str, Any] = {}
    for one in BOARD.controls:
        if isinstance(one, Choice):
            raw[one.name] = draw(st.sampled_from(list(one.options)))
        elif isinstance(one, Dial):
            raw[one.name] = draw(st.floats(one.low, one.high))
        elif isinstance(one, Switch):
            raw[one.name] = draw(st.booleans())
    # Most of all the patient of one's own, who can be anybody.
    raw["patient"] = draw(st.sampled_from(["own", "own", raw["patient"]]))
    return raw


@given(settings_of_the_board())
@settings(max_examples=examples(120))
def test_every_setting_shows_something_that_is_complete(raw: dict[str, Any]) -> None:
    values = BOARD.settle(raw)
    seen = BOARD.show(values)
    assert seen.headline
    assert seen.hidden >= (idle(values) if raw["patient"] == "own" else {"site"})
    if raw[f"decision-{raw['patient']}"] == "undecided":
        assert len(seen.figures) <= 1
    for figure in seen.figures:
        assert figure.alt
        assert all(len(row) == len(figure.header) and all(row) for row in figure.rows)
    text = " ".join((seen.headline, *seen.reasons))
    assert not re.search(r"\d ?(mg|µg|ug|GBq)\b", text)


@pytest.mark.parametrize("key", sketches())
def test_words_of_a_drawing_stay_within_it(key: str) -> None:
    move = board_of(sketches()[key].patient).entries[0].move
    for flip in flips():
        for figure in shown(decided(key, move, flip=flip)).figures:
            drawing = ET.fromstring(figure.svg)  # noqa: S314 (made a line above)
            for words in drawing.iter("{http://www.w3.org/2000/svg}text"):
                letter = 8.6 if words.get("font-weight") == "bold" else 7.8
                assert float(words.get("x", 0)) + letter * len(words.text or "") <= float(drawing.get("width", 0))
                assert float(words.get("y", 0)) <= float(drawing.get("height", 0))
