"""How long `netcourse report` takes, and how much memory, with the reading of gradebook and notebooks.

Run by `make bench`. It prints and asserts nothing, because seconds depend on the machine. The classes are copies of a few marked
students (see `copied_class`). `--folder PATH` keeps the courses, `--students 300 10000` says how large they are.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from netcourse.authoring.course import find_course, find_unit
from tests.benchmarks.copied_class import marked_class

UNIT = "05_tumour_grade"
BARS = "bars: 300 students in 15 s and 500 MB, 10,000 in 120 s"
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Took:
    """What one run took: seconds of wall and of CPU time, and the most memory (RSS) in MB."""

    wall: float
    cpu: float
    memory: float
    page: float

    def __str__(self) -> str:
        return f"{self.wall:6.1f} s, {self.cpu:6.1f} CPU seconds, {self.memory:5.0f} MB; the page has {self.page:.1f} MB"


def main(words: list[str]) -> None:
    """Make the classes, report, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, nargs="+", default=[300, 10_000])
    parser.add_argument("--unit", default=UNIT)
    parser.add_argument("--folder", type=Path, help="where the courses lie, or go on; by default they are thrown away")
    chosen = parser.parse_args(words)
    print(f"{os.cpu_count()} cores, load before: {os.getloadavg()[0]:.1f}; {BARS}", flush=True)
    unit = find_unit(find_course(Path(__file__)), chosen.unit)
    with ExitStack() as opened:
        folder = chosen.folder or Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="netcourse-report-")))
        for count in chosen.students:
            course = marked_class(unit, folder.resolve() / f"{unit.name}-{count}", count)
            for run in ("first", "again"):
                print(f"{unit.name}, {count:5} students, {run}: {took(course, unit.name)}", flush=True)


def took(course: Path, unit: str) -> Took:
    """Run `netcourse report` as from a terminal, with a page."""
    page = course / "report.html"
    words = [sys.executable, "-m", "netcourse.cli", "--course", str(course), "report", unit, "--html", str(page), "--pass", "24"]
    began = time.monotonic()
    with (course / "report.log").open("w", encoding="utf-8") as log, subprocess.Popen(words, stdout=log, stderr=log) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{course / 'report.log'} says why there is no report")
    return Took(time.monotonic() - began, _cpu(used), used.ru_maxrss * 1024 / MB, page.stat().st_size / MB)


def _cpu(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(sys.argv[1:])
