"""A unit as students have it in JupyterLab: opened, answered, stopped and started again."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.lab import Notebook

BAR = ".netcourse-bar"
READY = f"{BAR}[data-python=ready]"
# What has just been installed is compiled while it starts, and much else may run beside it.
LONG = 180_000
# Where JupyterLab asks for a kernel.
ASKING = "**/api/sessions*"


@contextmanager
def open_unit(context: Any, address: str, path: str, *, ready: bool = True, python: bool = True) -> Iterator[Notebook]:
    """A unit in the students' JupyterLab.

    Parameters
    ----------
    context : BrowserContext
        Playwright's.
    address, path : str
        The server, and the notebook below its folder.
    ready : bool
        Whether to wait until the unit has run.
    python : bool
        Whether Python can be had; without, a kernel is asked for and never comes, until `let_python_in` is called.
    """
    opened = Notebook(context.new_page())
    page = opened.page
    page.on("console", lambda said: opened.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    if not python:
        page.held = []
        page.route(ASKING, lambda route: page.held.append(route) if route.request.method == "POST" else route.continue_())
    page.goto(f"{address}/lab/tree/{path}?reset")
    page.wait_for_selector(BAR, timeout=LONG)
    if ready:
        page.wait_for_selector(READY, timeout=LONG)
    yield opened
    if not python:
        let_python_in(page)
    page.close()


def let_python_in(page: Any) -> None:
    """Let the requests for a kernel go on."""
    for route in page.held:
        route.continue_()
    page.held.clear()
    page.unroute(ASKING)


def form(page: Any, question: str) -> Any:
    """The form of a question."""
    return page.locator(f".netcourse-form[data-question={question}]")


def record(page: Any, question: str, option: int) -> None:
    """Choose an option and press Record."""
    form(page, question).locator("input[type=radio]").nth(option).check()
    form(page, question).locator(".netcourse-record").click()


def recorded(page: Any, question: str, words: str) -> None:
    """Wait until a form says what is recorded."""
    form(page, question).locator(".netcourse-said", has_text=f"✔ Recorded: {words}").wait_for()


def line(page: Any, words: str) -> None:
    """Wait until the bar's line says something."""
    page.locator(f"{BAR} [role=status]", has_text=words).first.wait_for()


def counted(page: Any, words: str) -> None:
    """Wait until the bar counts something."""
    page.locator(".netcourse-count", has_text=words).wait_for()


def kernel_menu(page: Any, item: str) -> None:
    """Choose from JupyterLab's menu of the kernel."""
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name=item).first.click()


def answers(folder: Path) -> dict[str, Any]:
    """What answers.json holds, by question."""
    path = folder / "answers.json"
    return {name: entry["value"] for name, entry in json.loads(path.read_text(encoding="utf-8"))["answers"].items()}
