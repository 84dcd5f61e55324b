"""What other programs would make of a file: QTI 2.1's response processing carried out, and Moodle's and Canvas's way of counting.

Written from the formats' own descriptions, apart from what writes the files.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


def read_xml(data: bytes) -> ET.Element:
    """The tree of a file of ours."""
    return ET.fromstring(data)  # noqa: S314 (written a moment ago)


class Item21:
    """One item of QTI 2.1, to be answered."""

    def __init__(self, text: bytes) -> None:
        self.root = read_xml(text)
        for one in self.root.iter():
            assert one.tag.startswith(QTI), one.tag
            one.tag = one.tag.removeprefix(QTI)
        declared = self.root.find("responseDeclaration")
        assert declared is not None
        self.declared = declared

    def answered(self, response: Any) -> dict[str, Any]:
        """The outcomes after an answer: a text, a number, a list or None."""
        self.values: dict[str, Any] = {"RESPONSE": response}
        for outcome in self.root.iter("outcomeDeclaration"):
            start = outcome.find("defaultValue/value")
            is_number = outcome.get("baseType") == "float"
            self.values[outcome.attrib["identifier"]] = (
                None if start is None else float(start.text or 0) if is_number else start.text
            )
        processing = self.root.find("responseProcessing")
        for rule in processing if processing is not None else ():
            self._carry_out(rule)
        return self.values

    def told(self) -> list[str]:
        """The feedback that the outcomes show."""
        found = []
        for modal in self.root.iter("modalFeedback"):
            value = self.values.get(modal.attrib["outcomeIdentifier"])
            if modal.attrib["identifier"] in (value if isinstance(value, list) else [value]):
                found.append("".join(modal.itertext()).strip())
        return found

    def _carry_out(self, rule: ET.Element) -> None:
        if rule.tag == "setOutcomeValue":
            self.values[rule.attrib["identifier"]] = self._value(rule[0])
            return
        assert rule.tag == "responseCondition"
        for case in rule:
            if case.tag == "responseElse" or self._value(case[0]):
                for inner in case if case.tag == "responseElse" else case[1:]:
                    self._carry_out(inner)
                return

    def _value(self, one: ET.Element) -> Any:
        inside = [self._value(child) for child in one]
        match one.tag:
            case "baseValue":
                return float(one.text or 0) if one.get("baseType") == "float" else one.text
            case "variable":
                return self.values[one.attrib["identifier"]]
            case "isNull":
                return inside[0] in (None, [])
            case "mapResponse":
                return self._mapped()
            case "index":
                return inside[0][int(one.attrib["n"]) - 1]
            case "not":
                return not inside[0]
        return _OPERATORS[one.tag](inside)

    def _mapped(self) -> float:
        mapping = self.declared.find("mapping")
        assert mapping is not None
        entries = {entry.attrib["mapKey"]: float(entry.attrib["mappedValue"]) for entry in mapping}
        response = self.values["RESPONSE"]
        answers = response if isinstance(response, list) else [] if response is None else [response]
        total = sum(entries.get(answer, float(mapping.attrib["defaultValue"])) for answer in answers)
        return max(total, float(mapping.get("lowerBound", "-inf")))


_OPERATORS: Mapping[str, Any] = {
    "sum": sum,
    "subtract": lambda two: two[0] - two[1],
    "and": all,
    "or": any,
    "lt": lambda two: None not in two and two[0] < two[1],
    "gte": lambda two: None not in two and two[0] >= two[1],
    "lte": lambda two: None not in two and two[0] <= two[1],
    "match": lambda two: two[0] == two[1],
    "member": lambda two: two[0] in (two[1] or []),
}


def moodle_share(question: ET.Element, answer: Any) -> float:
    """The share of the marks that Moodle gives to an answer: texts of options, or a number."""
    weights = [(one.findtext("text") or "", float(one.attrib["fraction"]) / 100, one) for one in question.findall("answer")]
    if question.get("type") == "multichoice":
        return min(1.0, max(0.0, sum(share for text, share, _ in weights if text in answer)))
    assert question.get("type") == "numerical"
    for text, share, one in weights:
        within = Decimal(one.findtext("tolerance") or "0")
        if text == "*" or abs(Decimal(str(answer)) - Decimal(text)) <= within:
            return share
    return 0.0


def canvas_right(item: ET.Element, answer: Sequence[str]) -> bool:
    """Whether Canvas's file calls an answer right: the condition that sets the score to 100."""
    for condition in item.iter():
        if condition.tag.endswith("respcondition"):
            score = next((one for one in condition if one.tag.endswith("setvar")), None)
            if score is not None and score.text == "100":
                return _holds(next(one for one in condition if one.tag.endswith("conditionvar")), answer, all)
    raise AssertionError("nothing is right")


def _holds(parent: ET.Element, answer: Sequence[str], join: Any) -> bool:
    found = []
    for one in parent:
        kind = one.tag.rpartition("}")[2]
        if kind in ("and", "or", "not"):
            inner = _holds(one, answer, any if kind == "or" else all)
            found.append(not inner if kind == "not" else inner)
        elif kind == "varequal":
            found.append((one.text or "") in answer)
        else:
            at, limit = Decimal(answer[0]), Decimal(one.text or "")
            found.append(at >= limit if kind == "vargte" else at <= limit)
    return bool(join(found))
