"""How fast a patient at the board answers, is replayed and is marked, each beside a peer in the same run.

Run by `make bench`. It prints and asserts nothing, because milliseconds depend on the machine; the ratios hardly do. `--lite`
plays in the browser edition as well, which is built for it.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from netcourse.authoring.board_slots import slots_of
from netcourse.authoring.board_students import STRATEGIES
from netcourse.authoring.course import Unit, find_course, find_unit
from netcourse.authoring.lite.site import build_site
from netcourse.authoring.model_answers import answers_json, model_answers
from netcourse.authoring.text import read_text
from netcourse.board.catalogue import acts
from netcourse.board.item import value_of
from netcourse.board.scene import Scene
from netcourse.items.store import ANSWERS
from tests.benchmarks.explorers import timed
from tests.benchmarks.marking import our_cost
from tests.browser.lab import MISSING, browser_page, jupyterlab, run_cells, write_notebook
from tests.browser.site import all_has_run, open_unit, serving, visitor
from tests.conftest import ROOT
from tests.marking.varied import Varied

BOARD, PEER = "09_tumour_board", "05_tumour_grade"
ROUNDS = 30
STUDENTS = 12
BARS = (
    "bars: a press 100 ms and 1.5 of a form's Record in JupyterLab, 300 ms in the browser edition; a patient replayed and scored "
    "in 30 ms; a student with three patients marked in 1.3 of one of unit 05"
)
FORM = """from netcourse.items import SingleBest, ask
ask(SingleBest("peer", "Ki-67 is 3% exactly. Which grade?", {"A": "NET G1", "B": "NET G2"}))"""
PATIENT = """from netcourse.board import Board, meet
meet(Board("board-1", "Somebody is sent to you.", patients=("p04",)))"""
# From the click to the words that answer it. The words of a form are about another option each time.
RECORD = """([form, at]) => new Promise((done) => {
    const box = document.querySelector(form);
    box.querySelectorAll("input[type=radio]")[at % 2].click();
    const words = box.querySelector(".netcourse-said");
    setTimeout(() => {
        const began = performance.now();
        const seen = new MutationObserver(() => {
            if (!words.textContent.includes("✔ Recorded")) return;
            seen.disconnect();
            done(performance.now() - began);
        });
        seen.observe(words, { childList: true, characterData: true, subtree: true });
        box.querySelector(".netcourse-record").click();
    }, 200);
})"""
PRESS = """([board, act]) => new Promise((done) => {
    const box = document.querySelector(board);
    const list = [...box.querySelectorAll("select[size]")].find((one) => [...one.options].some(({ value }) => value === act));
    list.value = act;
    list.dispatchEvent(new Event("change"));
    setTimeout(() => {
        const began = performance.now();
        const seen = new MutationObserver(() => { seen.disconnect(); done(performance.now() - began); });
        seen.observe(box, { attributes: true, attributeFilter: ["data-answered"] });
        [...box.querySelectorAll("button")].find(({ textContent }) => textContent === "Do this").click();
    }, 200);
})"""


def main(words: Sequence[str]) -> None:
    """Measure and print."""
    print(BARS)
    unit = find_unit(find_course(Path(__file__)), BOARD)
    _in_python(unit)
    _marked(unit)
    if MISSING:
        print(f"In the browser: not measured, missing {' and '.join(MISSING)}")
        return
    press, record = _in_jupyterlab()
    print(
        f"In JupyterLab, median of {ROUNDS}: a press {press:.0f} ms, a form's Record {record:.0f} ms, ratio {press / record:.2f}"
    )
    if "--lite" in words:
        press, record = _in_the_browser()
        print(
            f"In the browser edition, median of {ROUNDS}: a press {press:.0f} ms, a form's Record {record:.0f} ms, "
            f"ratio {press / record:.2f}"
        )


def _in_python(unit: Unit) -> None:
    """Every patient and fork as an expert plays it: replayed and scored whole, and pressed line by line."""
    whole, presses = [], []
    for slot in slots_of(read_text(unit)).values():
        for patient, fork in slot.scheme.worths:
            met = slot.met(patient, fork)
            player = STRATEGIES["expert"].play(met, slot.item.salt, slot.item.id) if met else None
            if met is None or player is None:
                continue
            log, scheme = value_of(player.lines), slot.scheme
            whole.append(median(timed(lambda: scheme.marks(slot.item, log, 17)) for _ in range(5)))  # noqa: B023 (run at once)
            scene = Scene(met.chart, met.variant, player.lines[:1], lambda *_: None)
            for line in player.lines[1:]:
                act = line.rpartition(" t=")[0].partition(" ")[2]
                presses.append(timed(lambda: scene.tell(act)))  # noqa: B023 (run at once)
    print(f"replayed and scored, {len(whole)} patients and forks: median {median(whole):.1f} ms, most {max(whole):.1f} ms")
    print(f"a press in Python alone, of {len(presses)}: median {median(presses):.1f} ms, most {max(presses):.1f} ms")


def _marked(board: Unit) -> None:
    """Students with three patients each, and as many of a plain unit, all with model answers."""
    each = {}
    for unit in (find_unit(board.root, PEER), board):
        answers = answers_json(model_answers(read_text(unit), unit.text))
        notebook = unit.release.read_text(encoding="utf-8")
        handed_in = [Varied(f"s{at:02}", notebook, {ANSWERS: answers}) for at in range(STUDENTS)]
        cost, _ = our_cost(unit, handed_in)
        print(f"{STUDENTS} students of {unit.name}: {cost}", flush=True)
        each[unit.name] = cost
    ours, peer = each[BOARD], each[PEER]
    print(f"ratio of {BOARD} to {PEER}: {ours.wall / peer.wall:.2f}, of CPU time {ours.cpu / peer.cpu:.2f}")


def _in_jupyterlab() -> tuple[float, float]:
    """Median milliseconds of a press at the board and of a form's Record, on one page, in turn."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "student"
        folder.mkdir()
        write_notebook(folder / "bench.ipynb", [FORM, PATIENT])
        with jupyterlab(folder) as address, browser_page(address, "bench.ipynb", folder) as page:
            run_cells(page, 2, ".netcourse-board", 1)
            asked = _triaged(page, "board-1")
            presses, records = [], []
            for at, act in enumerate(asked):
                records.append(page.evaluate(RECORD, [".netcourse-form[data-question=peer]", at]))
                presses.append(page.evaluate(PRESS, [".netcourse-board", act]))
    return median(presses), median(records)


