"""A released unit, made once for all tests of this folder."""

from pathlib import Path

import pytest

from tests.marking.people.a_course import a_release


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder in which nobody has handed in yet; each test takes a copy."""
    return a_release(tmp_path_factory.mktemp("released"))
