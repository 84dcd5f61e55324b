"""A sheet that is made to be printed: a page of HTML that loads nothing, and says on itself that its patient is synthetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

MARK = "Synthetic patient, for education only."
# In mm, portrait, as ISO 216 has them: width, height, and the margin that is left free (chosen).
FORMATS = {"A7": (74, 105, 5), "A4": (210, 297, 18)}

_BY_HAND = '<p style="border-bottom: 1px solid #616161; height: 2em">&nbsp;</p>'
# On the screen the frame shows its button, on paper the sheet.
_ALONE = (
    "@media screen { .sheet { display: none; } } @media print { button { display: none; } }"
    "button { font: 14px/1.4 system-ui, sans-serif; padding: 2px 12px; min-height: 28px; }"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something to print.

    Parameters
    ----------
    size : str
        ``"A7"`` or ``"A4"``.
    title : str
        What stands at the top.
    lines : sequence of str
        Paragraphs; an empty one is a line to write on by hand.
    points : int
        How large the words are, in points.
    """

    size: str
    title: str
    lines: Sequence[str]
    points: int

    def __post_init__(self) -> None:
        if self.size not in FORMATS:
            raise ValueError(f"size={self.size!r}: there is {', '.join(FORMATS)}")

    @property
    def label(self) -> str:
        """What a button says that prints it."""
        return f"Print: {self.title} ({self.size})"

    def page(self) -> str:
        """The whole page as HTML."""
        return self._page()

    def _page(self, button: str = "", style: str = "") -> str:
        width, height, margin = FORMATS[self.size]
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(self.title)}</title><style>'
            f"@page {{ size: {width}mm {height}mm; margin: {margin}mm; }}"
            f"body {{ margin: 0; font: {self.points}pt/1.3 system-ui, sans-serif; color: #000000; background: #ffffff; }}"
            "h1 { font-size: 1.25em; margin: 0 0 0.5em; border-bottom: 1.5pt solid #000000; }"
            "p { margin: 0 0 0.45em; overflow-wrap: anywhere; break-inside: avoid; }"
            "small { display: block; border-top: 0.75pt solid #000000; font-size: 0.8em; }"
            f"{style}</style></head><body>{button}"
            f'<div class="sheet"><h1>{escape(self.title)}</h1>{self._told()}<small>{MARK}</small></div></body></html>'
        )

    def _told(self) -> str:
        return "".join(f"<p>{escape(line)}</p>" if line.strip() else _BY_HAND for line in self.lines)

    def _repr_html_(self) -> str:
        # The button lives in a frame of its own, so that this sheet alone is printed and not the lesson around it. Where a page
        # allows no frames, the sheet is still there to be read.
        button = f'<button type="button" onclick="print()">{escape(self.label)}</button>'
        frame = escape(self._page(button, _ALONE))
        return (
            f'<section class="netcourse-sheet" aria-label="{escape(self.title)}"><p><strong>{escape(self.title)}</strong></p>'
            f"{self._told()}<p><small>{MARK}</small></p>"
            f'<iframe title="{escape(self.label)}" srcdoc="{frame}" style="border: 0; width: 100%; height: 40px"></iframe>'
            "</section>"
        )

    def __repr__(self) -> str:
        return "\n".join([self.title, *(line or "____" for line in self.lines), MARK])
