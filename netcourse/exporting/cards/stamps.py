"""When each card was last changed: Anki takes a correction by a later stamp, and with it throws away what a student tagged.

So a card that is as it was keeps its stamp from build to build, and only one that was corrected gets the time of this build. What
was built last stands in a small list of digests in the course folder; without it every card counts as changed now.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

from netcourse.exporting.cards.card import Card
from netcourse.marking.files import write_whole
from netcourse.marking.private import make_private


def stamps_of(ledger: Path, cards: Sequence[Card], now: int) -> dict[str, int]:
    """The stamp of each card, by its key.

    Parameters
    ----------
    ledger : Path
        The list of the last build; it need not be there.
    cards : sequence of Card
        As they are now.
    now : int
        The time of this build, in seconds since 1970.
    """
    before = _read(ledger)
    return {card.key: int(before[card.key][1]) if before.get(card.key, ("", 0))[0] == _digest(card) else now for card in cards}


def keep_stamps(ledger: Path, cards: Sequence[Card], stamps: Mapping[str, int]) -> None:
    """Write the list anew, whole or not at all; cards that are no more keep their place, for they may come back."""
    rows = {**_read(ledger), **{card.key: (_digest(card), stamps[card.key]) for card in cards}}
    make_private(ledger.parent)
    write_whole(ledger, json.dumps(rows, indent=1, sort_keys=True).encode())


def _read(ledger: Path) -> dict[str, tuple[str, int]]:
    try:
        rows = json.loads(ledger.read_text(encoding="utf-8"))
        return {str(key): (str(digest), int(stamp)) for key, (digest, stamp) in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _digest(card: Card) -> str:
    return hashlib.sha256(json.dumps(astuple(card)).encode()).hexdigest()[:20]
