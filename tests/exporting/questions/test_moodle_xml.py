"""Moodle XML: weights that its import takes, keys and feedback in their places, and the course's marks where nothing is noted."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

import pytest

from netcourse.exporting.questions.moodle_xml import WEIGHTS, moodle_xml, weight
from netcourse.exporting.questions.quiz import CannotError, Note, Question, Quiz
from netcourse.items import Matching, NumberWithUnit, SeveralOfMany, SingleBest
from tests.exporting.questions.answers import answers
from tests.exporting.questions.conftest import formed
from tests.exporting.questions.scoring import moodle_share, read_xml

CENT = 0.0051


@pytest.fixture(scope="module")
def written(quizzes: Mapping[str, Quiz]) -> tuple[Mapping[str, ET.Element], list[Note]]:
    found: dict[str, ET.Element] = {}
    notes: list[Note] = []
    for quiz in quizzes.values():
        data, said = moodle_xml(quiz)
        root = read_xml(data)
        assert root[0].findtext("category/text") == f"$course$/top/netcourse/{quiz.unit}"
        found |= {one.findtext("idnumber") or "": one for one in root[1:]}
        notes += said
    return found, notes


def shown(question: Question, value: object) -> object:
    """An answer as Moodle sees it: the texts that were chosen, or a number."""
    options = getattr(question.item, "options", {})
    if isinstance(value, dict):
        return value["number"]
    return [_html(options[key]) for key in (value if isinstance(value, list) else [value])]


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_marks_are_those_of_the_course_where_nothing_is_noted(
    quizzes: Mapping[str, Quiz], written: tuple[Mapping[str, ET.Element], list[Note]]
) -> None:
    found, notes = written
    counts_otherwise = {note.question.id for note in notes if note.why.startswith("part marks")}
    tried = 0
    for question in formed(quizzes):
        if question.id not in found or isinstance(question.item, Matching):
            continue
        assert question.item is not None
        assert question.scheme is not None
        for value in answers(question):
            ours = question.scheme.marks(question.item, value, question.points).earned / question.points
            theirs = moodle_share(found[question.id], shown(question, value))
            if question.id in counts_otherwise:
                assert (ours == 1) == (theirs > 0.9999), (question.id, value)
                continue
            assert theirs * question.points == pytest.approx(ours * question.points, abs=CENT), (question.id, value)
            tried += 1
    assert tried > 500


def test_what_would_harm_a_patient_earns_nothing_in_moodle_either(
    quizzes: Mapping[str, Quiz], written: tuple[Mapping[str, ET.Element], list[Note]]
) -> None:
    harmful = 0
    for question in formed(quizzes):
        harms = set(getattr(question.scheme, "harms", {}))
        if question.id in written[0] and harms and isinstance(question.item, SeveralOfMany):
            for value in answers(question):
                if harms & set(value):
                    assert moodle_share(written[0][question.id], shown(question, value)) == 0
                    harmful += 1
    assert harmful > 20


def test_moodles_import_takes_every_weight(written: tuple[Mapping[str, ET.Element], list[Note]]) -> None:
    for one in written[0].values():
        shares = [float(answer.attrib["fraction"]) for answer in one.findall("answer")]
        assert all(abs(share) in WEIGHTS for share in shares)
        if one.get("type") == "multichoice" and one.findtext("single") == "false":
            assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.01)
        elif shares:
            assert max(shares) == 100


@pytest.mark.parametrize(("share", "text"), [(1, "100"), (1 / 3, "33.33333"), (-0.5, "-50"), (0, "0"), (2 / 3, "66.66667")])
def test_a_weight_is_written_as_moodle_knows_it(share: float, text: str) -> None:
    assert weight(share) == text


def test_a_weight_that_moodle_does_not_know_is_no_near_one() -> None:
    with pytest.raises(CannotError, match="no such weight"):
        weight(0.37)


def test_a_pair_stands_with_its_partner_and_distractors_stand_alone(
    quizzes: Mapping[str, Quiz], written: tuple[Mapping[str, ET.Element], list[Note]]
) -> None:
    for question in formed(quizzes):
        item = question.item
        if isinstance(item, Matching) and question.scheme is not None:
            pairs = [
                (one.findtext("text") or "", one.findtext("answer/text"))
                for one in written[0][question.id].findall("subquestion")
            ]
            key: Mapping[str, str] = getattr(question.scheme, "key", {})
            assert [pair for pair in pairs if pair[0]] == [(_html(item.left[one]), item.right[key[one]]) for one in item.left]
            assert {right for left, right in pairs if not left} == set(item.right.values()) - {
                item.right[one] for one in key.values()
            }


def test_a_tolerance_and_a_slip_stand_as_the_course_marks_them(written: tuple[Mapping[str, ET.Element], list[Note]]) -> None:
    numerical = [one for one in written[0].values() if one.get("type") == "numerical"]
    assert len(numerical) > 5
    for one in numerical:
        assert [answer.findtext("text") for answer in one.findall("answer")][-1] == "*"
        assert all(answer.findtext("feedback/text") for answer in one.findall("answer"))
        assert "Answer in " in (one.findtext("questiontext/text") or "")


def test_each_wrong_option_has_its_own_words(
    quizzes: Mapping[str, Quiz], written: tuple[Mapping[str, ET.Element], list[Note]]
) -> None:
    for question in formed(quizzes):
        if isinstance(question.item, SingleBest) and question.id in written[0]:
            texts = [one.findtext("feedback/text") for one in written[0][question.id].findall("answer")]
            assert all(texts)
            assert len(set(texts)) == len(texts)


def test_what_moodle_cannot_hold_is_named(
    written: tuple[Mapping[str, ET.Element], list[Note]], quizzes: Mapping[str, Quiz]
) -> None:
    found, notes = written
    named = {note.question.id for note in notes if note.what == "left out"}
    everything = {question.id for quiz in quizzes.values() for question in quiz.questions}
    assert everything == named | set(found)
    assert not named & set(found)
    reasons = " ".join(note.why for note in notes if note.what == "left out")
    for why in ("explorer", "lines of code", "tumour board", "order", "defensible choices"):
        assert why in reasons


def test_numbers_on_paper_are_said_to_be_so(
    written: tuple[Mapping[str, ET.Element], list[Note]], quizzes: Mapping[str, Quiz]
) -> None:
    drawn = {question.id for quiz in quizzes.values() for question in quiz.questions if question.drawn}
    said = {note.question.id for note in written[1] if "on paper" in note.why}
    assert len(drawn) > 10
    assert drawn - {note.question.id for note in written[1] if note.what == "left out"} == said
    assert not any("{" in (written[0][one].findtext("questiontext/text") or "") for one in said)


def test_several_units_are_noted(written: tuple[Mapping[str, ET.Element], list[Note]], quizzes: Mapping[str, Quiz]) -> None:
    several = {one.id for one in formed(quizzes) if isinstance(one.item, NumberWithUnit) and one.item.units}
    assert several == {note.question.id for note in written[1] if "unit is given" in note.why}
