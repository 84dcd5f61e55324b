"""The colours of every figure: read against what lies below them, and told apart by whoever sees fewer colours."""

import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pytest

from netcourse.explorers import CountedCase, Figure, PlacedCase, counting_error, grade_plane
from netcourse.explorers.dark import on_dark
from netcourse.explorers.explorer import Choice, Explorer, Switch
from tests.explorers.every import every_explorer

with warnings.catch_warnings():
    # It says that it can't plot without matplotlib; nothing is plotted here.
    warnings.simplefilter("ignore")
    import colour

SVG = "{http://www.w3.org/2000/svg}"
WHITE = "#ffffff"
# WCAG 2.2: 1.4.3 for words, 1.4.11 for what else has to be seen.
WORDS, MARKS = 4.5, 3.0
# Lighter than this is a ground, on which words and marks stand.
GROUND = 0.4
# In CIEDE2000, where 1 can just be noticed side by side: for lines and marks, and for the wide areas of a ground.
APART, GROUNDS_APART = 15.0, 5.0
# What a colour of a drawing becomes in a theme.
THEMES: Mapping[str, Callable[[str], str]] = {"light": str, "dark": on_dark}
VISIONS = ("Normal", "Protanomaly", "Deuteranomaly", "Tritanomaly")


def settings(explorer: Explorer) -> Iterator[Mapping[str, object]]:
    """The starting state, and it with each choice and switch moved in turn."""
    yield {}
    for control in explorer.controls:
        if isinstance(control, Choice):
            yield from ({control.name: key} for key in control.options)
        elif isinstance(control, Switch):
            yield {control.name: not control.start}


@cache
def drawings(name: str) -> tuple[Element, ...]:
    """Every different drawing of an explorer, or the figures that stand still."""
    still: list[Figure] = [
        grade_plane([PlacedCase("A", 2.0, 0.6), PlacedCase("B", 38.0, 4.0)]),
        counting_error([CountedCase(15, 500)]),
    ]
    made = next((one for one in every_explorer() if one.__name__ == name), None)
    if made is not None:
        explorers = [made(task) for task in ("", *made.tasks)]
        still = [figure for one in explorers for state in settings(one) for figure in one.show(one.settle(state)).figures]
    return tuple(fromstring(svg) for svg in sorted({figure.svg for figure in still}))  # noqa: S314 (our own)


THEMED = pytest.mark.parametrize("theme", THEMES)
DRAWN = pytest.mark.parametrize("name", [*(one.__name__ for one in every_explorer()), "still figures"])


def linear(shade: str) -> Any:
    """A colour as amounts of light, each from 0 to 1."""
    return colour.models.eotf_sRGB(np.array([int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)]))


@cache
def luminance(shade: str) -> float:
    """Relative luminance, as WCAG defines it."""
    return float(linear(shade) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def difference(one: str, other: str, vision: str) -> float:
    """How far two colours are apart (CIEDE2000) to somebody who lacks one kind of cone altogether (Machado 2009)."""
    with warnings.catch_warnings():
        # It says that for the third kind of cone this model is an approximation.
        warnings.simplefilter("ignore")
        seen = np.eye(3) if vision == "Normal" else colour.blindness.matrix_cvd_Machado2009(vision, 1.0)
    first, second = (np.clip(seen @ linear(shade), 0, 1) for shade in (one, other))
    return float(colour.delta_E(_lab(first), _lab(second), method="CIE 2000"))


def _lab(light: Any) -> Any:
    return colour.XYZ_to_Lab(colour.RGB_to_XYZ(light, "sRGB", apply_cctf_decoding=False))


def paints(shape: Element) -> list[str]:
    """The plain colours with which a shape is filled or drawn."""
    return [paint for paint in (shape.get("fill"), shape.get("stroke")) if paint and paint.startswith("#")]


def shapes(drawing: Element) -> list[Element]:
    """All that is drawn, without words. Of a texture only its edge is drawn here: dark dots and lines on a pale ground."""
    textures = {part for pattern in drawing.iter(f"{SVG}pattern") for part in pattern}
    kinds = {f"{SVG}{kind}" for kind in ("rect", "path", "line", "polyline", "circle")}
    return [one for one in drawing.iter() if one.tag in kinds and one not in textures]


def dark(drawing: Element) -> set[str]:
    """The colours of lines and marks."""
    return {paint for shape in shapes(drawing) for paint in paints(shape) if luminance(paint) <= GROUND}


@DRAWN
@THEMED
def test_words_can_be_read_on_every_ground_of_their_drawing(name: str, theme: str) -> None:
    seen = THEMES[theme]
    for drawing in drawings(name):
        inks = {word.get("fill") or drawing.get("fill") for word in drawing.iter(f"{SVG}text")}
        grounds = {paint for shape in shapes(drawing) for paint in paints(shape) if luminance(paint) > GROUND}
        assert [(ink, ground) for ink in inks for ground in grounds if contrast(seen(str(ink)), seen(ground)) < WORDS] == []


@DRAWN
@THEMED
def test_every_mark_stands_out_or_has_an_edge_that_does(name: str, theme: str) -> None:
    def stands_out(paint: str) -> bool:
        return contrast(THEMES[theme](paint), THEMES[theme](WHITE)) >= MARKS

    for drawing in drawings(name):
        drawn = shapes(drawing)
        # A pale line within a dark one, drawn along the same way, has that for its edge. Wide areas have lines or words on them.
        edged = {shape.get("d") for shape in drawn if any(map(stands_out, paints(shape)))}
        marks = [shape for shape in drawn if shape.tag != f"{SVG}rect" and "fill-opacity" not in shape.attrib]
        faint = [one for one in marks if not any(map(stands_out, paints(one))) and paints(one) != [WHITE]]
        assert [one.attrib for one in faint if paints(one) and one.get("d") not in edged] == []


@DRAWN
@THEMED
@pytest.mark.parametrize("vision", VISIONS)
def test_colours_of_lines_and_marks_are_told_apart(name: str, vision: str, theme: str) -> None:
    seen = THEMES[theme]
    close = {
        (one, other, round(difference(seen(one), seen(other), vision), 1))
        for drawing in drawings(name)
        for one, other in combinations(sorted(dark(drawing)), 2)
        if difference(seen(one), seen(other), vision) < APART
    }
    assert close == set()


@DRAWN
@THEMED
@pytest.mark.parametrize("vision", VISIONS)
def test_areas_whose_colours_look_alike_carry_words_or_a_shape_of_their_own(name: str, vision: str, theme: str) -> None:
    seen = THEMES[theme]
    for drawing in drawings(name):
        areas = [one for one in shapes(drawing) if one.tag == f"{SVG}rect" and one.get("fill") != WHITE and paints(one)]
        areas = [one for one in areas if one.get("fill", "").startswith("#")]
        fills = sorted({one.get("fill", "") for one in areas})
        close = [pair for pair in combinations(fills, 2) if difference(*map(seen, pair), vision) < GROUNDS_APART]
        alike = {shade for pair in close for shade in pair}
        assert [one.attrib for one in areas if one.get("fill") in alike and not has_words(one, drawing)] == []


def has_words(area: Element, drawing: Element) -> bool:
    """Whether words stand in an area, or beside it as in a legend."""
    x, y, width, height = (float(area.get(key, "0")) for key in ("x", "y", "width", "height"))
    near = 24
    return any(
        x - near <= float(word.get("x", "0")) <= x + width + near and y - near <= float(word.get("y", "0")) <= y + height + near
        for word in drawing.iter(f"{SVG}text")
    )
