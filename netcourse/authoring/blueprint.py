"""The blueprint of a unit: item by item what it examines, which answers were tried, and what they earn."""

from rich.box import ASCII
from rich.table import Table

from netcourse.authoring.prove import Proof


def blueprint(proof: Proof) -> Table:
    """One row an answer tried: item, statements, answer, marks, and what the student is told."""
    table = Table(box=ASCII, title=proof.unit)
    for name in ("item", "examines", "answer", "marks", "the student is told", "as declared"):
        table.add_column(name)
    last = ""
    for one in proof.tried:
        first = one.item != last
        last = one.item
        table.add_row(
            one.item if first else "",
            " ".join(one.examines) if first else "",
            one.variant.what,
            f"{one.variant.marks:g}",
            one.variant.says,
            one.problem or "yes",
        )
    return table
