"""Many submissions at once: nothing leaks, nothing is lost, and everything ends with whoever started it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from netcourse.cases.cohorts import COHORTS
from netcourse.errors import CourseError
from netcourse.marking.execution import Job, LocalExecutor
from netcourse.marking.isolation.limits import Limits
from tests.marking.execution.beside_stock import executed, job, marks, marks_cell, notebook, outputs, through_ours
from tests.marking.processes import descendants_of

ROOT = Path(__file__).parents[3]
MANY = 200


def resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def open_files(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def settled() -> list[int]:
    """The processes that stay: the one who waits and the zygote. A fork that has answered may still be on its way out."""
    until = time.monotonic() + 10
    while len(found := descendants_of(os.getpid())) > 2 and time.monotonic() < until:
        time.sleep(0.05)
    return found


@pytest.mark.soak
def test_hundreds_of_forks_leave_no_zombies_and_no_memory_behind(executor: LocalExecutor) -> None:
    whole = notebook("x = 7", marks_cell("m", 1, "assert x == 7"))
    jobs = [job(whole, name=str(at)) for at in range(MANY)]
    list(executor.run(jobs[:2]))
    before = {pid: (resident(pid), open_files(pid)) for pid in settled()}
    done = list(executor.run(jobs))
    assert sorted(one.name for one in done) == sorted(one.name for one in jobs)
    assert all(one.whole and marks(executed(one)) == {"m": 1} for one in done)
    after = {pid: (resident(pid), open_files(pid)) for pid in settled()}
    assert after.keys() == before.keys()
    assert all(after[pid][0] - before[pid][0] < 2_000_000 and after[pid][1] == before[pid][1] for pid in before)


def test_jobs_are_taken_no_earlier_than_there_is_room(executor: LocalExecutor) -> None:
    taken = []

    def jobs() -> Iterator[Job]:
        for at in range(5):
            taken.append(at)
            yield job(notebook("1"), name=str(at))

    results = executor.run(jobs())
    next(results)
    assert len(taken) <= 3
    assert len(list(results)) == 4


def test_a_notebook_that_is_none_gets_a_reason_and_stops_nobody(executor: LocalExecutor) -> None:
    good = job(notebook("1"), name="good")
    bad = [Job(name, raw, {"m": "1"}) for name, raw in (("no JSON", b"{"), ("no cells", b"{}"), ("a list", b"[1]"))]
    done = through_ours(executor, *bad, good)
    assert [one.troubles[0].kind for one in done[:3]] == ["failed"] * 3
    assert all(not one.tests["m"].whole and not one.notebook for one in done[:3])
    assert done[3].whole


def test_the_same_submission_gives_the_same_bytes_each_time(executor: LocalExecutor) -> None:
    whole = notebook("import random\nimport numpy as np\nrandom.random(), np.random.rand(), hash('x'), {'a', 'b', 'c'}")
    one, other = through_ours(executor, job(whole, name="a"), job(whole, name="b"))
    assert one.notebook == other.notebook


def test_all_cells_together_have_a_limit_too(executor: LocalExecutor) -> None:
    slow = notebook("import time\ntime.sleep(1.5)", "time.sleep(5)", "x = 7", marks_cell("m", 1, "assert x == 7"))
    (done,) = through_ours(executor, job(slow, limits=Limits(submission_seconds=3)))
    assert [trouble.kind for trouble in done.troubles] == ["timeout", "time", "time"]
    assert marks(executed(done)) == {"m": 0}


def test_a_test_that_dies_earns_nothing_and_the_next_one_is_carried_out(executor: LocalExecutor) -> None:
    tests = [
        marks_cell("a", 1, "### BEGIN HIDDEN TESTS\nimport os\nos._exit(0)\n### END HIDDEN TESTS"),
        marks_cell("b", 1, "assert x == 7"),
    ]
    (done,) = through_ours(executor, job(notebook("x = 7", *tests)))
    assert marks(executed(done)) == {"a": 0, "b": 1}
    assert (done.tests["a"].whole, done.tests["b"].whole) == (False, True)
    assert outputs(executed(done))[1][1][0]["ename"] == "NotMarked"


def test_less_than_one_at_a_time_is_refused() -> None:
    with pytest.raises(CourseError, match="at least one"):
        LocalExecutor(0)


def test_what_was_begun_and_is_not_needed_leaves_nothing_behind() -> None:
    before = set(descendants_of(os.getpid()))
    executor = LocalExecutor(1, preload=())
    executor.begin()
    assert set(descendants_of(os.getpid())) - before
    executor.close()
    until = time.monotonic() + 10
    while (left := set(descendants_of(os.getpid())) - before) and time.monotonic() < until:
        time.sleep(0.05)
    assert not left


def test_a_zygote_that_died_is_replaced_and_its_work_done_again() -> None:
    with LocalExecutor(1, preload=()) as executor:
        (zygote,) = [pid for pid in descendants_of(os.getpid()) if str(pid) and parent(pid) == os.getpid() and fresh(pid)]
        os.kill(zygote, signal.SIGKILL)
        assert [done.whole for done in executor.run([job(notebook("1"))])] == [True]


def test_a_zygote_whose_inner_process_is_killed_is_started_anew_and_everybody_gets_a_result() -> None:
    at_work = notebook("import time\ntime.sleep(2)\nx = 7", marks_cell("m", 1, "assert x == 7"))
    with LocalExecutor(2, preload=()) as executor:
        (zygote,) = [pid for pid in descendants_of(os.getpid()) if parent(pid) == os.getpid() and fresh(pid)]
        results = executor.run([job(at_work, name=str(at)) for at in range(4)])
        threading.Timer(1, lambda: kill_inner(zygote)).start()
        done = list(results)
    assert sorted(one.name for one in done) == list("0123")
    assert all(one.whole for one in done)


def kill_inner(zygote: int) -> None:
    """Kill what a zygote waits for: the process that forks."""
    until = time.monotonic() + 20
    while not (inner := [pid for pid in descendants_of(zygote) if parent(pid) == zygote]) and time.monotonic() < until:
        time.sleep(0.05)
    os.kill(inner[0], signal.SIGKILL)


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[1])


def fresh(pid: int) -> bool:
    """Whether this is the zygote started last; another test may have one of its own."""
    started = {one: Path(f"/proc/{one}").stat().st_ctime_ns for one in descendants_of(os.getpid()) if parent(one) == os.getpid()}
    return pid == max(started, key=lambda one: (started[one], one))


STARTS = """
import sys
sys.path.insert(0, {root!r})
from netcourse.marking.execution import LocalExecutor
from tests.marking.execution.beside_stock import job, notebook
with LocalExecutor(2, preload=(){options}) as executor:
    for done in executor.run([job(notebook({cells}))]):
        print(done.notebook.decode() if done.notebook else done.troubles, flush=True)
