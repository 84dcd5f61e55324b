"""The wheel of netcourse that students get: what runs beside them, and none of the rooms of authors and markers."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

import netcourse
from netcourse.errors import CourseError

VERSION = netcourse.__version__
PACKAGE = Path(netcourse.__file__).parent
ROOMS = ("board", "cases", "disease", "evidence", "explorers", "items")
FILES = (
    "__init__.py", "dom.js", "errors.py", "frontend.py", "keep_running.py", "keys.js", "missing.py", "stream.py",
    "whole_number.py",
)  # fmt: skip
# In a student's room, and not for students: a signature quotes what was signed, keys included.
AUTHORS_FILES = ("signatures.csv", "second_reading.csv")
# What a browser can have of the dependencies; pandas is loaded when a cell imports it.
_PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "netcourse"
version = "{version}"
description = "The students' part of netcourse, for the browser"
requires-python = ">=3.11"
license = "BSD-3-Clause AND CC-BY-4.0"
dependencies = ["anywidget", "ipywidgets"]

[tool.hatch.build.targets.wheel]
packages = ["netcourse"]
"""


def build_wheel(folder: Path) -> Path:
    """Build it.

    Parameters
    ----------
    folder : Path
        Where it goes.

    Returns
    -------
    Path
        The wheel.

    Raises
    ------
    CourseError
        If it can't be built, or holds what is not a student's.
    """
    with tempfile.TemporaryDirectory(prefix="netcourse-wheel-") as scratch:
        own = Path(scratch) / "netcourse"
        own.mkdir()
        for room in ROOMS:
            shutil.copytree(PACKAGE / room, own / room, ignore=shutil.ignore_patterns("__pycache__", *AUTHORS_FILES))
        for name in FILES:
            shutil.copy(PACKAGE / name, own / name)
        Path(scratch, "pyproject.toml").write_text(_PROJECT.format(version=VERSION), encoding="utf-8")
        words = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder.resolve())]
        # The same wheel for the same code: its name in a browser's cache is its hash.
        ran = subprocess.run(words, cwd=scratch, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise CourseError(f"the students' wheel can't be built: {(ran.stderr.strip().splitlines() or ['no reason given'])[-1]}")
    wheel = folder / f"netcourse-{VERSION}-py3-none-any.whl"
    if strange := strangers(wheel):
        raise CourseError(f"{wheel.name}: holds {strange[0]}, which students must not have")
    return wheel


def strangers(wheel: Path) -> list[str]:
    """Files of a wheel that are neither of a student's room nor about the wheel itself, and an author's that lie in a room."""
    allowed = (*(f"netcourse/{room}/" for room in ROOMS), f"netcourse-{VERSION}.dist-info/")
    names = ZipFile(wheel).namelist()
    return [
        name
        for name in names
        if name.endswith(AUTHORS_FILES) or (not name.startswith(allowed) and name.removeprefix("netcourse/") not in FILES)
    ]
