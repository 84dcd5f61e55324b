"""The table that a demo prints."""

from rich.box import ASCII
from rich.table import Table

from netcourse.demo.play import DemoResult


def demo_table(result: DemoResult) -> Table:
    """Student, marks, expected marks, and what the student believes."""
    table = Table(box=ASCII, title=f"Synthetic class, marks out of {result.points:g}")
    table.add_column("student", no_wrap=True)
    table.add_column("marks", justify="right")
    table.add_column("expected", justify="right")
    table.add_column("as expected")
    table.add_column("believes, or what happened")
    for outcome in result.outcomes:
        table.add_row(
            outcome.student,
            f"{outcome.marks:g}",
            f"{outcome.expected:g}",
            "NO" if outcome.problems else "yes",
            outcome.about,
        )
    return table
