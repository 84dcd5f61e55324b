"""A small unit that a class handed in, marked once for all tests that only look."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.build import build, write
from netcourse.marking.batch.mark import Run, mark, plan
from netcourse.marking.batch.outcome import Outcome
from netcourse.marking.execution import LocalExecutor
from netcourse.marking.isolation.support import IsolationMissing
from tests.conftest import SMALL_TEXT, authors_unit
from tests.marking.batch.scratch import hand_in, release
from tests.marking.varied import varied

UNIT = "01_small"
CLASS = 'comment_cell = "comment"\n[[student]]\nid = "expert"\nbelieves = "Knows."\ncomment = 3\n'


def _exercise(notebook: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(
        one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade_id") == "x1-answer"
    )
    return found


@dataclass
class Class:
    """A course folder and its executor; `mark` is what the command does, without its words."""

    root: Path
    executor: LocalExecutor

    @property
    def students(self) -> list[str]:
        """Who handed in."""
        return sorted(path.name for path in (self.root / "submitted").iterdir())

    def notebook(self, student: str) -> Path:
        """What a student handed in."""
        return self.root / "submitted" / student / UNIT / f"{UNIT}.ipynb"

    def answer(self, student: str) -> str:
        """What a student answered to the exercise."""
        return str(_exercise(json.loads(self.notebook(student).read_text(encoding="utf-8")))["source"])

    def retype(self, student: str, source: str) -> None:
        """The student answers something else."""
        path = self.notebook(student)
        notebook = json.loads(path.read_text(encoding="utf-8"))
        _exercise(notebook)["source"] = source
        path.write_text(json.dumps(notebook), encoding="utf-8")

    def mark(self, *students: str, again: bool = False) -> tuple[Run, list[Outcome]]:
        """Mark; the run, and what was up to date."""
        todo, up_to_date = plan(self.root, UNIT, list(students) or None, again=again)
        return mark(self.root, UNIT, todo, self.executor, lambda _: None), up_to_date


@pytest.fixture(scope="session")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which four students handed in the small unit, and nobody is marked yet."""
    root = tmp_path_factory.mktemp("batch")
    unit = authors_unit(root / "author", UNIT, SMALL_TEXT)
    unit.synthetic_class.write_text(CLASS, encoding="utf-8")
    write(build(unit, lambda _: None))
    folder = release(unit, root / "course")
    hand_in(folder, UNIT, varied(unit, 4))
    return folder


@pytest.fixture(scope="session")
def marked_once(handed_in: Path, tmp_path_factory: pytest.TempPathFactory, executor: LocalExecutor) -> Class:
    """The same course after everybody was marked; only to look at."""
    marked = Class(Path(shutil.copytree(handed_in, tmp_path_factory.mktemp("marked") / "course")), executor)
    run, _ = marked.mark()
    assert run.whole
    return marked


@pytest.fixture
def marked(marked_once: Class, tmp_path: Path) -> Class:
    """A copy of the marked course, to change."""
    return Class(Path(shutil.copytree(marked_once.root, tmp_path / "course")), marked_once.executor)


@pytest.fixture(scope="session")
def executor() -> Iterator[LocalExecutor]:
    """Isolated execution, two at once."""
    try:
        with LocalExecutor(2) as started:
            yield started
    except IsolationMissing as missing:
        pytest.skip(f"NOT TESTED: {missing}")
