"""The questions of every unit, read once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.course import units
from netcourse.exporting.questions.quiz import Question, Quiz, quiz_of


@pytest.fixture(scope="module")
def quizzes(course: Path) -> Mapping[str, Quiz]:
    """Graded questions by unit, and the practice questions of one."""
    notebooks = {unit.name: nbformat.read(unit.source, as_version=4) for unit in units(course)}
    graded = {name: quiz_of(name, name, notebook) for name, notebook in notebooks.items()}
    return {**graded, "practice": quiz_of("practice", "Practice", notebooks["05_tumour_grade"], "practice")}


def formed(quizzes: Mapping[str, Quiz]) -> Iterator[Question]:
    """Every question that has a form and a key."""
    for quiz in quizzes.values():
        yield from (one for one in quiz.questions if one.item is not None and one.scheme is not None)
