"""Two wordings of one text, compared word by word: what was, what is, and a little of what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

# So many words of what has stayed are shown on either side of a change.
AROUND = 6
DOTS = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `was` alone is gone, `now` alone is new, and where both are the same nothing changed."""

    was: str
    now: str

    @property
    def stayed(self) -> bool:
        """Whether it is the same in both wordings."""
        return self.was == self.now


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """Compare two wordings.

    Parameters
    ----------
    old, new : str
        What was, and what is; either may be empty.

    Returns
    -------
    tuple of Piece
        In order; long stretches that stayed are cut short, with dots.
    """
    before, after = _words(old), _words(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(_pieces(matcher, before, after))


def as_text(pieces: tuple[Piece, ...]) -> str:
    """Write a comparison in one line, such as `a tumour of [2 cm → 3 cm]`.

    Parameters
    ----------
    pieces : tuple of Piece
        As `compare` gives them.

    Returns
    -------
    str
        What has changed stands in brackets.
    """
    return " ".join(one.now if one.stayed else f"[{one.was or 'nothing'} → {one.now or 'nothing'}]" for one in pieces)


def _pieces(matcher: "SequenceMatcher[str]", before: list[str], after: list[str]) -> Iterator[Piece]:
    steps = matcher.get_opcodes()
    for at, (what, from_old, to_old, from_new, to_new) in enumerate(steps):
        was, now = before[from_old:to_old], after[from_new:to_new]
        if what == "equal":
            kept = " ".join(_shortened(now, first=at == 0, last=at == len(steps) - 1))
            yield Piece(kept, kept)
        else:
            yield Piece(" ".join(was), " ".join(now))


def _shortened(words: list[str], *, first: bool, last: bool) -> list[str]:
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(words) <= head + tail + 1:
        return words
    return [*words[:head], DOTS, *words[len(words) - tail :]]


def _words(text: str) -> list[str]:
    return re.findall(r"\S+", text)
