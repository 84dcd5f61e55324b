"""What was counted, in a sentence, and a step in words."""

from netcourse.explorers.workbench.engine import Measure, Query, base, groups, kept, number
from netcourse.explorers.workbench.pandas_line import literal
from netcourse.explorers.workbench.steps import NO, WORDS, YES, Other, Step
from netcourse.explorers.workbench.table import Cell, Table


def told(table: Table, query: Query) -> str:
    """The result of a query in one or two sentences."""
    left, all_rows = len(kept(table, query)), len(table.rows)
    if query.by:
        return f"{left} of {all_rows} {table.many} are left. In {len(groups(table, query))} groups by {query.by}: see the table."
    if not (query.all_of or query.any_of) and query.measure is not Measure.MEDIAN:
        return f"All {all_rows} {table.many} are left. Add a step to keep some of them."
    found = number(table, query)
    if found is None:
        return f"No {table.many} are left, so there is nothing to ask of them."
    if query.measure is Measure.COUNT:
        return f"{left} of {all_rows} {table.many} are left."
    if query.measure is Measure.MEDIAN:
        return f"The median of {query.column} is {figure(found)}, in {left} {table.many}."
    if query.measure is Measure.SHARE_OF_ALL:
        return f"{left} of all {all_rows} {table.many} are left: {figure(found)}%."
    return f"The last step keeps {left} of {base(table, query)} {table.many}: {figure(found)}%."


def step_words(step: Step) -> str:
    """A step as it is read: ``n_nets is above 1``."""
    against = step.against
    if isinstance(against, Other):
        return f"{step.column} {WORDS[step.how]} {against.column}"
    # A number that was typed is told as it was typed, as in the line of pandas.
    typed = isinstance(against, int | float) and not isinstance(against, bool)
    return f"{step.column} {WORDS[step.how]} {literal(against) if typed else cell_words(against)}"


def cell_words(value: Cell) -> str:
    """A value of the table as it is read; four digits are enough, unless they make it a whole number that it is not."""
    if value is None:
        return "missing"
    if isinstance(value, bool):
        return YES if value else NO
    if not isinstance(value, float):
        return str(value)
    text = f"{value:.4g}"
    return f"{value:.15g}" if float(text).is_integer() and float(text) != value else text


def figure(value: float) -> str:
    """A result as it is read and taken over: two decimals at most."""
    return literal(round(value, 2))
