"""The gate over a finished site: whatever is hidden in it is found, wherever it hides."""

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse.authoring.course import Unit
from netcourse.authoring.lite.gate import exposed

KEY = 'award_item("q1", 2, Best("B", right="The edge belongs to G2.", wrong={"A": "You left the edge to G1."}))'
SCHEME = "One mark for naming the uncertainty."
Plant = Callable[[Path], None]


@pytest.fixture
def author(built: Unit) -> NotebookNode:
    """The author's notebook, with its key and its mark scheme."""
    notebook: NotebookNode = nbformat.read(built.notebook, as_version=4)
    return notebook


@pytest.fixture
def site(built: Unit, tmp_path: Path) -> Path:
    """A site as it should be: a page, the released notebook, the student's wheel and a file from elsewhere."""
    folder = tmp_path / "site"
    for inner in ("files", "build", "static/pyodide"):
        (folder / inner).mkdir(parents=True)
    (folder / "index.html").write_text("<h1>Units</h1>", encoding="utf-8")
    (folder / "files" / "01_small.ipynb").write_bytes(built.release.read_bytes())
    (folder / "build" / "core.js").write_text("function award() {}\n", encoding="utf-8")
    with ZipFile(folder / "static/pyodide/netcourse-1-py3-none-any.whl", "w") as parcel:
        parcel.writestr("netcourse/items/item.py", "def award_item(): ...\n")
    return folder


def test_a_site_of_released_files_exposes_nothing(site: Path, author: NotebookNode) -> None:
    assert exposed(site, [author]) == []


def _in_a_page(site: Path) -> None:
    (site / "index.html").write_text(f"<p>{SCHEME}</p>", encoding="utf-8")


def _in_a_list_as_json(site: Path) -> None:
    (site / "files" / "all.json").write_text(json.dumps({"source": KEY}), encoding="utf-8")


def _in_a_wheel(site: Path) -> None:
    with ZipFile(site / "static/pyodide/netcourse-1-py3-none-any.whl", "a") as parcel:
        parcel.writestr("netcourse/items/key.py", f"    {KEY}\n")


def _in_somebody_elses_wheel(site: Path) -> None:
    with ZipFile(site / "static/pyodide/other-1-py3-none-any.whl", "w") as parcel:
        parcel.writestr("other/key.py", f"    {KEY}\n")


def _in_a_program_from_elsewhere(site: Path) -> None:
    (site / "build" / "core.js").write_text(f"function award() {{}}\n{KEY}\n", encoding="utf-8")


def _in_our_part_of_the_parcel(site: Path) -> None:
    with ZipFile(site / "static/pyodide/netcourse-packages-1.zip", "w") as parcel:
        parcel.writestr("netcourse/items/more.py", f"x = 1; {KEY}\n")


def _in_the_companion(site: Path) -> None:
    folder = site / "extensions" / "netcourse-companion" / "static"
    folder.mkdir(parents=True)
    (folder / "1.js").write_text(f"const s = {json.dumps(SCHEME)};", encoding="utf-8")


def _as_the_authors_notebook(site: Path) -> None:
    (site / "files" / "text.py").write_text("### BEGIN HIDDEN TESTS\n", encoding="utf-8")


def _as_a_markers_module(site: Path) -> None:
    with ZipFile(site / "static/pyodide/netcourse-1-py3-none-any.whl", "a") as parcel:
        parcel.writestr("netcourse/items/more.py", "from netcourse.marking import cycle\n")


@pytest.mark.parametrize(
    ("plant", "where", "what"),
    [
        (_in_a_page, "index.html", SCHEME),
        (_in_a_list_as_json, "files/all.json", KEY),
        (_in_a_wheel, "static/pyodide/netcourse-1-py3-none-any.whl!netcourse/items/key.py", KEY),
        (_in_somebody_elses_wheel, "static/pyodide/other-1-py3-none-any.whl!other/key.py", KEY),
        (_in_a_program_from_elsewhere, "build/core.js", KEY),
        (_in_our_part_of_the_parcel, "static/pyodide/netcourse-packages-1.zip!netcourse/items/more.py", KEY),
        (_in_the_companion, "extensions/netcourse-companion/static/1.js", SCHEME),
        (_as_the_authors_notebook, "files/text.py", "BEGIN HIDDEN TESTS"),
        (_as_a_markers_module, "static/pyodide/netcourse-1-py3-none-any.whl!netcourse/items/more.py", "netcourse.marking"),
    ],
)
def test_what_is_hidden_in_a_site_is_found(site: Path, author: NotebookNode, plant: Plant, where: str, what: str) -> None:
    plant(site)
    # A wheel may be told twice: as a file, where it is not compressed, and for the member of it.
    assert any(line.startswith(f"{where}: ") and what in line for line in exposed(site, [author]))
