"""What the units teach and examine of the article, counted from the metadata of their cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from netcourse import evidence

# What a cell may say of itself, and which kind of id stands there.
SERVES = ("teaches", "practises", "examines")
# Each names one contested topic: the table "Where bodies differ", and an item that hands out the rule of one body.
TOPIC_OF = ("differ", "applies")


@dataclass(frozen=True, slots=True)
class TierCoverage:
    """One tier of one unit: its statements, and which of them are taught, practised and examined."""

    unit: str
    tier: str
    statements: tuple[str, ...]
    taught: tuple[str, ...]
    practised: tuple[str, ...]
    examined: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What the tier still asks for, a line each.

        A core statement has to be examined by a graded item; a supporting one taught and at least practised; a context one
        taught.
        """
        lines = []
        for statement in self.statements:
            if self.tier == "core" and statement not in self.examined:
                lines.append(f"{statement} is core and in no graded item")
            if self.tier == "supporting" and statement not in {*self.practised, *self.examined}:
                lines.append(f"{statement} is supporting and in no practice or graded item")
            if statement not in self.taught:
                lines.append(f"{statement} is not taught")
        return tuple(lines)


def coverage(notebooks: Mapping[str, NotebookNode]) -> list[TierCoverage]:
    """Count what each unit teaches, practises and examines.

    Parameters
    ----------
    notebooks : mapping of str to NotebookNode
        The author's notebooks by unit name.

    Returns
    -------
    list of TierCoverage
        One entry for each tier of each unit that has a notebook. A statement may be served by any unit; it is counted in its own.
    """
    served = {kind: _served(notebooks.values(), kind) for kind in SERVES}
    found = []
    for unit in sorted(notebooks):
        own = [statement for statement in evidence.statements().values() if statement.unit == unit]
        for tier in evidence.Tier:
            ids = tuple(statement.id for statement in own if statement.tier is tier)
            parts = {kind: tuple(one for one in ids if one in served[kind]) for kind in SERVES}
            found.append(TierCoverage(unit, tier.value, ids, parts["teaches"], parts["practises"], parts["examines"]))
    return found


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
