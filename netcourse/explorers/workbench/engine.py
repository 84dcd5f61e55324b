"""What is counted: rows that meet the steps, their share, the middle of a column, and the same by groups. No pandas."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median

from netcourse.explorers.workbench.steps import Step, holds
from netcourse.explorers.workbench.table import Cell, Line, Table


class Measure(StrEnum):
    """What is asked of the rows that are left."""

    COUNT = "count"
    SHARE_OF_ALL = "share-of-all"
    SHARE_OF_STEP = "share-of-step"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Query:
    """What a student has pointed at.

    Parameters
    ----------
    all_of : sequence of Step
        A row has to meet each of them.
    any_of : sequence of Step
        And at least one of these, if there are any.
    measure : Measure
        What is asked of the rows that are left.
    column : str
        Of which column the median is taken; empty otherwise.
    by : str
        The column by which the rows are grouped, or empty.
    """

    all_of: Sequence[Step] = ()
    any_of: Sequence[Step] = ()
    measure: Measure = Measure.COUNT
    column: str = ""
    by: str = ""

    @property
    def before_last(self) -> "Query":
        """The same without the last step of those that have to be met."""
        return replace(self, all_of=self.all_of[:-1])


def kept(table: Table, query: Query) -> list[Line]:
    """The rows that are left, in their order."""
    return [
        row
        for row in table.rows
        if all(holds(step, row) for step in query.all_of) and (not query.any_of or any(holds(step, row) for step in query.any_of))
    ]


def base(table: Table, query: Query) -> int:
    """How many rows a share is taken of."""
    return len(kept(table, query.before_last)) if query.measure is Measure.SHARE_OF_STEP else len(table.rows)


def number(table: Table, query: Query) -> float | None:
    """The one number that is asked, ungrouped.

    Returns
    -------
    float or None
        A count, a share in %, or a median in the unit of its column; None where no row is left to ask.
    """
    rows = kept(table, query)
    if query.measure is Measure.COUNT:
        return len(rows)
    if query.measure is Measure.MEDIAN:
        return middle(rows, query.column)
    of = base(table, query)
    return 100 * len(rows) / of if of else None


def middle(rows: Sequence[Line], column: str) -> float | None:
    """The median of a column of numbers without its missing values; None where nothing is left."""
    numbers = [number for row in rows if isinstance(number := row[column], int | float)]
    return median(numbers) if numbers else None


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the rows that are left: its value, how many they are, and its median where one is asked."""

    value: Cell
    count: int
    median: float | None = None


def groups(table: Table, query: Query) -> list[Group]:
    """The rows that are left by the values of `query.by`, from low to high; rows without a value are in no group."""
    rows = kept(table, query)
    values: list[Cell] = sorted({row[query.by] for row in rows} - {None})  # type: ignore[type-var]  # of one kind
    found = []
    for value in values:
        these = [row for row in rows if row[query.by] == value]
        found.append(Group(value, len(these), middle(these, query.column) if query.measure is Measure.MEDIAN else None))
    return found
