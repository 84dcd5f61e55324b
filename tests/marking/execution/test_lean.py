"""A process that is forked many times has no more memory than it needs, in pages that a fork need not copy one by one."""

import ctypes
import json
import platform
import subprocess
import sys

import nbformat
import pytest

from netcourse.marking.execution import lean
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.execution.job import Job

PAGE = 2 << 20
# Memory in KB: what the C library gives back when asked.
TELLS = """
import ctypes


def _anonymous():
    with open("/proc/self/smaps_rollup") as rows:
        return next(int(row.split()[1]) for row in rows if row.startswith("Anonymous:"))


_before = _anonymous()
ctypes.CDLL(None).malloc_trim(0)
print(_before - _anonymous())
"""
# All memory that a process has of its own, and what of it is in large pages, after it was made lean.
LOADED = """
from pathlib import Path
from netcourse.marking.execution.lean import make_lean

kept = [str(at) for at in range(500_000)]
make_lean()
rows = dict(row.split(":") for row in Path("/proc/self/smaps_rollup").read_text().splitlines()[1:])
print([int(rows[name].split()[0]) for name in ("Anonymous", "AnonHugePages")])
"""
MAPS = [
    "5615d03c0000-5615d23c4000 rw-p 00000000 00:00 0                          [heap]",
    "7f0000000000-7f0000200000 rw-p 00000000 00:00 0 ",
    "7f0000201000-7f0000400000 rw-p 00000000 00:00 0 ",
    "7f0000600000-7f0000a00000 rw-p 00000000 08:01 123                        /usr/lib/a file.so",
    "7f0000c00000-7f0001000000 r--p 00000000 00:00 0 ",
    "7f0001000000-7f0001400000 rw-s 00000000 00:00 0 ",
    "7ffc8a041000-7ffc8aa4f000 rw-p 00000000 00:00 0                          [stack]",
]


def test_only_whole_pages_of_a_programs_own_data_are_made_large() -> None:
    heap = [0x5615D0400000 + PAGE * at for at in range(15)]
    assert lean._large_pages("\n".join(MAPS)) == [*heap, 0x7F0000000000]


def test_what_was_free_before_a_fork_is_no_part_of_it(executor: LocalExecutor) -> None:
    if not hasattr(ctypes.CDLL(None), "malloc_trim"):
        pytest.skip("NOT TESTED: this C library gives nothing back when asked")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(TELLS)])
    (done,) = executor.run([Job("", nbformat.writes(notebook).encode(), {})])
    assert int("".join(json.loads(done.notebook)["cells"][0]["outputs"][0]["text"])) < 1500


def test_much_of_what_lives_on_is_in_large_pages() -> None:
    if not _collapses():
        pytest.skip(f"NOT TESTED: Linux {platform.release()} makes no large pages when asked")
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, check=True, text=True)
    all_of_it, large = json.loads(ran.stdout)
    assert large > all_of_it / 4


def _collapses() -> bool:
    """Whether this system makes a large page when asked."""
    if sys.platform != "linux":
        return False
    taken = ctypes.create_string_buffer(2 * PAGE)
    start = -(-ctypes.addressof(taken) // PAGE) * PAGE
    ctypes.memset(start, 1, PAGE)
    return bool(ctypes.CDLL(None).madvise(ctypes.c_void_p(start), ctypes.c_size_t(PAGE), lean._COLLAPSE) == 0)
