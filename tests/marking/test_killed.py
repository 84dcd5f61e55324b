"""A run that is killed loses nothing: resumed, it ends where an uninterrupted one ends, and nothing of it stays alive."""

import random
import shutil
from pathlib import Path

import pytest

from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit
from tests.conftest import SMALL_TEXT, authors_unit
from tests.marking.batch.scratch import autograded, gradebook_rows, hand_in, release
from tests.marking.killing import finish, kill_within
from tests.marking.varied import varied

# `make soak` kills forty submissions in twenty-five places as well.
pytestmark = pytest.mark.soak

CLASS = 'comment_cell = "comment"\n[[student]]\nid = "expert"\nbelieves = "Knows."\ncomment = 3\n'
SUBMISSIONS, KILLS = 6, 3


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Unit:
    """A course in which six students handed in the small unit."""
    root = tmp_path_factory.mktemp("killed")
    unit = authors_unit(root / "author", "01_small", SMALL_TEXT)
    unit.synthetic_class.write_text(CLASS, encoding="utf-8")
    write(build(unit, lambda _: None))
    folder = release(unit, root / "course")
    hand_in(folder, unit.name, varied(unit, SUBMISSIONS))
    return Unit(folder, unit.name)


def test_a_run_killed_at_random_moments_ends_as_an_uninterrupted_one(handed_in: Unit, tmp_path: Path) -> None:
    whole, killed = (Path(shutil.copytree(handed_in.root, tmp_path / name)) for name in ("whole", "killed"))
    code, said = finish(whole, handed_in.name)
    assert code == 0, said
    chosen = random.Random(7)  # noqa: S311 (the moments; the same each time)
    for _ in range(KILLS):
        assert kill_within(killed, handed_in.name, chosen, SUBMISSIONS) == []
    code, said = finish(killed, handed_in.name)
    assert code == 0, said
    assert gradebook_rows(killed) == gradebook_rows(whole)
    students = sorted(path.name for path in (whole / "submitted").iterdir())
    for student in students:
        assert autograded(killed, handed_in.name, student) == autograded(whole, handed_in.name, student)


def test_what_was_finished_before_the_kill_is_not_run_again(handed_in: Unit, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(handed_in.root, tmp_path / "course"))
    code, said = finish(folder, handed_in.name)
    assert code == 0, said
    # As if it had been killed before the last was marked.
    last = sorted((folder / ".netcourse" / "marked" / handed_in.name).iterdir())[-1]
    last.unlink()
    code, said = finish(folder, handed_in.name)
    assert code == 0, said
    assert f"{SUBMISSIONS - 1} up to date" in said
    assert "1 of 1" in said
