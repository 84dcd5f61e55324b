"""The page that students get back, in a real browser: for everybody, on a phone, in the dark, on paper, and without a network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.cli import main
from netcourse.marking.cycle import Cycle
from tests.browser.axe import scan
from tests.browser.conftest import UNIT, Class
from tests.browser.lab import keep_picture, needs_a_browser

pytestmark = needs_a_browser

TYPED = "[Grade]: G2\n[Ki-67]: 3.0%\nif n<m and m>3\n+ one\n- two\n" + "a-word-without-an-end" * 20
NEAR, NOTHING = "three-is-g1", "blank"


@pytest.fixture(scope="module")
def pages(marked_class: Class, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of two students of a class that was marked, one near full marks, one near nothing; best answers are open."""
    folder = marked_class.copy(tmp_path_factory.mktemp("debrief") / "course")
    Cycle(folder, UNIT.name).mark_by_hand(NEAR, marked_class.comment_cell, 3)
    marked = folder / "autograded" / NEAR / UNIT.name / f"{UNIT.name}.ipynb"
    notebook = nbformat.read(marked, as_version=4)
    next(cell for cell in notebook.cells if "Synthetic comment" in cell.source).source = TYPED
    marked.chmod(0o644)
    nbformat.write(notebook, marked)
    assert main(["--course", str(folder), "feedback", UNIT.name, "--best-from", "2020-01-01"]) == 0
    return {student: folder / "feedback" / student / UNIT.name / f"{UNIT.name}.html" for student in (NEAR, NOTHING)}


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page with nothing on it yet, as wide as a desk's."""
    opened = browser.new_page()
    opened.set_viewport_size({"width": 1100, "height": 1200})
    yield opened
    opened.close()


@pytest.mark.parametrize("student", [NEAR, pytest.param(NOTHING, marks=pytest.mark.soak)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(pages: dict[str, Path], page: Any, student: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(pages[student].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = scan(page, [], "html")
    keep_picture(page, f"debrief-{student}-{scheme}")
    assert found.checked > 200
    assert found.ours == []


@pytest.mark.parametrize("student", [NEAR, NOTHING])
@pytest.mark.parametrize("width", [pytest.param(360, marks=pytest.mark.soak), 320])
def test_a_phone_needs_no_sideways_scrolling(pages: dict[str, Path], page: Any, student: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 760})
    page.goto(pages[student].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    keep_picture(page, f"debrief-{student}-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.querySelectorAll('body *')].filter(one => one.scrollWidth > one.clientWidth + 1 "
                         "&& getComputedStyle(one).display !== 'inline').length") == 0  # fmt: skip


def test_the_page_asks_nobody_and_complains_of_nothing(pages: dict[str, Path], page: Any) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(pages[NEAR].as_uri())
    assert asked == [pages[NEAR].as_uri()]
    assert said == []


def test_what_was_typed_is_seen_as_typed(pages: dict[str, Path], page: Any) -> None:
    page.goto(pages[NEAR].as_uri())
    assert page.locator(".typed").inner_text() == TYPED


def test_a_loss_leads_by_keyboard_to_where_it_can_be_read_again(pages: dict[str, Path], page: Any) -> None:
    page.goto(pages[NEAR].as_uri())
    page.locator("section[id^=lost] a[href^='#part']").first.focus()
    page.keyboard.press("Enter")
    part = page.evaluate("decodeURIComponent(location.hash)")
    assert page.locator(part).evaluate("one => Math.abs(one.getBoundingClientRect().top) < innerHeight")


def test_it_can_be_printed(pages: dict[str, Path], page: Any, tmp_path: Path) -> None:
    page.goto(pages[NEAR].as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(path=tmp_path / "page.pdf", format="A4").startswith(b"%PDF")


def test_on_paper_nothing_that_was_asked_is_closed(pages: dict[str, Path], page: Any) -> None:
    page.goto(pages[NEAR].as_uri())
    tall = "[...document.querySelectorAll('details.told')].map(one => one.clientHeight > 2 * one.firstChild.clientHeight)"
    assert set(page.evaluate(tall)) == {False}
    page.emulate_media(media="print")
    assert set(page.evaluate(tall)) == {True}
