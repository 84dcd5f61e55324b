"""What an explorer hands on: the line that does the same, a table of rows, and numbers that go into an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Offer:
    """A number for a variable of an exercise.

    `variable` is its name, `words` say what the button does, `code` is the line that it makes, and `why` says why it can't be
    taken at this setting; empty where it can.
    """

    variable: str
    words: str
    code: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """What is handed on at one setting.

    Parameters
    ----------
    lines : sequence of str
        Lines of Python that do the same.
    offers : sequence of Offer
        The numbers that can be taken.
    caption : str
        What the table below shows.
    header, rows : sequences
        The table.
    """

    lines: Sequence[str]
    offers: Sequence[Offer]
    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]

    def message(self) -> dict[str, Any]:
        """The same as the browser needs it."""
        return {
            "lines": list(self.lines),
            "offers": [{"variable": one.variable, "words": one.words, "code": one.code, "why": one.why} for one in self.offers],
            "caption": self.caption,
            "header": list(self.header),
            "rows": [list(row) for row in self.rows],
        }
