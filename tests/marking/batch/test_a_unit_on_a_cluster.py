"""A whole unit on two real workers: it comes to what it comes to at home, and no submission makes anew what is made once."""

import shutil
from itertools import chain
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit, find_course, units
from netcourse.marking.batch.mark import mark, plan
from netcourse.marking.batch.submissions import cells_given
from netcourse.marking.cluster.address import read_address
from netcourse.marking.cluster.executor import ClusterExecutor
from netcourse.marking.execution import Executor, LocalExecutor
from netcourse.marking.execution.job import Done
from tests.marking.batch import clustered
from tests.marking.batch.scratch import DUE, differences, hand_in, release
from tests.marking.execution.made_anew import made_anew, telling_job
from tests.marking.varied import varied

# `test_on_a_cluster` is the small version.
pytestmark = pytest.mark.soak
_WORKERS, _CLASS = 2, 8


def _unit() -> Unit:
    (unit,) = [one for one in units(find_course(Path(__file__))) if one.name == "05_tumour_grade"]
    return unit


UNIT = _unit()


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unit, handed in by a class of which some are late."""
    folder = release(UNIT, tmp_path_factory.mktemp("unit") / "course")
    hand_in(folder, UNIT.name, varied(UNIT, _CLASS, due=DUE))
    return folder


def _marked(course: Path, executor: Executor) -> Path:
    run = mark(course, UNIT.name, plan(course, UNIT.name)[0], executor, lambda _: None)
    assert {outcome.verdict for outcome in run.outcomes} <= {"marked", "partly marked"}
    return course


@pytest.fixture(scope="module")
def far(course: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Done]]:
    """The class marked by two workers, and what as many submissions at once as they take told afterwards."""
    with ClusterExecutor(read_address(f"local:{_WORKERS}"), _WORKERS, hidden=[course]) as executor:
        executor.warm(cells_given(course, UNIT.name))
        jobs = chain(clustered.meanwhile(executor, _WORKERS), (telling_job(UNIT) for _ in range(2 * _WORKERS)))
        told = [done for done in executor.run(jobs) if done.name != clustered.MEANWHILE]
        marked = _marked(Path(shutil.copytree(course, tmp_path_factory.mktemp("far") / "course")), executor)
        assert executor.remarks == ()
    return marked, told


def test_marks_comments_penalties_and_files_are_those_of_this_machine(
    course: Path, far: tuple[Path, list[Done]], tmp_path: Path
) -> None:
    with LocalExecutor(_WORKERS, hidden=[course]) as executor:
        here = _marked(Path(shutil.copytree(course, tmp_path / "course")), executor)
    students = [path.name for path in (course / "submitted").iterdir()]
    assert len(students) == _CLASS
    assert differences(here, far[0], UNIT.name, students) == []


def test_a_fork_on_a_worker_finds_made_what_is_made_before_it(far: tuple[Path, list[Done]]) -> None:
    assert [made_anew(done) for done in far[1]] == [(set(), [])] * (2 * _WORKERS)