"""


def test_everything_ends_when_the_one_who_started_it_is_killed() -> None:
    script = STARTS.format(root=str(ROOT), options="", cells="'import time\\ntime.sleep(60)'")
    with subprocess.Popen([sys.executable, "-c", script]) as started:
        until = time.monotonic() + 180
        # The one who waits, the zygote, a keeper, the guard of a sandbox and what it guards.
        while len(found := descendants_of(started.pid)) < 5 and time.monotonic() < until:
            time.sleep(0.1)
        assert len(found) >= 5
        started.kill()
    until = time.monotonic() + 10
    while (left := [pid for pid in found if Path(f"/proc/{pid}/exe").exists()]) and time.monotonic() < until:
        time.sleep(0.1)
    assert left == []


PROBE = "import os\nprint(os.getuid(), os.getpid(), sorted(os.listdir('/')), os.path.exists({secret!r}))"


def ran(command: list[str], options: str, cells: str) -> str:
    script = STARTS.format(root=str(ROOT), options=options, cells=cells)
    found = subprocess.run([*command, sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    whole = json.loads(found.stdout)
    return "".join(whole["cells"][0]["outputs"][0]["text"])


def test_without_isolation_it_runs_with_the_rights_of_who_asked(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.touch()
    said = ran([], ", isolated=False", repr(PROBE.format(secret=str(secret))))
    assert said.startswith(f"{os.getuid()} ")
    assert said.strip().endswith("True")


def as_somebody(tmp_path: Path) -> list[str]:
    """The start of a command that runs as somebody without rights."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder != Path("/tmp"):  # noqa: S108 (pytest's own folders lie there)
            folder.chmod(0o755) if folder.is_relative_to("/tmp") else None  # noqa: S108
    # The interpreter may lie in the home of root, which nobody else may enter: in a mount namespace of its own it may be.
    aside = tmp_path / "aside"
    aside.mkdir()
    home = Path.home()
    opened = (
        f"mount --rbind {home} {aside} && mount -t tmpfs -o mode=755 tmpfs {home} && "
        f'for one in {aside}/.[a-z]* {aside}/*; do if [ -d "$one" ]; then mkdir -p "{home}/$(basename "$one")" && '
        f'mount --rbind "$one" "{home}/$(basename "$one")"; fi; done; '
        'exec setpriv --reuid 1000 --regid 1000 --clear-groups env HOME=/nowhere "$@"'
    )
    return ["unshare", "-m", "sh", "-c", opened, "sh"]


