"""Expressions and rules of QTI 2.1's response processing, as elements."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from netcourse.exporting.questions.words import number

Expression = ET.Element


def node(tag: str, *inside: ET.Element, **attributes: str) -> ET.Element:
    """An element with others in it."""
    made = ET.Element(tag, attributes)
    made.extend(inside)
    return made


def literal(kind: str, text: str) -> Expression:
    """A value as it stands."""
    made = node("baseValue", baseType=kind)
    made.text = text
    return made


def marks(value: float) -> Expression:
    """A number of marks."""
    return literal("float", number(value))


def variable(name: str) -> Expression:
    """The value of a variable."""
    return node("variable", identifier=name)


def chosen(identifier: str) -> Expression:
    """Whether an option is among those that were chosen."""
    return node("member", literal("identifier", identifier), variable("RESPONSE"))


def put(name: str, expression: Expression) -> ET.Element:
    """The rule that sets an outcome."""
    return node("setOutcomeValue", expression, identifier=name)


def when(*cases: tuple[Expression, Sequence[ET.Element]], otherwise: Sequence[ET.Element] = ()) -> ET.Element:
    """The rule that carries out the rules of the first case that holds."""
    made = ET.Element("responseCondition")
    for at, (condition, rules) in enumerate(cases):
        made.append(node("responseElseIf" if at else "responseIf", condition, *rules))
    if otherwise:
        made.append(node("responseElse", *otherwise))
    return made


def plus(name: str, value: float) -> ET.Element:
    """The rule that adds marks to an outcome."""
    return put(name, node("sum", variable(name), marks(value)))


def not_below_0() -> ET.Element:
    """The rule that no answer costs more than it has."""
    return when((node("lt", variable("SCORE"), marks(0)), [put("SCORE", marks(0))]))


def before(first: str, second: str, count: int) -> Expression:
    """Whether, in an order of so many, one stands before another."""
    places = ((one, other) for one in range(1, count + 1) for other in range(one + 1, count + 1))
    return node("or", *(node("and", _stands(first, one), _stands(second, other)) for one, other in places))


def _stands(identifier: str, place: int) -> Expression:
    return node("match", node("index", variable("RESPONSE"), n=str(place)), literal("identifier", identifier))
