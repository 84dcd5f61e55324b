"""What a question is made of in QTI 2.1, by its kind: the response, the interaction, and the rules that count its marks.

The rules give what `Scheme.marks` gives, but for the rounding of part marks to two decimals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import singledispatch
from xml.etree import ElementTree as ET

from netcourse.exporting.questions.processing import before, chosen, literal, marks, node, not_below_0, plus, put, variable, when
from netcourse.exporting.questions.quiz import CannotError
from netcourse.exporting.questions.words import add, number
from netcourse.items import Best, Defensible, HotSpot, Matching, NumberWithUnit, Order, Pairs, Quantity, Several
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme

_NOTHING = node("isNull", variable("RESPONSE"))


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an item.

    Attributes
    ----------
    response, interaction : Element
        The declaration of the response, and what a candidate answers in.
    rules : sequence of Element
        The response processing.
    told : mapping of str to str
        What is said by the identifiers that the outcome FEEDBACK may hold.
    cardinality : str
        Of that outcome.
    counters : sequence of str
        Outcomes that the rules count with.
    explains : bool
        Whether every answer is explained afterwards, as no single one can be answered to.
    """

    response: ET.Element
    interaction: ET.Element
    rules: Sequence[ET.Element]
    told: Mapping[str, str] = field(default_factory=dict)
    cardinality: str = "single"
    counters: Sequence[str] = ()
    explains: bool = False


@singledispatch
def parts_of(scheme: Scheme, _item: Item, _points: float) -> tuple[Parts, list[str]]:
    """The parts of a question by the kind of its scheme, and what changes.

    Raises
    ------
    CannotError
        If QTI 2.1 has no such kind of question.
    """
    kind = {"Placed": "it is answered in an explorer"}
    raise CannotError(kind.get(type(scheme).__name__, f"this export knows no kind of QTI for {type(scheme).__name__}"))


@parts_of.register
def _(scheme: Best, item: Item, points: float) -> tuple[Parts, list[str]]:
    if isinstance(item, HotSpot):
        raise CannotError("it is answered by pointing at a picture")
    options = _options(item)
    said = {key: scheme.wrong.get(key, (points, scheme.right)) for key in options}
    told = {key: (0.0, one) if isinstance(one, str) else one for key, one in said.items()}
    response = _response("single", "identifier", [_name(scheme.key)])
    _mapping(response, {_name(key): earned for key, (earned, _) in told.items()})
    rules = [
        put("SCORE", node("mapResponse", identifier="RESPONSE")),
        when((_NOTHING, [put("SCORE", marks(0))]), otherwise=[put("FEEDBACK", variable("RESPONSE"))]),
    ]
    return Parts(response, _choice(options, 1), rules, {_name(key): words for key, (_, words) in told.items()}), []


@parts_of.register
def _(scheme: Several, item: Item, points: float) -> tuple[Parts, list[str]]:
    options = _options(item)
    each = points / len(options)
    # What stands where nothing is chosen: rightly left out, less wrongly left out.
    start = each * (len(options) - 2 * len(scheme.key))
    response = _response("multiple", "identifier", [_name(key) for key in options if key in scheme.key])
    entries = {_name(key): 2 * each if key in scheme.key else -2 * each for key in options}
    _mapping(response, entries, low=-start)
    rules = [
        put("SCORE", node("sum", marks(start), node("mapResponse", identifier="RESPONSE"))),
        put("FEEDBACK", variable("RESPONSE")),
        when((_NOTHING, [put("SCORE", marks(0))]), *((chosen(_name(key)), [put("SCORE", marks(0))]) for key in scheme.harms)),
    ]
    told = {_name(key): text for key, text in {**scheme.wrong, **scheme.harms}.items() if key not in scheme.key}
    return Parts(response, _choice(options, 0), rules, told, "multiple", explains=True), []


@parts_of.register
def _(scheme: Defensible, item: Item, points: float) -> tuple[Parts, list[str]]:
    options, half = _options(item), points / 2
    response = _response("multiple", "identifier", [_name(key) for key in scheme.defensible])
    enough = half if len(scheme.defensible) == 1 else 2 * half
    rules = [put("GOOD", marks(0))]
    rules += [when((chosen(_name(key)), [plus("GOOD", half)])) for key in scheme.defensible]
    some = [put("SCORE", variable("GOOD"))] if len(scheme.defensible) > 1 else []
    rules.append(when((node("gte", variable("GOOD"), marks(enough)), [put("SCORE", marks(points))]), otherwise=some))
    rules += [when((chosen(_name(key)), [plus("SCORE", -half)])) for key in scheme.weak]
    rules += [
        not_below_0(),
        put("FEEDBACK", variable("RESPONSE")),
        when((_NOTHING, [put("SCORE", marks(0))]), *((chosen(_name(key)), [put("SCORE", marks(0))]) for key in scheme.harms)),
    ]
    told = {_name(key): text for key, text in {**scheme.defensible, **scheme.weak, **scheme.harms}.items()}
    return Parts(response, _choice(options, 0), rules, told, "multiple", ["GOOD"], explains=True), []


