"""What goes wrong with evidence: bad data files, and ids that nobody has."""

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 5


class EvidenceError(ValueError):
    """A data file breaks a rule; the one-line message says where and what is allowed."""


class UnknownIdError(LookupError):
    """No record has this id; the message names the nearest ones."""

    def __init__(self, kind: str, wanted: str, known: Iterable[str]) -> None:
        self.wanted = wanted
        self.nearest = nearest(wanted, known)
        hint = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        super().__init__(f"no {kind} has the id {wanted!r}{hint}")


def nearest(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to five known ids that resemble the wanted one, best first.

    Parameters
    ----------
    wanted : str
        The id that was asked for; upper and lower case count as the same.
    known : iterable of str
        The ids that exist.

    Returns
    -------
    tuple of str
        Ids that differ only in case, then those that the id begins, then similar spellings.
    """
    by_folded = {one.casefold(): one for one in known}
    folded = wanted.casefold()
    begun = [f for f in by_folded if folded and f.startswith(folded)]
    alike = get_close_matches(folded, by_folded, n=_SHOWN, cutoff=0.6)
    ordered = dict.fromkeys([*begun, *alike])
    return tuple(by_folded[f] for f in ordered)[:_SHOWN]
