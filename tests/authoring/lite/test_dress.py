"""What the site has beside JupyterLite, and the page of a unit that knows of it."""

import json
from pathlib import Path

import pytest

from netcourse.authoring.lite.dress import dress
from netcourse.authoring.lite.page import Offered
from netcourse.authoring.lite.pins import KERNEL, STARTER
from netcourse.errors import CourseError

PAGE = "<html><head><title>Jupyter Notebook - Notebooks</title></head><body></body></html>"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A site as JupyterLite makes it, as far as it matters here."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "favicon.ico").write_bytes(b"")
    (tmp_path / "notebooks" / "index.html").write_text(PAGE, encoding="utf-8")
    settings = {"appVersion": "1.2.3", "litePluginSettings": {f"{KERNEL}:kernel": {"pyodideUrl": "./static/pyodide/pyodide.mjs"}}}
    (tmp_path / "jupyter-lite.json").write_text(json.dumps({"jupyter-config-data": settings}), encoding="utf-8")
    return tmp_path


def test_every_script_that_a_page_names_is_there(made: Path) -> None:
    dress(made, [Offered("01_a", "A")], b'{"units": []}')
    names = {path.name for path in made.iterdir()}
    assert {
        "home.js",
        "kept.js",
        "mine.js",
        "course.js",
        "newest.js",
        "progress.js",
        "visit.js",
        "narrow.css",
        "course.json",
        "index.html",
    } <= names
    assert '<script type="module" src="home.js">' in (made / "index.html").read_text(encoding="utf-8")
    page = (made / "notebooks" / "index.html").read_text(encoding="utf-8")
    assert '<script type="module" src="../visit.js" data-jupyterlite="1.2.3">' in page
    assert "<title>Neuroendocrine tumours</title>" in page


def test_python_is_started_our_way(made: Path) -> None:
    dress(made, [], b"{}")
    settings = json.loads((made / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    assert settings["litePluginSettings"][f"{KERNEL}:kernel"]["pyodideUrl"] == f"./static/pyodide/{STARTER}"


def test_another_page_than_the_known_one_is_refused(made: Path) -> None:
    (made / "notebooks" / "index.html").write_text("<html></html>", encoding="utf-8")
    with pytest.raises(CourseError, match="page of a notebook has 0 times <title>"):
        dress(made, [], b"{}")
