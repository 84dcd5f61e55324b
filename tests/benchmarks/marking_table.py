"""Every unit in a line: what `netcourse mark` costs beside stock nbgrader, an older checkout and the students' cells alone."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.marking_parts import Floor, Parts

HEAD = (
    "unit",
    "CPU s each",
    "of stock",
    "of before",
    "of the floor",
    "of it tested",
    "record",
    "start",
    "MB, middle",
    "MB, most",
)


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured of one unit, all in CPU seconds: whole runs of so many submissions, and the floor of one; see `Floor`.

    `before` is None without an older checkout; `memory` is that of a submission in flight (MB), in the middle and at most.
    """

    unit: str
    submissions: int
    ours: Parts
    stock: float
    floor: Floor
    memory: tuple[float, float]
    before: Parts | None = None

    def cells(self) -> Sequence[str]:
        """What stands in the table."""
        each = self.ours.each(self.submissions)
        return (
            self.unit,
            f"{each:.3f}",
            f"{self.ours.cpu / self.stock:.3f}",
            "-" if self.before is None else f"{each / self.before.each(self.submissions):.2f}",
            f"{each / self.floor.cells:.2f}",
            f"{each / self.floor.tested:.2f}",
            f"{self.ours.by_part.get('record', 0) / self.submissions:.3f}",
            f"{self.ours.start:.1f} s",
            f"{self.memory[0]:.0f}",
            f"{self.memory[1]:.0f}",
        )


def rows(lines: Iterator[Line]) -> Iterator[str]:
    """The table, a row as soon as it is measured."""
    widths = [max(20, len(HEAD[0])), *(len(one) + 1 for one in HEAD[1:])]

    def row(cells: Sequence[str]) -> str:
        return "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )

    yield row(HEAD)
    for line in lines:
        yield row(line.cells())


def python_of(checkout: Path) -> Path:
    """The Python of another checkout: its processes import what is installed there, whatever folder they run in."""
    found = checkout / ".venv" / "bin" / "python"
    if not found.is_file():
        sys.exit(f"--before {checkout}: no .venv in it; run 'make demo' there once")
    return found
