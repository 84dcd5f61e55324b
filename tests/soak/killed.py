"""A run of forty, killed at twenty-five random moments and resumed each time, beside an uninterrupted one.

Run by `make soak`; `python -m tests.soak.killed UNIT [KILLS] [SEED]`. Ends with 1 if anything differs or stays alive.
"""

import random
import shutil
import sys
import tempfile
from pathlib import Path

from netcourse.authoring.course import find_course, find_unit
from tests.marking.batch.scratch import autograded, first_difference, gradebook_rows, hand_in, release
from tests.marking.killing import finish, kill_within
from tests.marking.varied import varied

UNIT, SUBMISSIONS, KILLS = "05_tumour_grade", 40, 25


def main(words: list[str]) -> int:
    """Kill, resume, compare and print."""
    unit = find_unit(find_course(Path(__file__)), words[0] if words else UNIT)
    kills = int(words[1]) if len(words) > 1 else KILLS
    seed = int(words[2]) if len(words) > 2 else random.randrange(1 << 30)  # noqa: S311 (the moments)
    chosen = random.Random(seed)  # noqa: S311
    print(f"{unit.name}: {kills} kills of a run of {SUBMISSIONS}, seed {seed}", flush=True)
    bad = 0
    with tempfile.TemporaryDirectory(prefix="netcourse-soak-") as scratch:
        folder = release(unit, Path(scratch) / "course")
        hand_in(folder, unit.name, varied(unit, SUBMISSIONS))
        whole = Path(shutil.copytree(folder, Path(scratch) / "whole"))
        finish(whole, unit.name)
        expected = _state(whole, unit.name)
        for at in range(kills):
            killed = Path(shutil.copytree(folder, Path(scratch) / "killed"))
            left = kill_within(killed, unit.name, chosen, SUBMISSIONS)
            done = len(list((killed / ".netcourse" / "marked" / unit.name).glob("*.json")))
            finish(killed, unit.name)
            found = first_difference(expected, _state(killed, unit.name))
            print(
                f"kill {at + 1}: {done} of {SUBMISSIONS} were finished; " + (f"DIFFERS: {found}" if found else "the same"),
                flush=True,
            )
            if left:
                print(f"kill {at + 1}: STILL ALIVE: {', '.join(left)}")
            bad += bool(found or left)
            shutil.rmtree(killed)
    print(f"{kills} kills, {bad} with a difference or a process left")
    return 1 if bad else 0


def _state(folder: Path, unit: str) -> dict[str, object]:
    students = sorted(path.name for path in (folder / "submitted").iterdir())
    return {"gradebook": dict(gradebook_rows(folder)), **{one: dict(autograded(folder, unit, one)) for one in students}}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