def _in_the_browser() -> tuple[float, float]:
    """Median milliseconds of a press and of a form's Record in the browser edition, each in a unit of the course."""
    with tempfile.TemporaryDirectory() as scratch:
        build_site(ROOT, Path(scratch) / "site", lambda _: None, cache=ROOT / ".netcourse" / "lite")
        with serving(Path(scratch) / "site") as address, visitor(address) as (page, _):
            open_unit(page, address, PEER)
            all_has_run(page)
            form = ".netcourse-form[data-question^=q]:has(input[type=radio])"
            records: list[float] = [page.evaluate(RECORD, [form, at]) for at in range(ROUNDS)]
            open_unit(page, address, BOARD)
            all_has_run(page)
            where = ".netcourse-board[data-question=board-1]"
            presses: list[float] = [page.evaluate(PRESS, [where, act]) for act in _triaged(page, "board-1")]
    return median(presses), median(records)


def _triaged(page: Any, slot: str) -> list[str]:
    """Meet the patient without an id and close the note; gives what can be asked then."""
    board = page.locator(f".netcourse-board[data-question={slot}]")
    board.get_by_role("button", name="Go on without an id").click()
    board.get_by_label("Now", exact=True).check()
    board.get_by_role("button", name="Close: Triage note", exact=True).click()
    board.get_by_role("button", name="Yes, close: Triage note", exact=True).click()
    board.locator("[aria-current=step]", has_text="Ask and examine").wait_for()
    return [act.id for act in acts().values() if act.kind == "ask"][:ROUNDS]


if __name__ == "__main__":
    main(sys.argv[1:])
