"""The browser edition as a student uses it, the network closed: every unit runs, and the whole loop ends in marks."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from netcourse.authoring.course import units
from netcourse.authoring.lite.keeping import UPSTREAM, WORKER, write_worker
from netcourse.authoring.lite.pins import DISTRIBUTION
from netcourse.cli import main
from netcourse.marking.cycle import Cycle
from netcourse.marking.nbgrader import generate_assignment
from tests import kinds_unit
from tests.browser.axe import scan, upstream
from tests.browser.lab import nameless_controls, needs_a_browser, wait_for
from tests.browser.site import (
    BAR,
    all_has_run,
    code_cells,
    course_with_every_kind,
    open_unit,
    run_all_from_the_menu,
    served,
    serving,
    visitor,
)
from tests.browser.student import answer, holds
from tests.browser.test_workbench import bench, grades, headline
from tests.conftest import ROOT

pytestmark = needs_a_browser

UNITS = units(ROOT)
FORM = ".netcourse-form"
EXPLORER = ".netcourse-explorer"
ERRORS = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error'], .jp-RenderedText[data-mime-type*='stderr']"


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with all units and one more, in which every kind of question stands."""
    return course_with_every_kind(tmp_path_factory.mktemp("lite") / "author")


@pytest.fixture(scope="module")
def address(author: Path) -> Iterator[str]:
    """The browser edition of that course, served."""
    with served(author, author.parent / "site") as found:
        yield found


def asked_of_the_page(page: Any) -> int:
    """How often Python has asked the page for a file so far: once for each look beside the notebook."""
    look = "() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/api/drive')).length"
    return sum(int(worker.evaluate(look)) for worker in page.workers)


