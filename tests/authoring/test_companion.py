"""The companion that is committed is what its sources give."""

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from netcourse.authoring.companion import FOLDER, PACKAGE, STAMP, digest, sources

AGAIN = os.environ.get("NETCOURSE_REBUILD")


def test_what_is_built_was_built_of_these_sources() -> None:
    names = {path.name for path in sources()}
    assert {"index.ts", "form.js", "form.css", "form_press.js", "dom.js", "base.css", "progress.js", "yarn.lock"} <= names
    assert STAMP.read_text(encoding="utf-8").strip() == digest(), "the companion's sources changed: run 'make companion'"


def test_nothing_in_what_is_built_names_a_machine_or_a_host_of_packages() -> None:
    for path in (FOLDER / "labextension").rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            assert str(PACKAGE.parent) not in text, path.name
            assert "registry." not in text, path.name


@pytest.mark.skipif(not AGAIN, reason="building the companion anew needs node and the npm registry: make soak does it")
def test_a_new_build_gives_the_same_bytes(tmp_path: Path) -> None:
    copy = tmp_path / "netcourse" / "companion"
    left_out = shutil.ignore_patterns("node_modules", "lib", "labextension", ".yarn")
    shutil.copytree(FOLDER, copy, ignore=left_out)
    shutil.copytree(PACKAGE / "items", tmp_path / "netcourse" / "items")
    for module in PACKAGE.glob("dom.*"):
        shutil.copy(module, tmp_path / "netcourse")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for words in (["jlpm", "install", "--immutable"], ["jlpm", "build"]):
        subprocess.run(words, cwd=copy, check=True, env={**os.environ, "PATH": path}, capture_output=True)
    made = sorted(file.relative_to(copy / "labextension") for file in (copy / "labextension").rglob("*") if file.is_file())
    assert len(made) > 4
    _, differing, missing = filecmp.cmpfiles(copy / "labextension", FOLDER / "labextension", map(str, made), shallow=False)
    assert (differing, missing) == ([], [])
