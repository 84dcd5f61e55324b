"""Texts of a question as they stand in a quiz, and trees of XML that hold them."""

import html
from xml.etree import ElementTree as ET

from netcourse.authoring.review.answers import rows
from netcourse.exporting.questions.quiz import Question
from netcourse.items import NumberWithUnit
from netcourse.marking.debrief.markdown import as_html


def prompt(question: Question) -> str:
    """What is asked, as HTML; of a number its unit is said, for no format here asks for one beside it."""
    unit = f"<p>Answer in {html.escape(question.item.unit)}.</p>" if isinstance(question.item, NumberWithUnit) else ""
    return f"{as_html(question.prompt)}{unit}"


def inert(text: str) -> str:
    """A text as HTML in which nothing is markup."""
    return html.escape(text, quote=False)


def explained(question: Question) -> str:
    """What each answer is told, as a list in HTML, and the worked answer; for formats that show one text after all answers."""
    found = ""
    if question.item is not None and question.scheme is not None:
        each = (
            f"<li><strong>{inert(row.answer)}</strong> ({inert(row.stands)}): {inert(row.told)}</li>"
            for row in rows(question.scheme, question.item)
        )
        found = f"<ul>{''.join(each)}</ul>"
    return f"{found}{as_html(question.worked)}" if question.worked else found


def number(value: float) -> str:
    """A number as XML holds it: no exponent, no needless zeros."""
    from netcourse.exporting.gradebooks.numbers import plain

    return f"-{plain(-value)}" if value < 0 else plain(value)


def add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    """A new element in another one, with a text if one is given."""
    made = ET.SubElement(parent, tag, attributes)
    made.text = text
    return made


def encoded(root: ET.Element, *, indented: bool = True) -> bytes:
    """A tree as the bytes of a file; indented for people, unless words stand between its elements."""
    if indented:
        ET.indent(root, " ")
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"
