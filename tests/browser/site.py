"""The browser edition, built once for all tests of it, and a page of it."""

import json
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.build import build, build_manifest, write
from netcourse.authoring.course import Unit, about_path, units
from netcourse.authoring.lite.pins import DISTRIBUTION
from netcourse.authoring.lite.site import build_site
from tests import kinds_unit
from tests.browser.lab import PATIENCE, chromium
from tests.conftest import ROOT, authors_unit

BAR = ".netcourse-bar"
_IDLE = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
_WAITING = "[...document.querySelectorAll('.jp-InputPrompt')].some(({ textContent }) => textContent.includes('*'))"
# A unit runs by itself; the bar above it says when all has run.
_READY = f"document.querySelector('{BAR}')?.dataset.python === 'ready'"


@dataclass
class Heard:
    """What happened on a page: complaints of the browser, and where it asked for something other than the site."""

    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @property
    def ours(self) -> list[str]:
        """Complaints that are not about what the network refuses here."""
        return [one for one in self.complaints if "Failed to fetch" not in one and "occurred while loading" not in one]

    @property
    def strangers(self) -> list[str]:
        """Addresses that no page of the site may ask for."""
        return [one for one in self.elsewhere if not one.startswith(DISTRIBUTION)]


def course_with_every_kind(root: Path) -> Path:
    """An author's course with all units and one more, in which every kind of question and of tool stands."""
    every = authors_unit(root, kinds_unit.NAME, kinds_unit.TEXT + kinds_unit.TOOLS)
    for unit in units(ROOT):
        for path in (unit.text, unit.notebook, unit.release):
            target = root / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    shutil.copy(about_path(ROOT), about_path(root))
    every.synthetic_class.write_text('comment_cell = "comment"\n', encoding="utf-8")
    built = build(every, lambda _: None)
    write({**built, **build_manifest(root, built)})
    return root


@contextmanager
def served(root: Path, output: Path) -> Iterator[str]:
    """Build the site of a course and serve it; gives its address."""
    if not (shutil.which("npm") or os.environ.get("npm_config_registry")):  # noqa: SIM112 (npm's own)
        pytest.skip("NO BROWSER EDITION WAS TESTED: its core is an npm package; install npm, or set npm_config_registry")
    build_site(root, output, lambda _: None, cache=ROOT / ".netcourse" / "lite")
    with serving(output) as address:
        yield address


@contextmanager
def serving(output: Path) -> Iterator[str]:
    """Serve a site; gives its address. Afterwards nothing answers there."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(output))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@contextmanager
def visitor(address: str, *, width: int = 1100, height: int = 1200) -> Iterator[tuple[Any, Heard]]:
    """A browser whose network ends at the site; gives a page with all that the browser keeps between pages, and what it hears."""
    heard = Heard()

    def at_the_door(route: Any) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            heard.elsewhere.append(route.request.url)
            route.abort()

    with chromium(width, height) as context:
        context.route("**/*", at_the_door)
        page = context.new_page()
        page.on(
            "console",
            lambda said: heard.complaints.append(f"{said.text} {said.location['url']}") if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: heard.complaints.append(str(error)))
        yield page, heard


def open_unit(page: Any, address: str, unit: str) -> None:
    """Open a unit from the first page and wait until Python is ready."""
    page.goto(f"{address}/index.html")
    page.locator(f".netcourse-card[data-unit='{unit}'] a").click()
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_function(_IDLE, timeout=3 * PATIENCE)


def all_has_run(page: Any) -> None:
    """Wait until the unit has run by itself."""
    page.wait_for_function(_READY, timeout=3 * PATIENCE)


def run_all_from_the_menu(page: Any) -> None:
    """Choose Run > Run All Cells, as the units say, once the unit has run by itself, and wait until all has run again."""
    all_has_run(page)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    # Between any two cells Python is idle: the cells themselves say which still wait.
    page.wait_for_function(_WAITING)
    page.wait_for_function(f"!({_WAITING})", timeout=3 * PATIENCE)


def code_cells(unit: Unit) -> list[str]:
    """The code of a released unit, cell by cell."""
    cells = json.loads(unit.release.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
