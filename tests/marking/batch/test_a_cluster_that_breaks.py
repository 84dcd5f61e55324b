"""A run on a cluster that is stopped, or whose scheduler or workers are: one line, whole rows, no process of a student."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.marking.batch.mark import mark, plan
from netcourse.marking.cluster.address import read_address
from netcourse.marking.cluster.executor import ClusterExecutor
from netcourse.marking.execution.job import Job
from tests.marking.batch import clustered
from tests.marking.batch.conftest import UNIT
from tests.marking.batch.scratch import gradebook_rows
from tests.marking.execution.beside_stock import executed, job, notebook
from tests.marking.processes import descendants_of

# `test_on_a_cluster` is the small version.
pytestmark = pytest.mark.soak

# A worker that has got other tests than it was sent says so by their digest.
_OTHER_UNIT = "import netcourse.marking.cluster.worker as other; other.unit_digest = lambda job: bytes(32); "
_SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"


class Lab:
    """A scheduler and workers as processes of their own, without keys."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        words = ["--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(self._file)]
        self.scheduler = subprocess.Popen(
            [sys.executable, "-c", _SCHEDULER, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.workers: list[subprocess.Popen[str]] = []
        # Dask writes it bit by bit.
        clustered.wait_until(lambda: self._file.is_file() and self._file.read_text("utf-8").rstrip().endswith("}"), "a scheduler")
        self.address = str(json.loads(self._file.read_text("utf-8"))["address"])

    def add(self, name: str, **words: str) -> subprocess.Popen[str]:
        self.workers.append(clustered.start_worker(self.address, name, None, **words))  # type: ignore[arg-type]
        return self.workers[-1]

    def close(self) -> None:
        processes: list[subprocess.Popen[Any]] = [*self.workers, self.scheduler]
        for process in processes:
            process.kill()
            process.communicate()


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """A scheduler without workers."""
    lab = Lab(tmp_path)
    yield lab
    lab.close()


@pytest.fixture
def course(handed_in: Path, tmp_path: Path) -> Path:
    """The small class, of which the first student's notebook takes long."""
    root = Path(shutil.copytree(handed_in, tmp_path / "course"))
    first = sorted((root / "submitted").iterdir())[0] / UNIT / f"{UNIT}.ipynb"
    notebook = nbformat.read(first, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("import time; time.sleep(25)"))
    nbformat.write(notebook, first)
    return root


def _start(course: Path, address: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "netcourse.cli", "--course", str(course), "mark", UNIT, "--cluster", address]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)


def _sleeping(worker: int) -> bool:
    """Whether a student's process runs below a worker: a zygote has two processes, each job some more."""
    return len(descendants_of(worker)) > 3


def _first(course: Path) -> str:
    return sorted(path.name for path in (course / "submitted").iterdir())[0]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_run_leaves_no_students_process_and_can_be_resumed(lab: Lab, course: Path, how: signal.Signals) -> None:
    worker = lab.add("one")
    with _start(course, lab.address) as run:
        clustered.wait_until(lambda: _sleeping(worker.pid), "a student's process")
        os.killpg(run.pid, how)
        run.communicate()
    stopped = time.monotonic()
    clustered.wait_until(lambda: not descendants_of(worker.pid), "the end of all processes of students")
    assert time.monotonic() - stopped < 15
    assert worker.poll() is None
    with _start(course, lab.address) as run:
        said, _ = run.communicate()
    assert run.returncode == 0, said
    marked = len(list((course / "autograded").iterdir()))
    assert marked == len(list((course / "submitted").iterdir()))


def test_a_submission_that_takes_two_workers_along_is_reported_and_not_tried_for_ever(lab: Lab, course: Path) -> None:
    first = lab.add("one")

    def kill_twice() -> None:
        victim = first
        for name in ("two", "three"):
            clustered.wait_until(lambda victim=victim: _sleeping(victim.pid), "a student's process")  # type: ignore[misc]
            other = lab.add(name)
            victim.kill()
            victim = other

    killer = threading.Thread(target=kill_twice)
    with ClusterExecutor(read_address(lab.address), 1, preload=()) as executor:
        killer.start()
        run = mark(course, UNIT, plan(course, UNIT, [_first(course)])[0], executor, lambda _: None)
    killer.join()
    (outcome,) = run.outcomes
    assert outcome.verdict == "not marked"
    assert "the worker that ran it was lost, twice: one on" in outcome.reasons[0]
    assert ", two on" in outcome.reasons[0]
    assert not list((course / "autograded").glob("*/*/*.ipynb"))


def test_a_worker_that_tested_with_another_unit_is_refused_by_name_and_its_result_is_not_used(lab: Lab) -> None:
    def jobs(executor: ClusterExecutor) -> Iterator[Job]:
        lab.add("same")
        yield from (job(notebook("1 + 1"), name=f"{at}") for at in range(4))

    lab.add("other", before=_OTHER_UNIT)
    with ClusterExecutor(read_address(lab.address), 1, preload=()) as executor:
        done = list(executor.run(jobs(executor)))
    assert {one.name for one in done} - {clustered.MEANWHILE} == {"0", "1", "2", "3"}
    assert all(one.whole for one in done)
    (line,) = executor.remarks
    assert line.startswith("a worker was lost: other on ")
    assert "it tested with other tests than it was given; submissions done elsewhere, once: " in line


def test_a_scheduler_that_dies_is_told_in_one_line_and_what_was_written_stands(lab: Lab, course: Path) -> None:
    worker = lab.add("one")
    with _start(course, lab.address) as run:
        clustered.wait_until(lambda: _sleeping(worker.pid), "a student's process")
        lab.scheduler.kill()
        said, _ = run.communicate(timeout=90)
    assert run.returncode == 2
    assert said.strip().splitlines()[-1].startswith(f"netcourse: --cluster {lab.address}: the scheduler is gone")
    assert "Traceback" not in said


def test_if_nobody_can_take_part_nothing_is_written(lab: Lab, course: Path) -> None:
    lab.add("open", before=clustered.WITHOUT_RIGHTS)
    before = gradebook_rows(course)
    with _start(course, lab.address) as run:
        said, _ = run.communicate(timeout=90)
    assert run.returncode == 2
    last = said.strip().splitlines()[-1]
    assert last.startswith(f"netcourse: --cluster {lab.address}: no worker can take part: a worker was refused: open on ")
    assert gradebook_rows(course) == before
    assert not (course / "autograded").exists()


def test_a_scheduler_that_is_not_there_is_told_in_some_ten_seconds(course: Path) -> None:
    began = time.monotonic()
    with _start(course, "tcp://127.0.0.1:9") as run:
        said, _ = run.communicate(timeout=60)
    assert run.returncode == 2
    assert "no Dask scheduler answers there" in said.strip().splitlines()[-1]
    assert time.monotonic() - began < 30  # ten, and what is imported on a busy machine


def test_a_machine_that_cannot_isolate_does_not_join_with_our_preload(lab: Lab) -> None:
    worker = lab.add("open", before=clustered.WITHOUT_RIGHTS, words=("--preload", "netcourse.marking.cluster.preload"))  # type: ignore[arg-type]
    said, _ = worker.communicate(timeout=60)
    assert "can't isolate student code here" in said


def test_a_worker_that_comes_later_makes_the_cells_ready_before_its_first_submission(lab: Lab) -> None:
    given = "given = 41\ngiven + 1"
    lab.add("one")

    def jobs(executor: ClusterExecutor) -> Iterator[Job]:
        lab.add("two")
        yield from clustered.meanwhile(executor, 2)
        yield from (job(notebook(given, "print(get_ipython().compile.hits)"), name=f"{at}") for at in range(6))

    with ClusterExecutor(read_address(lab.address), 1, preload=()) as executor:
        executor.warm([given])
        done = [one for one in executor.run(jobs(executor)) if one.name != clustered.MEANWHILE]
    assert [executed(one).cells[-1].outputs[0].text for one in done] == ["2\n"] * 6


def test_the_command_tries_a_cluster_on_this_machine(course: Path) -> None:
    with _start(course, "local:2") as run:
        said, _ = run.communicate(timeout=240)
    assert run.returncode == 0, said
    assert "4 marked" in said
