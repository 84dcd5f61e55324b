"""QTI 2.1: an item a question, whose response processing counts marks as the course does, and a test that holds them all."""

from xml.etree import ElementTree as ET

from netcourse.exporting.questions.item21 import Parts, parts_of
from netcourse.exporting.questions.package import Resource, package
from netcourse.exporting.questions.quiz import CannotError, Note, Question, Quiz, each
from netcourse.exporting.questions.words import add, encoded, explained, inert, number, prompt
from netcourse.exporting.questions.xhtml import blocks
from netcourse.marking.debrief.markdown import as_html

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_SHOWN = "shown"


def qti21(quiz: Quiz) -> tuple[bytes, list[Note]]:
    """The questions of a unit as a package of QTI 2.1.

    Returns
    -------
    tuple
        The zip, and what does not come over as it is.
    """
    made, notes = each(quiz, _item)
    files = {f"items/{one.id}.xml": encoded(element, indented=False) for one, element in made}
    items = [one for one, _ in made]
    files["test.xml"] = encoded(_test(quiz, items))
    resources = [Resource(f"item_{one.id}", "imsqti_item_xmlv2p1", f"items/{one.id}.xml") for one in items]
    test = Resource(f"test_{quiz.unit}", "imsqti_test_xmlv2p1", "test.xml", [one.id for one in resources])
    return package(quiz.unit, ("QTIv2.1 Package", "1.0.0"), [test, *resources], files), notes


def _test(quiz: Quiz, items: list[Question]) -> ET.Element:
    test = ET.Element("assessmentTest", {"xmlns": NAMESPACE, "identifier": f"test_{quiz.unit}", "title": quiz.title})
    part = add(test, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    section = add(part, "assessmentSection", identifier="section", title=quiz.title, visible="true")
    for one in items:
        add(section, "assessmentItemRef", identifier=f"item_{one.id}", href=f"items/{one.id}.xml")
    return test


def _item(question: Question) -> tuple[ET.Element, list[str]]:
    if question.cannot:
        raise CannotError(question.cannot)
    title = f"{question.name} ({question.id})"
    named = {"identifier": question.id, "title": title, "adaptive": "false", "timeDependent": "false"}
    item = ET.Element("assessmentItem", {"xmlns": NAMESPACE, **named})
    if question.item is None:
        return _essay(item, question), []
    if question.scheme is None:
        raise CannotError("it has no key")
    parts, changed = parts_of(question.scheme, question.item, question.points)
    item.append(parts.response)
    _outcomes(item, question, parts)
    _body(item, question, parts.interaction)
    processing = add(item, "responseProcessing")
    processing.extend(parts.rules)
    _feedback(item, question, parts)
    return item, [*changed, *question.losses]


def _essay(item: ET.Element, question: Question) -> ET.Element:
    add(item, "responseDeclaration", identifier="RESPONSE", cardinality="single", baseType="string")
    _outcome(item, "SCORE", "float", "0")
    _outcome(item, "MAXSCORE", "float", number(question.points))
    body = add(item, "itemBody")
    # For whoever marks, and nobody else.
    add(body, "rubricBlock", view="scorer").extend(blocks(str(as_html(question.marking or "No mark scheme."))))
    body.extend(blocks(prompt(question)))
    add(body, "extendedTextInteraction", responseIdentifier="RESPONSE")
    return item


def _outcomes(item: ET.Element, question: Question, parts: Parts) -> None:
    _outcome(item, "SCORE", "float", "0")
    _outcome(item, "MAXSCORE", "float", number(question.points))
    for name in parts.counters:
        _outcome(item, name, "float", "0")
    if parts.told:
        add(item, "outcomeDeclaration", identifier="FEEDBACK", cardinality=parts.cardinality, baseType="identifier")
    _outcome(item, "AFTER", "identifier", _SHOWN)


def _outcome(item: ET.Element, name: str, kind: str, start: str) -> None:
    made = add(item, "outcomeDeclaration", identifier=name, cardinality="single", baseType=kind)
    add(add(made, "defaultValue"), "value", start)


def _body(item: ET.Element, question: Question, interaction: ET.Element) -> None:
    body = add(item, "itemBody")
    body.extend(blocks(prompt(question)))
    if interaction.tag == "textEntryInteraction":
        add(body, "p").append(interaction)
    else:
        body.append(interaction)


def _feedback(item: ET.Element, question: Question, parts: Parts) -> None:
    for identifier, text in parts.told.items():
        made = add(item, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=identifier, showHide="show")
        made.extend(blocks(inert(text)))
    after = explained(question) if parts.explains else str(as_html(question.worked)) if question.worked else ""
    if after:
        made = add(item, "modalFeedback", outcomeIdentifier="AFTER", identifier=_SHOWN, showHide="show")
        made.extend(blocks(after))