@parts_of.register
def _(scheme: Quantity, item: Item, points: float) -> tuple[Parts, list[str]]:
    response = _response("single", "float", [number(scheme.value)])
    cases = [
        (_within(scheme.value, scheme.within), points, "right"),
        *((_within(slip.value, scheme.within), slip.marks, f"slip_{at}") for at, slip in enumerate(scheme.slips)),
    ]
    told = {
        "right": scheme.right,
        **{f"slip_{at}": slip.reason for at, slip in enumerate(scheme.slips)},
        "other": scheme.otherwise,
    }
    rules = [
        when(
            (_NOTHING, [put("SCORE", marks(0))]),
            *(
                (there, [put("SCORE", marks(earned)), put("FEEDBACK", literal("identifier", name))])
                for there, earned, name in cases
            ),
            otherwise=[put("SCORE", marks(0)), put("FEEDBACK", literal("identifier", "other"))],
        )
    ]
    several = isinstance(item, NumberWithUnit) and bool(item.units)
    changed = ["the unit is given: the course lets a student choose one, and knows wrong ones"] if several else []
    return Parts(response, node("textEntryInteraction", responseIdentifier="RESPONSE"), rules, told), changed


@parts_of.register
def _(scheme: Pairs, item: Item, points: float) -> tuple[Parts, list[str]]:
    if not isinstance(item, Matching):
        raise CannotError("it has no pairs")
    each = points / (len(item.left) - 1)
    pairs = [f"left_{left} right_{right}" for left, right in scheme.key.items()]
    response = _response("multiple", "directedPair", pairs)
    # One right pair, as chance gives it, earns nothing.
    _mapping(response, dict.fromkeys(pairs, each), low=each)
    shown = node("matchInteraction", responseIdentifier="RESPONSE", shuffle="false", maxAssociations=str(len(item.left)))
    for side, options, most in (("left", item.left, "1"), ("right", item.right, "0")):
        half = add(shown, "simpleMatchSet")
        for key, text in options.items():
            add(half, "simpleAssociableChoice", text, identifier=f"{side}_{key}", matchMax=most)
    counted = put("SCORE", node("subtract", node("mapResponse", identifier="RESPONSE"), marks(each)))
    return Parts(response, shown, [when((_NOTHING, [put("SCORE", marks(0))]), otherwise=[counted])], explains=True), []


@parts_of.register
def _(scheme: Order, item: Item, points: float) -> tuple[Parts, list[str]]:
    options = _options(item)
    response = _response("ordered", "identifier", [_name(key) for key in scheme.key])
    shown = node("orderInteraction", responseIdentifier="RESPONSE", shuffle="false")
    for key, text in options.items():
        add(shown, "simpleChoice", text, identifier=_name(key))
    each = points / (len(scheme.key) - 1)
    rules = [put("SCORE", marks(0))]
    for first, second in scheme.wrong:
        stands = before(_name(first), _name(second), len(options))
        rules.append(when((stands, [plus("SCORE", each)]), otherwise=[plus("SCORE", -each)]))
    ordered = when((_NOTHING, [put("SCORE", marks(0))]), otherwise=[*rules, not_below_0()])
    return Parts(response, shown, [ordered], explains=True), []


def _options(item: Item) -> Mapping[str, str]:
    found: Mapping[str, str] = getattr(item, "options", {})
    return found


def _name(key: str) -> str:
    # An identifier begins with a letter, a key need not.
    return f"option_{key}"


def _response(cardinality: str, kind: str, correct: Sequence[str]) -> ET.Element:
    made = node("responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=kind)
    right = add(made, "correctResponse")
    for value in correct:
        add(right, "value", value)
    return made


def _mapping(response: ET.Element, entries: Mapping[str, float], *, low: float | None = None) -> None:
    bound = {} if low is None else {"lowerBound": number(low)}
    made = add(response, "mapping", defaultValue="0", **bound)
    for key, value in entries.items():
        add(made, "mapEntry", mapKey=key, mappedValue=number(value))


def _choice(options: Mapping[str, str], most: int) -> ET.Element:
    made = node("choiceInteraction", responseIdentifier="RESPONSE", shuffle="false", maxChoices=str(most))
    for key, text in options.items():
        add(made, "simpleChoice", text, identifier=_name(key))
    return made


def _within(value: float, within: float) -> ET.Element:
    # Bounds that are written out: a tolerance would be added in floating point, and an edge might fall outside.
    low, high = (Decimal(str(value)) + side * Decimal(str(within)) for side in (-1, 1))
    return node(
        "and",
        *(node(sign, variable("RESPONSE"), literal("float", format(at, "f"))) for sign, at in (("gte", low), ("lte", high))),
    )