def picture(page: Any, name: str) -> None:
    """Keep a picture where NETCOURSE_PICTURES names a folder."""
    if folder := os.environ.get("NETCOURSE_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"lite-{name}.png"))


@pytest.mark.parametrize(("width", "height"), [(1100, 1200), pytest.param(360, 740, marks=pytest.mark.soak)])
def test_an_answer_of_every_kind_is_recorded_found_again_downloaded_collected_and_marked(
    author: Path, address: str, tmp_path: Path, width: int, height: int
) -> None:
    with visitor(address, width=width, height=height) as (page, heard):
        open_unit(page, address, kinds_unit.NAME)
        assert asked_of_the_page(page) < 40  # 13 as it is, 92 where packages are imported once the page's files are mounted
        all_has_run(page)
        _forms_are_there(page)
        assert page.locator(EXPLORER).count() == 2
        assert nameless_controls(page, FORM) == []
        _answer_all(page)
        picture(page, f"answered-{width}")
        given = [holds(form) for form in page.locator(FORM).all()]
        for explorer in page.locator(EXPLORER).all():
            _answers_a_key(page, explorer)
        _count_at_the_table(page)
        page.keyboard.press("Control+s")
        # Another page of the same browser, as on the next evening.
        open_unit(page, address, kinds_unit.NAME)
        all_has_run(page)
        _forms_are_there(page)
        assert [holds(form) for form in page.locator(FORM).all()] == given
        page.get_by_role("button", name="Hand in").click()
        picture(page, f"handing-in-{width}")
        page.get_by_label("Your name or number").fill("lena")
        with page.expect_download() as started:
            page.get_by_role("button", name="Make the file").click()
        handed_in = tmp_path / "downloads" / started.value.suggested_filename
        started.value.save_as(handed_in)
        assert heard.ours == []
        assert heard.elsewhere == []
    course = _marking_course(author, tmp_path / "course")
    assert main(["--course", str(course), "collect", kinds_unit.NAME, str(handed_in.parent)]) == 0
    assert main(["--course", str(course), "mark", kinds_unit.NAME]) == 0
    cycle = Cycle(course, kinds_unit.NAME)
    marks = cycle.marks("lena").by_cell
    assert {name: marks[f"{name}-marks"] for name in kinds_unit.MARKED} == dict.fromkeys(kinds_unit.MARKED, 2)
    assert "Converted." in cycle.write_feedback("lena").read_text(encoding="utf-8")


# Python takes most of a minute to be there: CI tries the unit above, and the cells of whole units in JupyterLab.
@pytest.mark.soak
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_runs_from_its_first_cell_to_its_last_and_an_exercise_is_solved_by_pointing(unit: Any, address: str) -> None:
    code = code_cells(unit)
    with visitor(address) as (page, heard):
        open_unit(page, address, unit.name)
        all_has_run(page)
        run_all_from_the_menu(page)  # it must go on where a cell fails, as the button does
        picture(page, unit.name)
        forms = sum(any(asks in cell for asks in ("ask(", "practise(", "ask_id(")) for cell in code)
        wait_for(lambda: bool(page.locator(FORM).count() == forms), f"there are not {forms} forms")
        assert page.locator(ERRORS).count() == 0
        explorers = page.locator(EXPLORER).all()
        assert (
            len(explorers) == sum(bool(re.search(r"^(explore|count_ki67)\(| Asked\(", cell, re.MULTILINE)) for cell in code) > 0
        )
        for explorer in explorers:
            _answers_a_key(page, explorer)
        assert nameless_controls(page, f":is({FORM}, {EXPLORER})") == []
        if unit.name == "05_tumour_grade":
            _count_at_the_table(page).get_by_role("button", name="Use 18 for n_regraded").click()
            page.get_by_text("n_regraded: your answer 18 reports is recorded.").wait_for()
        assert heard.ours == []
        assert heard.strangers == []
        assert all(one.startswith(DISTRIBUTION) for one in heard.elsewhere)


@pytest.mark.soak
def test_the_first_page_fits_a_phone_and_says_what_it_is(address: str) -> None:
    with visitor(address, width=360, height=740) as (page, heard):
        page.goto(f"{address}/")
        picture(page, "phone-first-page")
        assert page.get_by_text("For education only.", exact=True).is_visible()
        page.wait_for_selector(".netcourse-card")
        assert page.locator(".netcourse-card").count() == len(UNITS) + 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        found = scan(page, [], "html")
        assert [*found.ours, *found.strange] == []
        assert found.checked > 10
        open_unit(page, address, kinds_unit.NAME)
        all_has_run(page)
        page.locator(FORM).first.scroll_into_view_if_needed()
        picture(page, "phone-form")
        assert scan(page, upstream()["lab"], ".netcourse-bar, .netcourse-form").ours == []
        assert page.locator(FORM).first.bounding_box()["width"] <= 360
        wait_for(lambda: page.locator(BAR).bounding_box()["y"] < 2, "an empty strip stands above the bar")
        assert heard.ours == []


@pytest.mark.soak
def test_the_second_visit_needs_no_network_and_goes_on_where_the_first_ended(author: Path, address: str) -> None:
    assert address
    with visitor("http://127.0.0.1") as (page, heard):
        with serving(author.parent / "site") as own:
            open_unit(page, own, kinds_unit.NAME)
            all_has_run(page)
            _forms_are_there(page)
            _answer_all(page)
            given = [holds(form) for form in page.locator(FORM).all()]
            page.keyboard.press("Control+s")
            page.goto(f"{own}/")
            card = page.locator(f".netcourse-card[data-unit='{kinds_unit.NAME}']")
            card.get_by_text(re.compile(r"[1-9]\d* of \d+ recorded")).wait_for()
            said = card.inner_text()
            wait_for(lambda: len(_kept(page)) > 400, "not all that later pages need is kept")
            page.goto("about:blank")
        # Nothing answers there any more.
        open_unit(page, own, kinds_unit.NAME)
        all_has_run(page)
        _forms_are_there(page)
        picture(page, "offline")
        assert [holds(form) for form in page.locator(FORM).all()] == given
        answer(page, page.locator(FORM).first, [0])
        page.keyboard.press("Control+s")
        page.goto(f"{own}/index.html")
        card.get_by_text(re.compile(r"recorded")).wait_for()
        assert card.inner_text() == said
        picture(page, "offline-first-page")
        assert heard.elsewhere == []


@pytest.mark.skipif(not shutil.which("node"), reason="node is not there: the packages of the browser edition are not compiled")
def test_python_finds_every_module_compiled_by_itself_and_none_stale(author: Path, address: str) -> None:
    assert address
    (parcel,) = (author.parent / "site" / "static" / "pyodide").glob("netcourse-packages-*.zip")
    with ZipFile(parcel) as packed:
        names = packed.namelist()
        heads = {packed.read(name)[:8] for name in names if name.endswith(".pyc")}
    # IPython has no source here: the tests that run a unit show that what begins like this is loaded, and not compiled anew.
    assert "IPython/__init__.pyc" in names
    assert "IPython/__init__.py" not in names
    (head,) = heads
    assert head[4:] == b"\x01\x00\x00\x00"  # by hash and unchecked: no date makes it stale
    ours = [name for name in names if name.startswith("netcourse/") and name.endswith(".cpython-314.pyc")]
    compiled = {name.replace("__pycache__/", "").replace(".cpython-314.pyc", ".py") for name in ours}
    assert [name for name in names if name.startswith("netcourse/") and name.endswith(".py") and name not in compiled] == []


def test_a_new_build_replaces_the_old_one_whole(address: str, author: Path, tmp_path: Path) -> None:
    assert address
    site = tmp_path / "site"
    shutil.copytree(author.parent / "site", site)
    with visitor("http://127.0.0.1") as (page, _), serving(site) as own:
        page.goto(f"{own}/")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        wait_for(lambda: len(_kept(page)) > 20, "nothing is kept")
        (before,) = {cache for cache, _ in _kept(page)}
        course = json.loads((site / "course.json").read_text(encoding="utf-8"))
        (site / "course.json").write_text(json.dumps({**course, "title": "The next edition"}), encoding="utf-8")
        (site / UPSTREAM).replace(site / WORKER)
        build = write_worker(site)
        page.reload()
        assert page.locator("h1").inner_text() != "The next edition"  # still all of the old one
        waiting = "navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting !== null)"
        wait_for(lambda: bool(page.evaluate(waiting)), "the new build does not come in")
        page.reload()
        page.get_by_role("heading", name="The next edition").wait_for()
        wait_for(lambda: {cache for cache, _ in _kept(page)} == {f"netcourse / {build}"}, "the old build is still kept")
        assert before != f"netcourse / {build}"


def _forms_are_there(page: Any) -> None:
    wanted = len(kinds_unit.CHOSEN)
    wait_for(lambda: bool(page.locator(FORM).count() == wanted), f"there are not {wanted} forms")


def _answer_all(page: Any) -> None:
    for form, chosen in zip(page.locator(FORM).all(), kinds_unit.CHOSEN.values(), strict=True):
        answer(page, form, chosen)


def _kept(page: Any) -> list[tuple[str, str]]:
    """The browser's caches and what is in them."""
    found = page.evaluate("""async () => (await Promise.all((await caches.keys()).filter((name) => name.startsWith("netcourse"))
        .map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => [name, url])))).flat()""")
    return [(name, url) for name, url in found]


def _count_at_the_table(page: Any) -> Any:
    """Count by pointing alone what an exercise asks for; gives the workbench."""
    found = bench(page, "n_regraded")
    grades(found)
    headline(found, "18 of 264 reports are left.")
    return found


def _answers_a_key(page: Any, explorer: Any) -> None:
    before = explorer.inner_html()
    controls = explorer.locator(":is(input:not([type=radio]), select, input:checked):visible")
    counts_cells = "ki67" in (explorer.get_attribute("class") or "")
    if not controls.count() and not counts_cells:
        # A list that is empty yet.
        explorer.get_by_role("button", name="Add").focus()
        page.keyboard.press("Enter")
    elif counts_cells:
        # A map of fields: an arrow goes to the next, Enter opens it.
        explorer.get_by_role("button", name="A1:").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    else:
        controls.first.focus()
        page.keyboard.press("ArrowUp" if controls.first.get_attribute("type") == "range" else "ArrowDown")
    wait_for(lambda: bool(explorer.inner_html() != before), f"{explorer.get_attribute('aria-label')} does not answer")


def _marking_course(author: Path, folder: Path) -> Path:
    folder.mkdir()
    shutil.copytree(author / "source" / kinds_unit.NAME, folder / "source" / kinds_unit.NAME)
    shutil.copy(author / "nbgrader_config.py", folder)
    generate_assignment(folder, kinds_unit.NAME)
    return folder
