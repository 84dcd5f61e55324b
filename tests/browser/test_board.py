"""A patient at the board as a student has it in JupyterLab: with keys alone, on a phone, in a second tab, with Python gone."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from netcourse.board.log import read_line
from tests.browser.a_board import BOARD, FILE, Player, Typist, boards_lab, lay
from tests.browser.axe import OURS_IN_LAB, complaints_of_ours, make_window_tall, scan, upstream
from tests.browser.companion import BAR, READY, counted, kernel_menu, line, open_unit
from tests.browser.conftest import Lab
from tests.browser.lab import keep_picture, nameless_controls, needs_a_browser, tab_to, wait_for
from tests.conftest import SOAK

pytestmark = needs_a_browser

SCROLLER = ".jp-WindowedPanel-outer"
# Controls, words and boxes that stand out of the page to the right.
TOO_WIDE = """root => [...document.querySelectorAll(`${root} *`)].filter(e => e.getClientRects().length
    && !e.closest('.netcourse-hide, .netcourse-voice, option, optgroup')
    && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.outerHTML.slice(0, 160))"""
# The parts in which something new is drawn; CI has axe look at no other.
SCANNED = ("triage", "d2", "plan", "over")
# The tree of roles and names that the browser hands on, part by part.
HEARD = Path(__file__).with_name("board_as_heard.txt")


@pytest.fixture(scope="module")
def board_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab with a course of one unit at the board."""
    folder = tmp_path_factory.mktemp("board") / "course"
    folder.mkdir()
    with boards_lab(folder) as address:
        yield Lab(address, folder)


@contextmanager
def themed(lab: Lab, theme: str) -> Iterator[None]:
    """JupyterLab in a theme, as somebody set it."""
    settings = lab.folder.parent / "jupyter" / "lab" / "@jupyterlab" / "apputils-extension" / "themes.jupyterlab-settings"
    settings.write_text(json.dumps({"theme": f"JupyterLab {theme.capitalize()}"}), encoding="utf-8")
    try:
        yield
    finally:
        settings.unlink()


def log_of(folder: Path) -> list[str]:
    """The lines of the patient in answers.json."""
    found: list[str] = json.loads((folder / "answers.json").read_text(encoding="utf-8"))["answers"]["board-1"]["value"]["log"]
    return found


def verbs_of(folder: Path) -> list[str]:
    """What was done, a verb a line."""
    return [read.verb for read in map(read_line, log_of(folder)) if read]


