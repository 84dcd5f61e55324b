"""One step of a filter: a column, how it is compared, and with what."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from netcourse.explorers.values import Row
from netcourse.explorers.workbench.table import Cell, Kind, Line, Table

# How another column is told from a word in what a control holds.
COLUMN = "column:"
YES, NO = "yes", "no"


class How(StrEnum):
    """How two values are compared, as pandas writes it."""

    IS = "=="
    IS_NOT = "!="
    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="


WORDS = {
    How.IS: "is",
    How.IS_NOT: "is not",
    How.ABOVE: "is above",
    How.AT_LEAST: "is at least",
    How.BELOW: "is below",
    How.AT_MOST: "is at most",
}
_RULES: dict[How, Callable[[Any, Any], Any]] = {
    How.IS: eq,
    How.IS_NOT: ne,
    How.ABOVE: gt,
    How.AT_LEAST: ge,
    How.BELOW: lt,
    How.AT_MOST: le,
}


@dataclass(frozen=True, slots=True)
class Other:
    """Another column of the same row."""

    column: str


@dataclass(frozen=True, slots=True)
class Step:
    """Keep the rows in which `column` compares so with `against`, a value or another column."""

    column: str
    how: How
    against: str | float | bool | Other


def holds(step: Step, row: Line) -> bool:
    """Whether a row is kept.

    A missing value is above, below and equal to nothing, and so it "is not" anything: as in pandas.
    """
    here: Cell = row[step.column]
    there: Cell = row[step.against.column] if isinstance(step.against, Other) else step.against
    if here is None or there is None:
        return step.how is How.IS_NOT
    return bool(_RULES[step.how](here, there))


def ways(kind: Kind) -> tuple[How, ...]:
    """How values of a kind can be compared."""
    return tuple(How) if kind is Kind.NUMBERS else (How.IS, How.IS_NOT)


def read_step(table: Table, entry: Row) -> Step | str:
    """A step as it was set, or a sentence on what it still lacks."""
    column, how, raw = str(entry["column"]), str(entry["how"]), entry["against"]
    if column not in table.columns:
        return f"Say first how {column} is made."
    kind = table.kind(column)
    if how not in ways(kind):
        return f"{column}: choose how it is compared."
    if isinstance(raw, str) and raw.startswith(COLUMN):
        other = raw.removeprefix(COLUMN)
        if other not in table.columns:
            return f"Say first how {other} is made."
        return Step(column, How(how), Other(other)) if table.kind(other) is kind else f"{column}: {other} is of another kind."
    value = _value(kind, raw)
    if value is None:
        return f"{column}: {'type a number' if kind is Kind.NUMBERS else 'choose a value'}."
    return Step(column, How(how), value)


def _value(kind: Kind, raw: object) -> str | float | bool | None:
    if kind is Kind.TRUTH:
        return {YES: True, NO: False}.get(str(raw))
    if kind is Kind.NUMBERS:
        return raw if isinstance(raw, int | float) and not isinstance(raw, bool) else None
    return raw if isinstance(raw, str) and raw else None
