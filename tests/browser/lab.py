"""A real JupyterLab in a real browser, and what several browser tests ask of it.

Needs playwright and a chromium: the one that playwright installed, or one of the system's (Debian: apt install chromium).
With NETCOURSE_PICTURES set to a folder, pictures are kept there.
"""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.lab_settings import lay_settings

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def _driver_runs() -> bool:
    """Whether playwright's own node starts: a bare Debian lacks a library of its."""
    from playwright._impl._driver import compute_driver_executable

    return subprocess.run([compute_driver_executable()[0], "--version"], capture_output=True, check=False).returncode == 0


_PLAYWRIGHT = bool(importlib.util.find_spec("playwright"))
MISSING = [
    *([] if _PLAYWRIGHT else ["playwright (pip install playwright)"]),
    *([] if not _PLAYWRIGHT or _driver_runs() else ["what playwright's node needs (Debian: apt install libatomic1)"]),
    *([] if CHROMIUM else ["chromium (Debian: apt install chromium)"]),
]
needs_a_browser = pytest.mark.skipif(bool(MISSING), reason=f"NO BROWSER TEST WAS RUN: missing {' and '.join(MISSING)}")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The browser of this process, while it runs.
_RUNNING: list[Any] = []
PATIENCE = 60_000
# Seconds: what has just been installed is compiled while it starts, and much else may run beside it.
STARTS = 180
# What a control is called, near enough.
NAME = """e => (e.labels && e.labels.length ? [...e.labels].map(l => l.textContent).join(' ')
    : e.getAttribute('aria-label') || e.title || e.textContent || '').trim()"""
NO_NEWS = {"fetchNews": "false", "checkForUpdates": False}


@dataclass
class Notebook:
    """A notebook open in JupyterLab: Playwright's page, and what the browser complained of since it was asked for."""

    page: Any
    complaints: list[str] = field(default_factory=list)


@contextmanager
def jupyterlab(folder: Path, port: int | None = None, manifest: str = "") -> Iterator[str]:
    """JupyterLab in a folder, on a free port unless one is named, with settings of its own; gives its address.

    The folder is also where it is started, so that an nbgrader_config.py there counts. With a course's manifest it is JupyterLab
    as students have it; without, a plain one, in which the companion is switched off.
    """
    port = free_port() if port is None else port
    own = folder.parent / "jupyter"
    environment = {**os.environ, **{f"JUPYTER_{name}_DIR": str(own / name) for name in ("CONFIG", "DATA", "RUNTIME")}}
    environment |= {"JUPYTERLAB_SETTINGS_DIR": str(own / "lab"), "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces")}
    if manifest:
        environment = lay_settings(own, manifest, environment)
    else:
        page = own / "CONFIG" / "labconfig" / "page_config.json"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(json.dumps({"disabledExtensions": {"netcourse-companion": True}}), encoding="utf-8")
    # No question about news, which would lie over the page, and no request for any.
    settings = own / "lab" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(NO_NEWS), encoding="utf-8")
    words = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token="]
    words += ["--LabApp.expose_app_in_browser=True"]  # so that a test can open a notebook on a page that is there already
    with (folder.parent / "lab.log").open("wb") as log:
        lab = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *words, f"--ServerApp.root_dir={folder}"],
            env=environment,
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(lambda: fetch(f"{address}/api/status") is not None, "JupyterLab did not start", STARTS)
        yield address
    finally:
        lab.terminate()  # it ends its kernels itself
        lab.wait(timeout=30)


def free_port() -> int:
    """A port that nothing listens on."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


def fetch(address: str) -> Any:
    """The JSON at an address, or None if nothing answers."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 (our own server)
            return json.load(answer)
    except OSError:
        return None


def wait_for(true: Callable[[], bool], otherwise: str, seconds: float = 60) -> None:
    """Wait until something is true."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, otherwise
        time.sleep(0.2)


def write_notebook(path: Path, cells: Sequence[str]) -> None:
    """Write a notebook of code cells for the Python kernel."""
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    code = [nbformat.v4.new_code_cell(cell) for cell in cells]
    nbformat.write(nbformat.v4.new_notebook(cells=code, metadata={"kernelspec": kernel}), path)


@contextmanager
def launched() -> Iterator[Any]:
    """A browser: the one that runs, where one does. Two can't be driven at a time, and contexts hold visitors apart."""
    from playwright.sync_api import sync_playwright

    if _RUNNING:
        yield _RUNNING[0]
        return
    with sync_playwright() as play:
        _RUNNING.append(play.chromium.launch(executable_path=CHROMIUM, args=QUIET))
        try:
            yield _RUNNING[0]
        finally:
            _RUNNING.pop().close()


@contextmanager
def chromium(width: int = 1100, height: int = 1200) -> Iterator[Any]:
    """A browser as on its first day; gives Playwright's context, whose pages share what was loaded once."""
    with launched() as browser:
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        context.set_default_timeout(PATIENCE)
        try:
            yield context
        finally:
            context.close()


@contextmanager
def open_notebook(context: Any, address: str, notebook: str) -> Iterator[Notebook]:
    """A notebook in JupyterLab, its kernel idle."""
    opened = Notebook(context.new_page())
    page = opened.page
    page.on("console", lambda said: opened.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.goto(f"{address}/lab/tree/{notebook}?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    idle(page)
    yield opened
    page.close()


@contextmanager
def browser_page(address: str, notebook: str, screenshots: Path) -> Iterator[Any]:
    """A notebook in JupyterLab, in a browser of its own; a picture is kept if what follows fails."""
    with chromium() as context, open_notebook(context, address, notebook) as opened:
        try:
            yield opened.page
        except BaseException:
            opened.page.screenshot(path=str(screenshots / "failed.png"))
            raise


def idle(page: Any) -> None:
    """Wait until the kernel has nothing to do."""
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()


def keep_picture(page: Any, name: str) -> None:
    """Keep a picture of a page, where NETCOURSE_PICTURES names a folder."""
    if folder := os.environ.get("NETCOURSE_PICTURES"):
        path = Path(folder) / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(path))


def run_cells(page: Any, cells: int, appeared: str, wanted: int) -> None:
    """Run the first cells, until so many elements of a selector are there."""

    # JupyterLab drops what is run before its kernel listens, and shows no sign of when it does; a student would press again.
    def asked() -> bool:
        page.locator(".jp-Notebook .jp-Cell").first.click()
        page.keyboard.press("Escape")
        for _ in range(cells):
            page.keyboard.press("Shift+Enter")
        for _ in range(20):
            page.wait_for_timeout(200)
            if page.locator(appeared).count() == wanted:
                return True
        return False

    wait_for(asked, f"{wanted} times {appeared} did not appear")


def tab_to(page: Any, described: str, key: str = "Tab", *, whole: bool = False) -> int:
    """Press Tab, or another key, until the focus is on the control whose name is this, or begins so; gives how often."""
    for pressed in range(60):
        name = page.evaluate(f"({NAME})(document.activeElement)")
        if name == described or (name.startswith(described) and not whole):
            return pressed
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not reach {described!r}")


def nameless_controls(page: Any, root: str) -> list[str]:
    """The controls inside a selector that a screen reader could not name, as HTML."""
    script = """root => [...document.querySelectorAll(`${root} :is(input, select, textarea, button, img)`)]
        .filter(e => ![...(e.labels || [])].some(l => l.textContent.trim()))
        .filter(e => !e.getAttribute('aria-label') && !e.getAttribute('alt') && (e.tagName !== 'BUTTON' || !e.textContent.trim()))
        .map(e => e.outerHTML)"""
    found: list[str] = page.evaluate(script, root)
    return found
