"""How fast `netcourse mark` is beside stock nbgrader, on the same submissions in one run.

Run by `make bench`. It prints and asserts nothing, because seconds depend on the machine. `--many 300` says how many submissions
the large run has; `--scale-stock` measures stock on the small run alone and multiplies, and the output says so.
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

from netcourse.authoring.course import MARKER, Unit, find_course, find_unit
from tests.benchmarks.marking_parts import Parts, floor, in_parts, memory
from tests.marking.batch.scratch import hand_in, release
from tests.marking.varied import Varied, varied

T = TypeVar("T")
UNIT = "05_tumour_grade"
FEW, MANY = 30, 300
STOCK = "from netcourse.marking.nbgrader import configure\nconfigure(get_config(), apart=False)\n"
BARS = "bars: ratio 0.15 (aim 0.10), CPU 1.2 of the floor, 120 MB a submission in flight"


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
    chosen = parser.parse_args(words)
    unit = find_unit(find_course(Path(__file__)), UNIT)
    handed_in = varied(unit, max(chosen.many, FEW))
    print(f"{unit.name}, {os.cpu_count()} cores, load before: {os.getloadavg()[0]:.1f}; {BARS}", flush=True)
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
    print(f"floor, the students' cells alone in a warm process: {lowest:.2f} CPU seconds each; ours {each / lowest:.2f} of it")
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
