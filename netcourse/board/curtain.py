"""The curtain before a chart: what is not to be read by accident is packed, and opens with a word.

It is a curtain and no lock: the word of a practice chart stands beside what it opens, and whoever wants to can read ahead.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
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
# What an examination may keep back; without the numbers of the start no chart could be read at all.
MAY_CLOSE = ("bedside", "tests", "images", "end", "truth")
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
        As read from the author's text and checked. Its table ``curtain`` may hold a word for each section by name, and
        ``exam = true``: then no word is written into the file.
    kinds : mapping of str to str
        The kind of each act.

    Returns
    -------
    str
        JSON.
    """
    curtain = chart.get("curtain", {})
    own = curtain.get("words", {})
    exam = bool(curtain.get("exam", False))
    written: dict[str, Any] = {"v": VERSION, "open": {name: chart[name] for name in OPEN if name in chart}, "sections": {}}
    for section, names in SECTIONS.items():
        plain: dict[str, Any] = {name: chart[name] for name in names if name in chart}
        reveals = {act: one for act, one in chart.get("reveals", {}).items() if section_of(kinds[act]) == section}
        if reveals:
            plain["reveals"] = reveals
        word = own.get(section, chart["id"])
        behind = sealed(plain, chart["id"], section, word)
        written["sections"][section] = {"packed": behind} if exam and section in own else {"packed": behind, "word": word}
    return json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def unpacked(text: str, words: Iterable[str], where: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A packed chart as plain data, and the names of the sections that stay closed.

    Parameters
    ----------
    text : str
        What `packed` gave.
    words : iterable of str
        Words that were read out.
    where : str
        The file's name, for the message.

    Raises
    ------
    CourseError
        If the file is none of these, or a section does not open with the word beside it.
    """
    known = tuple(words)
    chart, sections = _parts(text, where)
    closed = []
    for name, (behind, word) in sections.items():
        plain = _behind(behind, chart["id"], name, known if word is None else (word,))
        if plain is None and word is not None:
            raise CourseError(f"{where}: section {name} was changed by hand; build the charts again")
        if plain is None:
            closed.append(name)
        else:
            chart["reveals"] |= plain.pop("reveals", {})
            chart |= plain
    return chart, tuple(closed)


def _parts(text: str, where: str) -> tuple[dict[str, Any], dict[str, tuple[str, str | None]]]:
    """What lies open, and each section with its word, if that stands there."""
    try:
        written = json.loads(text)
        version, chart = written["v"], {**written["open"], "reveals": {}}
        sections = {name: (one["packed"], one.get("word")) for name, one in written["sections"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise CourseError(f"{where}: not a packed chart; build the charts again") from None
    texts = [chart.get("id"), *(one for behind, word in sections.values() for one in (behind, "" if word is None else word))]
    if not all(isinstance(one, str) for one in texts):
        raise CourseError(f"{where}: not a packed chart; build the charts again")
    if version != VERSION:
        raise CourseError(f"{where}: a chart of version {version}; allowed: {VERSION}")
    return chart, sections


def _behind(text: str, patient: str, section: str, words: Iterable[str]) -> dict[str, Any] | None:
    tried = (opened(text, patient, section, word) for word in words)
    return next((one for one in tried if isinstance(one, dict)), None)


def _veiled(text: bytes, words: tuple[str, ...]) -> bytes:
    stream = hashlib.shake_256("\0".join(words).encode()).digest(len(text))
    return (int.from_bytes(text, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(text), "big")


def _checked(text: bytes) -> bytes:
    return hashlib.sha256(text).digest()[:_CHECK_BYTES]
