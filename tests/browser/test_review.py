"""The page for the clinician who signs, in a real browser: for everybody, on a phone, in the dark, on paper, with no network."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from netcourse.cli import main
from tests.authoring.review.conftest import as_table, fill, lay_course, reword, rows_of
from tests.browser.axe import scan
from tests.browser.lab import keep_picture, needs_a_browser

pytestmark = needs_a_browser

UNIT = "06_treatment"
SIGNED = {
    f"{UNIT}/tre10": ("agree", ""),
    "E4-08.prevention": ("change", "Name the dose."),
    "E4-08.response": ("agree", "Seen so in our unit."),
    "G-01": ("agree", ""),
}


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of surgery, with something in each of its parts."""
    folder = tmp_path_factory.mktemp("review")
    course = lay_course(folder / "course", UNIT)
    words = ["--course", str(course), "review", "--speciality", "surgery"]
    out, back, page = folder / "out.csv", folder / "back.csv", folder / "page.html"
    assert main([*words, "--csv", str(out)]) == 0
    rows = fill(rows_of(out.read_bytes()), SIGNED, signed_on=date.today().isoformat())
    back.write_text(as_table(rows), encoding="utf-8")
    assert main([*words, "--sign", str(back)]) == 0
    reword(course, "G-01")
    assert main([*words, "--html", str(page)]) == 0
    return page


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page with nothing on it yet, as wide as a desk's."""
    opened = browser.new_page()
    opened.set_viewport_size({"width": 1366, "height": 1200})
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("scheme", "width"),
    [("light", 1366), pytest.param("dark", 1366, marks=pytest.mark.soak), pytest.param("light", 360, marks=pytest.mark.soak)],
)
def test_axe_finds_nothing(review: Path, page: Any, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 1200})
    page.goto(review.as_uri())
    found = scan(page, [], "html")
    keep_picture(page, f"review-{scheme}-{width}")
    assert found.checked > 300
    assert found.ours == []


def test_its_parts_stand_in_order_below_one_heading_and_its_first_lines(review: Path, page: Any) -> None:
    page.goto(review.as_uri())
    headings = page.locator("h1, h2").all_inner_texts()
    parts = ["Open doubts", "Changed since somebody signed", "Not signed yet", "Signed", "How to sign"]
    assert headings == ["For review: surgery", *parts]
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(one => +one.tagName[1])")
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert "There are " in page.locator("header").inner_text()
    assert "not for students" in page.locator("header").inner_text()


def test_the_first_section_shows_who_asks_for_a_change(review: Path, page: Any) -> None:
    page.goto(review.as_uri())
    row = page.get_by_role("row").filter(has_text="E4-08.prevention").first
    assert "change: Name the dose." in row.inner_text()


@pytest.mark.parametrize("width", [pytest.param(360, marks=pytest.mark.soak), 320])
def test_a_phone_needs_no_sideways_scrolling_and_its_tables_stay_tables(review: Path, page: Any, width: int) -> None:
    page.goto(review.as_uri())
    kinds = ("table", "row", "rowheader", "columnheader", "cell")
    on_a_desk = {kind: page.get_by_role(kind).count() for kind in kinds if kind != "columnheader"}
    page.set_viewport_size({"width": width, "height": 760})
    keep_picture(page, f"review-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.querySelectorAll('body *')].filter(one => one.scrollWidth > one.clientWidth + 1 "
                         "&& getComputedStyle(one).display !== 'inline' && !one.closest('thead')).length") == 0  # fmt: skip
    on_a_phone = {kind: page.get_by_role(kind).count() for kind in kinds if kind != "columnheader"}
    # A number that a fact does not have is left out there.
    assert {**on_a_phone, "cell": 0} == {**on_a_desk, "cell": 0}
    assert page.get_by_role("columnheader", name="Holds for").count() > 0


def test_the_page_asks_nobody_and_complains_of_nothing(review: Path, page: Any) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(review.as_uri())
    assert asked == [review.as_uri()]
    assert said == []


def test_a_part_is_reached_by_keyboard(review: Path, page: Any) -> None:
    page.goto(review.as_uri())
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#unsigned"
    assert page.locator("#unsigned").evaluate("one => Math.abs(one.getBoundingClientRect().top) < innerHeight")


def test_it_can_be_printed(review: Path, page: Any, tmp_path: Path) -> None:
    page.goto(review.as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    # Paper is as narrow as a tablet, and its tables are tables.
    page.set_viewport_size({"width": 700, "height": 1000})
    assert page.locator(".facts").first.evaluate("one => getComputedStyle(one).display") == "table"
    assert page.pdf(path=tmp_path / "page.pdf", format="A4").startswith(b"%PDF")