def test_a_patient_is_played_to_the_end_with_the_keyboard_alone(board_lab: Lab, browser: Any) -> None:
    folder = board_lab.folder / "keys"
    with open_unit(browser, board_lab.address, lay(folder)) as opened:
        page = opened.page
        keys = Typist(page)
        counted(page, "0 of 1 recorded")
        tab_to(page, "Next: question 1")
        page.keyboard.press("Enter")
        keys.write("Your id, as on the course list", "a1234")
        page.keyboard.press("Enter")
        keys.wait("You meet")
        tab_to(page, "Now")
        page.keyboard.press("Space")
        keys.write("Why so? One line", "Low glucose can kill; she must not wait.")
        keys.close("Triage note", "Ask and examine")
        keys.take("fainted", "Do this")
        keys.wait("Have you fainted")
        keys.take("medicines", "Do this")
        keys.wait("Which medicines")
        keys.choose("Finding 1", "Have")
        keys.choose("Place 1", "Insulinoma")
        keys.choose("Place 2", "Panic")
        keys.press("Move place 2 up")
        keys.press("Keep this ranking")
        keys.wait("Ranked: 1. Panic attacks, 2. Insulinoma.")
        keys.press("Move place 2 up")
        keys.write("Who is this?", "A young nurse with attacks before breakfast that sugar ends.")
        keys.close("Ask and examine", "Order tests")
        keys.take("supervised fast", "Do this")
        keys.wait("It comes on day 3.")
        keys.press("Wait for the next result (3 days)")
        keys.wait("Day 3. Admit for a supervised fast")
        keys.take("insulin fast", "Do this")
        keys.wait("It comes on day 5.")
        keys.press("Wait for the next result (2 days)")
        keys.wait("Day 5. Insulin in the sample")
        keys.press("Use: Insulin in the sample")
        keys.wait("is to be used.")
        assert tab_to(page, "Back to: Order tests") <= 3
        page.keyboard.press("Enter")
        assert tab_to(page, "Filter by words") <= 2
        assert tab_to(page, "What you know", "Shift+Tab") == 1
        keys.close("Order tests", "Imaging and tissue")
        keys.take("CT abdomen", "Do this")
        keys.wait("It comes on day 7.")
        # However much is known: from one act to the next there are two stops.
        assert tab_to(page, "Filter by words", "Shift+Tab") == 2
        keys.write("Days to wait", "")
        page.keyboard.press("Control+a")
        keys.keys.type("4")
        keys.press("Wait")
        keys.wait("Day 9.")
        keys.choose("Class and grade", "not")
        keys.write("Ki-67 index (%)", "1,5")
        keys.close("Imaging and tissue", "The board")
        keys.choose("Where this patient is treated", "United K")
        keys.press("Keep: whose rules")
        keys.wait("Kept: the rules of UK.")
        keys.take("enucleate", "Put into the plan")
        keys.wait("with no finding behind it")
        keys.choose("The finding behind it", "CT")
        keys.take("diazoxide", "Put into the plan")
        keys.wait("for “CT of the abdomen")
        keys.press("Take out of the plan: Enucleate the tumour")
        keys.wait("Out of the plan: Enucleate the tumour.")
        assert page.evaluate(f"document.querySelector('{BOARD}').contains(document.activeElement)")
        keys.close("The board", "The turn")
        keys.take("glucose by vein", "Do this")
        keys.wait("Give glucose by vein")
        keys.write("Your words to the patient", "You will be well.")
        keys.press("Close: The turn")
        page.wait_for_function("document.activeElement.className === 'netcourse-confirm'")
        keys.press("Yes, close: The turn")
        keys.board.get_by_text("Nothing had to be stopped.").wait_for()
        assert keys.board.get_by_role("button").all_inner_texts() == []
        counted(page, "1 of 1 recorded")
        keep_picture(page, "board/over")
        assert complaints_of_ours(opened.complaints) == []
    assert [verb for verb in verbs_of(folder) if verb == "commit"] == ["commit"] * 6
    assert {"urgency", "say", "do", "wait", "key", "rank", "tag", "field", "jurisdiction", "plan", "unplan"} < set(
        verbs_of(folder)
    )


def test_python_that_dies_in_the_middle_takes_nothing_along_and_an_unkept_text_stays(board_lab: Lab, browser: Any) -> None:
    folder = board_lab.folder / "dies"
    with open_unit(browser, board_lab.address, lay(folder)) as opened:
        page = opened.page
        player = Player(page)
        player.meet()
        player.triage()
        player.do("faints")
        player.board.get_by_label("Who is this?").fill("A nurse who faints")
        status = player.status
        kernel_menu(page, "Shut Down Kernel")
        line(page, "Python has stopped.")
        page.get_by_role("button", name="Run again").click()
        page.wait_for_selector(READY)
        player.part("Ask and examine")
        assert player.status == status
        assert player.board.get_by_label("Who is this?").input_value() == "A nurse who faints"
        player.do("family")
        page.reload()
        page.wait_for_selector(READY)
        player.part("Ask and examine")
        assert player.board.get_by_label("Who is this?").input_value() == "A nurse who faints"
        assert "illnesses run in your family" in player.board.locator(".netcourse-known").inner_text()
    assert verbs_of(folder) == ["start", "urgency", "say", "commit", "do", "do"]


@pytest.mark.soak
def test_a_second_tab_goes_on_and_the_first_is_told_so(board_lab: Lab, browser: Any) -> None:
    folder = board_lab.folder / "tabs"
    path = lay(folder)
    with open_unit(browser, board_lab.address, path) as first:
        player = Player(first.page)
        player.meet()
        player.triage()
        with open_unit(browser, board_lab.address, path) as second:
            other = Player(second.page)
            other.part("Ask and examine")
            other.do("faints")
        lines = log_of(folder)
        player.do("family")
        assert "This patient was worked on elsewhere; run this cell again." in player.said
        assert log_of(folder) == lines
        keep_picture(first.page, "board/elsewhere")


