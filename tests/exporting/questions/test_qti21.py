"""QTI 2.1: its response processing, carried out, gives the marks that the course gives, on every question of every unit."""

import io
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from netcourse.exporting.questions.qti12 import qti12
from netcourse.exporting.questions.qti21 import qti21
from netcourse.exporting.questions.quiz import Question, Quiz
from netcourse.exporting.questions.xhtml import blocks
from netcourse.items import Matching, NumberWithUnit, SingleBest
from tests.exporting.questions.answers import answers
from tests.exporting.questions.conftest import formed
from tests.exporting.questions.scoring import QTI, Item21, read_xml

# A part of the marks is rounded to cents in the course alone.
CENT = 0.0051


@pytest.fixture(scope="module")
def items(quizzes: Mapping[str, Quiz]) -> Mapping[str, Item21]:
    found: dict[str, Item21] = {}
    for quiz in quizzes.values():
        with ZipFile(io.BytesIO(qti21(quiz)[0])) as package:
            names = [name for name in package.namelist() if name.startswith("items/")]
            found |= {name[6:-4]: Item21(package.read(name)) for name in names}
    return found


def as_response(question: Question, value: Any) -> Any:
    if isinstance(question.item, Matching):
        return [f"left_{left} right_{right}" for left, right in value.items()]
    if isinstance(question.item, NumberWithUnit):
        return value["number"]
    return [f"option_{key}" for key in value] if isinstance(value, list) else f"option_{value}"


def test_it_gives_the_marks_that_the_course_gives(quizzes: Mapping[str, Quiz], items: Mapping[str, Item21]) -> None:
    tried, partly, kinds = 0, 0, set()
    for question in formed(quizzes):
        if question.id not in items:
            continue
        assert question.item is not None
        assert question.scheme is not None
        kinds.add(type(question.scheme).__name__)
        for value in answers(question):
            ours = question.scheme.marks(question.item, value, question.points)
            theirs = items[question.id].answered(as_response(question, value))
            assert theirs["SCORE"] == pytest.approx(ours.earned, abs=CENT), (question.id, value)
            assert theirs["MAXSCORE"] == question.points
            tried, partly = tried + 1, partly + (0 < ours.earned < ours.points)
        assert items[question.id].answered(None)["SCORE"] == 0
    assert kinds == {"Best", "Several", "Defensible", "Quantity", "Pairs", "Order"}
    assert tried > 2000
    assert partly > 500


def test_what_is_said_of_one_answer_is_what_the_course_says(quizzes: Mapping[str, Quiz], items: Mapping[str, Item21]) -> None:
    for question in formed(quizzes):
        if question.id in items and isinstance(question.item, SingleBest | NumberWithUnit) and question.scheme is not None:
            for value in answers(question):
                ours = question.scheme.marks(question.item, value, question.points)
                items[question.id].answered(as_response(question, value))
                said = " ".join(" ".join(items[question.id].told()).split())
                assert " ".join(ours.reasons[0][2].split()) in said, (question.id, value)


def test_a_package_names_all_its_files_and_a_test_all_its_items(quizzes: Mapping[str, Quiz]) -> None:
    with ZipFile(io.BytesIO(qti21(quizzes["05_tumour_grade"])[0])) as package:
        manifest = read_xml(package.read("imsmanifest.xml"))
        listed = [one.attrib["href"] for one in manifest.iter() if one.tag.endswith("}file")]
        assert sorted(listed) == sorted(set(package.namelist()) - {"imsmanifest.xml"})
        refs = [one.attrib["href"] for one in read_xml(package.read("test.xml")).iter(f"{QTI}assessmentItemRef")]
        assert [f for f in listed if f.startswith("items/")] == refs


def test_a_text_that_a_person_marks_keeps_its_scheme_from_candidates(
    quizzes: Mapping[str, Quiz], items: Mapping[str, Item21]
) -> None:
    with ZipFile(io.BytesIO(qti21(quizzes["05_tumour_grade"])[0])) as package:
        comment = Item21(package.read("items/comment.xml"))
    rubric = comment.root.find("itemBody/rubricBlock")
    assert rubric is not None
    assert rubric.get("view") == "scorer"
    scheme = next(one for one in quizzes["05_tumour_grade"].questions if one.id == "comment").marking.split()[:5]
    assert " ".join(scheme).strip("*# ")[:10] in " ".join("".join(rubric.itertext()).split())


def test_no_body_says_what_is_right(quizzes: Mapping[str, Quiz], items: Mapping[str, Item21]) -> None:
    for question in formed(quizzes):
        if question.id in items:
            body = items[question.id].root.find("itemBody")
            right = str(getattr(question.scheme, "right", "")) or "no such text"
            assert body is not None
            assert right not in "".join(body.itertext())


def test_texts_keep_their_blanks_and_tags_are_closed(quizzes: Mapping[str, Quiz], items: Mapping[str, Item21]) -> None:
    for question in formed(quizzes):
        if question.id in items and question.prompt.isascii() and not set("*`|#&<-") & set(question.prompt):
            body = items[question.id].root.find("itemBody")
            assert body is not None
            paragraphs = ["".join(one.itertext()) for one in body if one.tag == "p"]
            assert question.prompt.strip().split("\n\n")[0] == paragraphs[0].strip()


def test_inline_elements_stand_in_paragraphs() -> None:
    made = blocks("one <em>two</em><strong>three</strong><p>four<br>five</p>six &amp; seven<ul><li>eight</ul>")
    assert [ET.tostring(one, encoding="unicode") for one in made] == [
        "<p>one <em>two</em><strong>three</strong></p>",
        "<p>four<br />five</p>",
        "<p>six &amp; seven</p>",
        "<ul><li>eight</li></ul>",
    ]


def test_identifiers_are_names_of_xml_and_stand_once(quizzes: Mapping[str, Quiz]) -> None:
    for write in (qti12, qti21):
        with ZipFile(io.BytesIO(write(quizzes["05_tumour_grade"])[0])) as package:
            for name in package.namelist():
                root = read_xml(package.read(name))
                found = [value for one in root.iter() for key in ("identifier", "ident") if (value := one.get(key))]
                assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", value) for value in found)
            ids = [
                one.attrib["identifier"]
                for one in read_xml(package.read("imsmanifest.xml")).iter()
                if one.tag.endswith("}resource")
            ]
            assert len(ids) == len(set(ids))


def test_elements_stand_in_the_order_of_the_schema(items: Mapping[str, Item21]) -> None:
    order = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]
    for item in items.values():
        places = [order.index(one.tag) for one in item.root]
        assert places == sorted(places)
