"""A drawing carries its colours for a dark ground in itself."""

import re

import pytest

from netcourse.explorers.dark import dark_style, on_dark
from netcourse.explorers.figure import Drawing


def lightness(colour: str) -> int:
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_light_and_dark_change_places() -> None:
    assert lightness(on_dark("#ffffff")) < 120
    assert lightness(on_dark("#1b1b1b")) > 650
    assert on_dark("#000000") == on_dark("#1b1b1b")  # nothing glares


@pytest.mark.parametrize(("colour", "strongest"), [("#9c3d00", 0), ("#1f4e79", 2), ("#cfe3f5", 2), ("#f6d9d5", 0)])
def test_a_colour_keeps_its_hue(colour: str, strongest: int) -> None:
    parts = [int(on_dark(colour)[at : at + 2], 16) for at in (1, 3, 5)]
    assert max(range(3), key=parts.__getitem__) == strongest


@pytest.mark.parametrize("colour", ["#ff0000", "#00ff00", "#0000ff", "#ffff00", "#ff00ff", "#00ffff", "#808080"])
def test_every_colour_becomes_one_that_a_screen_can_show(colour: str) -> None:
    assert re.fullmatch("#[0-9a-f]{6}", on_dark(colour))


def test_the_style_names_each_colour_of_the_drawing_once_for_fill_and_for_stroke() -> None:
    style = dark_style('<svg fill="#1b1b1b"><rect fill="#ffffff" stroke="#1b1b1b"/><rect fill="#ffffff"/></svg>')
    assert style.startswith("<style>@media(prefers-color-scheme:dark){")
    assert [
        style.count(part) for part in ('[fill="#ffffff"]', '[fill="#1b1b1b"]', '[stroke="#1b1b1b"]', '[stroke="#ffffff"]')
    ] == [
        1,
        1,
        1,
        0,
    ]


def test_a_picture_of_tissue_keeps_its_stain() -> None:
    assert "<style>" in Drawing(10, 10).svg()
    assert "<style>" not in Drawing(10, 10, stained=True).svg()
