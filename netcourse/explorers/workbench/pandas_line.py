"""The line of pandas that does what was pointed at. Text only: nothing here needs pandas."""

from collections.abc import Sequence
from json import dumps

from netcourse.explorers.workbench.engine import Measure, Query
from netcourse.explorers.workbench.steps import Other, Step
from netcourse.explorers.workbench.table import Cuts, Table


def pandas_line(table: Table, query: Query) -> str:
    """The line for a query.

    Parameters
    ----------
    table : Table
        Its `frame` is the name of the data frame in the line.
    query : Query
        What was pointed at.

    Returns
    -------
    str
        An expression, such as ``len(gep[(gep["site"] == "colon")])``. A share of no rows divides by zero there.
    """
    left = _rows(table, query)
    if query.by and query.measure is Measure.MEDIAN:
        return f"{left}.groupby({_word(query.by)})[{_word(query.column)}].median()"
    if query.by:
        return f"{left}.groupby({_word(query.by)}).size()"
    if query.measure is Measure.MEDIAN:
        return f"{left}[{_word(query.column)}].median()"
    if query.measure is Measure.COUNT:
        return f"len({left})"
    of = _rows(table, query.before_last) if query.measure is Measure.SHARE_OF_STEP else table.frame
    return f"100 * len({left}) / len({of})"


def cuts_line(table: Table, cuts: Cuts, source: str, *, first_belongs_up: bool, second_belongs_up: bool) -> str:
    """The line that makes the column of `cuts`: each comparison counts 1 where it is true."""
    column = f"{table.frame}[{_word(source)}]"
    first, second = (">=" if up else ">" for up in (first_belongs_up, second_belongs_up))
    low, high = (literal(edge) for edge in cuts.edges)
    return f"{table.frame}[{_word(cuts.name)}] = 1 + ({column} {first} {low}) + ({column} {second} {high})"


def literal(value: str | float | bool) -> str:  # noqa: FBT001 (one of the three kinds of value)
    """A value as Python writes it; a whole number without its point."""
    if isinstance(value, str):
        return _word(value)
    if isinstance(value, bool):
        return str(value)
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _rows(table: Table, query: Query) -> str:
    need = [_condition(table, step) for step in query.all_of]
    if query.any_of:
        one = " | ".join(_condition(table, step) for step in query.any_of)
        need.append(f"({one})" if need and len(query.any_of) > 1 else one)
    return f"{table.frame}[{_joined(need)}]" if need else table.frame


def _joined(need: Sequence[str]) -> str:
    return " & ".join(need)


def _condition(table: Table, step: Step) -> str:
    other = step.against
    right = f"{table.frame}[{_word(other.column)}]" if isinstance(other, Other) else literal(other)
    return f"({table.frame}[{_word(step.column)}] {step.how} {right})"


def _word(text: str) -> str:
    return dumps(text, ensure_ascii=False)
