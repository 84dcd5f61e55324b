"""Figures that work without being seen."""

from base64 import b64decode
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from netcourse.explorers import CountedCase, Figure, PlacedCase, counting_error, grade_plane

FIGURES = [
    grade_plane([PlacedCase("A", 2.0, 0.6), PlacedCase("far", 100.0, 500.0)]),
    counting_error([CountedCase(15, 500), CountedCase(400, 2000)]),
]


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_has_alt_text_a_caption_and_a_table_twin(figure: Figure) -> None:
    page = BeautifulSoup(figure._repr_html_(), "html.parser")
    image = page.select_one("img")
    assert image is not None
    assert len(str(image["alt"])) > 60
    assert page.find("figcaption") is not None
    assert len(page.find_all("tr")) == len(figure.rows) + 1
    assert all(header.get("scope") for header in page.find_all("th"))
    caption = page.select_one("table > caption")
    assert caption is not None
    assert figure.caption in caption.get_text()
    assert page.select_one(".netcourse-still details summary") is not None  # where keys.js guards it


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_an_svg_that_loads_nothing(figure: Figure) -> None:
    image = BeautifulSoup(figure._repr_html_(), "html.parser").select_one("img")
    assert image is not None
    svg = b64decode(str(image["src"]).removeprefix("data:image/svg+xml;base64,")).decode()
    ET.fromstring(svg)  # noqa: S314 (made a line above)
    assert "href" not in svg


def test_a_count_on_a_limit_has_the_limit_inside_its_interval() -> None:
    rows = {row[0]: row for row in counting_error([CountedCase(15, 500), CountedCase(30, 500)]).rows}
    assert rows["15 of 500"] == ["15 of 500", "3%", "1.83% to 4.89%", "3%"]
    assert rows["30 of 500"][3] == "none"


def test_names_in_a_figure_are_escaped() -> None:
    assert "<b>" not in grade_plane([PlacedCase("<b>", 2.0, 0.6)])._repr_html_()


@pytest.mark.parametrize(
    ("ki67", "mitoses", "grade"), [(2.0, 0.6, "NET G1"), (3.0, 0.6, "NET G2"), (2.0, 6.0, "NET G2"), (20.0, 20.1, "NET G3")]
)
def test_a_case_is_named_by_the_rule(ki67: float, mitoses: float, grade: str) -> None:
    assert grade_plane([PlacedCase("A", ki67, mitoses)]).rows[-1][0] == f"Case A: {grade}"
