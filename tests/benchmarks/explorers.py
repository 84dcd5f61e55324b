"""How fast an explorer opens and answers: in Python alone, and in a real JupyterLab beside a plain ipywidgets slider.

Run by `make bench`. It prints milliseconds and asserts nothing, because they depend on the machine.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from netcourse.explorers.explorer import Choice, Control, Dial, Explorer, Switch
from netcourse.explorers.panel import Session
from tests.browser.lab import MISSING, browser_page, jupyterlab, run_cells, write_notebook
from tests.explorers.every import every_explorer

ROUNDS = 30
# Between two actions: the slider of ipywidgets glides for 300 ms after a click and is deaf to the next.
PAUSE_MS = 400
SLIDER = """
import ipywidgets as w
from IPython.display import display
slider, label = w.IntSlider(value=10, max=100), w.Label("10")
label.add_class("peer-label")
slider.add_class("peer-slider")
slider.observe(lambda change: setattr(label, "value", str(change.new)), "value")
display(slider, label)
"""
# From the hand (key or pointer going down) to the words on the page being other words.
WATCH = """(target) => {
    window.began = null;
    window.took = [];
    const begin = () => { window.began = performance.now(); };
    for (const kind of ["keydown", "pointerdown"]) window.addEventListener(kind, begin, true);
    new MutationObserver(() => {
        if (window.began !== null) { window.took.push(performance.now() - window.began); window.began = null; }
    }).observe(document.querySelector(target), { childList: true, characterData: true, subtree: true });
}"""


def main() -> None:
    """Measure and print."""
    print(f"In Python, median of {ROUNDS}, ms")
    print(f"{'':20}{'open':>8}{'answer':>8}{'worst answer':>14}")
    for made in every_explorer():
        opened = [timed(lambda: first_sight(made)) for _ in range(ROUNDS)]  # noqa: B023 (run at once)
        answers = answer_times(Session(made()), made())
        print(f"{made.__name__:20}{median(opened):8.1f}{median(answers):8.1f}{max(answers):14.1f}")
    if MISSING:
        print(f"In the browser: not measured, missing {' and '.join(MISSING)}")
        return
    print(f"\nIn JupyterLab, from the hand to the words, median of {ROUNDS}, ms")
    print(f"{'':28}{'key':>8}{'click':>8}")
    ours, peer = in_the_browser()
    for title, times in (("GradePlane", ours), ("ipywidgets slider and label", peer)):
        print(f"{title:28}{times['key']:8.1f}{times['click']:8.1f}")
    print(f"{'ratio, ours to peer':28}{ours['key'] / peer['key']:8.2f}{ours['click'] / peer['click']:8.2f}")


def first_sight(made: type[Explorer]) -> tuple[Any, Any]:
    """Make an explorer and all that the browser needs to draw it."""
    session = Session(made())
    return session.opening, session.state


def answer_times(session: Session, explorer: Explorer) -> list[float]:
    """How long answers take (ms), each control changed in turn."""
    changes = [(control.name, value) for control in explorer.controls for value in other_values(control)]
    return [timed(lambda: session.answer({"set": {name: value}})) for name, value in changes * (ROUNDS // len(changes) + 1)]  # noqa: B023 (run at once)


def other_values(control: Control) -> list[Any]:
    """Settings of a control to go through; a diary is left as it is."""
    if isinstance(control, Choice):
        return list(control.options)
    if isinstance(control, Dial):
        return [control.low + share * (control.high - control.low) for share in (0.1, 0.5, 0.9)]
    return [True, False] if isinstance(control, Switch) else []


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that a call takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_the_browser() -> tuple[dict[str, float], dict[str, float]]:
    """Median times (ms) by key and by click: of the grade plane, and of a plain slider with a label."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "student"
        folder.mkdir()
        write_notebook(
            folder / "bench.ipynb", ["from netcourse.explorers import GradePlane, explore\nexplore(GradePlane())", SLIDER]
        )
        with jupyterlab(folder) as address, browser_page(address, "bench.ipynb", folder) as page:
            run_cells(page, 2, ".peer-label", 1)
            plane = page.locator(".netcourse-explorer")
            # The reasons hold the Ki-67 index, so their words change with every step.
            ours = measured(
                page, ".netcourse-reasons", plane.get_by_label("Ki-67 index (%)", exact=True), plane.locator("figure img")
            )
            slider = page.locator(".peer-slider")
            peer = measured(page, ".peer-label", slider.locator(".noUi-handle"), slider.locator(".noUi-base"))
    return ours, peer


def measured(page: Any, words: str, handle: Any, surface: Any) -> dict[str, float]:
    """Median times (ms) from a key on the handle, and from a click into the surface, until the words change."""
    page.evaluate(WATCH, words)
    handle.focus()
    for at in range(ROUNDS):
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(n) => window.took.length > n", arg=at)
        page.wait_for_timeout(PAUSE_MS)
    by_key = page.evaluate("window.took.splice(0)")
    surface.scroll_into_view_if_needed()
    for at in range(ROUNDS):
        box = surface.bounding_box()
        # From side to side: a slider takes a click beside its handle for a grip on it.
        surface.click(position={"x": box["width"] * (0.4 if at % 2 else 0.8), "y": box["height"] / 2}, force=True)
        page.wait_for_function("(n) => window.took.length > n", arg=at)
        page.wait_for_timeout(PAUSE_MS)
    return {"key": median(by_key), "click": median(page.evaluate("window.took"))}


if __name__ == "__main__":
    main()
