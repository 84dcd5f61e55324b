"""Questions whose answer is one or several of the options on offer."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import ClassVar
from urllib.parse import quote

from netcourse.items.item import Item, bullets, checked_options, match_key, shown, split_keys, spoken
from netcourse.items.plain import Plain


@dataclass(frozen=True)
class SingleBest(Item):
    """One best answer out of `options`, a mapping from a letter to its text."""

    options: Mapping[str, str]
    kind: ClassVar[str] = "SingleBest"

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "options", checked_options(self.id, self.options))

    @property
    def how(self) -> str:
        """See `Item.how`."""
        return f"Choose one: {spoken(list(self.options))}."

    @property
    def example(self) -> str:
        """See `Item.example`."""
        return f'"{next(iter(self.options))}"'

    def parse(self, raw: object) -> Plain:
        """See `Item.parse`."""
        if raw is None or (type(raw) is str and not raw.strip()):
            raise self.problem("nothing is chosen yet.")
        key = match_key(raw, self.options)
        if key is None:
            raise self.problem(f"{shown(raw)} is not one of the options.")
        return key

    def words(self, value: Plain) -> str:
        """See `Item.words`."""
        return f"{value}: {self.options[str(value)]}"

    def listing(self) -> str:
        """See `Item.listing`."""
        return bullets(self.options)


@dataclass(frozen=True)
class HotSpot(SingleBest):
    """One region of a picture. `options` names the regions, which must be marked in the picture with the same keys.

    `picture` is the text of an SVG or an image's address; `alt` says in words what it shows, without giving the answer away.
    """

    picture: str
    alt: str
    kind: ClassVar[str] = "HotSpot"

    def __post_init__(self) -> None:
        super().__post_init__()
        if type(self.alt) is not str or not self.alt.strip():
            raise ValueError(f"{self.id}: a picture needs alt, a text that says what it shows")
        if type(self.picture) is not str or not self.picture.strip().startswith(("<svg", "<?xml", "https://", "data:image/")):
            raise ValueError(f"{self.id}: picture must be the text of an SVG, an https address or a data:image address")

    def figure(self) -> str:
        """The picture as an image: an SVG shown this way can run nothing, and its alt text is kept."""
        address = self.picture.strip()
        if address.startswith("<"):
            address = "data:image/svg+xml," + quote(address)
        return f'<figure><img src="{escape(address)}" alt="{escape(self.alt)}"></figure>'


@dataclass(frozen=True)
class SeveralOfMany(Item):
    """Every option that applies, at least one."""

    options: Mapping[str, str]
    kind: ClassVar[str] = "SeveralOfMany"

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "options", checked_options(self.id, self.options))

    @property
    def how(self) -> str:
        """See `Item.how`."""
        return f"Choose every one that applies, at least one: {spoken(list(self.options))}."

    @property
    def example(self) -> str:
        """See `Item.example`."""
        return f'"{", ".join(list(self.options)[:2])}"'

    def parse(self, raw: object) -> Plain:
        """See `Item.parse`."""
        parts = split_keys(raw)
        if raw is None or parts == []:
            raise self.problem("nothing is chosen yet.")
        if parts is None:
            raise self.problem(f"{shown(raw)} is not a list of options.")
        found = [(part, match_key(part, self.options)) for part in parts]
        for part, key in found:
            if key is None:
                raise self.problem(f"{shown(part)} is not one of the options.")
        chosen = {key for _, key in found}
        return [key for key in self.options if key in chosen]

    def words(self, value: Plain) -> str:
        """See `Item.words`."""
        return "; ".join(f"{key}: {self.options[key]}" for key in self.options if isinstance(value, list) and key in value)

    def listing(self) -> str:
        """See `Item.listing`."""
        return bullets(self.options)


@dataclass(frozen=True)
class DefensibleSet(SeveralOfMany):
    """Every option that the student could defend, where experts differ. Marked by what it holds, not by its size."""

    kind: ClassVar[str] = "DefensibleSet"

    @property
    def how(self) -> str:
        """See `Item.how`."""
        return f"Choose every one that you could defend, at least one: {spoken(list(self.options))}."
