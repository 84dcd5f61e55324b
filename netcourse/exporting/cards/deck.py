"""An Anki package. What Anki knows things by (note type, deck, guid) never changes; a stamp says when a card was last changed.

What Anki's importer does was tried with the program itself (tests/peers/test_anki.py): it takes a correction only if the note
type is the same to the field, and the stamp is later than whatever the student did to the note. One field more makes another
note type, whose notes are never updated: so there are spare fields from the first release, and a test holds the type's digest.
"""

import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.exporting.cards.card import Card, as_field, as_tag
from netcourse.marking.files import write_whole

# Drawn once, for ever.
NOTE_TYPE = 1_607_392_319
NOTE_TYPE_NAME = "netcourse card"
SPARE = ("Spare 1", "Spare 2", "Spare 3", "Spare 4")
FIELDS = ("Front", "Back", "Why", "Source", "Unit", *SPARE)
TOP = "netcourse"
FRONT = '<div class="front">{{Front}}</div>'
_SPARE_SHOWN = "".join(f'{{{{#{name}}}}}<div class="more">{{{{{name}}}}}</div>{{{{/{name}}}}}' for name in SPARE)
BACK = (
    '{{FrontSide}}<hr id="answer"><div class="back">{{Back}}</div>'
    '{{#Why}}<div class="why">{{Why}}</div>{{/Why}}'
    f"{_SPARE_SHOWN}"
    '{{#Source}}<div class="source">{{Source}}</div>{{/Source}}<div class="unit">{{Unit}}</div>'
)
STYLE = """.card { font: 20px/1.5 system-ui, sans-serif; text-align: left; max-width: 40em; margin: 0 auto; padding: 0 1em; }
.back { font-weight: 600; }
.why, .more { margin-top: .8em; }
.source, .unit { margin-top: .8em; font-size: .8em; }
"""
_UNIT_SAID = "For education only; all patients are synthetic."


def write_deck(path: Path, unit: str, cards: Sequence[Card], stamps: Mapping[str, int]) -> None:
    """Write a package, whole or not at all, for its owner alone.

    Parameters
    ----------
    path : Path
        Where it goes, such as ``exports/cards/05_tumour_grade.apkg``.
    unit : str
        The unit: from its name alone follows the deck's.
    cards : sequence of Card
        In the order in which they are learnt.
    stamps : mapping of str to int
        When each card was last changed, by its key, in seconds since 1970; see `stamps`.

    Raises
    ------
    CourseError
        If there is no card, two have one key, one would show nothing, or genanki is not installed.
    """
    genanki = _genanki()
    _check(unit, cards)
    kind = genanki.Model(
        NOTE_TYPE,
        NOTE_TYPE_NAME,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Card 1", "qfmt": FRONT, "afmt": BACK}],
        css=STYLE,
    )
    deck = genanki.Deck(deck_id(unit), deck_name(unit))

    class Stamped(genanki.Note):  # type: ignore[misc, name-defined]  # genanki publishes no types
        """A note with a stamp of its own; genanki gives all notes of a package one."""

        def write_to_db(self, cursor: Any, timestamp: float, deck: int, ids: Any) -> None:  # noqa: ARG002
            super().write_to_db(cursor, stamps[self.key], deck, ids)

    for at, card in enumerate(cards):
        said = [card.front, card.back, card.why, card.source, f"{unit}. {_UNIT_SAID}", *("" for _ in SPARE)]
        tags = [TOP, as_tag(unit), *map(as_tag, card.tags)]
        # The order of new cards is that of the unit.
        note = Stamped(kind, [as_field(one) for one in said], tags=tags, guid=guid_of(card), due=at)
        note.key = card.key
        deck.add_note(note)
    packed = io.BytesIO()
    genanki.Package(deck).write_to_file(packed, timestamp=max(stamps.values()))
    write_whole(path, packed.getvalue())


def deck_name(unit: str) -> str:
    """The deck's name: from the unit's, which never changes, and not from its title, which may."""
    return f"{TOP}::{unit}"


def deck_id(unit: str) -> int:
    """The deck's number."""
    return _number(f"deck {unit}")


def guid_of(card: Card) -> str:
    """By what Anki knows a note again: 80 bits of its key's digest."""
    return hashlib.sha256(f"{TOP} {card.key}".encode()).hexdigest()[:20]


def _check(unit: str, cards: Sequence[Card]) -> None:
    if not cards:
        raise CourseError(f"{unit}: there is nothing to make a card of")
    keys = [card.key for card in cards]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise CourseError(f"{unit}: two cards with the key {twice[0]}")
    for card in cards:
        if not card.front.strip() or not card.back.strip():
            raise CourseError(f"{unit}: {card.key}: a card without {'a question' if card.back.strip() else 'an answer'}")


def _number(text: str) -> int:
    # Anki's numbers are times in thousandths of a second; any below 2^40 is one.
    return int.from_bytes(hashlib.sha256(f"{TOP} {text}".encode()).digest()[:5], "big") | 1 << 38


def _genanki() -> Any:
    try:
        import genanki
    except ModuleNotFoundError:
        raise CourseError("cards: genanki is not installed; 'pip install netcourse[cards]' brings it") from None
    return genanki
