"""What is downloaded for the site: exactly what is locked, or one clear line and nothing kept."""

import importlib
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.lite.fetch import WHEELS, fetch_core, fetch_wheels
from netcourse.authoring.lite.pins import PYODIDE
from netcourse.errors import CourseError
from tests.conftest import ROOT

LINES = WHEELS.read_text(encoding="utf-8")


def quiet(_: str) -> None:
    """Nobody reads it."""


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A registry on this machine that npm is set to; gives the folder it hands out."""

    folder = tmp_path / "registry" / "pyodide" / "-"
    folder.mkdir(parents=True)
    with mirror(tmp_path / "registry") as (address, _):
        monkeypatch.setenv("npm_config_registry", f"{address}/")
        yield folder


@contextmanager
def mirror(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """A server of a hospital's own that hands out a folder: its address, and what it is asked for."""
    asked: list[str] = []

    class Noting(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Nobody reads it."""

        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Noting, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
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


@pytest.mark.skipif(not shutil.which("npm"), reason="npm is not installed")
def test_a_mirror_that_stands_in_npms_own_configuration_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("npm_config_registry", "NPM_CONFIG_REGISTRY"):
        monkeypatch.delenv(name, raising=False)
    with mirror(tmp_path) as (address, asked):
        (tmp_path / ".npmrc").write_text(f"registry={address}/npm/\n", encoding="utf-8")
        monkeypatch.setenv("npm_config_userconfig", str(tmp_path / ".npmrc"))
        with pytest.raises(CourseError, match=rf"{address}/npm/pyodide/-/pyodide-.*\.tgz: can't be downloaded"):
            fetch_core(tmp_path / "cache", quiet)
    assert asked == [f"/npm/pyodide/-/pyodide-{PYODIDE}.tgz"]


def test_where_nothing_names_a_registry_none_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("npm_config_registry", "NPM_CONFIG_REGISTRY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CourseError, match="nothing says where those come from: install npm, or set npm_config_registry"):
        fetch_core(tmp_path / "cache", quiet)


def test_a_mirror_that_stands_in_pips_own_configuration_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mirror(tmp_path) as (address, asked):
        (tmp_path / "pip.conf").write_text(f"[global]\nindex-url = {address}/simple\n", encoding="utf-8")
        for name in ("PIP_FIND_LINKS", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_NO_INDEX"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
        monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
        with pytest.raises(CourseError, match="wheels of the browser edition can't be downloaded: ERROR"):
            fetch_wheels(tmp_path / "cache", quiet)
    assert asked[0].startswith("/simple/")


def test_no_address_of_a_registry_stands_in_the_code() -> None:
    known = re.compile(r"registry\.(?:npmjs|yarnpkg)|(?:files\.python|pythonhosted|pypi)\.org")
    kinds = {".py", ".mjs", ".js", ".ts", ".json", ".toml", ".txt", ".in", ".lock"}
    # What is built of the companion is held to its own text.
    code = [path for path in (ROOT / "netcourse").rglob("*") if path.suffix in kinds and "labextension" not in path.parts]
    assert len(code) > 500
    assert [path for path in code if known.search(path.read_text(encoding="utf-8"))] == []


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
