"""Questions whose answer is an arrangement: partners matched, or things put in order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from netcourse.items.item import Item, bullets, checked_options, match_key, shown, split_keys, spoken
from netcourse.items.plain import Plain


@dataclass(frozen=True)
class Matching(Item):
    """Give each of `left` one of `right`. One of `right` may serve several times or never."""

    left: Mapping[str, str]
    right: Mapping[str, str]
    kind: ClassVar[str] = "Matching"

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "left", checked_options(self.id, self.left, what="left"))
        object.__setattr__(self, "right", checked_options(self.id, self.right, what="right"))

    @property
    def how(self) -> str:
        """See `Item.how`."""
        return f"Give each of {spoken(list(self.left), 'and')} one of {spoken(list(self.right))}."

    @property
    def example(self) -> str:
        """See `Item.example`."""
        first = next(iter(self.right))
        return '"' + ", ".join(f"{key}={first}" for key in self.left) + '"'

    def parse(self, raw: object) -> Plain:
        """See `Item.parse`."""
        pairs = _pairs(raw)
        if raw is None or pairs == []:
            raise self.problem("nothing is matched yet.")
        if pairs is None:
            raise self.problem(f"{shown(raw)} is not a list of pairs.")
        found: dict[str, str] = {}
        for left, right in pairs:
            key, partner = match_key(left, self.left), match_key(right, self.right)
            if key is None or partner is None:
                raise self.problem(f"{shown(left if key is None else right)} is not one of them.")
            if key in found:
                raise self.problem(f"{key} stands twice.")
            found[key] = partner
        missing = [key for key in self.left if key not in found]
        if missing:
            raise self.problem(f"{spoken(missing, 'and')} {'has' if len(missing) == 1 else 'have'} no partner yet.")
        return {key: found[key] for key in self.left}

    def words(self, value: Plain) -> str:
        """See `Item.words`."""
        pairs = value if isinstance(value, dict) else {}
        return "; ".join(f"{self.left[key]} → {self.right[str(pairs[key])]}" for key in self.left if key in pairs)

    def listing(self) -> str:
        """See `Item.listing`."""
        return f"Match each of these:\n\n{bullets(self.left)}\n\nwith one of these:\n\n{bullets(self.right)}"


@dataclass(frozen=True)
class Ordering(Item):
    """Put all `options` in order, first to last."""

    options: Mapping[str, str]
    kind: ClassVar[str] = "Ordering"

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "options", checked_options(self.id, self.options))

    @property
    def how(self) -> str:
        """See `Item.how`."""
        return f"Put each of {spoken(list(self.options), 'and')} in its place, once."

    @property
    def example(self) -> str:
        """See `Item.example`."""
        return f'"{", ".join(self.options)}"'

    def parse(self, raw: object) -> Plain:
        """See `Item.parse`."""
        parts = split_keys(raw) if type(raw) is not set and type(raw) is not frozenset else None
        if raw is None or (parts is not None and not any(parts)):
            raise self.problem("nothing is in order yet.")
        if parts is None:
            raise self.problem(f"{shown(raw)} is not a list.")
        order: list[Plain] = []
        for part in parts:
            key = match_key(part, self.options)
            if key is None:
                raise self.problem("a place is still empty." if part is None else f"{shown(part)} is not one of them.")
            if key in order:
                raise self.problem(f"{key} stands twice.")
            order.append(key)
        missing = [key for key in self.options if key not in order]
        if missing:
            raise self.problem(f"{spoken(missing, 'and')} {'is' if len(missing) == 1 else 'are'} missing.")
        return order

    def words(self, value: Plain) -> str:
        """See `Item.words`."""
        order = value if isinstance(value, list) else []
        return "; ".join(f"{place}. {self.options[str(key)]}" for place, key in enumerate(order, start=1))

    def listing(self) -> str:
        """See `Item.listing`."""
        return bullets(self.options)


def _pairs(raw: object) -> list[tuple[object, object]] | None:
    if type(raw) is dict:
        return [(left, right) for left, right in raw.items() if right is not None]
    if type(raw) is not str:
        return None
    parts = [part for part in re.split(r"[,;]", raw) if part.strip()]
    split = [re.split(r"=|:|→|->", part, maxsplit=1) for part in parts]
    return [(part[0], part[1]) for part in split] if all(len(part) == 2 for part in split) else None
