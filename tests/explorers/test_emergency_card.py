"""The emergency card: whose line would harm whom, what a stranger needs, and that only what harms nobody is printed."""

from itertools import product
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcourse.explorers import Asked, EmergencyCard
from netcourse.explorers.emergency_card.card import Card, Situation
from netcourse.explorers.emergency_card.lines import DISPUTED, FOUND_ONLINE, LINES, MOST_WORDS
from netcourse.explorers.emergency_card.setting import SEALED, read_card
from netcourse.explorers.explorer import Shown
from netcourse.explorers.panel import shown_message
from netcourse.explorers.sheet import MARK
from netcourse.items import Includes, Placed

CARCINOID = ("plain", "carcinoid", "analogue", "heart-normal", "ring", "nearest", "crisis", "bowel")
INSULINOMA = ("plain", "insulin", "ring", "nearest", "dextrose")


def lines(*keys: str) -> list[dict[str, str]]:
    return [{"line": key} for key in keys]


def seen(raw: dict[str, Any], sealed: str = "") -> Shown:
    explorer = EmergencyCard(sealed=sealed)
    return explorer.show(explorer.settle(raw))


def card(*keys: str, **raw: Any) -> Card:
    return read_card(EmergencyCard().settle({"lines": lines(*keys), "check": True, **raw}))


def met(task: str, raw: dict[str, Any]) -> bool:
    explorer = EmergencyCard(task)
    assert explorer.task is not None
    return explorer.task.met(explorer.settle(raw))


def test_there_are_eighteen_lines_none_with_a_dose() -> None:
    assert len(LINES) == 18
    assert not any(unit in one.words for one in LINES.values() for unit in ("mg", "µg", "mL", "microgram"))
    assert set(FOUND_ONLINE) < set(LINES)


@pytest.mark.parametrize(
    ("line", "patient", "harm"),
    [
        ("octreotide-wait", "carcinoid", "H10"),
        ("octreotide-wait", "insulinoma", "H6"),
        ("octreotide", "insulinoma", "H6"),
        ("octreotide", "carcinoid", ""),
        ("scan-first", "carcinoid", "H10"),
        ("no-adrenaline", "carcinoid", ""),
        ("no-adrenaline", "insulinoma", ""),
    ],
)
def test_a_line_harms_only_where_the_list_of_harms_says_so(line: str, patient: str, harm: str) -> None:
    assert card(line, patient=patient).harms.get(line, "") == harm


def test_the_line_that_is_disputed_is_refused_with_both_sides_and_is_no_harm() -> None:
    shown = seen({"lines": lines(*CARCINOID, DISPUTED), "check": True})
    assert "1 refused" in shown.headline
    told = shown.reasons[0]
    assert "old warning" in told
    assert "58 patients" in told
    assert "Harm" not in told
    assert not card(*CARCINOID, DISPUTED).fit


@pytest.mark.parametrize(("situation", "heart"), list(product(Situation, ("normal", "leaks"))))
def test_one_card_serves_a_patient_with_the_syndrome_in_every_situation_and_fits(situation: str, heart: str) -> None:
    keys = [key if key != "heart-normal" else f"heart-{heart}" for key in CARCINOID]
    found = card(*keys, situation=situation, heart=heart)
    assert found.fit
    assert found.words <= MOST_WORDS
    assert not card(*CARCINOID, *(["heart-leaks"] if heart == "normal" else []), situation=situation, heart="leaks").fit


@pytest.mark.parametrize("left_out", CARCINOID)
def test_no_line_of_it_can_be_spared_in_crisis_and_obstruction(left_out: str) -> None:
    found = card(*(key for key in CARCINOID if key != left_out))
    assert len(found.lacks(Situation.CRISIS, Situation.OBSTRUCTION)) == 1


def test_a_code_is_no_disease_and_two_findings_of_the_heart_contradict() -> None:
    assert card("code").lacks()[0].words.startswith("The disease")
    assert card("heart-normal", "heart-leaks").untrue == ("heart-leaks",)


