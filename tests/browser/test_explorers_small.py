"""Explorers on a phone, in a dark theme, on paper and under a finger: what every one of them keeps there."""

from collections.abc import Iterator
from typing import Any

import pytest

from netcourse.explorers import EmergencyCard, PlateWeek, Workbench
from netcourse.explorers.atlas import Atlas
from netcourse.explorers.atlas.organs import NARROW, ORGANS
from netcourse.explorers.explorer import Choice, Explorer
from netcourse.explorers.ki67.lab import set_up
from netcourse.explorers.plate_week.foods import INTERNET_DIET
from netcourse.explorers.treatment_board import TreatmentBoard
from netcourse.explorers.workbench.tables import TABLES
from tests.browser.bare import bare_page
from tests.browser.lab import keep_picture, needs_a_browser, wait_for
from tests.explorers.every import every_explorer

pytestmark = needs_a_browser

PHONE, FINGER = 360, {"has_touch": True, "is_mobile": True}
SMALLEST_WORDS = 11.0
# Alike in their controls and drawings to the others, at which the soak looks as well: a body, a plane, a timeline of lists, a
# board, pictures, curves, a table to point in.
IN_CI = ("Atlas", "GradePlane", "FlushDiary", "TreatmentBoard", "ReadingRoom", "ReadSurvival", "Workbench")
EVERY = [
    pytest.param(made, id=made.__name__, marks=() if made.__name__ in IN_CI else pytest.mark.soak) for made in every_explorer()
]
# Controls smaller than a finger: the smaller side of each, or of the label that belongs to it.
SMALL_TARGETS = """() => [...document.querySelectorAll('button, select, input, summary')].filter(e => e.getClientRects().length)
    .map(e => [(e.matches('[type=checkbox], [type=radio]') ? e.closest('label') : e).getBoundingClientRect(), e])
    .filter(([box]) => box.height < 23.9 || box.width < 23.9).map(([, e]) => e.outerHTML.slice(0, 160))"""
# How large a word of 14 px is once its drawing is drawn.
WORDS = "() => [...document.querySelectorAll('figure img')].map(e => 14 * e.getBoundingClientRect().width / e.naturalWidth)"
# Drawings and tables that would have to be scrolled sideways.
SIDEWAYS = """() => [...document.querySelectorAll('.netcourse-explorer figure, .netcourse-scroll, .netcourse-handed pre')]
    .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `${e.scrollWidth}: ${e.textContent.slice(0, 60)}`)"""
# The ground that each drawing is told to take.
GROUNDS = """async () => Promise.all([...document.querySelectorAll('figure img')].map(async (e) => {
    await e.decode();
    return getComputedStyle(e).colorScheme;
}))"""


@pytest.fixture(scope="module")
def phone(browser: Any) -> Iterator[Any]:
    """A browser with a finger for a mouse, as wide as a phone."""
    context = browser.browser.new_context(viewport={"width": PHONE, "height": 740}, **FINGER)
    yield context
    context.close()


@pytest.fixture(scope="module", params=EVERY)
def on_phone(phone: Any, request: pytest.FixtureRequest) -> Iterator[tuple[Any, Explorer]]:
    """Each explorer on a phone: its page, opened once for all that is looked at in it."""
    explorer = request.param()
    with bare_page(phone, explorer) as page:
        yield page, explorer


@pytest.fixture(scope="module", params=["dark", pytest.param("light", marks=pytest.mark.soak)])
def theme(request: pytest.FixtureRequest) -> str:
    """A theme; CI looks at the one that takes more to get right."""
    return str(request.param)


