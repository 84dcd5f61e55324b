"""A part of an entry whose possible values hang on another part of it: a comparison and a value on the chosen column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from netcourse.items.answers import plain_number


@dataclass(frozen=True, slots=True)
class Dependent:
    """One of several, where another part says which, or a number that is typed.

    Parameters
    ----------
    name, label : str
        As in every control.
    on : str
        The name of the part that decides.
    options : mapping of str to mapping
        For each value of that part, what is on offer: keys with the words that stand for them.
    typed : mapping of str to str
        For which values of that part a number may be typed, and what is said of it, such as its unit (may be empty).
    start : str or float
        The value of a new entry.
    """

    name: str
    label: str
    on: str
    options: Mapping[str, Mapping[str, str]]
    typed: Mapping[str, str] = field(default_factory=dict)
    start: str | float = ""

    def settle(self, raw: object) -> str | float:
        """A key that is on offer for some value of the other part, a number, or nothing yet.

        Whether it fits the other part of its entry is for the explorer to say: a half-made entry is no mistake.

        Raises
        ------
        ValueError
            If it is none of these.
        """
        if self.typed and (number := plain_number(raw)) is not None:
            return number
        if isinstance(raw, str) and (not raw or any(raw in keys for keys in self.options.values())):
            return raw
        raise ValueError(f"{self.label}: {raw!r} is not on offer")

    def spec(self) -> dict[str, Any]:
        """What the browser needs besides kind, name and label."""
        # Pairs, as JavaScript would sort keys that look like numbers.
        pairs = {key: [list(pair) for pair in options.items()] for key, options in self.options.items()}
        return {"on": self.on, "options": pairs, "typed": dict(self.typed), "start": self.start}
