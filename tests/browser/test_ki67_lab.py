"""A student counts Ki-67 in JupyterLab: by mouse, by brush and by keyboard."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from netcourse.explorers.ki67.area import hottest_area
from netcourse.explorers.ki67.lab import set_up
from netcourse.explorers.ki67.slide import make_slide
from netcourse.explorers.ki67.tasks import FEW_CELLS
from netcourse.explorers.ki67.words import colour, shape, size
from tests.browser.bare import bare_page
from tests.browser.conftest import Lab
from tests.browser.lab import nameless_controls, needs_a_browser, open_notebook, run_cells, write_notebook
from tests.conftest import SOAK

pytestmark = needs_a_browser

SEED = 7
SLIDE = make_slide(SEED)
FIELD = hottest_area(SLIDE, FEW_CELLS)[0]
NUCLEI = SLIDE.fields[FIELD]
# As the slowest control may take, several times over: this machine may be busy.
SOON = 2_000


@pytest.fixture(scope="module")
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The lab before the guess, on a page by itself; in the soak in a notebook, where keys are commands elsewhere."""
    if not os.environ.get(SOAK):
        with bare_page(browser, set_up(SEED, task="first_field")) as opened:
            yield opened
        return
    lab: Lab = request.getfixturevalue("lab")
    folder = lab.folder / "ki67"
    folder.mkdir()
    cell = f"from netcourse.explorers.ki67.view import count_ki67\ncount_ki67({SEED}, task='first_field')"
    write_notebook(folder / "lab.ipynb", [cell])
    with open_notebook(browser, lab.address, "ki67/lab.ipynb") as notebook:
        run_cells(notebook.page, 1, ".ki67", 1)
        yield notebook.page


def said(page: Any, words: str) -> None:
    page.locator(".ki67 .said", has_text=words).wait_for(timeout=SOON)


def line(page: Any) -> str:
    found: str = page.locator(".ki67 .line").inner_text()
    return found


def spot(page: Any, x: float, y: float) -> tuple[float, float]:
    box = page.locator(".ki67 canvas.slide").bounding_box()
    return box["x"] + x / 1000 * box["width"], box["y"] + y / 1000 * box["height"]


def test_a_field_is_guessed_counted_and_set_beside_the_truth(page: Any) -> None:
    assert nameless_controls(page, ".ki67") == []
    said(page, "guess the Ki-67 index")
    cells = page.locator(".jp-Notebook .jp-Cell").count()

    # A field can be looked at before the guess, and not be marked.
    page.get_by_role("button", name="A1:").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Field B2")
    page.keyboard.press("p")
    assert "unmarked" in line(page)

    page.get_by_role("textbox", name="Your guess").fill("4,5")
    page.keyboard.press("Enter")
    said(page, "Open a field")

    # By keyboard: mark, undo, brush, and no key becomes a command of JupyterLab.
    page.get_by_role("button", name=f"{FIELD}:").click()
    page.keyboard.press("n")
    assert "; negative" in line(page)
    said(page, "1 tumour cells, 0 positive")
    page.keyboard.press("z")
    assert "unmarked" in line(page)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("u")
    assert "unmarked" in line(page)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells

    # By mouse: brown tumour nuclei by click, then the brush over all, which spares what is marked.
    page.locator(".ki67 canvas.slide").scroll_into_view_if_needed()
    positive = [nucleus for nucleus in NUCLEI if nucleus.due == "+"]
    for nucleus in positive:
        page.mouse.click(*spot(page, nucleus.looks.x, nucleus.looks.y))
    said(page, f"{len(positive)} tumour cells, {len(positive)} positive")
    page.mouse.click(*spot(page, positive[0].looks.x, positive[0].looks.y))
    said(page, f"{len(positive) - 1} tumour cells")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Negative").click()
    for step in range(17):
        page.mouse.move(*spot(page, 2, 30 + step * 58))
        page.mouse.down()
        page.mouse.move(*spot(page, 998, 30 + step * 58), steps=8)
        page.mouse.up()
    said(page, f"{len(positive)} positive")
    said(page, "Enough are counted")
    assert page.locator(".ki67 .code input").input_value().startswith(f"KI67:mixed:{SEED}:4.5:{FIELD}:")

    # The brush took stroma and lymphocytes too, and the truth says so.
    page.get_by_role("button", name="Show the truth").click()
    said(page, "The truth")
    told = page.get_by_role("region", name="The truth").inner_text()
    assert "stroma cell" in told
    assert "they are not tumour" in told
    assert "Not there yet." in told
    assert page.get_by_role("button", name="Undo").is_disabled()
    page.get_by_text("This field as a table").click()
    table = page.get_by_role("table", name=f"Nuclei of field {FIELD} by look")
    table.wait_for(timeout=SOON)
    assert table.locator("tbody tr").count() == len({(size(one.looks), shape(one.looks), colour(one.looks)) for one in NUCLEI})
    assert "stroma cell" in table.locator("tbody td:last-child", has_text="stroma cell").first.inner_text()
    assert nameless_controls(page, ".ki67") == []

    page.get_by_role("button", name="Start again").click()
    said(page, "Open a field")
    assert page.get_by_role("region", name="The truth").count() == 0
