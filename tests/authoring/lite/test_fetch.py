"""What is downloaded for the site: exactly what is locked, or one clear line and nothing kept."""

import importlib
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.lite.fetch import WHEELS, fetch_core, fetch_wheels
from netcourse.authoring.lite.pins import PYODIDE
from netcourse.errors import CourseError

LINES = WHEELS.read_text(encoding="utf-8")


def quiet(_: str) -> None:
    """Nobody reads it."""


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A registry on this machine that npm is set to; gives the folder it hands out."""

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Nobody reads it."""

    folder = tmp_path / "registry" / "pyodide" / "-"
    folder.mkdir(parents=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(tmp_path / "registry"))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{server.server_address[1]}/")
        yield folder
        server.shutdown()


def test_the_pyodide_is_the_one_that_the_kernel_wants() -> None:
    assert importlib.import_module("jupyterlite_pyodide_kernel.constants").PYODIDE_VERSION == PYODIDE


def test_another_file_than_the_locked_one_is_refused(registry: Path, tmp_path: Path) -> None:
    (registry / f"pyodide-{PYODIDE}.tgz").write_bytes(b"another")
    with pytest.raises(CourseError, match=r"is not the file that is locked") as raised:
        fetch_core(tmp_path / "cache", quiet)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "cache").exists()


def test_a_registry_without_the_file_is_told_in_one_line(registry: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"pyodide-.*\.tgz: can't be downloaded \(.*404.*\)"):
        fetch_core(tmp_path / "cache", quiet)
    assert not (tmp_path / "cache").exists()


def test_a_kept_file_that_was_changed_is_not_used(registry: Path, tmp_path: Path) -> None:
    kept = tmp_path / "cache" / f"pyodide-{PYODIDE}.tgz"
    kept.parent.mkdir()
    kept.write_bytes(b"changed since")
    with pytest.raises(CourseError, match="can't be downloaded"):
        fetch_core(kept.parent, quiet)


def test_wheels_that_can_not_be_had_are_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    with pytest.raises(CourseError, match="wheels of the browser edition can't be downloaded: ERROR") as raised:
        fetch_wheels(tmp_path / "cache", quiet)
    assert "\n" not in str(raised.value)
    assert not list((tmp_path / "cache").glob("wheels-*/*.whl"))


def test_every_wheel_is_locked_by_version_and_hash() -> None:
    asked = (line for line in WHEELS.with_suffix(".in").read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    locked = re.split(r"\n(?=[a-z])", LINES)[1:]
    assert sorted(block.split(" ")[0] for block in locked) == sorted(asked)
    assert all("--hash=sha256:" in block for block in locked)
    assert "://" not in LINES