@contextmanager
def comms(browser: Any) -> Iterator[Counter[str]]:
    """Count the messages between panels and Python on pages that are opened meanwhile: those "sent" and those "heard"."""
    found: Counter[str] = Counter()

    def follow(kind: str) -> Callable[[Any], None]:
        def count(frame: Any) -> None:
            words = frame if isinstance(frame, bytes) else str(frame).encode()
            found[kind] += b'"method":' in words and b'"comm_id":' in words

        return count

    def listen(socket: Any) -> None:
        socket.on("framesent", follow("sent"))
        socket.on("framereceived", follow("heard"))

    def meet(page: Any) -> None:
        page.on("websocket", listen)

    browser.on("page", meet)
    try:
        yield found
    finally:
        browser.remove_listener("page", meet)


def test_a_double_press_is_one_line_a_press_is_one_message_and_what_was_typed_in_a_cell_is_seen_and_not_done_twice(
    board_lab: Lab, browser: Any
) -> None:
    folder = board_lab.folder / "fast"
    with comms(browser) as told, open_unit(browser, board_lab.address, lay(folder)) as opened:
        page = opened.page
        player = Player(page)
        player.meet()
        player.triage()
        player.choose("mood")
        player.board.get_by_role("button", name="Do this").dblclick()
        player.board.locator(".netcourse-said", has_text="mood").wait_for()
        assert verbs_of(folder).count("do") == 1
        so_far = Counter(told)
        acts = ("family", "drugs", "work", "sleep", "abdomen", "weight")
        for act in acts:
            player.do(act)
        # One message there; two back: what has changed, and the words.
        assert told["sent"] - so_far["sent"] == len(acts)
        assert told["heard"] - so_far["heard"] == 2 * len(acts)
        before = verbs_of(folder).count("do")
        page.locator(".cm-content", has_text="Whoever would rather type").click()
        page.keyboard.press("Control+a")
        page.keyboard.type('from netcourse.board import board; board("board-1", "do faints")')
        page.keyboard.press("Control+Enter")
        player.board.locator(".netcourse-known", has_text="Have you fainted").wait_for()
        page.keyboard.press("Control+Enter")
        page.get_by_text("Done already in this cell").wait_for()
        wait_for(lambda: verbs_of(folder).count("do") == before + 1, "the act was done twice")


@pytest.mark.soak
def test_half_a_patient_handed_in_goes_on_on_another_computer_and_comes_home_again(
    board_lab: Lab, browser: Any, tmp_path: Path
) -> None:
    home, away = board_lab.folder / "home", board_lab.folder / "away"
    with open_unit(browser, board_lab.address, lay(home)) as opened:
        player = Player(opened.page)
        player.meet()
        player.triage()
        player.do("faints")
        carry(opened.page, tmp_path / "there.ipynb")
    begun = log_of(home)
    lay(away)
    (tmp_path / "there.ipynb").replace(away / FILE)
    with open_unit(browser, board_lab.address, f"away/{FILE}") as opened:
        player = Player(opened.page)
        player.part("Ask and examine")
        assert "Have you fainted" in player.board.locator(".netcourse-known").inner_text()
        player.do("family")
        carry(opened.page, tmp_path / "back.ipynb")
    played = log_of(away)
    assert played[: len(begun)] == begun
    # At home an older record lies beside the notebook that comes back.
    (tmp_path / "back.ipynb").replace(home / FILE)
    with open_unit(browser, board_lab.address, f"home/{FILE}") as opened:
        player = Player(opened.page)
        player.part("Ask and examine")
        assert "illnesses run in your family" in player.board.locator(".netcourse-known").inner_text()
        player.do("sleep")
    assert log_of(home)[:-1] == played


def carry(page: Any, to: Path) -> None:
    """Hand in as a student does, and keep the file."""
    page.locator(f"{BAR} [data-part=hand-in]").click()
    page.get_by_label("Your name or number").fill("a1234")
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file").click()
    download.value.save_as(to)


