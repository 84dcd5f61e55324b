"""Sixty varied submissions of every unit, marked by stock nbgrader and by `netcourse mark`, and every difference.

Run by `make soak`; `python -m tests.soak.same_marks UNIT` takes one unit. Ends with 1 if anything differs.
"""

import sys
import tempfile
from pathlib import Path

from netcourse.authoring.course import Unit, find_course, find_unit, units
from tests.marking.batch.scratch import DUE
from tests.marking.same import compare
from tests.marking.varied import BY_DESIGN, Varied, varied, with_cell

COUNT = 60
# Enough for what a real cell needs on a busy machine.
CELL_SECONDS = 20
AT_THE_LIMIT = {
    "runs-too-long": "import time\nprint('before')\ntime.sleep(1000)",
    "computes-too-long": "n = 0\nwhile True:\n    n += 1",
    "kills-its-kernel": "import os\nprint('before', flush=True)\nos._exit(3)",
    "is-killed-by-a-signal": "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)",
}


def main(words: list[str]) -> int:
    """Compare and print."""
    root = find_course(Path(__file__))
    wanted = [find_unit(root, word) for word in words] or units(root)
    return max(_one(unit) for unit in wanted)


def _one(unit: Unit) -> int:
    handed_in: list[Varied] = varied(unit, COUNT, due=DUE)
    handed_in += [with_cell(unit, student, code) for student, code in {**AT_THE_LIMIT, **BY_DESIGN}.items()]
    with tempfile.TemporaryDirectory(prefix="netcourse-soak-") as folder:
        compared = compare(unit, handed_in, Path(folder), cell_seconds=CELL_SECONDS)
    bad = [one for one in compared.differences if one.student not in BY_DESIGN]
    for one in compared.differences:
        why = "on purpose: " if one not in bad else ""
        print(f"{unit.name}: {why}{one.student}: {one.where}\n  stock: {one.one!r:.600}\n  ours:  {one.other!r:.600}")
    for outcome in compared.refused:
        print(
            f"{unit.name}: {outcome.student}: stock does not mark it; ours: {outcome.verdict}: {'; '.join(outcome.reasons)[:300]}"
        )
    print(f"{unit.name}: {compared.marked} of {len(handed_in)} marked by both, {len(bad)} differ", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