def test_what_is_true_of_one_patient_is_untrue_of_another() -> None:
    assert card(*CARCINOID, patient="insulinoma").untrue == ("carcinoid", "analogue", "heart-normal", "crisis")
    assert card(*INSULINOMA).untrue == ("insulin", "dextrose")
    assert card(*INSULINOMA, patient="insulinoma", situation="confused").fit


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (CARCINOID, True),
        (tuple(reversed(CARCINOID)), True),
        ((*CARCINOID, "histamine"), True),
        ((*CARCINOID, "octreotide"), True),
        ((*CARCINOID, "histamine", "octreotide"), False),
        ((*CARCINOID, DISPUTED), False),
        (CARCINOID[:-1], False),
        ((*CARCINOID, "scan-first"), False),
    ],
)
def test_many_cards_serve_in_crisis_and_obstruction(keys: tuple[str, ...], found: bool) -> None:  # noqa: FBT001
    assert met("both", {"lines": lines(*keys)}) is found


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (INSULINOMA, True),
        ((*INSULINOMA, "diet"), True),
        ((*INSULINOMA, "octreotide"), False),
        ((*INSULINOMA, "carcinoid"), False),
        (INSULINOMA[:-1], False),
    ],
)
def test_turned_into_an_insulinoma_octreotide_has_to_go(keys: tuple[str, ...], found: bool) -> None:  # noqa: FBT001
    assert met("insulinoma", {"patient": "insulinoma", "lines": lines(*keys)}) is found


def test_as_it_opens_and_until_it_is_checked_nothing_says_what_belongs_on_a_card() -> None:
    for raw in ({}, {"lines": lines(*CARCINOID)}, {"lines": lines("scan-first", DISPUTED)}):
        shown = seen(raw)
        told = " ".join([shown.headline, *shown.reasons, *shown.sources])
        assert len(shown.figures) == 1
        assert not any(word in told.lower() for word in ("harm", "missing", "refused", "heart", "syndrome is"))
        assert "✘" not in shown.figures[0].svg


@pytest.mark.parametrize("key", SEALED)
def test_a_sealed_card_shows_its_lines_and_no_check(key: str) -> None:
    explorer = EmergencyCard(sealed=key)
    assert [control.name for control in explorer.controls] == ["lines"]
    assert explorer.settle({}) == {"lines": ()}
    shown = seen({"lines": lines("scan-first", "octreotide-wait", DISPUTED)}, key)
    assert len(shown.figures) == 1
    assert "✘" not in shown.figures[0].svg
    assert not shown.sheets


def test_a_card_is_printed_once_it_was_checked_and_never_with_a_line_that_harms_is_untrue_or_refused() -> None:
    assert not seen({"lines": lines(*CARCINOID)}).sheets
    (sheet,) = seen({"lines": lines(*CARCINOID), "check": True}).sheets
    page = sheet.page()
    assert "size: 74mm 105mm" in page
    assert MARK in page
    assert all(LINES[key].words.replace("’", "’") in page for key in CARCINOID)
    for line in ("scan-first", "octreotide-wait", DISPUTED, "insulin"):
        assert not seen({"lines": lines(*CARCINOID[:2], line), "check": True}).sheets
    assert not seen({"lines": [], "check": True}).sheets
    message = shown_message(seen({"lines": lines(*CARCINOID), "check": True}))
    assert message["sheets"] == [{"label": "Print: EMERGENCY CARD (A7)", "page": page}]


@settings(max_examples=20)
@given(
    st.lists(st.sampled_from(list(LINES)), max_size=10),
    st.sampled_from(("carcinoid", "insulinoma")),
    st.sampled_from(list(Situation)),
    st.booleans(),
)
def test_every_card_is_drawn_wide_and_narrow_and_told_as_a_table(
    keys: list[str],
    patient: str,
    situation: str,
    check: bool,  # noqa: FBT001
) -> None:
    raw = {"lines": lines(*keys), "patient": patient, "situation": situation, "check": check}
    for figure in seen(raw).figures:
        for svg in (figure.svg, figure.narrow):
            ET.fromstring(svg)  # noqa: S314 (our own)
        assert {len(row) for row in figure.rows} == {len(figure.header)}
    many = sum(LINES[key].count for key in dict.fromkeys(keys))
    assert f"{many} of {MOST_WORDS} words" in seen(raw).headline


def test_a_card_can_be_a_graded_answer_and_a_line_twice_counts_once() -> None:
    item = Asked("t1", "Rosa’s card.", explorer=EmergencyCard(sealed="rosa"), counts=("lines",))
    want = Includes(["plain", "ring"], {"plain": "Which disease?", "ring": "Whom to ring?"}, "Eight lines are enough.", 8)
    scheme = Placed({"lines": want}, "Right.", {("lines", "octreotide-wait", "in"): "An obstruction does not wait."})
    twice = item.parse({"lines": ["plain", "plain", "open", "ring"]})
    assert twice == {"lines": ["plain", "ring"]}
    assert scheme.marks(item, twice, 2).earned == 2
    assert scheme.marks(item, item.parse({"lines": list(FOUND_ONLINE)}), 2).earned == 0


def test_a_sealed_card_has_no_task_and_has_to_exist() -> None:
    with pytest.raises(ValueError, match="there is rosa, nadia"):
        EmergencyCard(sealed="aldo")
    with pytest.raises(ValueError, match="without a task"):
        EmergencyCard("both", sealed="rosa")
