"""A very large class: marked, killed in the middle and resumed; nothing is lost, and the marker itself does not grow.

Run by `make soak-big`; `python -m tests.soak.big --count 200` is a small one. `--folder PATH` keeps the course: what was begun
there goes on. Ends with 1 if a submission is lost or marked otherwise than its like, or a bar is not met.
"""

import argparse
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from netcourse.authoring.course import find_course, find_unit
from tests.marking.batch.scratch import hand_in, release
from tests.marking.killing import start
from tests.marking.varied import Varied, varied

UNIT, COUNT, DIFFERENT = "05_tumour_grade", 10_000, 60
# How much longer a submission may take at the end than at the start, how much more memory the marker may have there, and how
# long a run may take in which nothing is to be done, in seconds.
SLOWER, GROWN, NOTHING_TO_DO = 1.1, 1.1, 20.0
_TOLD = re.compile(r"(\d+) of \d+, ")
_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_STAMP = "%Y-%m-%dT%H:%M:%SZ"
_EVERY = 100
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Look:
    """So many were done, at this time in seconds, the marker itself so large (bytes)."""

    done: int
    when: float
    resident: int


@dataclass(slots=True)
class Pace:
    """What was seen of a run, a `Look` for each line that it printed."""

    seen: list[Look] = field(default_factory=list)

    def each(self, first: int, last: int) -> float:
        """Seconds of wall time a submission between two counts; 0 where that was not seen."""
        looks = [look for look in self.seen if first <= look.done <= last]
        return (looks[-1].when - looks[0].when) / (looks[-1].done - looks[0].done) if len(looks) > 1 else 0.0

    def memory(self, count: int) -> float:
        """MB of the marker's own when so many were done; 0 where that was not seen."""
        return next((look.resident / MB for look in self.seen if look.done >= count), 0.0)


def main(words: list[str]) -> int:
    """Make the class, mark it, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--folder", type=Path, help="where the course lies, or goes on; by default it is thrown away")
    chosen = parser.parse_args(words)
    with ExitStack() as opened:
        folder = chosen.folder or Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="netcourse-big-"))) / "course"
        _make(folder.resolve(), chosen.count)
        return _run(folder.resolve(), chosen.count)


def _run(folder: Path, count: int) -> int:
    print(f"{count} submissions of {UNIT}, {os.cpu_count()} cores, load before: {os.getloadavg()[0]:.1f}", flush=True)
    ledger = folder / ".netcourse" / "marked" / UNIT
    before = len(list(ledger.glob("*.json")))
    killed = Pace()
    if before < count // 2:
        killed = _watched(folder, until=count // 2 - before)
        print(f"killed after {len(list(ledger.glob('*.json')))} of {count}", flush=True)
    here = len(list(ledger.glob("*.json")))
    resumed = _watched(folder)
    began = time.monotonic()
    with start(folder, UNIT) as process:
        process.communicate()
    again = time.monotonic() - began
    tenth, rest = max(2, count // 10), count - here
    early, late = killed.each(tenth // 2, tenth + tenth // 2), resumed.each(rest - tenth, rest)
    small, large = resumed.memory(tenth), resumed.memory(rest - 1)
    print(f"a submission at the start: {early:.3f} s, at the end: {late:.3f} s (at most {SLOWER} times, where nothing else runs)")
    print(f"load after it: {os.getloadavg()[0]:.1f}")
    print(f"memory of the marker's own (RSS): {small:.0f} MB after {tenth} of the resumed run, {large:.0f} MB at its end")
    print(f"a run with nothing to do: {again:.1f} s (at most {NOTHING_TO_DO:g})")
    wrong = [
        *_lost(folder, count),
        *(["slower at the end"] if early and late > SLOWER * early else []),
        *(["its memory grew"] if small and large > GROWN * small else []),
        *(["a run with nothing to do takes too long"] if again > NOTHING_TO_DO else []),
    ]
    print("\n".join(f"WRONG: {one}" for one in wrong) if wrong else "nothing is lost, and nothing grew")
    return 1 if wrong else 0


def _make(folder: Path, count: int) -> None:
    """The course, with what is not handed in there yet."""
    unit = find_unit(find_course(Path(__file__)), UNIT)
    if not (folder / "gradebook.db").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        release(unit, folder)
    there = {one.name for one in (folder / "submitted").iterdir()} if (folder / "submitted").is_dir() else set()
    made = varied(unit, min(DIFFERENT, count))
    wanted = (_copy(made[at % len(made)], at) for at in range(count))
    hand_in(folder, UNIT, (one for one in wanted if one.student not in there))


def _copy(one: Varied, at: int) -> Varied:
    """The same work of another student, recorded at another moment: the same moments would be one file of two students."""

    def later(found: re.Match[str]) -> str:
        return (datetime.strptime(found[0], _STAMP) + timedelta(seconds=at)).strftime(_STAMP)

    files = {name: text if name == "timestamp.txt" else _WHEN.sub(later, text) for name, text in one.files.items()}
    return Varied(f"{at:05}-{one.student}"[:100], _WHEN.sub(later, one.notebook), files)


def _watched(folder: Path, until: int | None = None) -> Pace:
    """Mark, to the end or till so many are done, then killed; what was seen of it."""
    pace, began = Pace(), time.monotonic()
    with start(folder, UNIT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if told := _TOLD.match(line):
                done = int(told[1])
                pace.seen.append(Look(done, time.monotonic() - began, _resident(process.pid)))
                if done % _EVERY == 0:
                    print(line.strip(), flush=True)
                if done == until:
                    process.kill()
                    break
        process.communicate()
    return pace


def _resident(pid: int) -> int:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _lost(folder: Path, count: int) -> Iterator[str]:
    """What is missing of the class, and who has other marks than the same work of somebody else."""
    students = sorted(path.name for path in (folder / "submitted").iterdir())
    marked = folder / ".netcourse" / "marked" / UNIT
    marks: dict[str, dict[str, str]] = {}
    for student in students[:count]:
        if not (folder / "autograded" / student / UNIT / f"{UNIT}.ipynb").is_file():
            yield f"{student}: no marked notebook"
        if (kept := marked / f"{student}.json").is_file():
            own = json.dumps(json.loads(kept.read_text(encoding="utf-8"))["marks"], sort_keys=True)
            marks.setdefault(student.split("-", 1)[1][:90], {}).setdefault(own, student)
        else:
            yield f"{student}: not marked"
    for alike in marks.values():
        if len(alike) > 1:
            yield f"the same work has other marks: {', '.join(alike.values())}"
    with closing(sqlite3.connect(folder / "gradebook.db")) as db:
        (rows,) = db.execute("SELECT count(*) FROM submitted_assignment").fetchone()
    if rows != count:
        yield f"the gradebook has {rows} submissions, not {count}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
