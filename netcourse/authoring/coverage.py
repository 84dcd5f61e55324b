"""What the units teach and examine of the article, counted from the metadata of their cells.

Every statement of the article is counted, those of units that are not there yet too: they are missing, and said to be.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nbformat import NotebookNode

from netcourse import evidence

# What a cell may say of itself, and which kind of id stands there.
SERVES = ("teaches", "practises", "examines")
# Each names one contested topic: the table "Where bodies differ", and an item that hands out the rule of one body.
TOPIC_OF = ("differ", "applies")


class State(StrEnum):
    """How far a unit is: only of a built one can be said what it serves."""

    BUILT = "built"
    UNBUILT = "not built"
    PLANNED = "planned"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class TierCoverage:
    """One tier of one unit: its statements, and which of them are taught, practised and examined."""

    unit: str
    tier: str
    statements: tuple[str, ...]
    taught: tuple[str, ...]
    practised: tuple[str, ...]
    examined: tuple[str, ...]
    state: State = State.BUILT

    @property
    def missing(self) -> tuple[str, ...]:
        """What the tier still asks for, a line each.

        A core statement has to be examined by a graded item; a supporting one taught and at least practised; a context one
        taught. Of a unit that is not there every statement is missing, whatever other units say of it.
        """
        if self.state is not State.BUILT:
            return tuple(f"{statement} is {self.tier} and its unit is {self.state}" for statement in self.statements)
        lines = []
        for statement in self.statements:
            if self.tier == "core" and statement not in self.examined:
                lines.append(f"{statement} is core and in no graded item")
            if self.tier == "supporting" and statement not in {*self.practised, *self.examined}:
                lines.append(f"{statement} is supporting and in no practice or graded item")
            if statement not in self.taught:
                lines.append(f"{statement} is not taught")
        return tuple(lines)


def coverage(
    notebooks: Mapping[str, NotebookNode], *, unbuilt: Collection[str] = (), planned: Collection[int] = ()
) -> list[TierCoverage]:
    """Count what each unit teaches, practises and examines.

    Parameters
    ----------
    notebooks : mapping of str to NotebookNode
        The author's notebooks by unit name.
    unbuilt : collection of str
        Names of units that have a text and no notebook yet.
    planned : collection of int
        Numbers of the units that the course says it will have.

    Returns
    -------
    list of TierCoverage
        One entry for each tier of each unit that has a notebook or a statement, so that no statement is left out. A statement may
        be served by any unit; it is counted in its own.
    """
    served = {kind: _served(notebooks.values(), kind) for kind in SERVES}
    of_statements = {statement.unit for statement in evidence.statements().values()}
    found = []
    for unit in sorted({*notebooks, *unbuilt, *of_statements}):
        own = [statement for statement in evidence.statements().values() if statement.unit == unit]
        state = _state(unit, notebooks, unbuilt, planned)
        for tier in evidence.Tier:
            ids = tuple(statement.id for statement in own if statement.tier is tier)
            there = ids if state is State.BUILT else ()
            parts = {kind: tuple(one for one in there if one in served[kind]) for kind in SERVES}
            found.append(TierCoverage(unit, tier.value, ids, parts["teaches"], parts["practises"], parts["examines"], state))
    return found


def unfinished(counted: Sequence[TierCoverage]) -> list[str]:
    """What must not stay as it is, a line each; a unit that the course says it will have may be missing.

    Parameters
    ----------
    counted : sequence of TierCoverage

    Returns
    -------
    list of str
        Each statement that a built unit leaves out, and each unit with statements that is neither built nor planned.
    """
    lines = [f"{row.unit}: {line}" for row in counted if row.state is State.BUILT for line in row.missing]
    totals: dict[tuple[str, State], int] = {}
    for row in counted:
        totals[row.unit, row.state] = totals.get((row.unit, row.state), 0) + len(row.statements)
    why = {
        State.UNBUILT: "its text is not built; run 'netcourse build'",
        State.ABSENT: "it has no text and is not planned in course.toml",
    }
    return [
        *lines,
        *(f"{unit}: {why[state]}: {count} statements are missing" for (unit, state), count in totals.items() if state in why),
    ]


def unknown_ids(notebooks: Mapping[str, NotebookNode]) -> list[str]:
    """Ids in the cells' metadata that stand for nothing, and keys that mean nothing, a line each with the cell."""
    facts = {*evidence.facts(), *evidence.harms()}
    lines = []
    for unit, notebook in sorted(notebooks.items()):
        for cell in notebook.cells:
            meta = cell.metadata.get("netcourse", {})
            keys = (*SERVES, "facts", *TOPIC_OF)
            odd = [key for key in meta if key not in keys]
            lines += [f"{unit} cell {cell.id}: {key!r} means nothing; allowed are {', '.join(keys)}" for key in odd]
            for kind in SERVES:
                lines += _unknown(unit, cell, kind, meta.get(kind, []), evidence.statements())
            lines += _unknown(unit, cell, "facts", meta.get("facts", []), facts)
            for key in TOPIC_OF:
                lines += _unknown(unit, cell, key, [meta[key]] if key in meta else [], evidence.contested_topics())
    return lines


def _unknown(unit: str, cell: NotebookNode, key: str, ids: Sequence[str], known: Iterable[str]) -> list[str]:
    strange = [(one, ", ".join(evidence.nearest(one, known)) or "nothing like it") for one in ids if one not in known]
    return [f"{unit} cell {cell.id}: {key} names {one}, which does not exist; nearest: {near}" for one, near in strange]


def _served(notebooks: Iterable[NotebookNode], kind: str) -> set[str]:
    return {one for notebook in notebooks for cell in notebook.cells for one in cell.metadata.get("netcourse", {}).get(kind, [])}


def _state(unit: str, notebooks: Mapping[str, NotebookNode], unbuilt: Collection[str], planned: Collection[int]) -> State:
    if unit in notebooks:
        return State.BUILT
    if unit in unbuilt:
        return State.UNBUILT
    return State.PLANNED if int(unit.partition("_")[0]) in planned else State.ABSENT
