"""The counting lab without a mouse: walked through by keyboard, counted from its table, and heard quietly."""

import os
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest

from netcourse.evidence import fact
from netcourse.explorers.ki67.area import hottest_area
from netcourse.explorers.ki67.lab import set_up
from netcourse.explorers.ki67.slide import Nucleus, make_slide
from netcourse.explorers.ki67.words import COLOURS, SHAPES, SIZES, colour, shape, size
from tests.browser.bare import bare_page
from tests.browser.conftest import Lab
from tests.browser.lab import keep_picture, needs_a_browser, open_notebook, run_cells, wait_for, write_notebook
from tests.conftest import SOAK

pytestmark = needs_a_browser

SEED = 7
CELLS = int(fact("B2-02").exact_value or 0)
SLIDE = make_slide(SEED)
HOTTEST = hottest_area(SLIDE, CELLS)
# A mark for each nucleus, one by one on the canvas, took over a thousand presses.
FEW_PRESSES = 250
MOST_STOPS = 60
LAB, SAID, VOICE = ".ki67", ".ki67 .said", ".ki67 .netcourse-voice"
# What has the focus: its kind, its words, whether it is in the lab, and whether it is past it. A stop is used once.
FOCUS = """() => {
    const e = document.activeElement;
    const used = e.dataset.used === 'yes';
    e.dataset.used = 'yes';
    const kind = e.tagName === 'INPUT' ? e.type : e.matches('.fields button') ? 'map' : e.tagName.toLowerCase();
    const words = (e.getAttribute('aria-label') || e.textContent).trim();
    return [kind, words, e.closest('.ki67') !== null, used];
}"""
# Every time that the focus falls to the body, with what it fell from.
WATCH = """() => {
    window.fallen = [];
    let last = null;
    const look = () => {
        const e = document.activeElement;
        if (e === document.body) { if (last) window.fallen.push(last.outerHTML.slice(0, 120)); last = null; } else last = e;
        requestAnimationFrame(look);
    };
    look();
}"""
# Python is asked only once it is let.
HOLD = """() => {
    const post = window.post;
    const let_go = new Promise((resolve) => { window.let_go = resolve; });
    window.post = async (asked) => { await let_go; return post(asked); };
}"""
LISTEN = """() => {
    const voice = document.querySelector('.netcourse-voice');
    window.heard = [];
    new MutationObserver(() => window.heard.push(voice.textContent)).observe(voice, { childList: true });
}"""
CELL = f"from netcourse.explorers.ki67.view import count_ki67\ncount_ki67({SEED}, task='hot_spot')"
# What the lab says once it has taken a press that something later depends on.
WAITS = {"Keep my guess": "Open a field", "Show the truth": "The truth"}
KEYS = {"checkbox": "Space", "select": "n", "summary": "Enter", "button": "Enter"}


@pytest.fixture
def notebook(lab: Lab, browser: Any) -> Iterator[Any]:
    """The lab before the guess, in a notebook of its own, with a cell below it; its task is to find the hot spot."""
    folder = lab.folder / "ki67-keys"
    folder.mkdir(exist_ok=True)
    write_notebook(folder / "lab.ipynb", [CELL, "1 + 1"])
    with open_notebook(browser, lab.address, "ki67-keys/lab.ipynb") as opened:
        run_cells(opened.page, 1, LAB, 1)
        yield opened.page


