"""QTI 1.2 as Canvas reads it: a package with one assessment, whose kinds of question stand in Canvas's own metadata.

The elements are those of IMS QTI 1.2; which of them Canvas looks at was compared with what text2qti 0.8.0 writes.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import singledispatch
from xml.etree import ElementTree as ET

from netcourse.exporting.questions.package import Resource, package
from netcourse.exporting.questions.quiz import CannotError, Note, Question, Quiz, each
from netcourse.exporting.questions.words import add, encoded, explained, inert, number, prompt
from netcourse.items import Best, Defensible, HotSpot, Matching, NumberWithUnit, Pairs, Quantity, Several
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from netcourse.marking.debrief.markdown import as_html

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
# Canvas keeps so many decimals of a number and its bounds.
_DECIMALS = 4
_PARTLY = "an option that earns part of the marks earns none: in Canvas one is right and the others are wrong"


def qti12(quiz: Quiz) -> tuple[bytes, list[Note]]:
    """The questions of a unit as a package that Canvas imports as a quiz.

    Returns
    -------
    tuple
        The zip, and what does not come over as it is.
    """
    root = ET.Element("questestinterop", {"xmlns": NAMESPACE})
    assessment = add(root, "assessment", ident=f"netcourse_{quiz.unit}", title=quiz.title)
    _metadata(add(assessment, "qtimetadata"), {"cc_maxattempts": "1"})
    section = add(assessment, "section", ident="root_section")
    made, notes = each(quiz, _item)
    section.extend(one for _, one in made)
    name = f"{quiz.unit}/{quiz.unit}.xml"
    resource = Resource(f"quiz_{quiz.unit}", "imsqti_xmlv1p2", name)
    return package(quiz.unit, ("IMS Content", "1.1.3"), [resource], {name: encoded(root)}), notes


class _Made:
    """A question as it grows: its presentation, its processing and its feedback."""

    def __init__(self, question: Question, kind: str) -> None:
        self.item = ET.Element("item", {"ident": question.id, "title": f"{question.name} ({question.id})"})
        fields = {"question_type": kind, "points_possible": number(question.points)}
        _metadata(add(add(self.item, "itemmetadata"), "qtimetadata"), fields)
        self.presentation = add(self.item, "presentation")
        _material(self.presentation, prompt(question))
        self.processing = add(self.item, "resprocessing")
        outcomes = add(self.processing, "outcomes")
        add(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
        self._told: dict[str, str] = {}

    def choices(self, ident: str, options: Mapping[str, str], *, several: bool, label: str = "") -> None:
        """A list to choose from."""
        lid = add(self.presentation, "response_lid", ident=ident, rcardinality="Multiple" if several else "Single")
        if label:
            _material(lid, inert(label))
        render = add(lid, "render_choice")
        for key, text in options.items():
            _material(add(render, "response_label", ident=key), inert(text))

    def field(self, *, decimal: bool) -> None:
        """A field to type into."""
        typed = add(self.presentation, "response_str", ident="response1", rcardinality="Single")
        render = add(typed, "render_fib", **({"fibtype": "Decimal"} if decimal else {}))
        add(render, "response_label", ident="answer1", rshuffle="No")

    def condition(self, *, goes_on: bool) -> tuple[ET.Element, ET.Element]:
        """A condition, and its variables."""
        made = add(self.processing, "respcondition", **{"continue": "Yes" if goes_on else "No"})
        return made, add(made, "conditionvar")

    def tell(self, when: str, name: str, text: str) -> None:
        """What is said where one answer was chosen."""
        if text:
            made, condition = self.condition(goes_on=True)
            add(condition, "varequal", when, respident="response1")
            add(made, "displayfeedback", feedbacktype="Response", linkrefid=name)
            self._told[name] = inert(text)

    def say_after(self, name: str, text: str) -> None:
        """What Canvas says after any answer (general), a right one (correct) or a wrong one (general_incorrect)."""
        if not text:
            return
        self._told[f"{name}_fb"] = text
        # What is said after a right answer hangs on the condition of the right answer.
        if name != "correct":
            made, condition = self.condition(goes_on=True)
            add(condition, "other")
            add(made, "displayfeedback", feedbacktype="Response", linkrefid=f"{name}_fb")

    def done(self) -> ET.Element:
        """The finished item."""
        for name, text in self._told.items():
            _material(add(add(self.item, "itemfeedback", ident=name), "flow_mat"), text)
        return self.item


def _item(question: Question) -> tuple[ET.Element, list[str]]:
    if question.cannot:
        raise CannotError(question.cannot)
    if question.item is None:
        made = _Made(question, "essay_question")
        made.field(decimal=False)
        _, condition = made.condition(goes_on=False)
        add(condition, "other")
        # Canvas shows a teacher no scheme of an essay; what is said after an answer would show it to students.
        return made.done(), ["the mark scheme stays here: Canvas has no place for it that students don't see"]
    if question.scheme is None:
        raise CannotError("it has no key")
    made, changed = _filled(question.scheme, question.item, question)
    return made.done(), [*changed, *question.losses]


@singledispatch
def _filled(scheme: Scheme, _item: Item, _question: Question) -> tuple[_Made, list[str]]:
    """Fill in a question by the kind of its scheme; gives what changes."""
    kind = {"Placed": "it is answered in an explorer", "Order": "Canvas's QTI 1.2 has no order"}
    raise CannotError(kind.get(type(scheme).__name__, f"Canvas has no kind of question for {type(scheme).__name__}"))


@_filled.register
def _(scheme: Best, item: Item, question: Question) -> tuple[_Made, list[str]]:
    if isinstance(item, HotSpot):
        raise CannotError("it is answered by pointing at a picture")
    made, options = _Made(question, "multiple_choice_question"), _options(item)
    made.choices("response1", options, several=False)
    made.say_after("general", str(as_html(question.worked)) if question.worked else "")
    part = []
    for key in options:
        said = scheme.wrong.get(key, scheme.right)
        earned, told = (0.0, said) if isinstance(said, str) else said
        part += [key] if earned else []
        made.tell(key, f"{key}_fb", told)
    condition, variables = made.condition(goes_on=False)
    add(variables, "varequal", scheme.key, respident="response1")
    add(condition, "setvar", "100", action="Set", varname="SCORE")
    return made, [_PARTLY] if part else []


@_filled.register
def _(scheme: Several, item: Item, question: Question) -> tuple[_Made, list[str]]:
    made, options = _Made(question, "multiple_answers_question"), _options(item)
    made.choices("response1", options, several=True)
    made.say_after("general", explained(question))
    for key in options:
        made.tell(key, f"{key}_fb", "" if key in scheme.key else {**scheme.wrong, **scheme.harms}[key])
    condition, variables = made.condition(goes_on=False)
    both = add(variables, "and")
    for key in options:
        inside = both if key in scheme.key else add(both, "not")
        add(inside, "varequal", key, respident="response1")
    add(condition, "setvar", "100", action="Set", varname="SCORE")
    lost = "part marks are Canvas's own: by what is chosen, less what is wrongly chosen"
    return made, [lost + ("; a harm costs no more than another error" if scheme.harms else "")]


@_filled.register
def _(_scheme: Defensible, _item: Item, _question: Question) -> tuple[_Made, list[str]]:
    raise CannotError("any of several choices can be defended, and Canvas knows one right set alone")


@_filled.register
def _(scheme: Quantity, item: Item, question: Question) -> tuple[_Made, list[str]]:
    made = _Made(question, "numerical_question")
    made.field(decimal=True)
    low, high = (Decimal(number(scheme.value)) + side * Decimal(number(scheme.within)) for side in (-1, 1))
    for one in (Decimal(number(scheme.value)), low, high):
        if one != round(one, _DECIMALS):
            raise CannotError(f"{one} has more decimals than the {_DECIMALS} that Canvas keeps")
    condition, variables = made.condition(goes_on=False)
    either = add(variables, "or")
    add(either, "varequal", number(scheme.value), respident="response1")
    between = add(either, "and")
    add(between, "vargte", format(low, "f"), respident="response1")
    add(between, "varlte", format(high, "f"), respident="response1")
    add(condition, "setvar", "100", action="Set", varname="SCORE")
    add(condition, "displayfeedback", feedbacktype="Response", linkrefid="correct_fb")
    made.say_after("correct", inert(scheme.right))
    wrong = "".join(f"<li>{inert(number(one.value))}: {inert(one.reason)}</li>" for one in scheme.slips)
    made.say_after("general_incorrect", f"<p>{inert(scheme.otherwise)}</p>" + (f"<ul>{wrong}</ul>" if wrong else ""))
    changed = ["known slips are told to everybody who is wrong, and earn nothing"] if scheme.slips else []
    several = isinstance(item, NumberWithUnit) and bool(item.units)
    return made, changed + (["the unit is given: the course lets a student choose one"] if several else [])


@_filled.register
def _(scheme: Pairs, item: Item, question: Question) -> tuple[_Made, list[str]]:
    if not isinstance(item, Matching):
        raise CannotError("it has no pairs")
    made = _Made(question, "matching_question")
    each = Decimal(100) / len(item.left)
    for left, text in item.left.items():
        made.choices(f"response_{left}", item.right, several=False, label=text)
    made.say_after("general", explained(question))
    for left in item.left:
        condition, variables = made.condition(goes_on=True)
        add(variables, "varequal", scheme.key[left], respident=f"response_{left}")
        add(condition, "setvar", format(round(each, 2), "f"), action="Add", varname="SCORE")
    return made, ["part marks: in Canvas every right pair counts, in the course one is taken off that comes right by chance"]


def _options(item: Item) -> Mapping[str, str]:
    found: Mapping[str, str] = getattr(item, "options", {})
    return found


def _metadata(parent: ET.Element, fields: Mapping[str, str]) -> None:
    for label, entry in fields.items():
        one = add(parent, "qtimetadatafield")
        add(one, "fieldlabel", label)
        add(one, "fieldentry", entry)


def _material(parent: ET.Element, text: str) -> None:
    add(add(parent, "material"), "mattext", text, texttype="text/html")
