"""The controls of the workbench, and the query that a setting of them is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netcourse.explorers.dependent import Dependent
from netcourse.explorers.explorer import Choice, Control, Diary
from netcourse.explorers.values import Row, Values
from netcourse.explorers.workbench.engine import Measure, Query
from netcourse.explorers.workbench.sentence import cell_words, figure
from netcourse.explorers.workbench.steps import COLUMN, NO, WORDS, YES, How, Step, read_step, ways
from netcourse.explorers.workbench.table import MOST_GROUPS, Cuts, Kind, Table, with_cuts

NOTHING = ""
UP, DOWN = "up", "down"
MOST_STEPS = 6
MEASURES = {
    str(Measure.COUNT): "how many there are",
    str(Measure.SHARE_OF_STEP): "what share of the rows the last step keeps, in %",
    str(Measure.SHARE_OF_ALL): "what share of all rows they are, in %",
    str(Measure.MEDIAN): "the median of a column",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a student has set: the table with a made column in it, the query, and what the query still lacks."""

    table: Table
    query: Query
    lacks: str = ""


def controls(table: Table) -> tuple[Control, ...]:
    """The controls for a table."""
    made = with_cuts(table, table.cuts.sources[0], first_belongs_up=True, second_belongs_up=True) if table.cuts else table
    numbers = [name for name in made.columns if made.kind(name) is Kind.NUMBERS]
    parts = _parts(made)
    return (
        *(_cut_controls(table.cuts) if table.cuts else ()),
        Diary("all_of", "Keep the rows in which all of this is so", parts, most=MOST_STEPS, entry="step"),
        Diary("any_of", "and at least one of this is so (if you need it)", parts, most=MOST_STEPS, entry="step"),
        Choice("measure", "Of the rows that are left, tell me", MEASURES, str(Measure.COUNT)),
        Choice("column", "Median of", {name: _named(made, name) for name in numbers}, numbers[0]),
        Choice("by", "Sort them into groups by", {NOTHING: "no groups", **{name: name for name in made.groups()}}, NOTHING),
    )


def read_setting(table: Table, values: Values) -> Setting:
    """The query of a setting; a step that is half made counts for nothing, and is told."""
    lacks: list[str] = []
    if table.cuts:
        table, lack = _made(table, table.cuts, values)
        lacks += [lack] if lack else []
    all_of, any_of = (_steps(table, values[name], lacks) for name in ("all_of", "any_of"))
    measure = Measure(str(values["measure"]))
    column, by = str(values["column"]), str(values["by"])
    # A median or groups of a column that is not made yet.
    for name in (column if measure is Measure.MEDIAN else "", by):
        if name and name not in table.columns:
            lacks.append(f"Say first how {name} is made.")
    if not all_of and measure is Measure.SHARE_OF_STEP and not by:
        lacks.append("A share of the last step needs a step. Add one to the first list.")
    query = Query(all_of, any_of, measure, column if measure is Measure.MEDIAN else "", by if by in table.columns else "")
    return Setting(table, query, lacks[0] if lacks else "")


def hidden(table: Table, values: Values) -> frozenset[str]:
    """The controls that mean nothing at a setting."""
    unused = {"column": values["measure"] != Measure.MEDIAN}
    if table.cuts:
        unused |= dict.fromkeys(("first_edge", "second_edge"), values["made_from"] == NOTHING)
    return frozenset(name for name, is_unused in unused.items() if is_unused)


def _cut_controls(cuts: Cuts) -> tuple[Choice, ...]:
    low, high = (figure(edge) for edge in cuts.edges)
    sources = {NOTHING: "not made yet", **{name: f"from {name}" for name in cuts.sources}}
    first = {NOTHING: "choose", DOWN: f"exactly {low} is still 1", UP: f"exactly {low} is already 2"}
    second = {NOTHING: "choose", DOWN: f"exactly {high} is still 2", UP: f"exactly {high} is already 3"}
    return (
        Choice("made_from", f"Make {cuts.name}", sources, NOTHING),
        Choice("first_edge", f"Where 1 ends and 2 begins, at {low}", first, NOTHING),
        Choice("second_edge", f"Where 2 ends and 3 begins, at {high}", second, NOTHING),
    )


def _made(table: Table, cuts: Cuts, values: Values) -> tuple[Table, str]:
    source, first, second = (str(values[name]) for name in ("made_from", "first_edge", "second_edge"))
    if source == NOTHING:
        return table, ""
    if NOTHING in (first, second):
        return table, f"{cuts.name}: say at both edges to which class they belong."
    return with_cuts(table, source, first_belongs_up=first == UP, second_belongs_up=second == UP), ""


def _steps(table: Table, entries: object, lacks: list[str]) -> tuple[Step, ...]:
    read = [read_step(table, entry) for entry in _entries(entries)]
    lacks += [one for one in read if isinstance(one, str)]
    return tuple(one for one in read if isinstance(one, Step))


def _entries(value: object) -> Sequence[Row]:
    return value if isinstance(value, tuple) else ()


def _parts(table: Table) -> tuple[Choice | Dependent, ...]:
    names = [name for name in table.columns if _can_be_filtered(table, name)]
    how = {name: {str(way): WORDS[way] for way in ways(table.kind(name))} for name in names}
    against = {name: _against(table, name, names) for name in names}
    typed = {name: table.columns[name] for name in names if table.kind(name) is Kind.NUMBERS}
    first = names[0]
    return (
        Choice("column", "Column", {name: _named(table, name) for name in names}, first),
        Dependent("how", "Comparison", "column", how, start=str(How.IS)),
        Dependent("against", "With", "column", against, typed, NOTHING if first in typed else next(iter(against[first]))),
    )


def _against(table: Table, name: str, names: Sequence[str]) -> Mapping[str, str]:
    kind = table.kind(name)
    same = {f"{COLUMN}{one}": f"the column {one}" for one in names if one != name and table.kind(one) is kind}
    if kind is Kind.NUMBERS:
        return same
    if kind is Kind.TRUTH:
        return {YES: YES, NO: NO}
    return {cell_words(value): cell_words(value) for value in table.different(name)}


def _can_be_filtered(table: Table, name: str) -> bool:
    return table.kind(name) is not Kind.WORDS or len(table.different(name)) <= MOST_GROUPS


def _named(table: Table, name: str) -> str:
    words = table.columns[name]
    return f"{name} ({words})" if words else name
