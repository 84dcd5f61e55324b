"""What `netcourse report` writes of a class at the board, in a real browser: for everybody, in the dark, on a phone, on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netcourse.reporting.page import page as page_of
from netcourse.reporting.report import report
from tests.browser.axe import scan
from tests.browser.lab import keep_picture, needs_a_browser
from tests.reporting.patients.classes import log, room
from tests.reporting.patients.test_board import SLOT, WAYS, half, written

pytestmark = [needs_a_browser, pytest.mark.soak]

# A4 at 96 pixels an inch, less what a printer leaves free on each side.
A4 = {"width": 718, "height": 1047}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
# What stands out of its own box to the right; a table head that is off the screen is for reading aids.
CUT = """() => [...document.querySelectorAll('#board *')].filter(e => e.getClientRects().length
    && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    && !e.closest('thead, svg')).map(e => e.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a class of whom some worked as experts and some did not; one log stops in the middle, one holds markup."""
    played = {one: {slot: log(slot, who, one) for slot in (SLOT, "board-2")} for who, them in WAYS.items() for one in them}
    played["half"] = {SLOT: half(log(SLOT, "expert", "half"))}
    played["writes"] = {SLOT: written(log(SLOT, "minimalist", "writes"))}
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page_of(report(room(played), masked=lambda text: text)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The report, open, as wide as a desk's."""
    opened = browser.new_page()
    opened.set_viewport_size({"width": 1100, "height": 1200})
    opened.goto(address)
    yield opened
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    found = scan(page, [], "html")
    _pictures(page, f"report/{scheme}")
    assert found.checked > 300
    assert found.ours == []


@pytest.mark.parametrize("width", [360, 320])
def test_a_phone_needs_no_sideways_scrolling_of_the_page(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.evaluate(OPEN_ALL)
    _pictures(page, f"report/{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_it_is_black_on_white_and_nothing_is_cut(page: Any, tmp_path: Path) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size(A4)
    _pictures(page, "report/paper")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(CUT) == []
    assert page.pdf(path=tmp_path / "report.pdf", format="A4").startswith(b"%PDF")


def _pictures(page: Any, name: str) -> None:
    """A picture of each screen of the board's part."""
    top, height, step = page.evaluate("(e => [e.getBoundingClientRect().top + scrollY, e.offsetHeight, innerHeight])"
                                      "(document.querySelector('#board'))")  # fmt: skip
    for at in range(-(-height // step)):
        page.evaluate("y => scrollTo(0, y)", top + at * step)
        keep_picture(page, f"{name}-{at:02}")
