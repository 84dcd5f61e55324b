"""What the site has beside JupyterLite: its first page, the course's manifest, and a line in the page of a unit."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import netcourse
from netcourse.authoring.lite.page import Offered, first_page
from netcourse.authoring.lite.pins import KERNEL, STARTER
from netcourse.errors import CourseError

HERE = Path(__file__).parent
PACKAGE = Path(netcourse.__file__).parent
SHARED = PACKAGE / "companion" / "shared"
MANIFEST = "course.json"
_OWN = ("home.js", "kept.js", "mine.js", "visit.js", "narrow.css")
_COMMON = ("course.js", "newest.js", "progress.js")


def dress(made: Path, offered: Sequence[Offered], manifest: bytes) -> None:
    """Add the first page and what belongs to it, and tell the page of a unit of them.

    Parameters
    ----------
    made : Path
        The site as JupyterLite made it.
    offered : sequence of Offered
        The units, in the order in which they are learnt.
    manifest : bytes
        The course's manifest.

    Raises
    ------
    CourseError
        If the page of a unit is not the one that is known.
    """
    version = _settle(made / "jupyter-lite.json")
    (made / "index.html").write_text(first_page(offered, version), encoding="utf-8")
    (made / MANIFEST).write_bytes(manifest)
    for path in (*(HERE / name for name in _OWN), *(SHARED / name for name in _COMMON), PACKAGE / "dom.js"):
        shutil.copy(path, made)
    shutil.copy(made / "notebooks" / "favicon.ico", made)  # a browser asks for it there, whatever a page says
    page = made / "notebooks" / "index.html"
    page.write_text(_with_ours(page.read_text(encoding="utf-8"), version), encoding="utf-8")


def _settle(path: Path) -> str:
    """Name our way into Pyodide, where JupyterLite's build names Pyodide itself; gives JupyterLite's version."""
    settings = json.loads(path.read_text(encoding="utf-8"))
    page = settings["jupyter-config-data"]
    page["litePluginSettings"][f"{KERNEL}:kernel"]["pyodideUrl"] = f"./static/pyodide/{STARTER}"
    path.write_text(json.dumps(settings, indent=1), encoding="utf-8")
    return str(page["appVersion"])


def _with_ours(page: str, version: str) -> str:
    changes = {
        "<html>": '<html lang="en-GB">',
        "<title>Jupyter Notebook - Notebooks</title>": "<title>Neuroendocrine tumours</title>",
        "</head>": '<link rel="stylesheet" href="../narrow.css"></head>',
        "</body>": f'<script type="module" src="../visit.js" data-jupyterlite="{version}"></script></body>',
    }
    for old, new in changes.items():
        if page.count(old) != 1:
            raise CourseError(f"JupyterLite's page of a notebook has {page.count(old)} times {old}; another version is locked")
        page = page.replace(old, new)
    return page
