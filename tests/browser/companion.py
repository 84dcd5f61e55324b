"""A unit as students have it in JupyterLab: opened, answered, stopped and started again.

Most of what opening a page costs is JupyterLab itself. So tests of what happens in a unit open theirs at a desk, one after
another as a student goes from unit to unit; tests of how a page begins open one of their own.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.lab import Notebook

BAR = ".netcourse-bar"
READY = f"{BAR}[data-python=ready]"
# What has just been installed is compiled while it starts, and much else may run beside it.
LONG = 180_000
# Where JupyterLab asks for a kernel.
ASKING = "**/api/sessions*"


# Ends the Python of what is open and takes it away, and asks nobody whether to save.
PUT_AWAY = """async () => {
    for (const one of [...jupyterapp.shell.widgets('main')].filter(one => one.context)) {
        await one.sessionContext.shutdown();
        one.dispose();
    }
}"""


@dataclass(frozen=True, slots=True)
class Desk:
    """The students' JupyterLab open on a page, at which one unit after another is opened, and put away with its Python.

    Parameters
    ----------
    page : Page
        Playwright's.
    address : str
        The server.
    """

    page: Any
    address: str

    @contextmanager
    def open(self, path: str, *, ready: bool = True, python: bool = True) -> Iterator[Notebook]:
        """A unit at the desk, by its path below the server's folder; see `open_unit`."""
        with _listening(self.page, python=python) as opened:
            if self.page.url == "about:blank":
                self.page.goto(f"{self.address}/lab?reset")
                self.page.locator(".netcourse-page").wait_for(timeout=LONG)
            self.page.evaluate("path => { jupyterapp.commands.execute('docmanager:open', { path }); }", path)
            _there(self.page, ready=ready)
            yield opened
        self.page.unroute_all()
        self.page.evaluate(PUT_AWAY)


@contextmanager
def open_unit(context: Any, address: str, path: str, *, ready: bool = True, python: bool = True) -> Iterator[Notebook]:
    """A unit in the students' JupyterLab, on a page of its own.

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
    with _listening(context.new_page(), python=python) as opened:
        opened.page.goto(f"{address}/lab/tree/{path}?reset")
        _there(opened.page, ready=ready)
        yield opened
    opened.page.close()


@contextmanager
def _listening(page: Any, *, python: bool) -> Iterator[Notebook]:
    """Hear what the browser complains of meanwhile, and keep Python away where that is asked for."""
    opened = Notebook(page)

    def said(message: Any) -> None:
        if message.type == "error":
            opened.complaints.append(message.text)

    def thrown(error: Any) -> None:
        opened.complaints.append(str(error))

    page.on("console", said)
    page.on("pageerror", thrown)
    if not python:
        page.held = []
        page.route(ASKING, lambda route: page.held.append(route) if route.request.method == "POST" else route.continue_())
    yield opened
    if not python:
        let_python_in(page)
    page.remove_listener("console", said)
    page.remove_listener("pageerror", thrown)


def _there(page: Any, *, ready: bool) -> None:
    """Wait until a unit is open, and has run."""
    page.wait_for_selector(BAR, timeout=LONG)
    if ready:
        page.wait_for_selector(READY, timeout=LONG)


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
