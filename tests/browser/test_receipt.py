"""A student answers in a real browser, with the keyboard alone, and the lone notebook is marked.

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
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from netcourse.authoring.build import build, write
from netcourse.demo import prepare
from netcourse.marking.cycle import Cycle
from netcourse.marking.nbgrader import generate_assignment
from tests.conftest import authors_unit
from tests.forms_unit import FORMS_TEXT

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = [
    *([] if importlib.util.find_spec("playwright") else ["playwright (pip install playwright)"]),
    *([] if CHROMIUM else ["chromium (Debian: apt install chromium)"]),
]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"NO BROWSER TEST WAS RUN: missing {' and '.join(MISSING)}")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60_000


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A marking course with a released unit of forms."""
    root = tmp_path / "author"
    unit = authors_unit(root, "01_forms", FORMS_TEXT)
    write(build(unit, lambda _: None))
    scratch = root / "scratch"
    prepare(root, scratch)
    shutil.copytree(root / "source", scratch / "source")
    generate_assignment(scratch, "01_forms")
    return scratch


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """JupyterLab on a free port in a folder, with settings of its own; gives its address."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
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


def fetch(address: str) -> Any:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 (our own server)
            return json.load(answer)
    except OSError:
        return None


def wait_for(true: Any, otherwise: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, otherwise
        time.sleep(0.2)


@contextmanager
def browser_page(address: str, screenshots: Path) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1100, "height": 1200})
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}/lab/tree/01_forms.ipynb?reset")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        try:
            yield page
        except BaseException:
            page.screenshot(path=str(screenshots / "failed.png"))
            raise
        finally:
            browser.close()


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


def run_first_cells(page: Any) -> None:
    # JupyterLab drops what is run before its kernel listens, and shows no sign of when it does; a student would press again.
    def asked() -> bool:
        page.locator(".jp-Notebook .jp-Cell").first.click()
        page.keyboard.press("Escape")
        for _ in range(5):
            page.keyboard.press("Shift+Enter")
        page.wait_for_timeout(4000)
        return bool(page.locator(".netcourse-form").count() == 2)

    wait_for(asked, "the forms did not appear")


def nameless_controls(page: Any) -> list[str]:
    script = """() => [...document.querySelectorAll('.netcourse-form :is(input, select, textarea, button)')]
        .filter(e => ![...(e.labels || [])].some(l => l.textContent.trim()))
        .filter(e => !e.getAttribute('aria-label') && (e.tagName !== 'BUTTON' || !e.textContent.trim()))
        .map(e => e.outerHTML)"""
    found: list[str] = page.evaluate(script)
    return found


def test_an_answer_given_with_the_keyboard_survives_closing_and_is_marked_from_the_lone_notebook(
    course: Path, tmp_path: Path
) -> None:
    student = tmp_path / "student"
    student.mkdir()
    lone = student / "01_forms.ipynb"
    shutil.copy(course / "release" / "01_forms" / "01_forms.ipynb", lone)
    with jupyterlab(student) as address:
        with browser_page(address, tmp_path) as page:
            run_first_cells(page)
            assert nameless_controls(page) == []
            # From here to saving, the keyboard alone.
            page.locator(".netcourse-form").first.locator("input").first.focus()
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            tab_to(page, "Record")
            page.keyboard.press("Enter")
            page.get_by_text("q1 is recorded.").wait_for()
            tab_to(page, "Your number")
            page.keyboard.type("8")
            tab_to(page, "Record")
            page.keyboard.press("Enter")
            page.get_by_text("the unit is missing").wait_for()
            page.keyboard.press("Shift+Tab")
            cells = page.locator(".jp-Notebook .jp-Cell").count()
            page.keyboard.type("bm")  # commands of JupyterLab on any other list
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            assert page.locator(".jp-Dialog").count() == 0
            assert page.locator(".jp-Notebook .jp-Cell").count() == cells
            tab_to(page, "Record")
            page.keyboard.press("Enter")
            page.get_by_text("q2 is recorded.").wait_for()
            page.screenshot(path=str(tmp_path / "form.png"))
            page.keyboard.press("Control+s")
            wait_for(lambda: lone.read_text(encoding="utf-8").count("vnd.netcourse.answers+json") == 2, "not saved")
        with browser_page(address, tmp_path) as page:
            page.get_by_text("q1 is recorded").first.wait_for()
            (student / "answers.json").unlink()  # as if the notebook had been moved alone to another computer
            run_first_cells(page)
            assert page.locator(".netcourse-form").first.locator("input").nth(1).is_checked()
            assert page.locator(".netcourse-form").nth(1).locator("select").input_value() != ""
            page.screenshot(path=str(tmp_path / "reopened.png"))
    handed_in = course / "submitted" / "keyboard" / "01_forms"
    handed_in.mkdir(parents=True)
    shutil.copy(lone, handed_in)
    cycle = Cycle(course, "01_forms")
    cycle.autograde("keyboard")
    assert cycle.marks("keyboard").by_cell["q1-marks"] == 2
    assert cycle.marks("keyboard").by_cell["q2-marks"] == 3
