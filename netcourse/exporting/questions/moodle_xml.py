"""Moodle XML, the format that carries ids, weights, tolerances and feedback into a question bank of Moodle's."""

from collections.abc import Mapping
from functools import singledispatch
from xml.etree import ElementTree as ET

from netcourse.exporting.questions.quiz import CannotError, Note, Question, Quiz, each
from netcourse.exporting.questions.words import add, encoded, explained, inert, number, prompt
from netcourse.items import Best, Defensible, HotSpot, Matching, NumberWithUnit, Pairs, Quantity, Several
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from netcourse.marking.debrief.markdown import as_html

# The weights that Moodle knows, in percent; its import refuses any other.
WEIGHTS = (
    100,
    90,
    83.33333,
    80,
    75,
    70,
    66.66667,
    60,
    50,
    40,
    33.33333,
    30,
    25,
    20,
    16.66667,
    14.28571,
    12.5,
    11.11111,
    10,
    5,
    0,
)
_NEAR = 0.00002 * 100


def moodle_xml(quiz: Quiz) -> tuple[bytes, list[Note]]:
    """The questions of a unit as Moodle XML.

    Returns
    -------
    tuple
        The file, and what does not come over as it is.
    """
    root = ET.Element("quiz")
    category = add(root, "question", type="category")
    add(add(category, "category"), "text", f"$course$/top/netcourse/{quiz.unit}")
    made, notes = each(quiz, _question)
    root.extend(one for _, one in made)
    return encoded(root), notes


def weight(share: float) -> str:
    """A share of the marks as one of Moodle's weights in percent.

    Raises
    ------
    CannotError
        If Moodle has no such weight.
    """
    near = next((one for one in WEIGHTS if abs(one - abs(share) * 100) <= _NEAR), None)
    if near is None:
        raise CannotError(f"an answer earns {abs(share):.1%} of the marks, and Moodle has no such weight")
    return f"-{near}" if share < 0 and near else str(near)


def _question(question: Question) -> tuple[ET.Element, list[str]]:
    if question.cannot:
        raise CannotError(question.cannot)
    made = ET.Element("question")
    add(add(made, "name"), "text", f"{question.name} ({question.id})")
    _html(made, "questiontext", prompt(question))
    _html(made, "generalfeedback", explained(question) if question.item is not None else "")
    add(made, "defaultgrade", number(question.points))
    add(made, "penalty", "0")
    add(made, "hidden", "0")
    add(made, "idnumber", question.id)
    if question.item is None:
        return _essay(made, question)
    if question.scheme is None:
        raise CannotError("it has no key")
    changed = _filled(question.scheme, question.item, made, question.points)
    return made, [*changed, *question.losses, *_units(question.item)]


def _essay(made: ET.Element, question: Question) -> tuple[ET.Element, list[str]]:
    made.set("type", "essay")
    plain: Mapping[str, str] = {
        "responseformat": "editor",
        "responserequired": "1",
        "responsefieldlines": "15",
        "attachments": "0",
    }
    for tag, text in plain.items():
        add(made, tag, text)
    _html(made, "graderinfo", str(as_html(question.marking)))
    _html(made, "responsetemplate", "")
    return made, []


@singledispatch
def _filled(scheme: Scheme, _item: Item, _made: ET.Element, _points: float) -> list[str]:
    """Fill in a question by the kind of its scheme; gives what changes."""
    kind = {
        "Placed": "it is answered in an explorer",
        "Order": "Moodle counts places of an order, and not who stands before whom",
    }
    raise CannotError(kind.get(type(scheme).__name__, f"Moodle has no kind of question for {type(scheme).__name__}"))


@_filled.register
def _(scheme: Best, item: Item, made: ET.Element, points: float) -> list[str]:
    if isinstance(item, HotSpot):
        raise CannotError("it is answered by pointing at a picture")
    _choice(made, single=True)
    _html(made, "correctfeedback", inert(scheme.right))
    for key, text in _options(item).items():
        said = scheme.wrong.get(key, (points, scheme.right))
        earned, told = (0.0, said) if isinstance(said, str) else said
        _answer(made, weight(earned / points), text, told)
    return []


