"""The report of a class in a real browser: for everybody, in light and dark, on a phone, and asking nobody for anything."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netcourse.reporting.page import page as as_page
from tests.browser.axe import scan
from tests.browser.lab import keep_picture, needs_a_browser
from tests.reporting.test_page import made

pytestmark = needs_a_browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(as_page(made()), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Any, file: Path) -> Iterator[Any]:
    """The page, opened from a file with everything on it unfolded; a request to anywhere else is an error."""
    asked: list[str] = []
    page = browser.new_page()
    page.set_viewport_size({"width": 1100, "height": 1200})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    yield page
    page.close()
    assert asked == [file.as_uri()]


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.soak)])
def test_axe_finds_nothing(opened: Any, scheme: str) -> None:
    opened.emulate_media(color_scheme=scheme)
    found = scan(opened, [], "html")
    keep_picture(opened, f"report-{scheme}")
    assert found.checked > 300
    assert found.ours == []


def test_a_phone_needs_no_sideways_scrolling(opened: Any) -> None:
    opened.set_viewport_size({"width": 360, "height": 780})
    wide = opened.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 361"
        " && !e.closest('.scroll > *, .unseen, .cards thead')).map(e => e.outerHTML.slice(0, 80))"
    )
    keep_picture(opened, "report-phone")
    assert wide == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.soak
def test_on_paper_nothing_is_wider_than_the_sheet_and_words_have_room(opened: Any) -> None:
    # A4 within the margins of a printer.
    opened.set_viewport_size({"width": 700, "height": 990})
    opened.emulate_media(media="print", color_scheme="dark")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 700
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    room = opened.evaluate("document.querySelector('.cards td[data-label=\"To look at\"]').getBoundingClientRect().width")
    assert room > 200
