"""A patient at the board in the browser edition: nothing is lost, no part opens again, and Pyodide plays as any Python does."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.authoring.board_slots import asked_at_board
from netcourse.authoring.course import Unit
from netcourse.board.item import value_of
from netcourse.board.log import read_line
from netcourse.board.shown import state
from netcourse.board.variant import vary
from tests.browser.a_board import Player
from tests.browser.lab import keep_picture, needs_a_browser, wait_for
from tests.browser.site import all_has_run, open_unit, served, visitor
from tests.browser.test_board import carry
from tests.conftest import ROOT

pytestmark = [needs_a_browser, pytest.mark.soak]

UNIT = Unit(ROOT, "09_tumour_board")
STUDENT = "a1050"
PATH = "jupyterapp.shell.currentWidget.context.path"
# A file beside the notebook, as this browser keeps it.
KEPT = f"""async (name) => {{
    const path = {PATH}.split("/").slice(0, -1).concat(name).join("/");
    return (await jupyterapp.serviceManager.contents.get(path, {{ type: "file", format: "text", content: true }})).content;
}}"""
# What JupyterLab does with a notebook that is uploaded over another.
UPLOADED = f"""async (content) => {{
    await jupyterapp.serviceManager.contents.save({PATH}, {{ type: "notebook", format: "json", content }});
}}"""
# A cell of a student's own, run at once.
TYPED = "code => { jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code }, true); }"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The browser edition of the course, served."""
    with served(ROOT, tmp_path_factory.mktemp("lite") / "site") as found:
        yield found


def opened(page: Any, address: str) -> Player:
    """The unit in a page, ready, and somebody at its first patient."""
    open_unit(page, address, UNIT.name)
    all_has_run(page)
    return Player(page)


def log_in(page: Any) -> list[str]:
    """The lines of the first patient in what this browser keeps."""
    found: list[str] = json.loads(page.evaluate(KEPT, "answers.json"))["answers"]["board-1"]["value"]["log"]
    return found


def seen(player: Player) -> str:
    """All that the panel says is known, on one line."""
    return " ".join(player.board.locator(".netcourse-known").inner_text().split())


def to_the_tests(player: Player) -> None:
    """Meet the patient, close the first two parts, and wait for a result."""
    player.meet(STUDENT)
    player.triage()
    for act in ("flush", "diarrhoea", "drugs"):
        player.do(act)
    player.board.get_by_label("Place 1", exact=True).select_option("carcinoid-syndrome")
    player.close("Ask and examine", "Order tests")
    player.do("cga")
    player.press("Wait for the next result (4 days)")


def test_a_patient_outlives_a_reload_a_second_page_and_the_way_to_another_browser_and_is_the_same_in_every_python(
    address: str, tmp_path: Path
) -> None:
    with visitor(address) as (page, heard):
        player = opened(page, address)
        to_the_tests(player)
        status, known, lines = player.status, seen(player), log_in(page)
        keep_picture(page, "board-lite/played")
        # As Pyodide computed it, so does this Python.
        item = asked_at_board(nbformat.read(UNIT.release, as_version=4))["board-1"]
        chart, played = item.played(value_of(lines))
        told = state(chart, vary(chart, STUDENT, item.salt), played)
        assert told["head"]["status"] == status
        assert all(" ".join(row["text"].split()) in known for _, rows in told["known"]["groups"] for row in rows)
        # The next evening, in the same browser.
        player = opened(page, address)
        player.part("Order tests")
        assert (player.status, seen(player), log_in(page)) == (status, known, lines)
        # A second page goes on, and the first is told so.
        second = page.context.new_page()
        other = opened(second, address)
        other.part("Order tests")
        other.do("creatinine")
        player.do("niacin")
        assert "This patient was worked on elsewhere; run this cell again." in player.said
        keep_picture(page, "board-lite/elsewhere")
        lines = log_in(second)
        assert [read.args for read in map(read_line, lines) if read][-1] == ("creatinine",)
        carry(second, tmp_path / "there.ipynb")
        assert heard.ours == []
    with visitor(address) as (page, heard):
        player = opened(page, address)
        assert player.board.get_by_label("Your id, as on the course list").is_visible()
        page.evaluate(UPLOADED, json.loads((tmp_path / "there.ipynb").read_text(encoding="utf-8")))
        player = opened(page, address)
        player.part("Order tests")
        found = seen(player)
        assert all(" ".join(row["text"].split()) in found for _, rows in told["known"]["groups"] for row in rows)
        player.do("niacin")
        assert log_in(page)[:-1] == lines
        keep_picture(page, "board-lite/in-another-browser")
        assert heard.ours == []


def test_commands_can_be_typed(address: str) -> None:
    with visitor(address) as (page, _):
        player = opened(page, address)
        player.meet(STUDENT)
        player.triage()
        page.evaluate(TYPED, 'from netcourse.board import board\nboard("board-1", "do flush")')
        wait_for(lambda: [read.args for read in map(read_line, log_in(page)) if read][-1] == ("flush",), "it was not done")
