"""Fixtures of intake, named for what happened."""

import json
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from tests.marking.intake.corpus import other_unit
from tests.marking.intake.handing_in import Json, as_bytes


@pytest.fixture
def release(built: Unit) -> Json:
    """The small unit as students get it; beside it the course has a second unit."""
    other = built.root / "release" / "02_other" / "02_other.ipynb"
    other.parent.mkdir(parents=True)
    other.write_bytes(as_bytes(other_unit()))
    notebook: Json = json.loads(built.release.read_text(encoding="utf-8"))
    return notebook


@pytest.fixture
def handed_over(tmp_path: Path) -> Path:
    """An empty folder for what a platform or a teacher hands over."""
    folder = tmp_path / "handed-over"
    folder.mkdir()
    return folder