@pytest.mark.soak
@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_nothing_stands_out_of_the_page(board_lab: Lab, browser: Any, width: int) -> None:
    with open_unit(browser, board_lab.address, lay(board_lab.folder / f"phone{width}")) as opened:
        page = opened.page
        page.set_viewport_size({"width": width, "height": 740})
        player = Player(page)
        for name, step in _to_the_plan(player):
            step()
            page.wait_for_timeout(200)
            assert page.evaluate(TOO_WIDE, BOARD) == [], name
            player.board.scroll_into_view_if_needed()
            _pictures(page, f"board/{width}-{name}")
        page.set_viewport_size({"width": 1100, "height": 1200})


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.soak)])
def test_axe_finds_nothing_in_any_part_and_nothing_stands_out_of_a_narrow_page(board_lab: Lab, browser: Any, theme: str) -> None:
    with themed(board_lab, theme), open_unit(browser, board_lab.address, lay(board_lab.folder / theme)) as opened:
        page = opened.page
        page.wait_for_selector(f"body[data-jp-theme-light={str(theme == 'light').lower()}]", state="attached")
        player = Player(page)
        size = page.viewport_size
        for name, step in _to_the_plan(player):
            step()
            assert nameless_controls(page, BOARD) == []
            page.set_viewport_size({"width": 320, "height": 740})
            page.wait_for_timeout(200)
            assert page.evaluate(TOO_WIDE, BOARD) == [], name
            page.set_viewport_size(size)
            if name not in SCANNED and not os.environ.get(SOAK):
                continue
            make_window_tall(page, SCROLLER)
            found = scan(page, upstream()["lab"], OURS_IN_LAB)
            keep_picture(page, f"board/{theme}-{name}")
            page.set_viewport_size(size)
            assert found.checked > 20
            assert found.ours == [], name


@pytest.mark.soak
def test_what_a_screen_reader_is_given_of_a_patient_is_what_is_kept_as_text(board_lab: Lab, browser: Any, tmp_path: Path) -> None:
    heard: list[str] = []
    with open_unit(browser, board_lab.address, lay(board_lab.folder / "heard")) as opened:
        player = Player(opened.page)
        for name, step in _to_the_plan(player):
            step()
            opened.page.wait_for_timeout(300)
            heard += [f"# {name}", *_short(player.board.aria_snapshot().splitlines()), ""]
    now = tmp_path / HEARD.name
    now.write_text("\n".join(heard), encoding="utf-8")
    # Where it was meant to change, somebody reads the new text and puts it in the place of the old one.
    assert now.read_text(encoding="utf-8") == HEARD.read_text(encoding="utf-8"), f"heard now: {now}"


def _short(lines: list[str]) -> Iterator[str]:
    """Lines without the entries of long lists, of which it is said how many there are: they are the catalogue's."""
    for are_entries, run in groupby(lines, key=lambda line: line.lstrip(" -'").startswith("option ")):
        rows = list(run)
        if are_entries and len(rows) > 3:
            yield from (one for one in rows if "[selected]" in one)
            yield f"{rows[0].partition('-')[0]}({len(rows)} entries)"
        else:
            yield from rows


def _to_the_plan(player: Player) -> list[tuple[str, Any]]:
    """The way through the parts, each with what leads there."""

    def rank() -> None:
        player.board.get_by_label("Place 1", exact=True).select_option("insulinoma")

    def d1() -> None:
        player.triage()
        player.do("faints")

    def d2() -> None:
        rank()
        player.close("Ask and examine", "Order tests")
        player.do("cga")
        player.press("Wait for the next result (4 days)")
        player.press("Set aside: Chromogranin A")

    def d3() -> None:
        player.close("Order tests", "Imaging and tissue")
        player.do("ct-abdomen")

    def plan() -> None:
        player.close("Imaging and tissue", "The board")
        player.board.get_by_label("Where this patient is treated").select_option("EU")
        player.press("Keep: whose rules")
        player.choose("enucleation", "What to plan")
        player.press("Put into the plan")

    def confirm() -> None:
        player.board.get_by_role("button", name="Close: The board", exact=True).click()
        player.board.get_by_text("Before you close it:").wait_for()

    def over() -> None:
        player.board.get_by_role("button", name="Yes, close: The board", exact=True).click()
        player.part("The turn")
        player.board.get_by_role("button", name="Close: The turn", exact=True).click()
        player.board.get_by_role("button", name="Yes, close: The turn", exact=True).click()
        player.board.get_by_text("The course of this patient").wait_for()

    return [
        ("start", lambda: None),
        ("triage", player.meet),
        ("d1", d1),
        ("d2", d2),
        ("d3", d3),
        ("plan", plan),
        ("confirm", confirm),
        ("over", over),
    ]


def _pictures(page: Any, name: str) -> None:
    """A picture of each screen on the way down."""
    scroller = page.locator(SCROLLER).last
    height, step = scroller.evaluate("e => [e.scrollHeight, e.clientHeight]")
    for at in range(min(6, -(-height // step))):
        scroller.evaluate("(e, y) => { e.scrollTop = y; }", at * step)
        page.wait_for_timeout(100)
        keep_picture(page, f"{name}-{at}")
