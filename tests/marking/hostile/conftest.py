"""Fixtures of the hostile corpus, named for what happened."""

import json
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.isolation.support import IsolationMissing
from tests.marking.hostile.corpus import CASES
from tests.marking.hostile.host import Host, look_around, orphans_come_to_us
from tests.marking.hostile.marked_class import Marked, mark_class
from tests.marking.hostile.unit import UNIT, Scene, release_unit


@dataclass(frozen=True)
class Released:
    """A course whose unit was released; what stands in its hidden tests alone."""

    root: Path
    secret: str

    def copy(self, folder: Path, word: str) -> Scene:
        """The course in a folder of its own, as a hostile student knows it."""
        shutil.copytree(self.root, folder)
        release = json.loads((folder / "release" / UNIT / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
        return Scene(release, folder, word)


@dataclass(frozen=True)
class Attacked:
    """A class of honest and hostile students that was marked, the machine before and after, and what nobody may have seen."""

    marked: Marked
    before: Host
    after: Host
    temporary: tuple[str, ...]
    secrets: tuple[str, ...]


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Released:
    """The small unit, released, on a machine that can isolate student code."""
    try:
        with LocalExecutor(1, preload=()):
            pass
    except IsolationMissing as error:
        pytest.skip(f"THE HOSTILE CORPUS WAS NOT RUN: {error}")
    secret = f"CANARY-IN-A-HIDDEN-TEST-{secrets.token_hex(8)}"
    return Released(release_unit(tmp_path_factory.mktemp("released"), secret), secret)


@pytest.fixture(scope="session")
def attacked(released: Released, tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """Everybody of the corpus handed in, with three honest students among them, and all were marked in one run."""
    folder = tmp_path_factory.mktemp("attacked")
    word = f"hostile-{secrets.token_hex(8)}"
    temporary, home = folder / "temporary", folder / "home"
    temporary.mkdir()
    home.mkdir()
    (home / "diary.txt").write_text(f"{word}-home", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, orphans_come_to_us():
        patch.setenv("MARKER_PASSWORD", f"{word}-environment")
        patch.setenv("HOME", str(home))
        patch.setattr(tempfile, "tempdir", str(temporary))
        scene = released.copy(folder / "course", word)
        watched = (folder, scene.root, home, temporary, Path(tempfile.__file__).parent)
        before = look_around(word, *watched)
        marked = mark_class(scene, folder / "handed-over", CASES)
        after = look_around(word, *watched)
    left = tuple(sorted(path.name for path in temporary.iterdir()))
    hidden = tuple(f"{word}-{kind}" for kind in ("home", "environment", "private"))
    return Attacked(marked, before, after, left, (released.secret, *hidden))


@pytest.fixture(scope="session")
def undisturbed(released: Released, tmp_path_factory: pytest.TempPathFactory) -> Marked:
    """The honest students alone, marked in the same way."""
    folder = tmp_path_factory.mktemp("undisturbed")
    return mark_class(released.copy(folder / "course", "nobody"), folder / "handed-over", ())
