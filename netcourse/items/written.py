"""Questions whose answer is written: a number with its unit, or a short text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar, cast

from netcourse.items.answers import plain_number, spelt
from netcourse.items.item import Item, shown, spoken
from netcourse.items.plain import Plain

_NUMBER = re.compile(r"([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,2})?)\s*(.*)", re.DOTALL)
# "1,200" is 1200 to one reader and 1.2 to another; "0,125" is not ambiguous.
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+\s*(\D.*)?")


@dataclass(frozen=True)
class NumberWithUnit(Item):
    """A number in any unit of the quantity.

    Parameters
    ----------
    unit : str
        The unit in which the question is asked and marked.
    low, high : float
        The smallest and largest value that is possible at all, in `unit`; both are allowed.
    units : mapping of str to float
        Other units on offer: how many of `unit` one of them is. ``unit="g", units={"mg": 0.001}``.
    """

    unit: str
    low: float
    high: float
    units: Mapping[str, float] = field(default_factory=dict)
    kind: ClassVar[str] = "NumberWithUnit"

    def __post_init__(self) -> None:
        super().__post_init__()
        if not isinstance(self.units, Mapping) or self.unit in self.units:
            raise ValueError(f"{self.id}: units must map the other units, not {self.unit} itself, to their factor")
        for name, factor in {self.unit: 1.0, **self.units}.items():
            plain = plain_number(factor)
            if type(name) is not str or not name.strip() or name != name.strip() or plain is None or plain <= 0:
                raise ValueError(f"{self.id}: the unit {name!r} needs a name without outer blanks and a factor above 0")
        low, high = plain_number(self.low), plain_number(self.high)
        if low is None or high is None or low >= high:
            raise ValueError(f"{self.id}: low must be a number below high")
        object.__setattr__(self, "units", dict(self.units))

    @property
    def all_units(self) -> dict[str, float]:
        """Every unit on offer, the asked one first, with its factor."""
        return {self.unit: 1.0, **self.units}

    @property
    def how(self) -> str:
        """See `Item.how`."""
        allowed = spoken(list(self.all_units))
        return f"Give a number and its unit ({allowed})." if self.units else f"Give a number (unit: {allowed})."

    @property
    def example(self) -> str:
        """See `Item.example`."""
        return f'"{spelt(self.low)} {self.unit}"'

    def parse(self, raw: object) -> Plain:
        """See `Item.parse`."""
        number, unit = self._parts(raw)
        if unit is None:
            raise self.problem("the unit is missing.")
        asked = self.in_asked_unit({"number": number, "unit": unit})
        if not Fraction(str(self.low)) <= asked <= Fraction(str(self.high)):
            limits = f"it must lie between {spelt(self.low)} and {spelt(self.high)} {self.unit}."
            raise self.problem(f"{spelt(number)} {unit} is not possible; {limits}")
        return {"number": number, "unit": unit}

    def in_asked_unit(self, value: Plain) -> Fraction:
        """A parsed answer in the unit of the question, exactly."""
        parts = cast("dict[str, Plain]", value)
        return Fraction(str(parts["number"])) * Fraction(str(self.all_units[str(parts["unit"])]))

    def words(self, value: Plain) -> str:
        """See `Item.words`."""
        return f"{spelt(cast('float', value['number']))} {value['unit']}" if isinstance(value, dict) else ""

    def _parts(self, raw: object) -> tuple[float, str | None]:
        parts: dict[str, object] = raw if type(raw) is dict else {"number": raw}
        raw, unit = parts.get("number"), parts.get("unit")
        if raw is None or raw is ... or (type(raw) is str and not raw.strip()):
            raise self.problem("no number yet.")
        if type(raw) is str:
            raw, behind = self._read(raw)
            unit = behind or unit
        plain = plain_number(raw)
        if plain is None:
            raise self.problem("this is not a number.")
        return plain, self._unit(unit)

    def _read(self, text: str) -> tuple[float, str]:
        tidy = text.strip().replace("−", "-")
        if _AMBIGUOUS.fullmatch(tidy):
            raise self.problem(f"{shown(text)} can be read in two ways. Use a point for decimals and nothing for thousands.")
        found = _NUMBER.fullmatch(tidy)
        if found is None:
            raise self.problem(f"{shown(text)} is not a number.")
        return float(found[1].replace(",", ".")), found[2].strip()

    def _unit(self, raw: object) -> str | None:
        if raw is None or raw == "":
            return None if self.units else self.unit
        wanted = _tidy(raw) if type(raw) is str else None
        for name in self.all_units:
            if _tidy(name) == wanted:
                return name
        raise self.problem(f"{shown(raw)} is not one of the units.")


@dataclass(frozen=True)
class ShortText(Item):
    """A short text, read by a person. At most `longest` characters."""

    longest: int = 600
    kind: ClassVar[str] = "ShortText"

    def __post_init__(self) -> None:
        super().__post_init__()
        if type(self.longest) is not int or not 1 <= self.longest <= 5000:
            raise ValueError(f"{self.id}: longest must lie between 1 and 5000 characters")

    @property
    def how(self) -> str:
        """See `Item.how`."""
        return f"Write at most {self.longest} characters."

    @property
    def example(self) -> str:
        """See `Item.example`."""
        return '"your words"'

    def parse(self, raw: object) -> Plain:
        """See `Item.parse`."""
        if raw is None or (type(raw) is str and not raw.strip()):
            raise self.problem("nothing is written yet.")
        if type(raw) is not str:
            raise self.problem(f"{shown(raw)} is not a text.")
        # A lone half of a surrogate pair can't be saved as UTF-8.
        text = raw.strip().encode("utf-8", "replace").decode("utf-8")
        if len(text) > self.longest:
            raise self.problem(f"your text has {len(text)} characters.")
        return text

    def words(self, value: Plain) -> str:
        """See `Item.words`."""
        return str(value)


def _tidy(unit: str) -> str:
    # Both signs for micro look the same and are not.
    return "".join(unit.split()).replace("\N{MICRO SIGN}", "\N{GREEK SMALL LETTER MU}")
