"""A real JupyterLab in a real browser, and what several browser tests ask of it.

Needs playwright and a chromium: the one that playwright installed, or one of the system's (Debian: apt install chromium).
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
from pathlib import Path
from typing import Any

import nbformat
import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = [
    *([] if importlib.util.find_spec("playwright") else ["playwright (pip install playwright)"]),
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
PATIENCE = 60_000


@contextmanager
def jupyterlab(folder: Path, port: int | None = None) -> Iterator[str]:
    """JupyterLab in a folder, on a free port unless one is named, with settings of its own; gives its address."""
    port = free_port() if port is None else port
    own = folder.parent / "jupyter"
    environment = {**os.environ, **{f"JUPYTER_{name}_DIR": str(own / name) for name in ("CONFIG", "DATA", "RUNTIME")}}
    environment |= {"JUPYTERLAB_SETTINGS_DIR": str(own / "lab"), "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces")}
    words = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token="]
    with (folder.parent / "lab.log").open("wb") as log:
        lab = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *words, f"--ServerApp.root_dir={folder}"],
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(lambda: fetch(f"{address}/api/status") is not None, "JupyterLab did not start")
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
def browser_page(address: str, notebook: str, screenshots: Path) -> Iterator[Any]:
    """A notebook in JupyterLab, its kernel idle; a picture is kept if what follows fails."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1100, "height": 1200})
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}/lab/tree/{notebook}?reset")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        try:
            yield page
        except BaseException:
            page.screenshot(path=str(screenshots / "failed.png"))
            raise
        finally:
            browser.close()


def run_cells(page: Any, cells: int, appeared: str, wanted: int) -> None:
    """Run the first cells, until so many elements of a selector are there."""

    # JupyterLab drops what is run before its kernel listens, and shows no sign of when it does; a student would press again.
    def asked() -> bool:
        page.locator(".jp-Notebook .jp-Cell").first.click()
        page.keyboard.press("Escape")
        for _ in range(cells):
            page.keyboard.press("Shift+Enter")
        page.wait_for_timeout(4000)
        return bool(page.locator(appeared).count() == wanted)

    wait_for(asked, f"{wanted} times {appeared} did not appear")


def tab_to(page: Any, described: str) -> None:
    """Press Tab until the focus is on the control with this accessible name."""
    script = """() => { const e = document.activeElement;
        return (e.labels && e.labels.length ? [...e.labels].map(l => l.textContent).join(' ')
            : e.getAttribute('aria-label') || e.title || e.textContent || '').trim(); }"""
    for _ in range(60):
        if page.evaluate(script).startswith(described):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {described!r}")


def nameless_controls(page: Any, root: str) -> list[str]:
    """The controls inside a selector that a screen reader could not name, as HTML."""
    script = """root => [...document.querySelectorAll(`${root} :is(input, select, textarea, button, img)`)]
        .filter(e => ![...(e.labels || [])].some(l => l.textContent.trim()))
        .filter(e => !e.getAttribute('aria-label') && !e.getAttribute('alt') && (e.tagName !== 'BUTTON' || !e.textContent.trim()))
        .map(e => e.outerHTML)"""
    found: list[str] = page.evaluate(script, root)
    return found