@pytest.fixture
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The same lab on a page by itself; in the soak in a notebook, where letters are commands elsewhere."""
    if os.environ.get(SOAK):
        yield request.getfixturevalue("notebook")
    else:
        with bare_page(browser, set_up(SEED, task="hot_spot")) as opened:
            yield opened


def said(page: Any, words: str) -> None:
    page.locator(SAID, has_text=words).wait_for()


def in_the_lab(page: Any) -> bool:
    return bool(page.evaluate("document.activeElement.closest('.ki67') !== null"))


def keep_guess(page: Any, typed: str = "4,5") -> None:
    page.get_by_role("textbox", name="Your guess").focus()
    page.keyboard.type(typed)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def open_field(page: Any, name: str) -> None:
    """With the arrows from the field of the map where Tab stops to another, and into it."""
    page.locator(".fields [tabindex='0']").focus()
    for _ in range(10):
        here = page.evaluate("document.activeElement.getAttribute('aria-label')")[:2]
        if here == name:
            break
        step = ("ArrowDown" if here[1] < name[1] else "ArrowUp") if here[1] != name[1] else None
        page.keyboard.press(step or ("ArrowRight" if here[0] < name[0] else "ArrowLeft"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith(f"Field {name}")


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")


def test_the_lab_is_walked_through_with_tab_each_control_used_and_the_focus_never_falls_out(notebook: Any) -> None:
    page = notebook
    page.evaluate(WATCH)
    page.get_by_role("textbox", name="Your guess").focus()
    used = []
    for _ in range(MOST_STOPS):
        kind, words, inside, again = page.evaluate(FOCUS)
        if not inside:
            break
        if not again:
            used.append(words)
            use(page, kind, words)
            assert in_the_lab(page), f"the focus fell out of the lab at {words}"
            if words in WAITS:
                said(page, WAITS[words])
        page.keyboard.press("Tab")
    wanted = {"Keep my guess", "Undo", "Clear this field", "Say the total", "Show the truth", "How to mark"}
    assert wanted <= set(used)
    assert not inside
    assert page.evaluate("window.fallen") == []


def use(page: Any, kind: str, words: str) -> None:
    if kind == "text" and words.startswith("Your guess"):
        page.keyboard.type("3.5")
    elif kind == "map":
        page.keyboard.press("Enter")
        for key in ("p", "ArrowRight", "n"):
            page.keyboard.press(key)
        said(page, "2 tumour cells, 1 positive")
        page.keyboard.press("Escape")
    elif kind in KEYS:
        page.keyboard.press(KEYS[kind])


def test_after_each_button_the_focus_is_still_in_the_lab_and_a_press_in_vain_is_told_why(page: Any) -> None:
    keep_guess(page)
    said(page, "Open a field")
    assert in_the_lab(page)
    open_field(page, "B2")
    page.keyboard.press("p")
    said(page, "1 tumour cells")
    press(page, "Undo")
    said(page, "Open a field")
    assert page.evaluate("document.activeElement.textContent") == "Undo"
    page.keyboard.press("Enter")
    assert page.locator(VOICE).text_content() == "There is nothing to take back."
    page.get_by_role("application").focus()
    page.keyboard.press("p")
    said(page, "1 tumour cells")
    press(page, "Clear this field")
    said(page, "Open a field")
    assert page.evaluate("document.activeElement.textContent") == "Clear this field"
    press(page, "Undo")
    said(page, "1 tumour cells")
    press(page, "Start again")
    said(page, "Open a field")
    assert page.evaluate("document.activeElement.textContent") == "Start again"
    press(page, "Undo")
    said(page, "1 tumour cells")
    press(page, "Show the truth")
    said(page, "The truth")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "The truth"
    press(page, "Start again")
    said(page, "Open a field")
    assert in_the_lab(page)


def test_what_is_pressed_before_an_answer_comes_goes_by_the_marks_that_stand(browser: Any) -> None:
    with bare_page(browser, set_up(SEED, task="hot_spot")) as page:
        lists = page.locator(f"{LAB} .looks select[aria-label^='Mark all']")
        keep_guess(page)
        said(page, "Open a field")
        open_field(page, "B2")
        page.keyboard.press("p")
        said(page, "1 tumour cells")
        page.get_by_text("This field as a table").click()
        page.evaluate(HOLD)
        press(page, "Clear this field")
        # Nothing is counted now, so this field may begin a count again; a Tab that came before the answer passed its lists by.
        assert lists.first.is_enabled()
        lists.first.focus()
        page.keyboard.press("n")
        open_field(page, "D4")
        assert lists.first.is_disabled()
        open_field(page, "B3")
        assert lists.first.is_enabled()
        page.keyboard.press("n")
        open_field(page, "B4")
        page.keyboard.press("n")
        open_field(page, "B3")
        press(page, "Clear this field")
        press(page, "Show the truth")
        page.evaluate("window.let_go()")
        said(page, "The truth")
        assert page.locator(f"{LAB} .problem").is_hidden()


def test_a_guess_that_is_no_number_is_tied_to_its_field_and_said_again_when_it_is_kept_again(page: Any) -> None:
    keep_guess(page, "four")
    problem = page.locator(f"{LAB} .problem")
    problem.wait_for()
    field = page.get_by_role("textbox", name="Your guess")
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("aria-describedby") == problem.get_attribute("id")
    first = page.locator(VOICE).text_content()
    assert "'four' is not a number" in first
    page.keyboard.press("Enter")
    second = page.locator(VOICE).text_content()
    assert second != first
    assert second.strip() == first


def look(nucleus: Nucleus) -> tuple[int, int, int]:
    return size(nucleus.looks), shape(nucleus.looks), colour(nucleus.looks)


def by_look_alone(name: str) -> dict[str, str]:
    """For each list of the table the key that somebody presses who goes by the words.

    What is thin is stroma, what is round and dark and not large is a lymphocyte, all else is tumour.
    """
    nuclei = sorted(SLIDE.fields[name], key=look)
    keys = {}
    for (big, form, stain), found in groupby(nuclei, key=look):
        many = len(list(found))
        words = f"{SIZES[big]}, {SHAPES[form]}, {COLOURS[stain]}"
        other = form == 0 or (big < 2 and form == 2 and stain in (1, 4))
        keys[f"Mark all {many} {words}"] = "" if other else "p" if stain >= 2 else "n"
    return keys


def test_from_the_table_by_the_words_alone_the_hot_spot_is_counted_in_few_presses(page: Any) -> None:
    keep_guess(page)
    said(page, "Open a field")
    presses = 0
    wanted = {}
    for name in HOTTEST:
        open_field(page, name)
        for _ in range(10):
            page.keyboard.press("Tab")
            presses += 1
            if page.evaluate("document.activeElement.matches('.closeup summary')"):
                break
        if not page.evaluate("document.activeElement.parentElement.open"):
            page.keyboard.press("Enter")
        wanted = by_look_alone(name)
        page.get_by_role("combobox", name=next(iter(wanted))).first.wait_for()
        for _ in wanted:
            page.keyboard.press("Tab")
            presses += 1
            if key := wanted[page.evaluate("document.activeElement.getAttribute('aria-label')")]:
                page.keyboard.press(key)
                presses += 1
        page.get_by_role("gridcell", name=f"{name}:").get_by_role("button").focus()
        presses += 1
    assert presses < FEW_PRESSES
    said(page, "Enough are counted")
    press(page, "Show the truth")
    said(page, "The truth")
    # The table gives away what the eye sees, and no more: whoever goes by the words makes the slips that the looks invite.
    told = page.get_by_role("region", name="The truth").inner_text()
    assert "Task done" in told
    assert "You counted" in told
    keep_picture(page, "ki67-table")


def test_one_nucleus_is_marked_in_the_table_and_its_look_is_mixed(page: Any) -> None:
    keep_guess(page)
    said(page, "Open a field")
    open_field(page, HOTTEST[0])
    page.get_by_text("This field as a table").click()
    group = page.get_by_role("combobox", name="large, round, blue").first
    group.wait_for()
    many = sum(look(nucleus) == (2, 2, 0) for nucleus in SLIDE.fields[HOTTEST[0]])
    page.get_by_role("combobox", name="One by one").select_option(label=f"large, round, blue ({many})")
    one = page.get_by_role("combobox", name="Mark nucleus").first
    one.focus()
    page.keyboard.press("n")
    said(page, "1 tumour cells, 0 positive")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Mark nucleus")
    assert group.evaluate("e => e.selectedOptions[0].text") == f"1 negative, {many - 1} unmarked"
    group.select_option("-")
    said(page, f"{many} tumour cells")
    assert one.input_value() == "-"


def test_counting_is_quiet_the_total_is_said_after_a_pause_or_only_when_asked_for(page: Any) -> None:
    keep_guess(page)
    said(page, "Open a field")
    open_field(page, "B2")
    page.evaluate(LISTEN)
    for _ in range(3):
        page.keyboard.press("n")
        page.keyboard.press("Space")
    said(page, "3 tumour cells")
    assert [words for words in page.evaluate("window.heard") if "tumour cells" in words] == []
    wait_for(lambda: "3 tumour cells, 0 positive" in page.locator(VOICE).text_content(), "the total is not said after a pause")
    page.get_by_role("checkbox", name="Quiet counting").check()
    page.get_by_role("application").focus()
    page.keyboard.press("n")
    said(page, "4 tumour cells")
    page.wait_for_timeout(2_000)
    assert "4 tumour cells" not in page.locator(VOICE).text_content()
    page.keyboard.press("t")
    assert "4 tumour cells, 0 positive" in page.locator(VOICE).text_content()


@pytest.mark.soak
def test_run_again_with_shift_and_enter_the_lab_keeps_guess_and_marks(notebook: Any) -> None:
    page = notebook
    keep_guess(page)
    said(page, "Open a field")
    open_field(page, "B2")
    page.keyboard.press("p")
    said(page, "1 tumour cells, 1 positive")
    before = page.locator(LAB).element_handle()
    page.keyboard.press("Shift+Enter")
    wait_for(lambda: not before.evaluate("e => e.isConnected"), "the cell was not run again")
    said(page, "1 tumour cells, 1 positive")
    assert "4.5%" in page.locator(LAB).inner_text()
