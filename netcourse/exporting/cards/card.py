"""A card as plain data: what is asked, what is right and why; and how a text of the course becomes a field that Anki shows."""

import re
from dataclasses import dataclass
from html import escape

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_ITALIC = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_NO_TAG = re.compile(r"[^\w:.-]+")


@dataclass(frozen=True, slots=True)
class Card:
    """One card, its texts as the course writes them, in Markdown of which only emphasis counts.

    Attributes
    ----------
    key : str
        By which it is known again when it is corrected: never changed, never used for another.
    front, back : str
        What is asked, and what is right.
    why, source : str
        The reason with the worked answer, and where it stands; may be empty.
    tags : tuple of str
        What it can be looked up by.
    """

    key: str
    front: str
    back: str
    why: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()


def as_field(text: str) -> str:
    """A text as a field: all of it escaped, so that "<3%" stays, then lines and emphasis; no cloze and no template is in it."""
    plain = escape(text.strip(), quote=False).replace("{", "&#123;").replace("}", "&#125;")
    return _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", plain)).replace("\r\n", "\n").replace("\n", "<br>")


def as_tag(text: str) -> str:
    """A tag of one word, as Anki wants it."""
    return _NO_TAG.sub("-", text.strip()).strip("-") or "other"