@pytest.fixture(scope="module", params=EVERY)
def at_desk(browser: Any, theme: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Each explorer on a wide page in a theme, opened once for all that is looked at in it."""
    with bare_page(browser, request.param(), theme) as page:
        page.made = request.param.__name__
        yield page


@pytest.fixture
def counting(phone: Any) -> Iterator[Any]:
    """The counting lab on a phone, its first field open."""
    with bare_page(phone, set_up(7, eyeball=False, task="first_field")) as page:
        page.get_by_role("button", name="A1:").tap()
        page.get_by_role("application").wait_for()
        yield page


def test_on_a_phone_nothing_is_cut_off_words_can_be_read_and_a_finger_hits(on_phone: tuple[Any, Explorer]) -> None:
    page, explorer = on_phone
    wait_for(lambda: min(page.evaluate(WORDS)) > 0, "no drawing appears")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert min(page.evaluate(WORDS)) >= SMALLEST_WORDS - 0.1
    assert page.evaluate(SMALL_TARGETS) == []
    for summary in page.locator("summary:visible").all():
        summary.tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    keep_picture(page, f"phone-{type(explorer).__name__}")


def test_on_a_phone_no_drawing_is_scrolled_sideways_whatever_is_chosen(on_phone: tuple[Any, Explorer]) -> None:
    page, explorer = on_phone
    for name, value in [("", ""), *_choices(explorer)]:
        if name:
            page.evaluate("message => window.send(message)", {"set": {name: value}})
        page.evaluate(GROUNDS)  # all are drawn
        wait_for(lambda: min(page.evaluate(WORDS)) >= SMALLEST_WORDS - 0.1, f"{name} {value}: words are too small")
        assert page.evaluate(SIDEWAYS) == [], f"{name} {value}"


def _choices(explorer: Explorer) -> Iterator[tuple[str, str]]:
    for control in explorer.controls:
        if isinstance(control, Choice):
            yield from ((control.name, key) for key in control.options)


def test_on_a_phone_a_tap_on_the_map_chooses_the_organ_that_is_drawn_there(phone: Any) -> None:
    with bare_page(phone, Atlas()) as page:
        body = page.get_by_role("img", name="Front view of the body")
        wait_for(lambda: body.evaluate("e => e.naturalWidth") == NARROW.width, "the narrow map is not shown")
        box = body.bounding_box()
        for key in ("liver", "appendix", "thyroid"):
            x, y = NARROW.place(*ORGANS[key].leader)
            body.tap(position={"x": x / NARROW.width * box["width"], "y": y / NARROW.height * box["height"]})
            page.locator(".netcourse-headline", has_text=ORGANS[key].name).wait_for()


def test_on_a_phone_the_harm_of_a_board_is_seen_first_and_without_scrolling_sideways(phone: Any) -> None:
    with bare_page(phone, TreatmentBoard()) as page:
        page.get_by_label("What would you do?").first.scroll_into_view_if_needed()
        page.mouse.wheel(0, 400)
        page.get_by_label("What would you do?").first.select_option("watch")
        board = page.get_by_role("img", name="Board of choices")
        board.wait_for()
        assert board.get_attribute("alt").partition(". ")[2].startswith("harm:")
        wait_for(lambda: board.evaluate("e => e.naturalWidth") < PHONE, "the narrow board is not shown")
        box = board.bounding_box()
        assert 0 < box["y"] < 740
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE
        details = page.locator(".netcourse-drawing").first.locator("details")
        details.locator("summary").tap()
        cards = details.locator("tbody tr")
        assert "Where it stands: harm" in _seen(cards.first)
        # Cards, and still a table to a reading aid.
        assert cards.first.evaluate("e => getComputedStyle(e).display") == "block"
        assert page.get_by_role("table", name="As a table: The board").get_by_role("rowheader").count() == cards.count()
        keep_picture(page, "phone-board")


def _seen(card: Any) -> str:
    words: str = card.evaluate("e => [...e.children].map(c => `${c.dataset.head}: ${c.textContent}`).join('; ')")
    return words


def test_on_a_phone_a_long_list_takes_a_line_an_entry_and_what_a_removal_changes_is_told_there(phone: Any) -> None:
    with bare_page(phone, PlateWeek("give-back")) as page:
        entries = page.locator(".netcourse-entry")
        assert entries.count() == len(INTERNET_DIET)
        assert page.locator(".netcourse-entries").bounding_box()["height"] < 40 * len(INTERNET_DIET)
        assert entries.first.get_by_label("Food or drink").is_visible()
        page.get_by_role("button", name="Remove food 10").tap()
        told = page.locator(".netcourse-now", has_text="13 foods are left out")
        told.wait_for()
        box = told.bounding_box()
        assert 0 <= box["y"] < box["y"] + box["height"] <= 740
        assert told.text_content() == page.locator(".netcourse-headline").text_content()
        assert page.evaluate("document.activeElement.textContent") == "Remove"


def test_on_a_wide_page_the_verdict_on_a_card_comes_into_sight_and_no_row_of_a_workbench_is_cut_off(browser: Any) -> None:
    context = browser.browser.new_context(viewport={"width": 1366, "height": 400})
    try:
        with bare_page(context, EmergencyCard()) as page:
            page.get_by_label("It is ready: check it").check()
            verdict = page.locator(".netcourse-headline", has_text="Not ready")
            verdict.wait_for()
            wait_for(lambda: 0 <= verdict.bounding_box()["y"] < 400, "the verdict is out of sight")
        for table in TABLES:
            with bare_page(context, Workbench(table, ("n",))) as page:
                assert page.evaluate(SIDEWAYS) == [], table
    finally:
        context.close()


def test_a_swipe_over_a_slide_scrolls_a_tap_marks_and_the_brush_waits_for_its_switch(counting: Any) -> None:
    page = counting
    canvas = page.locator("canvas.slide")
    assert canvas.evaluate("e => getComputedStyle(e).touchAction") == "pan-y pinch-zoom"
    assert not page.get_by_role("checkbox", name="Brush").is_checked()
    before = page.evaluate("scrollY")
    _swipe(page, canvas, -150)
    wait_for(lambda: page.evaluate("scrollY") > before + 100, "a swipe over the slide does not scroll")
    assert "0 marked" not in page.locator(".closeup strong").inner_text()
    assert "first mark" in page.locator(".closeup strong").inner_text()
    x, y = _nucleus(page)
    canvas.tap(position={"x": x, "y": y})
    page.locator(".said", has_text="1 tumour cells").wait_for()
    page.get_by_role("checkbox", name="Brush").check()
    assert canvas.evaluate("e => getComputedStyle(e).touchAction") == "none"
    canvas.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    _swipe(page, canvas, -100)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == before
    assert "1 tumour cells" not in page.locator(".said").inner_text()  # the brush has marked more


def _nucleus(page: Any) -> tuple[float, float]:
    nuclei = set_up(7, task="first_field").slide.fields["A1"]
    middle = min(nuclei, key=lambda one: abs(one.looks.x - 500) + abs(one.looks.y - 500)).looks
    box = page.locator("canvas.slide").bounding_box()
    return middle.x / 1000 * box["width"], middle.y / 1000 * box["height"]


def _swipe(page: Any, canvas: Any, by: int) -> None:
    """A finger goes down in the middle of a slide, moves straight up or down, and is lifted."""
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    client = page.context.new_cdp_session(page)
    touch = {"id": 1, "x": x}
    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{**touch, "y": y}]})
    for step in range(1, 11):
        point = {**touch, "y": y + by * step / 10}
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_what_a_tap_opens_comes_into_sight_without_gliding(counting: Any) -> None:
    page = counting
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("button", name="B1:").tap()
    box = page.locator("canvas.slide").bounding_box()
    assert box["y"] + box["height"] <= 740
    page.get_by_text("The map as a table").tap()
    opened = page.get_by_role("region", name="The map as a table")
    wait_for(lambda: opened.bounding_box()["y"] + opened.bounding_box()["height"] <= 741, "the table is out of sight")


def test_the_lab_on_a_phone_is_not_cut_off_and_a_finger_hits(counting: Any) -> None:
    page = counting
    page.get_by_text("This field as a table").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert page.evaluate(SMALL_TARGETS) == []
    keep_picture(page, "phone-lab")


def test_drawings_take_the_ground_of_the_theme(at_desk: Any, theme: str) -> None:
    assert set(at_desk.evaluate(GROUNDS)) == {theme}
    corner = _corner(at_desk, at_desk.locator("figure img").first)
    assert corner == ([29, 29, 29] if theme == "dark" else [255, 255, 255])
    keep_picture(at_desk, f"{theme}-{at_desk.made}")


def _corner(page: Any, picture: Any) -> list[int]:
    """The colour of a drawing near its corner, as the screen shows it."""
    box = picture.bounding_box()
    shot = page.screenshot(clip={"x": box["x"] + 3, "y": box["y"] + 3, "width": 2, "height": 2})
    script = """async (bytes) => {
        const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        const pen = new OffscreenCanvas(2, 2).getContext('2d');
        pen.drawImage(image, 0, 0);
        return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }"""
    found: list[int] = page.evaluate(script, list(shot))
    return found


def test_at_twice_the_size_nothing_is_cut_off(at_desk: Any) -> None:
    size = at_desk.viewport_size
    # 1,100 pixels at 200% are 550.
    at_desk.set_viewport_size({"width": 550, "height": 600})
    assert at_desk.evaluate("document.documentElement.scrollWidth") <= 550
    at_desk.set_viewport_size(size)


def test_on_paper_controls_go_and_figure_and_table_stay(at_desk: Any) -> None:
    at_desk.emulate_media(media="print")
    assert not at_desk.locator(".netcourse-controls").is_visible()
    assert at_desk.locator("figure img").first.is_visible()
    assert at_desk.locator("details table").first.bounding_box()["height"] > 20
    keep_picture(at_desk, f"paper-{at_desk.made}")
    at_desk.emulate_media(media="screen")
