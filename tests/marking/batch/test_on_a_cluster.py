"""A class marked by the workers of a real Dask cluster on loopback: the same marks, whatever happens to the workers."""

import os
import shutil
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dask
import pytest

from netcourse.errors import CourseError
from netcourse.marking.batch.mark import Run, mark, plan
from netcourse.marking.batch.submissions import cells_given
from netcourse.marking.cluster.address import read_address
from netcourse.marking.cluster.crew import Crew
from netcourse.marking.cluster.executor import ClusterExecutor
from netcourse.marking.cluster.here import workers_here
from netcourse.marking.execution.job import Done, Job
from tests.marking.batch import clustered
from tests.marking.batch.conftest import UNIT, Class
from tests.marking.batch.scratch import autograded, gradebook_rows
from tests.marking.execution.beside_stock import executed, job, notebook, through_ours
from tests.marking.processes import descendants_of

LOOPBACK = "0100007F"
takes_root = pytest.mark.skipif(os.geteuid() != 0, reason="NOT TESTED: takes root to give root's rights up")


@dataclass
class Clustered:
    """What a cluster of four workers was, and what came of a class while one of them was killed."""

    address: str
    refused: list[str]
    listening: set[str]
    run: Run
    root: Path
    remarks: tuple[str, ...]
    room: int
    afterwards: list[Done]
    most: int


def _settings(security: Any) -> dict[str, str]:
    keys = security.get_tls_config_for_role("client")
    return {
        "distributed.comm.tls.ca-file": keys["ca_file"],
        "distributed.comm.tls.client.cert": keys["cert"],
        "distributed.comm.tls.client.key": keys["key"],
    }


def _present(address: str) -> int:
    crew = Crew(address, (), ())
    try:
        return len(crew.present())
    finally:
        crew.close()


@pytest.fixture(scope="module")
def clustered_class(handed_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clustered]:
    """The small class, marked by two workers of which one is killed over it, while two others are refused."""
    folder, refused = tmp_path_factory.mktemp("cluster"), list[str]()
    with ExitStack() as stack:
        here = stack.enter_context(workers_here(2, 2))
        other = clustered.start_worker(here.address, "other", here.security, package=clustered.another_netcourse(folder))
        unfit = clustered.start_worker(here.address, "open", here.security, before=clustered.WITHOUT_RIGHTS)
        for worker in (other, unfit):
            stack.callback(worker.communicate)
            stack.callback(worker.terminate)
        stack.enter_context(dask.config.set(_settings(here.security)))
        clustered.wait_until(lambda: _present(here.address) == 4, "four workers")
        executor = ClusterExecutor(read_address(here.address), 2, preload=(), say=refused.append)
        with executor:
            room = executor.room
            listening = clustered.listening([os.getpid(), *clustered.workers_of(os.getpid())])
            victim = clustered.workers_of(os.getpid())[0]
            killer = threading.Thread(target=_kill_at_work, args=(victim, len(descendants_of(victim))))
            killer.start()
            root = Path(shutil.copytree(handed_in, folder / "course"))
            run = mark(root, UNIT, plan(root, UNIT)[0], executor, lambda _: None)
            killer.join()
            afterwards, most = _run_counted(executor, [_counting(root)] * 10)
        yield Clustered(here.address, refused, listening, run, root, executor.remarks, room, afterwards, most)


def _run_counted(executor: ClusterExecutor, jobs: Sequence[Job]) -> tuple[list[Done], int]:
    """What came of jobs, and how many were taken at most whose result was not there yet."""
    done, taken, most = list[Done](), 0, 0

    def given() -> Iterator[Job]:
        nonlocal taken, most
        for one in jobs:
            taken += 1
            most = max(most, taken - len(done))
            yield one

    for one in executor.run(given()):
        done.append(one)
    return done, most


def _counting(root: Path) -> Job:
    """A submission that tells how often it found a cell compiled."""
    return job(notebook(*cells_given(root, UNIT), "print(get_ipython().compile.hits)"))


def _hits(done: Done) -> int:
    return int(executed(done).cells[-1].outputs[0].text)


def _kill_at_work(worker: int, idle: int) -> None:
    clustered.wait_until(lambda: len(descendants_of(worker)) > idle, "a worker at work")
    os.kill(worker, signal.SIGKILL)


def test_marks_are_those_of_a_run_on_this_machine(clustered_class: Clustered, marked_once: Class) -> None:
    assert clustered_class.run.whole, clustered_class.run.outcomes
    assert gradebook_rows(clustered_class.root) == gradebook_rows(marked_once.root)
    for student in marked_once.students:
        assert autograded(clustered_class.root, UNIT, student) == autograded(marked_once.root, UNIT, student)


def test_a_submission_finds_as_many_cells_compiled_as_on_this_machine(clustered_class: Clustered, marked_once: Class) -> None:
    (here,) = through_ours(marked_once.executor, _counting(marked_once.root))
    assert {_hits(done) for done in clustered_class.afterwards} == {_hits(here)}
    assert _hits(here) > 0


def test_the_report_says_which_worker_was_lost_and_what_was_done_elsewhere(clustered_class: Clustered) -> None:
    lost = [line for line in clustered_class.remarks if "was lost" in line]
    assert len(lost) == 1
    assert "submissions done elsewhere, once: " in lost[0]


def test_a_worker_with_another_netcourse_is_refused_by_name(clustered_class: Clustered) -> None:
    (line,) = [line for line in clustered_class.refused if "other" in line]
    assert "a worker was refused: other on " in line
    assert "the code of netcourse is" in line


@takes_root
def test_a_worker_that_cannot_isolate_is_refused_by_name(clustered_class: Clustered) -> None:
    (line,) = [line for line in clustered_class.refused if "open on" in line]
    assert "can't isolate student code here: the kernel refuses new namespaces" in line
    assert "--without-isolation" not in line


def test_as_few_jobs_are_on_their_way_as_the_workers_need(clustered_class: Clustered) -> None:
    assert clustered_class.room == 4  # a thread each, and one that waits
    assert len(clustered_class.afterwards) == 10
    assert 1 < clustered_class.most <= 4


def test_nothing_listens_beyond_loopback_and_there_is_no_page_for_a_browser(clustered_class: Clustered) -> None:
    hosts = {where.split(":")[0] for where in clustered_class.listening}
    assert hosts == {LOOPBACK}
    assert f"{LOOPBACK}:{8787:04X}" not in clustered_class.listening
    assert len(clustered_class.listening) == 5  # a scheduler, two workers, and what watches each


def test_whoever_has_no_key_of_the_run_reaches_no_scheduler(clustered_class: Clustered) -> None:
    with pytest.raises(CourseError, match="no Dask scheduler answers"):
        Crew(clustered_class.address.replace("tls", "tcp"), (), ())
