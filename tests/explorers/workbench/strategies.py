"""Small tables with everything that may stand in one, and queries on them."""

from hypothesis import strategies as st

from netcourse.explorers.workbench.engine import Measure, Query
from netcourse.explorers.workbench.steps import How, Other, Step
from netcourse.explorers.workbench.table import Kind, Line, Table

GRADES = ("G1", "G2", "G3")
COLUMNS = {"site": "", "grade": "", "grade_before": "", "age": "years", "limit": "", "raised": ""}

_LINES: st.SearchStrategy[Line] = st.fixed_dictionaries(
    {
        "site": st.sampled_from(["lung", "colon", 'the "other" site', None]),
        "grade": st.sampled_from([*GRADES, None]),
        "grade_before": st.sampled_from(GRADES),
        "age": st.integers(0, 99) | st.none(),
        "limit": st.sampled_from([0.1, 0.2, 0.3, 40.0]) | st.none(),
        "raised": st.booleans() | st.none(),
    }
)
# A line without a missing value, so that every column has its kind.
WHOLE: Line = {"site": "lung", "grade": "G2", "grade_before": "G1", "age": 40, "limit": 0.3, "raised": True}


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with words, ordered grades, numbers, yes and no, each but one with missing values."""
    return Table("made", "rows", COLUMNS, (WHOLE, *draw(st.lists(_LINES, max_size=12))))


@st.composite
def steps(draw: st.DrawFn, table: Table, names: list[str]) -> Step:
    """A step that compares a column with one of its values, a number near one, or another column of its kind."""
    column = draw(st.sampled_from(names))
    kind = table.kind(column)
    in_order = kind is Kind.NUMBERS or column.startswith("grade")
    how = draw(st.sampled_from(list(How) if in_order else [How.IS, How.IS_NOT]))
    same = [Other(name) for name in names if name != column and _alike(table, name, column)]
    values = [value for value in table.different(column) if value is not None]
    if kind is Kind.NUMBERS:
        values += [draw(st.integers(-1, 101)), draw(st.sampled_from([0.3, 2.5, 1e-9]))]
    return Step(column, how, draw(st.sampled_from([*same, *values])))


@st.composite
def queries(draw: st.DrawFn, table: Table, names: list[str]) -> Query:
    """A query that can be asked of the table."""
    lists = st.lists(steps(table, names), max_size=3)
    all_of = draw(lists)
    by = draw(st.sampled_from(["", *(name for name in table.groups() if name in names)]))
    alone = [Measure.COUNT, Measure.MEDIAN]
    shares = [Measure.SHARE_OF_ALL, *([Measure.SHARE_OF_STEP] if all_of else [])]
    measure = draw(st.sampled_from(alone if by else alone + shares))
    numbers = [name for name in names if table.kind(name) is Kind.NUMBERS]
    column = draw(st.sampled_from(numbers)) if measure is Measure.MEDIAN else ""
    return Query(tuple(all_of), tuple(draw(lists)), measure, column, by)


def _alike(table: Table, one: str, other: str) -> bool:
    return table.kind(one) is table.kind(other) and one.startswith("grade") == other.startswith("grade")
