"""A table of an exercise: its columns, what kind of values stand in each, and a column that the student makes by two edges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

# None is a missing value.
Cell: TypeAlias = str | float | bool | None
Line: TypeAlias = Mapping[str, Cell]

# More different numbers than this are measured, not sorted into groups.
MOST_GROUPS = 12


class Kind(StrEnum):
    """What stands in a column: words, numbers, or yes and no."""

    WORDS = "words"
    NUMBERS = "numbers"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Cuts:
    """A column that the student makes: class 1, 2 or 3 by where the numbers of another column lie.

    `name` is the new column, `sources` are the columns that it may be made from, `edges` the two limits, in their unit.
    """

    name: str
    sources: tuple[str, ...]
    edges: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of an exercise.

    Parameters
    ----------
    frame : str
        What the table is called in a line of pandas.
    many : str
        What the rows are, such as "people".
    columns : mapping of str to str
        Each column with a word or two on what it holds, its unit included.
    rows : sequence of mapping
        A value for every column; None where it is missing.
    cuts : Cuts, optional
        A column that the student may make.
    """

    frame: str
    many: str
    columns: Mapping[str, str]
    rows: Sequence[Line]
    cuts: Cuts | None = None

    def kind(self, column: str) -> Kind:
        """What stands in a column."""
        found = {type(row[column]) for row in self.rows} - {type(None)}
        if found <= {bool}:
            return Kind.TRUTH
        return Kind.NUMBERS if found <= {int, float} else Kind.WORDS

    def different(self, column: str) -> list[Cell]:
        """The different values of a column, from low to high, without the missing ones."""
        return sorted({row[column] for row in self.rows} - {None})  # type: ignore[type-var]  # of one kind, and so in order

    def groups(self) -> list[str]:
        """The columns by which rows can be grouped: few values, and more than one."""
        return [name for name in self.columns if 1 < len(self.different(name)) <= MOST_GROUPS]


def cut(number: float, edges: tuple[float, float], *, first_belongs_up: bool, second_belongs_up: bool) -> int:
    """The class of a number: 1 below both edges, 2 between them, 3 above; who lies on an edge belongs up or down."""
    low, high = edges
    first = number >= low if first_belongs_up else number > low
    second = number >= high if second_belongs_up else number > high
    return 1 + first + second


def with_cuts(table: Table, source: str, *, first_belongs_up: bool, second_belongs_up: bool) -> Table:
    """The table with its made column.

    Parameters
    ----------
    table : Table
        One that has `cuts`.
    source : str
        The column whose numbers are sorted.
    first_belongs_up, second_belongs_up : bool
        Whether a number on the edge belongs to the class above it.

    Returns
    -------
    Table
        A missing number is in class 1, as in pandas, where it is above nothing.
    """
    made = table.cuts
    if made is None:
        return table
    choice = {"first_belongs_up": first_belongs_up, "second_belongs_up": second_belongs_up}
    rows = []
    for row in table.rows:
        number = row[source]
        known = isinstance(number, int | float)
        rows.append({**row, made.name: cut(number, made.edges, **choice) if known else 1})  # type: ignore[arg-type]
    return replace(table, columns={**table.columns, made.name: "made by you"}, rows=rows)
