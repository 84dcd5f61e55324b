"""HTML of the course as elements of XML: every tag closed, and no text outside a block."""

from html.parser import HTMLParser
from xml.etree import ElementTree as ET

_VOID = {"br", "hr", "img", "wbr"}
_BLOCKS = {"p", "ul", "ol", "table", "pre", "div", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dl"}
# What QTI allows of their attributes; any other, such as an alignment, is left out.
_ATTRIBUTES = {"href", "src", "alt", "scope", "colspan", "rowspan"}


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = ET.Element("div")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {name: value or "" for name, value in attrs if name in _ATTRIBUTES}
        made = ET.SubElement(self._open[-1], tag, kept)
        if tag not in _VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if tag in (one.tag for one in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        into = self._open[-1]
        if len(into):
            into[-1].tail = (into[-1].tail or "") + data
        else:
            into.text = (into.text or "") + data


def blocks(html: str) -> list[ET.Element]:
    """The blocks of a piece of HTML; text and inline elements between them stand in paragraphs of their own."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    found: list[ET.Element] = []
    loose = ET.Element("p")
    loose.text = builder.root.text
    for one in builder.root:
        tail, one.tail = one.tail, None
        if one.tag in _BLOCKS:
            found += _filled(loose)
            found.append(one)
            loose = ET.Element("p")
            loose.text = tail
        else:
            one.tail = tail
            loose.append(one)
    return found + _filled(loose)


def _filled(paragraph: ET.Element) -> list[ET.Element]:
    return [paragraph] if len(paragraph) or (paragraph.text or "").strip() else []
