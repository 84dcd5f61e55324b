"""The service worker's list: every file by its hash, a build of its own for every content, and an order of fetching."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.lite.keeping import UPSTREAM, WORKER, ahead, write_worker


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with JupyterLite's worker."""
    (tmp_path / "build").mkdir()
    (tmp_path / WORKER).write_text("// JupyterLite's", encoding="utf-8")
    (tmp_path / "index.html").write_text("<h1>Units</h1>", encoding="utf-8")
    (tmp_path / "build" / "1.js").write_text("1", encoding="utf-8")
    return tmp_path


def known(site: Path) -> dict[str, Any]:
    """What the worker of a site knows."""
    line = (site / WORKER).read_text(encoding="utf-8").splitlines()[0]
    found: dict[str, Any] = json.loads(line.removeprefix("const SITE = ").removesuffix(";"))
    return found


def again(site: Path) -> str:
    """Build the worker of a changed site anew."""
    (site / UPSTREAM).replace(site / WORKER)
    return write_worker(site)


def test_every_file_is_known_by_its_hash_but_the_workers(site: Path) -> None:
    build = write_worker(site)
    digest = base64.b64encode(hashlib.sha256(b"1").digest()).decode()
    assert set(known(site)["files"]) == {"index.html", "build/1.js"}
    assert known(site)["files"]["build/1.js"] == f"sha256-{digest}"
    assert known(site)["build"] == build
    assert (site / UPSTREAM).read_text(encoding="utf-8") == "// JupyterLite's"
    assert f'importScripts("{UPSTREAM}");' in (site / WORKER).read_text(encoding="utf-8")


def test_the_same_content_is_the_same_build_and_any_change_another(site: Path) -> None:
    build = write_worker(site)
    assert again(site) == build
    (site / "build" / "1.js").write_text("2", encoding="utf-8")
    assert again(site) != build


def test_a_changed_worker_of_jupyterlite_is_another_build(site: Path) -> None:
    build = write_worker(site)
    (site / UPSTREAM).write_text("// another", encoding="utf-8")
    assert again(site) != build


def test_what_the_first_answer_needs_comes_first_and_what_nobody_waits_for_not_at_all() -> None:
    paths = ["index.html", "build/9.js", "build/fa.svg", "build/jlab_core.1.js", "files/a/a.ipynb", "static/pyodide/pyodide.mjs"]
    paths += ["static/pyodide/pyodide.asm.wasm", "extensions/x/static/pypi/x.whl"]
    found = ahead(paths)
    first = ["build/jlab_core.1.js", "static/pyodide/pyodide.asm.wasm", "static/pyodide/pyodide.mjs", "files/a/a.ipynb"]
    assert found == {"shell": ["index.html"], "first": first, "later": ["build/9.js"]}
