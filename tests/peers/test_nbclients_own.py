"""nbclient's own 23 notebooks, from its source distribution, through nbclient and through our executor, cell for cell."""

import copy
import re
import subprocess
import sys
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode

from netcourse.marking.execution import LocalExecutor
from netcourse.marking.execution.job import Trouble
from netcourse.marking.isolation.limits import Limits
from tests.marking.execution.beside_stock import executed, job, outputs, through_ours, through_stock

pytestmark = pytest.mark.soak
ROOT = Path(__file__).parents[2]
COUNT, SECONDS = 23, 8
# What the two notebooks that talk to each other are told by nbclient's own tests.
MEETING_PLACE = "NBEXECUTE_TEST_PARALLEL_TMPDIR"
_APART = "two submissions must not meet: student code sees neither our environment nor a folder that another one writes to"
# Those that differ, and why a user would accept it.
LISTED: Mapping[str, str] = {
    "Autokill": "a submission whose kernel dies keeps what ran before, and says how it died, where nbclient gives all of it up",
    "Parallel Execute A": _APART,
    "Parallel Execute B": _APART,
    "Sleep1s": "it prints the time of day, in which two runs of nbclient differ as well",
}
Cells = list[tuple[int | None, list[Any]]]


@dataclass(frozen=True, slots=True)
class Both:
    """What a notebook came to in two ways; None where nbclient gave it up."""

    stock: Cells | None
    ours: Cells
    troubles: Sequence[Trouble]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """nbclient's notebooks, of the version that is locked; where they can't be had the tests are skipped, loudly."""
    folder = tmp_path_factory.mktemp("nbclient")
    block = re.search(r"^nbclient==.*\n(?: .*\n)*", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    assert block
    (folder / "wanted.txt").write_text(block[0], encoding="utf-8")
    words = ["-m", "pip", "download", "--quiet", "--no-deps", "--no-build-isolation", "--require-hashes"]
    ran = subprocess.run(
        [sys.executable, *words, "--no-binary", "nbclient", "-r", "wanted.txt"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        said = (ran.stderr.strip().splitlines() or ["no reason given"])[-1]
        pytest.skip(f"NOT TESTED: nbclient's source distribution can't be had here: {said}")
    (packed,) = folder.glob("nbclient-*.tar.gz")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    (found,) = folder.glob("nbclient-*/tests/files")
    return found


@pytest.fixture(scope="module")
def both(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Both]:
    """Each notebook in both ways, its outputs cleared before."""
    notebooks = {path.stem: _cleared(nbformat.read(path, as_version=4)) for path in sorted(files.glob("*.ipynb"))}
    beside = {"python.png": (files / "python.png").read_bytes()}
    limits = Limits(cell_seconds=SECONDS)
    with LocalExecutor(2, preload=()) as executor:
        done = through_ours(
            executor, *(job(copy.deepcopy(one), name=name, given=beside, limits=limits) for name, one in notebooks.items())
        )
    stock = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MEETING_PLACE, str(tmp_path_factory.mktemp("meeting")))
        for name, one in notebooks.items():
            folder = tmp_path_factory.mktemp("stock")
            (folder / "python.png").write_bytes(beside["python.png"])
            stock[name] = _through_nbclient(one, folder)
    return {one.name: Both(stock[one.name], outputs(executed(one)), one.troubles) for one in done}


def _cleared(notebook: NotebookNode) -> NotebookNode:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def _through_nbclient(notebook: NotebookNode, folder: Path) -> Cells | None:
    """By way of nbgrader's `Execute`, which is nbclient with the settings of a marking."""
    try:
        return outputs(through_stock(notebook, folder, timeout=SECONDS))
    except DeadKernelError:
        return None


def test_all_are_the_same_but_those_that_are_listed(both: Mapping[str, Both]) -> None:
    assert len(both) == COUNT
    assert {name for name, one in both.items() if one.ours != one.stock} == set(LISTED)


def test_what_ran_before_a_kernel_died_is_kept_and_it_is_said_how_it_died(both: Mapping[str, Both]) -> None:
    one = both["Autokill"]
    assert one.stock is None
    assert [trouble.says for trouble in one.troubles] == ["the process was ended by SIGTERM; the cells below it were not run"]
    assert one.ours[0][1][-1]["ename"] == "DeadKernelError"


@pytest.mark.parametrize("name", ["Parallel Execute A", "Parallel Execute B"])
def test_two_submissions_do_not_meet(both: Mapping[str, Both], name: str) -> None:
    (first, *_), (_, said) = both[name].ours[:2]
    assert first == 1
    assert (said[0]["ename"], said[0]["evalue"]) == ("KeyError", repr(MEETING_PLACE))


def test_what_prints_the_time_differs_in_its_digits_alone(both: Mapping[str, Both]) -> None:
    one = both["Sleep1s"]
    assert re.sub(r"\d", "0", repr(one.ours)) == re.sub(r"\d", "0", repr(one.stock))
