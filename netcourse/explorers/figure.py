"""A figure with its alt text, its caption and the same content as a table."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from re import search
from xml.etree.ElementTree import Element, SubElement, tostring

from netcourse.explorers.dark import dark_style

# Of a drawing's own width: its words of 14 px stay above 10 px (drawing.js has the same).
SMALLEST = 0.715
# Pixels; up to here a page takes a drawing for narrow pages (drawing.js measures the drawing's own place).
NARROW_PAGE = 600
INK = "#1b1b1b"
FONT = "system-ui, sans-serif"


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing that also works without being seen.

    `alt` says what the drawing shows in one or two sentences; `header` and `rows` hold everything that it shows as text.
    `narrow` is the same drawing for a page as narrow as a phone, where there is one.
    """

    svg: str
    alt: str
    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    narrow: str = ""

    def _repr_html_(self) -> str:
        # An <img> with alt survives JupyterLab, nbconvert and feedback pages; IPython's Image(alt=...) loses its alt in Lab.
        drawn = search(r'width="(\d+)"', self.svg)
        # A narrow page scrolls it sideways rather than making its words smaller than can be read, unless it has a drawing for it.
        least = round(SMALLEST * int(drawn[1])) if drawn and not self.narrow else 0
        small = _source(self.narrow) if self.narrow else ""
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.header)
        body = "".join(
            f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>"
            for row in self.rows
        )
        return (
            '<div class="netcourse-still"><figure style="overflow-x: auto; margin: 8px 0"><picture>'
            + (f'<source media="(max-width: {NARROW_PAGE}px)" srcset="{small}">' if small else "")
            + f'<img alt="{escape(self.alt)}" src="{_source(self.svg)}" style="max-width: 100%; min-width: {least}px"></picture>'
            f"<figcaption>{escape(self.caption)}</figcaption></figure>"
            f"<details><summary>The same as a table</summary>"
            f'<div style="overflow-x: auto"><table><caption>As a table: {escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details></div>"
        )

    def __repr__(self) -> str:
        return f"{self.caption} {self.alt}"


class Drawing:
    """A small SVG canvas: rectangles, lines, circles and words, in user units from the top left.

    On a page with a dark theme it is drawn in colours for a dark ground, unless `stained`: a picture of tissue keeps its own.
    """

    def __init__(self, width: int, height: int, *, stained: bool = False) -> None:
        self._stained = stained
        self._root = Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {width} {height}",
                "width": str(width),
                "height": str(height),
                "font-family": FONT,
                "font-size": "14",
                "fill": INK,
            },
        )
        self.rect(0, 0, width, height, fill="#ffffff", stroke="none")

    def rect(self, x: float, y: float, width: float, height: float, *, fill: str, stroke: str = INK) -> None:
        """A rectangle with its top left corner at (x, y)."""
        self._add("rect", x=x, y=y, width=width, height=height, fill=fill, stroke=stroke)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, width: float = 1, dashes: str = "none") -> None:
        """A straight line; `dashes` as in SVG's stroke-dasharray."""
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=INK, stroke_width=width, stroke_dasharray=dashes)

    def circle(self, x: float, y: float, radius: float) -> None:
        """A filled dot with a white rim, so that it stands out on any ground."""
        self._add("circle", cx=x, cy=y, r=radius, fill=INK, stroke="#ffffff", stroke_width=1.5)

    def words(self, x: float, y: float, text: str, *, anchor: str = "start", bold: bool = False, turned: bool = False) -> None:
        """Text with its baseline at y; `anchor` is start, middle or end; `turned` runs it upwards."""
        more = {"transform": f"rotate(-90 {_short(x)} {_short(y)})"} if turned else {}
        self._add("text", x=x, y=y, text_anchor=anchor, font_weight="bold" if bold else "normal", **more).text = text

    def svg(self) -> str:
        """The finished drawing as SVG text."""
        svg = tostring(self._root, encoding="unicode")
        return svg if self._stained else svg.removesuffix("</svg>") + dark_style(svg) + "</svg>"

    def _add(self, tag: str, **attributes: float | str) -> Element:
        return SubElement(self._root, tag, {name.replace("_", "-"): _short(value) for name, value in attributes.items()})


def _source(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _short(value: float | str) -> str:
    # Two decimals are finer than a pixel, and the same text on every machine.
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
