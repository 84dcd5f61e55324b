"""What a rule is given for one student, on one day: numbers and words out of the chart, and what the body has been through."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from netcourse.board.body import Body
from netcourse.board.chart_model import Chart, Params
from netcourse.board.variant import Variant
from netcourse.disease.arguments import exact

# The name of a draw in a text, in braces.
NAMED = re.compile(r"\{([a-z0-9_-]+)\}")
# Of the patient, beside the draws.
PERSONAL = ("name",)


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule comes to: a sentence, whether it can be used, a number or word for whoever compares, and facts besides."""

    text: str
    usable: bool = True
    value: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """The parameters of a rule, and where the numbers behind them come from."""

    chart: Chart
    variant: Variant
    body: Body
    params: Params

    def has(self, name: str) -> bool:
        """Whether the chart gives this parameter."""
        return name in self.params

    def number(self, name: str, default: int | None = None) -> Fraction:
        """A parameter that is a number or the name of a draw.

        Raises
        ------
        ValueError
            If it is not given and has no default.
        """
        value = self.params.get(name, default)
        if value is None:
            raise ValueError(f"{name}: is needed")
        return Fraction(self.variant.numbers[value]) if isinstance(value, str) else exact(name, value)

    def maybe(self, name: str) -> Fraction | None:
        """A number, or None where the chart gives none."""
        return self.number(name) if self.has(name) else None

    def count(self, name: str) -> int:
        """A whole number.

        Raises
        ------
        ValueError
            If it has a fraction.
        """
        number = self.number(name)
        if number.denominator != 1:
            raise ValueError(f"{name}={float(number):g}: a whole number is needed")
        return int(number)

    def word(self, name: str, default: str = "") -> str:
        """A parameter that is a word."""
        return str(self.params.get(name, default))

    def flag(self, name: str) -> bool:
        """A parameter that is true or false; false where it is not given."""
        return bool(self.params.get(name, False))

    def text(self, name: str) -> str:
        """A text with the draws in it; empty where there is none."""
        return filled(str(self.params.get(name, "")), self.chart, self.variant)

    def several(self, name: str, default: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        """A parameter that is a list."""
        return tuple(self.params.get(name, default))

    def kit(self) -> "Given":
        """The same with the laboratory's kit that this student has: one of the list ``kits``, by the number ``kit``."""
        kits = self.several("kits")
        if not kits:
            return self
        return Given(self.chart, self.variant, self.body, {**self.params, **kits[self.count("kit")]})

    def shown(self, name: str) -> str:
        """A number as it is printed: a draw with the decimals of its window."""
        named = self.params.get(name)
        if isinstance(named, str):
            return printed(self.number(name), self.chart.draws[named].decimals)
        return f"{float(self.number(name)):g}"

    def left_off(self, event: str, stopped_by: tuple[str, ...]) -> int | None:
        """For how many days something has been left off: 0 while it is taken, None where it never was."""
        if self.body.since(event) is None:
            return None
        return self.body.first(stopped_by) or 0


def filled(text: str, chart: Chart, variant: Variant) -> str:
    """A text of a chart in which each name in braces has become this student's number or word.

    Parameters
    ----------
    text : str
        A name that is no draw stays as it is; reading a chart refuses it.
    chart, variant
        Where the numbers come from.

    Returns
    -------
    str
        With the decimals of each window.
    """

    def one(found: re.Match[str]) -> str:
        name = found[1]
        if name == "name":
            return chart.persona.name
        window = chart.draws.get(name)
        if window is None:
            return found[0]
        number = variant.numbers[name]
        return window.words[int(number)] if window.words else printed(Fraction(number), window.decimals)

    return NAMED.sub(one, text)


def printed(number: Fraction, decimals: int) -> str:
    """A number with so many decimals."""
    return f"{float(round(number, decimals)):.{decimals}f}"


def names_in(text: str) -> tuple[str, ...]:
    """The names in braces that a text asks for and that are not the patient's own."""
    return tuple(name for name in NAMED.findall(text) if name not in PERSONAL)


def listed(lesions: Mapping[str, list[str]]) -> str:
    """Places by what was seen there: "Faint uptake: pancreas; no uptake: liver"."""
    text = "; ".join(f"{what[:1].lower()}{what[1:]}: {', '.join(places)}" for what, places in lesions.items())
    return text[:1].upper() + text[1:]
