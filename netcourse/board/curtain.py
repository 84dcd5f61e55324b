"""The curtain before a chart: what is not to be read by accident is packed, and opens with a word.

It is a curtain and no lock: the word of a chart stands beside what it opens, and whoever wants to can read ahead.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any

from netcourse.errors import CourseError

VERSION = 1
# What a student sees before the first act, so it lies open; each other part of a chart belongs to one section.
OPEN = ("id", "note", "jurisdiction", "budget", "forks", "persona", "triage")
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "start": ("draws", "start", "stops"),
    "bedside": ("ask", "examine"),
    "tests": ("prepare", "test"),
    "images": ("image", "tissue"),
    "end": ("turn",),
    "truth": ("truth",),
}
_CHECK_BYTES = 4


def section_of(kind: str) -> str:
    """The section in which the reveals of acts of this kind lie."""
    return next((name for name, kinds in SECTIONS.items() if kind in kinds), "end")


def sealed(plain: Any, *words: str) -> str:
    """Plain data behind a word: deflated, then XORed with SHAKE-256 of the words, with a check of four bytes.

    Parameters
    ----------
    plain : object
        Whatever JSON can hold.
    *words : str
        Patient, section and word.

    Returns
    -------
    str
        In letters of base 64.
    """
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    packed = _checked(text) + zlib.compress(text, 9)
    return base64.b64encode(_veiled(packed, words)).decode("ascii")


def opened(text: str, *words: str) -> Any:
    """What `sealed` put behind these words.

    Returns
    -------
    object
        The plain data; None if the words are others, or the text was changed.
    """
    try:
        packed = _veiled(base64.b64decode(text, validate=True), words)
        plain = zlib.decompress(packed[_CHECK_BYTES:])
        return json.loads(plain) if _checked(plain) == packed[:_CHECK_BYTES] else None
    except (ValueError, zlib.error):
        return None


def packed(chart: Mapping[str, Any], kinds: Mapping[str, str]) -> str:
    """A chart as it lies in the package.

    Parameters
    ----------
    chart : mapping
        As read from the author's text and checked.
    kinds : mapping of str to str
        The kind of each act.

    Returns
    -------
    str
        JSON.
    """
    word = chart["id"]
    written: dict[str, Any] = {"v": VERSION, "open": {name: chart[name] for name in OPEN if name in chart}, "sections": {}}
    for section, names in SECTIONS.items():
        plain: dict[str, Any] = {name: chart[name] for name in names if name in chart}
        reveals = {act: one for act, one in chart.get("reveals", {}).items() if section_of(kinds[act]) == section}
        if reveals:
            plain["reveals"] = reveals
        written["sections"][section] = {"packed": sealed(plain, chart["id"], section, word), "word": word}
    return json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def unpacked(text: str, where: str) -> dict[str, Any]:
    """A packed chart as plain data.

    Parameters
    ----------
    text : str
        What `packed` gave.
    where : str
        The file's name, for the message.

    Raises
    ------
    CourseError
        If the file is none of these, or a section does not open with the word beside it.
    """
    chart, sections = _parts(text, where)
    for name, (behind, word) in sections.items():
        plain = opened(behind, chart["id"], name, word)
        if not isinstance(plain, dict):
            raise CourseError(f"{where}: section {name} was changed by hand; build the charts again")
        chart["reveals"] |= plain.pop("reveals", {})
        chart |= plain
    return chart


def _parts(text: str, where: str) -> tuple[dict[str, Any], dict[str, tuple[str, str]]]:
    """What lies open, and each section with its word."""
    try:
        written = json.loads(text)
        version, chart = written["v"], {**written["open"], "reveals": {}}
        sections = {name: (one["packed"], one["word"]) for name, one in written["sections"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise CourseError(f"{where}: not a packed chart; build the charts again") from None
    if not all(isinstance(one, str) for one in (chart.get("id"), *(one for pair in sections.values() for one in pair))):
        raise CourseError(f"{where}: not a packed chart; build the charts again")
    if version != VERSION:
        raise CourseError(f"{where}: a chart of version {version}; allowed: {VERSION}")
    return chart, sections


def _veiled(text: bytes, words: tuple[str, ...]) -> bytes:
    stream = hashlib.shake_256("\0".join(words).encode()).digest(len(text))
    return (int.from_bytes(text, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(text), "big")


def _checked(text: bytes) -> bytes:
    return hashlib.sha256(text).digest()[:_CHECK_BYTES]
