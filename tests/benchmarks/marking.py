"""How fast `netcourse mark` is beside stock nbgrader, on the same submissions in one run.

Run by `make bench`. It prints and asserts nothing, because seconds depend on the machine. `--many 300` says how many submissions
the large run has (0: none); `--scale-stock` measures stock on the small run alone and multiplies, and the output says so. Then a
table with a line a unit, of `--each 12` submissions; `--before PATH` runs an older checkout on the same ones.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from netcourse.authoring.course import MARKER, Unit, find_course, find_unit, units
from tests.benchmarks.marking_parts import Parts, floor, in_parts, memory
from tests.benchmarks.marking_table import Line, python_of, rows
from tests.marking.batch.scratch import hand_in, release
from tests.marking.varied import Varied, varied

T = TypeVar("T")
UNIT = "05_tumour_grade"
FEW, MANY = 30, 300
STOCK = "from netcourse.marking.nbgrader import configure\nconfigure(get_config(), apart=False)\n"
BARS = (
    "bars: 0.08 of stock's wall time at 300 (aim 0.06), 0.55 of the CPU seconds of the build of autumn 2026, 2.5 of the floor, "
    "recording 0.04 CPU seconds, 100 MB a submission in flight in the middle, 120 at most"
)
EACH = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What marking so many submissions took, in seconds of wall and of CPU time."""

    submissions: int
    wall: float
    cpu: float

    def times(self, factor: float) -> "Cost":
        """The same for more submissions, calculated."""
        return Cost(round(self.submissions * factor), self.wall * factor, self.cpu * factor)

    def __str__(self) -> str:
        each = self.wall / self.submissions, self.cpu / self.submissions
        return f"{self.wall:8.1f} s, {each[0]:.2f} s each; {each[1]:.2f} CPU seconds each"


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=MANY)
    parser.add_argument("--scale-stock", action="store_true", help="measure stock on the small run alone")
    parser.add_argument("--each", type=int, default=EACH, help="submissions of each unit in the table")
    parser.add_argument("--before", type=Path, help="an older checkout, with its .venv")
    parser.add_argument("--unit", action="append", help="only this unit in the table; may be said again")
    chosen = parser.parse_args(words)
    print(f"{os.cpu_count()} cores, load before: {os.getloadavg()[0]:.1f}; {BARS}", flush=True)
    root = find_course(Path(__file__))
    if chosen.many:
        _at_length(find_unit(root, UNIT), chosen)
    wanted = [find_unit(root, name) for name in chosen.unit] if chosen.unit else units(root)
    print(f"CPU seconds; each without the start; of stock with it, at {chosen.each} submissions", flush=True)
    for row in rows(_line(unit, chosen.each, chosen.before) for unit in wanted):
        print(row, flush=True)


def _line(unit: Unit, count: int, before: Path | None) -> Line:
    handed_in = varied(unit, count)
    ours = our_cost(unit, handed_in)[1]
    older = None
    if before is not None:
        with course(unit, handed_in) as folder:
            older = in_parts(folder, unit.name, python_of(before), before)
    lowest, most = with_course(unit, handed_in, floor), with_course(unit, handed_in, memory)
    return Line(unit.name, count, ours, stock_cost(unit, handed_in).cpu, lowest, most, older)


def _at_length(unit: Unit, chosen: argparse.Namespace) -> None:
    """A small and a large class, ours and stock's, and where the time of ours goes."""
    handed_in = varied(unit, max(chosen.many, FEW))
    print(unit.name)
    ours, stock = {}, {}
    parts = None
    for count in (FEW, chosen.many):
        ours[count], parts = our_cost(unit, handed_in[:count])
        print(f"ours at  {count:4}: {ours[count]}", flush=True)
        if count == FEW or not chosen.scale_stock:
            stock[count] = stock_cost(unit, handed_in[:count])
            how = ""
        else:
            stock[count] = stock[FEW].times(count / FEW)
            how = f"  (NOT MEASURED: calculated from {FEW})"
        print(f"stock at {count:4}: {stock[count]}{how}", flush=True)
    for count in ours:
        scaled = " (stock calculated, not measured)" if chosen.scale_stock and count != FEW else ""
        wall, cpu = ours[count].wall / stock[count].wall, ours[count].cpu / stock[count].cpu
        print(f"ratio to stock at {count}: {wall:.3f}{scaled}; of CPU time {cpu:.3f}")
    growth = ours[chosen.many].wall / ours[FEW].wall / (chosen.many / FEW)
    print(f"growth: {chosen.many} take {growth:.2f} of {chosen.many / FEW:g} times what {FEW} take")
    lowest = with_course(unit, handed_in[:FEW], floor)
    each = ours[chosen.many].cpu / chosen.many
    for what, seconds in (("the students' cells alone", lowest.cells), ("these and the tests", lowest.tested)):
        print(f"floor, {what} in a warm process: {seconds:.2f} CPU seconds each; ours {each / seconds:.2f} of it")
    middle, most = with_course(unit, handed_in[:FEW], memory)
    print(f"memory a submission in flight (PSS): {middle:.0f} MB in the middle, {most:.0f} MB at most")
    if parts is not None:
        print("\n".join(parts.lines(chosen.many)))


def our_cost(unit: Unit, handed_in: list[Varied]) -> tuple[Cost, Parts]:
    """`netcourse mark` with a run for each core, isolated, from the start of Python to its end."""
    with course(unit, handed_in) as folder:
        began = time.perf_counter()
        parts = in_parts(folder, unit.name)
        return Cost(len(handed_in), time.perf_counter() - began, parts.cpu), parts


def stock_cost(unit: Unit, handed_in: list[Varied]) -> Cost:
    """`nbgrader autograde`, with our other steps and its own Execute, in one process for all."""
    with course(unit, handed_in) as folder:
        (folder / MARKER).write_text(STOCK, encoding="utf-8")
        words = [sys.executable, "-m", "nbgrader", "autograde", unit.name, "--create"]
        began = time.perf_counter()
        with (folder / "stock.log").open("wb") as log:
            process = subprocess.Popen(words, cwd=folder, stdout=log, stderr=log, env=_with_programs())
            _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0  # it was waited for here
        return Cost(len(handed_in), time.perf_counter() - began, used.ru_utime + used.ru_stime)


@contextmanager
def course(unit: Unit, handed_in: list[Varied]) -> Iterator[Path]:
    """A scratch course in which these were handed in."""
    with tempfile.TemporaryDirectory(prefix="netcourse-bench-") as scratch:
        folder = release(unit, Path(scratch).resolve() / "course")
        hand_in(folder, unit.name, handed_in)
        yield folder
        shutil.rmtree(folder)


def with_course(unit: Unit, handed_in: list[Varied], measure: Callable[[Path, str], T]) -> T:
    """Measure in a scratch course."""
    with course(unit, handed_in) as folder:
        return measure(folder, unit.name)


def _with_programs() -> dict[str, str]:
    return {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])}


if __name__ == "__main__":
    main(sys.argv[1:])
