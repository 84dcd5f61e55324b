"""A sheet to print: it says what it is, loads nothing, keeps what is typed as text, and is printed without the lesson."""

import pytest
from bs4 import BeautifulSoup

from netcourse.explorers import fridge_page
from netcourse.explorers.emergency_card.fridge import HEADINGS
from netcourse.explorers.panel import panel_script
from netcourse.explorers.sheet import FORMATS, MARK, Sheet

SIZES = pytest.mark.parametrize("size", FORMATS)


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@SIZES
def test_a_sheet_says_that_its_patient_is_synthetic_and_how_large_its_paper_is(size: str) -> None:
    page = Sheet(size, "A title", ["One line.", ""], 9).page()
    width, height, margin = FORMATS[size]
    assert f"@page {{ size: {width}mm {height}mm; margin: {margin}mm; }}" in page
    assert 2 * margin < width < height
    found = parsed(page)
    assert found.select_one("small").get_text() == MARK  # type: ignore[union-attr]
    assert found.select(".sheet p")[0].get_text() == "One line."
    assert len(found.select("p[style]")) == 1
    assert not found.select("script, img, link, [src], [href]")


@SIZES
def test_what_somebody_types_stays_text(size: str) -> None:
    sheet = Sheet(size, "<b>Title</b>", ['<img src=x onerror="alert(1)">', "Rosa & Miguel"], 9)
    shown = parsed(sheet._repr_html_())
    assert not shown.select("img, b")
    inner = parsed(str(shown.select_one("iframe")["srcdoc"]))  # type: ignore[index]
    assert not inner.select("img, b")
    assert "Rosa & Miguel" in inner.get_text()
    assert "Rosa & Miguel" in shown.get_text()


def test_in_a_notebook_the_sheet_is_read_and_a_frame_of_its_own_prints_it_alone() -> None:
    shown = parsed(fridge_page("Now: ring 112.")._repr_html_())
    assert "Now: ring 112." in shown.get_text()
    frame = shown.select_one("iframe")
    assert frame is not None
    assert frame["title"] == "Print: For the fridge (A4)"
    inner = parsed(str(frame["srcdoc"]))
    button = inner.select_one("button")
    assert button is not None
    assert button["onclick"] == "print()"
    # A lesson has one main part and its own headings.
    assert not shown.select("main, h1, h2")
    assert "@media print { button { display: none; } }" in str(frame["srcdoc"])
    assert MARK in inner.get_text()


def test_a_page_for_the_fridge_without_words_has_room_for_a_hand_under_each_heading() -> None:
    blank = fridge_page()
    assert [line for line in blank.lines if line] == list(HEADINGS)
    assert list(blank.lines).count("") == 3 * len(HEADINGS)
    assert fridge_page("  \n").lines == blank.lines
    assert fridge_page("One.\n\n Two. ").lines == ["One.", "Two."]
    assert repr(blank).endswith(MARK)


def test_there_are_two_sizes_and_no_other() -> None:
    assert set(FORMATS) == {"A7", "A4"}
    with pytest.raises(ValueError, match="there is A7, A4"):
        Sheet("A5", "x", [], 9)


def test_the_panel_prints_a_sheet_from_a_frame_that_nobody_sees() -> None:
    script = panel_script()
    assert script.index("function printing()") < script.index("const sheets = printing();")
    assert "frame.contentWindow.print()" in script