@_filled.register
def _(scheme: Several, item: Item, made: ET.Element, _points: float) -> list[str]:
    _choice(made, single=False)
    options = _options(item)
    each = 1 / len(scheme.key)
    for key, text in options.items():
        share = each if key in scheme.key else -1.0 if key in scheme.harms else -each
        told = "" if key in scheme.key else {**scheme.wrong, **scheme.harms}[key]
        _answer(made, weight(share), text, told)
    # The course counts an option left out like one chosen; where as many belong in as out, both come to the same.
    if len(options) == 2 * len(scheme.key):
        return []
    return [
        "part marks: Moodle counts what is chosen, the course also what is rightly left out; full marks and harms are the same"
    ]


@_filled.register
def _(scheme: Defensible, item: Item, made: ET.Element, _points: float) -> list[str]:
    good = len(scheme.defensible)
    if good > 2:
        raise CannotError(f"any two of {good} defensible choices earn all marks, and in Moodle the weights must add up to 100%")
    _choice(made, single=False)
    for key, text in _options(item).items():
        if key in scheme.defensible:
            _answer(made, weight(1 / good), text, scheme.defensible[key])
        else:
            told = {**scheme.weak, **scheme.harms}[key]
            _answer(made, weight(-1.0 if key in scheme.harms else -0.5), text, told)
    return []


@_filled.register
def _(scheme: Quantity, _item: Item, made: ET.Element, points: float) -> list[str]:
    made.set("type", "numerical")
    _number(made, 1.0, number(scheme.value), scheme.right, scheme.within)
    for slip in scheme.slips:
        _number(made, slip.marks / points, number(slip.value), slip.reason, scheme.within)
    _number(made, 0.0, "*", scheme.otherwise, 0)
    for tag, text in {"unitgradingtype": "0", "unitpenalty": "0", "showunits": "3", "unitsleft": "0"}.items():
        add(made, tag, text)
    return []


@_filled.register
def _(scheme: Pairs, item: Item, made: ET.Element, _points: float) -> list[str]:
    if not isinstance(item, Matching):
        raise CannotError("it has no pairs")
    made.set("type", "matching")
    add(made, "shuffleanswers", "true")
    _html(made, "correctfeedback", inert(scheme.right))
    for left, text in item.left.items():
        _pair(made, text, item.right[scheme.key[left]])
    for right, text in item.right.items():
        if right not in scheme.key.values():
            _pair(made, "", text)
    return ["part marks: in Moodle every right pair counts, in the course one is taken off that comes right by chance"]


def _units(item: Item) -> list[str]:
    several = isinstance(item, NumberWithUnit) and bool(item.units)
    return ["the unit is given: the course lets a student choose one, and knows wrong ones"] if several else []


def _options(item: Item) -> Mapping[str, str]:
    found: Mapping[str, str] = getattr(item, "options", {})
    return found


def _choice(made: ET.Element, *, single: bool) -> None:
    made.set("type", "multichoice")
    # The letters are named in the feedback, so they stay where they are.
    for tag, text in {"single": str(single).lower(), "shuffleanswers": "false", "answernumbering": "ABCD"}.items():
        add(made, tag, text)


def _answer(made: ET.Element, share: str, text: str, told: str) -> None:
    answer = add(made, "answer", fraction=share, format="html")
    add(answer, "text", inert(text))
    _html(answer, "feedback", inert(told))


def _number(made: ET.Element, share: float, text: str, told: str, within: float) -> None:
    answer = add(made, "answer", fraction=weight(share), format="moodle_auto_format")
    add(answer, "text", text)
    _html(answer, "feedback", inert(told))
    add(answer, "tolerance", number(within))


def _pair(made: ET.Element, left: str, right: str) -> None:
    pair = add(made, "subquestion", format="html")
    add(pair, "text", inert(left))
    # Moodle shows the right side in a list, as plain text.
    add(add(pair, "answer"), "text", right)


def _html(parent: ET.Element, tag: str, text: str) -> None:
    add(add(parent, tag, format="html"), "text", text)
