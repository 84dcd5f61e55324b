"""The notebooks and the first page of the site."""

import nbformat
import pytest

from netcourse.authoring.course import Unit, units
from netcourse.authoring.lite.contents import for_browser, title_of
from netcourse.authoring.lite.page import Offered, first_page
from tests.conftest import ROOT


def test_the_sites_copy_differs_from_the_release_in_its_kernel_alone(built: Unit) -> None:
    release = nbformat.read(built.release, as_version=4)
    copied = for_browser(release)
    assert copied.metadata.kernelspec.name == "python"
    assert copied.cells == release.cells
    assert release == nbformat.read(built.release, as_version=4)
    copied.metadata.kernelspec = release.metadata.kernelspec
    assert copied == release


@pytest.mark.parametrize("unit", units(ROOT), ids=lambda unit: unit.name)
def test_cells_that_a_student_need_not_read_are_folded(unit: Unit) -> None:
    copied = for_browser(nbformat.read(unit.release, as_version=4))
    locked = [cell for cell in copied.cells if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("locked")]
    assert locked
    assert all(cell.metadata["jupyter"]["source_hidden"] for cell in locked)


def test_a_unit_is_called_by_its_first_heading(built: Unit) -> None:
    release = nbformat.read(built.release, as_version=4)
    assert title_of(release) == "A small unit"
    assert title_of(nbformat.v4.new_notebook()) == ""


def test_the_first_page_says_what_it_is_and_links_to_each_unit() -> None:
    page = first_page([Offered("01_a", "Ki-67 <3% & more"), Offered("02_b", "Second")], "1.2.3")
    assert "For education only." in page
    assert 'name="viewport"' in page
    assert '<a href="notebooks/index.html?path=01_a%2F01_a.ipynb" data-unit="01_a">Ki-67 &lt;3% &amp; more</a>' in page
    assert page.index("01_a") < page.index("02_b")
