"""QTI 1.2 for Canvas: right is what the course calls right, and every identifier leads somewhere."""

import html
import io
from collections.abc import Mapping
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from netcourse.exporting.questions.qti12 import NAMESPACE, qti12
from netcourse.exporting.questions.quiz import Note, Question, Quiz
from netcourse.items import Best, Matching, NumberWithUnit, SingleBest
from tests.exporting.questions.answers import answers
from tests.exporting.questions.conftest import formed
from tests.exporting.questions.scoring import canvas_right, read_xml

SPACE = {"q": NAMESPACE}


@pytest.fixture(scope="module")
def written(quizzes: Mapping[str, Quiz]) -> tuple[Mapping[str, ET.Element], list[Note]]:
    found: dict[str, ET.Element] = {}
    notes: list[Note] = []
    for quiz in quizzes.values():
        data, said = qti12(quiz)
        with ZipFile(io.BytesIO(data)) as package:
            assert package.namelist() == sorted(["imsmanifest.xml", f"{quiz.unit}/{quiz.unit}.xml"])
            assert f"{quiz.unit}/{quiz.unit}.xml" in package.read("imsmanifest.xml").decode()
            root = read_xml(package.read(f"{quiz.unit}/{quiz.unit}.xml"))
        found |= {one.attrib["ident"]: one for one in root.iterfind(".//q:item", SPACE)}
        notes += said
    return found, notes


def field(item: ET.Element, label: str) -> str:
    fields = {
        one.findtext("q:fieldlabel", "", SPACE): one.findtext("q:fieldentry", "", SPACE)
        for one in item.iterfind(".//q:qtimetadatafield", SPACE)
    }
    return fields[label]


def test_right_is_what_the_course_gives_full_marks(
    quizzes: Mapping[str, Quiz], written: tuple[Mapping[str, ET.Element], list[Note]]
) -> None:
    tried, right = 0, 0
    for question in formed(quizzes):
        if question.id not in written[0] or isinstance(question.item, Matching):
            continue
        assert question.item is not None
        assert question.scheme is not None
        for value in answers(question):
            ours = question.scheme.marks(question.item, value, question.points).earned == question.points
            typed = [str(value["number"])] if isinstance(question.item, NumberWithUnit) else list(value)
            assert canvas_right(written[0][question.id], typed) == ours, (question.id, value)
            tried, right = tried + 1, right + ours
        assert float(field(written[0][question.id], "points_possible")) == question.points
    assert tried > 1000
    assert right > 100


def test_every_identifier_leads_to_something(written: tuple[Mapping[str, ET.Element], list[Note]]) -> None:
    for item in written[0].values():
        labels = {one.attrib["ident"] for one in item.iterfind(".//q:response_label", SPACE)}
        inputs = {
            one.attrib["ident"] for kind in ("response_lid", "response_str") for one in item.iterfind(f".//q:{kind}", SPACE)
        }
        feedback = [one.attrib["ident"] for one in item.iterfind(".//q:itemfeedback", SPACE)]
        assert len(feedback) == len(set(feedback))
        assert {one.attrib["linkrefid"] for one in item.iterfind(".//q:displayfeedback", SPACE)} == set(feedback)
        for one in item.iterfind(".//q:varequal", SPACE):
            assert one.attrib["respident"] in inputs
            assert (one.text in labels) or field(item, "question_type") == "numerical_question"


def test_the_parts_of_a_matching_question_add_up(written: tuple[Mapping[str, ET.Element], list[Note]]) -> None:
    matching = [one for one in written[0].values() if field(one, "question_type") == "matching_question"]
    assert len(matching) > 8
    for one in matching:
        assert sum(float(score.text or 0) for score in one.iterfind(".//q:setvar", SPACE)) == pytest.approx(100, abs=0.05)


def test_no_mark_scheme_of_a_text_goes_to_canvas(
    quizzes: Mapping[str, Quiz], written: tuple[Mapping[str, ET.Element], list[Note]]
) -> None:
    texts = [one for quiz in quizzes.values() for one in quiz.questions if one.marking]
    assert len(texts) > 7
    for one in texts:
        assert field(written[0][one.id], "question_type") == "essay_question"
        shown = "".join(written[0][one.id].itertext())
        assert not any(line.strip() in shown for line in one.marking.splitlines() if len(line) > 30)


def test_everything_is_there_or_named(quizzes: Mapping[str, Quiz], written: tuple[Mapping[str, ET.Element], list[Note]]) -> None:
    named = {note.question.id for note in written[1] if note.what == "left out"}
    assert {one.id for quiz in quizzes.values() for one in quiz.questions} == named | set(written[0])
    assert not named & set(written[0])
    partly = {note.question.id for note in written[1] if "earns part of the marks" in note.why}
    assert "q05" in partly


def test_a_sign_for_less_is_escaped_for_html_and_for_xml() -> None:
    # json2qti 1.3.0 escapes it once, and its "CgA<ULN" is read as "CgA": findings/json2qti_less_than.sh.
    options = {"A": "CgA<ULN", "B": "CgA<LLN", "C": "p<q and q>r"}
    scheme = Best("A", "Right.", wrong={"B": "No.", "C": "No."})
    question = Question("q01", "Question 1", "1", 1, "Which?", SingleBest("q01", "Which?", options), scheme)
    data, _ = qti12(Quiz("05_small", "Small", (question,)))
    with ZipFile(io.BytesIO(data)) as package:
        root = read_xml(package.read("05_small/05_small.xml"))
    found = [one.findtext(".//q:mattext", "", SPACE) for one in root.iterfind(".//q:response_label", SPACE)]
    assert [html.unescape(one) for one in found] == list(options.values())
    assert not any("<" in one for one in found)
