"""The records of the evidence room: plain, frozen, each one row of a data file."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from netcourse.whole_number import whole_number


class Operator(StrEnum):
    """How a number of a fact is meant; `NONE` marks a fact without a number."""

    EQUAL = "="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="
    RANGE = "range"
    APPROX = "approx"
    NONE = ""


class EvidenceLevel(StrEnum):
    """How far a fact can be trusted."""

    SEEN = "seen"
    SECONDARY = "secondary"
    COMPUTED = "computed"
    UNVERIFIED = "unverified"


class Gradable(StrEnum):
    """How an answer that rests on a fact may be marked."""

    EXACT = "exact"
    TOLERANCE = "tolerance"
    SET = "set"
    RUBRIC = "rubric"
    NEVER = "never"


class SourceKind(StrEnum):
    """What kind of thing a source is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    COMPUTED = "computed"
    GENERAL = "general"
    ARTICLE = "article"


class Tier(StrEnum):
    """How far a statement of the article is examined."""

    CORE = "core"
    SUPPORTING = "supporting"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its key, what it is, where it was seen, its kind and year.

    A page without a date has no `year`; then `seen` is the month in which it was opened.
    """

    key: str
    title: str
    address: str
    kind: SourceKind
    year: str
    seen: str

    @property
    def dated(self) -> str:
        """The year up to which a fact can rest on this source: its own, or else the one in which it was seen."""
        return self.year or self.seen[:4]


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim, with its number, whom it holds for, and how far to trust it.

    `value`, `low` and `high` are in `unit`. With operator `range` both limits belong to the
    range; with `=` they are the interval around the value. `source` holds keys of sources; the
    article is cited with its line, as `ARTICLE:72`. `as_of` is an ISO year, month or date.
    Who signed a fact stands in `signatures.csv`.
    """

    id: str
    topic: str
    statement: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    operator: Operator
    population: str
    jurisdiction: str
    as_of: str
    source: tuple[str, ...]
    evidence: EvidenceLevel
    gradable: Gradable

    @property
    def exact_value(self) -> Fraction | None:
        """The value as an exact fraction, in `unit`; None when there is none."""
        return None if self.value is None else Fraction(self.value)

    @property
    def exact_low(self) -> Fraction | None:
        """The lower limit as an exact fraction, in `unit`; None when there is none."""
        return None if self.low is None else Fraction(self.low)

    @property
    def exact_high(self) -> Fraction | None:
        """The upper limit as an exact fraction, in `unit`; None when there is none."""
        return None if self.high is None else Fraction(self.high)

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of the sources without line numbers, each once, in order."""
        return tuple(dict.fromkeys(cited.partition(":")[0] for cited in self.source))

    def holds(self, x: Fraction | int | Decimal) -> bool:
        """Say whether a number satisfies this fact, compared exactly.

        Parameters
        ----------
        x : Fraction, int or Decimal
            The number to test, in the fact's own `unit`.

        Returns
        -------
        bool
            True when `x` stands in the relation `operator` to the fact's value or range.

        Raises
        ------
        TypeError
            If `x` is a float or another inexact type.
        ValueError
            If the fact has no number, or only an approximate one without an exact boundary.
        """
        number = _exact(x)
        match self.operator:
            case Operator.RANGE if self.low is not None and self.high is not None:
                return Fraction(self.low) <= number <= Fraction(self.high)
            case Operator.NONE | Operator.APPROX | Operator.RANGE:
                raise ValueError(f"fact {self.id} has no exact boundary to compare with")
        if self.value is None:
            raise ValueError(f"fact {self.id} has no exact boundary to compare with")
        limit = Fraction(self.value)
        match self.operator:
            case Operator.BELOW:
                return number < limit
            case Operator.AT_MOST:
                return number <= limit
            case Operator.ABOVE:
                return number > limit
            case Operator.AT_LEAST:
                return number >= limit
            case Operator.EQUAL:
                return number == limit


def _exact(x: object) -> Fraction:
    if isinstance(x, Fraction | Decimal):
        return Fraction(x)
    # bool is an int in Python, but a truth value is never a measurement.
    if (whole := whole_number(x)) is not None:
        return Fraction(whole)
    raise TypeError(
        f"thresholds are compared exactly, and {type(x).__name__} cannot promise that: "
        "pass a Fraction, an int or a Decimal, such as Fraction(15, 500)"
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """One teachable statement of the article, in our words, with the lines that it rests on."""

    id: str
    section: str
    statement: str
    kind: str
    unit: str
    tier: Tier
    article_lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Objective:
    """A measurable learning objective of a unit and the ids of the statements that it covers."""

    id: str
    unit: str
    verb: str
    objective: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A place where the article is dated, simplified or wrong, and what to do about it."""

    id: str
    article_lines: tuple[int, ...]
    article_says: str
    problem: str
    teach: str
    marking: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContestedTopic:
    """A topic on which experts disagree, and the type of item that does it justice."""

    id: str
    topic: str
    why: str
    item_type: str
    marking: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Harm:
    """An unsafe act: an answer that chooses it earns nothing on that item."""

    id: str
    act: str
    why: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A number on which sources disagree, and the facts that it touches."""

    id: str
    conflict: str
    sources: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of one row of the material that was handed over; `reason` when nothing did."""

    table: str
    row_id: str
    became: tuple[str, ...]
    reason: str