takes_root = pytest.mark.skipif(os.geteuid() != 0, reason="NOT TESTED: takes root to become somebody else")


@takes_root
def test_somebody_without_rights_isolates_in_a_user_namespace(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.touch()
    said = ran(as_somebody(tmp_path), "", repr(PROBE.format(secret=str(secret))))
    uid, pid, rest = said.split(maxsplit=2)
    assert (uid, pid) == ("1000", "2")
    assert rest.strip().endswith("False")


HOLDS = """
import sys
sys.path.insert(0, {root!r})
from netcourse.marking.execution import LocalExecutor
from netcourse.marking.isolation.limits import Limits
from tests.marking.execution.beside_stock import executed, job, notebook
alone = '''
import os, time
for _ in range(3):
    if os.fork() == 0:
        held = bytearray(b'x') * 70_000_000
        time.sleep(60)
        os._exit(0)
'''
shared = '''
import mmap, os, time
held = mmap.mmap(-1, 50_000_000)
for at in range(0, len(held), 4096):
    held[at] = 1
for _ in range(3):
    if os.fork() == 0:
        sum(held[::4096])
        time.sleep(60)
        os._exit(0)
'''
ends = "time.sleep(8)\\nprint('went on')"
limits = Limits(memory_bytes=150_000_000)
with LocalExecutor(1, preload=(), limits=limits) as executor:
    jobs = [job(notebook(code, ends), name=name, limits=limits) for name, code in (("alone", alone), ("shared", shared))]
    for done in executor.run(jobs):
        shown = "".join(one.get("text", "") for cell in executed(done).cells for one in cell.outputs).strip()
        print(executor.bounds_together, done.name, [trouble.says for trouble in done.troubles], shown, flush=True)
"""


@takes_root
def test_memory_of_all_processes_together_has_a_limit_where_no_control_group_can_be_made(tmp_path: Path) -> None:
    command = [*as_somebody(tmp_path), sys.executable, "-c", HOLDS.format(root=str(ROOT))]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    alone, shared = found.stdout.splitlines()
    assert alone.startswith("False alone ['it needed more than 150 MB of memory; the cells below it were not run'")
    assert not alone.endswith("went on")
    assert shared == "False shared [] went on"


def test_the_lists_of_the_board_are_read_before_a_fork_of_a_unit_that_has_one(executor: LocalExecutor) -> None:
    cell = """
        from netcourse.board.catalogue import acts, diagnoses, plan_items

        read = (acts, diagnoses, plan_items)
        print(all(one() for one in read), [one.cache_info().misses for one in read], all(one.cache_info().hits for one in read))
    """
    executor.warm(["from netcourse.board import Board, meet"])
    (done,) = through_ours(executor, job(notebook(dedent(cell))))
    (output,) = executed(done).cells[0].outputs
    assert output.text == "True [1, 1, 1] True\n"


def test_every_cohort_of_the_course_is_drawn_before_a_fork_and_found_there(executor: LocalExecutor) -> None:
    cell = """
        import random

        from netcourse.cases import flush_diary
        from netcourse.cases.cohorts import COHORTS

        def drawn_again(*_):
            raise AssertionError("drawn again")

        random.Random.random = drawn_again
        print(len(COHORTS), all(map(len, [flush_diary(), *(one.draw() for one in COHORTS)])))
    """
    (done,) = through_ours(executor, job(notebook(dedent(cell))))
    (output,) = executed(done).cells[0].outputs
    assert output.text == f"{len(COHORTS)} True\n"
