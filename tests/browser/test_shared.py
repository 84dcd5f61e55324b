"""What the bar, the course page and handing in work out, in the browser that will work it out."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from netcourse.authoring.companion import FOLDER
from tests.browser.lab import needs_a_browser

pytestmark = needs_a_browser

RECEIPT = "application/vnd.netcourse.answers+json"
UNIT = {
    "questions": [
        {"id": "q1", "name": "Question 1", "marks": 2, "kind": "form", "cell": "q1"},
        {"id": "q2", "name": "Question 2", "marks": 1, "kind": "form", "cell": "q2"},
        {
            "id": "e1",
            "name": "Exercise 1",
            "marks": 4,
            "kind": "code",
            "cell": "e1-answer",
            "check": "e1-marks",
            "stub": "n = None\n",
        },
        {"id": "comment", "name": "Your comment", "marks": 3, "kind": "text", "cell": "words", "stub": "*Type here.*"},
    ]
}


def entry(value: str, recorded: str = "2026-03-01T10:00:00Z", n: int = 1, name: str = "q1") -> dict[str, Any]:
    return {"id": name, "kind": "SingleBest", "value": value, "recorded": recorded, "n": n}


def cell(name: str, source: str = "", *outputs: dict[str, Any], kind: str = "code") -> dict[str, Any]:
    return {"id": name, "cell_type": kind, "source": source, "outputs": list(outputs)}


def receipt(one: dict[str, Any]) -> dict[str, Any]:
    return {"output_type": "display_data", "metadata": {}, "data": {RECEIPT: one}}


def notebook(*cells: dict[str, Any]) -> dict[str, Any]:
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """A page beside the modules."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(FOLDER / "shared"))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/progress.js")
        yield page
        page.close()
        server.shutdown()


def called(page: Any, module: str, function: str, *arguments: Any) -> Any:
    script = "async ([m, f, a]) => (await import(`/${m}`))[f](...a)"
    return page.evaluate(script, [module, function, list(arguments)])


def test_answers_count_from_the_file_or_from_receipts_whichever_is_newer(page: Any) -> None:
    with_receipt = notebook(cell("q1", "", receipt(entry("A", "2026-03-02T10:00:00Z"))))
    for kept, wanted in (
        (None, "A"),
        ({"answers": {}}, "A"),
        ({"answers": {"q1": entry("B")}}, "A"),
        ({"answers": {"q1": entry("B", "2026-03-02T10:00:00Z", 2)}}, "B"),
        ({"answers": {"q1": entry("B", "2026-03-03T10:00:00Z")}}, "B"),
        ({"answers": {"q1": "garbled", "q2": {"id": 3}}}, "A"),
        ({"nothing": "of ours"}, "A"),
    ):
        found = called(page, "progress.js", "progress", UNIT, with_receipt, kept)
        assert found["entries"]["q1"]["value"] == wanted
        assert (found["recorded"], found["total"], found["atStake"], found["marks"]) == (1, 4, 2, 10)
        assert found["next"]["id"] == "q2"


READS = """async () => {
    const { newest } = await import('/newest.js');
    const said = [];
    const reads = newest();
    const open = [];
    const ask = (name) => reads.read(() => new Promise(done => open.push(done))).then(found => said.push([name, found ?? null]));
    const end = async (at, found) => { open[at](found); await new Promise(done => setTimeout(done)); };
    const all = [ask('first'), ask('second')];
    await end(1, 'new');
    await end(0, 'old');
    all.push(ask('third'));
    reads.changed();
    await end(2, 'from before the change');
    await end(3, 'from after it');
    all.push(ask('fourth'), ask('fifth'));
    await end(5, undefined);
    await end(4, 'all that could be read');
    await Promise.all(all);
    return said;
}"""


def test_of_reads_that_end_in_any_order_none_shows_what_is_older(page: Any) -> None:
    assert page.evaluate(READS) == [
        ["second", "new"],
        ["first", None],
        ["third", "from after it"],
        ["fifth", None],
        ["fourth", "all that could be read"],
    ]


def test_lines_and_words_count_once_they_differ_from_what_was_handed_out_and_their_check_agrees(page: Any) -> None:
    wrong = {"output_type": "error", "ename": "AnswerProblem", "evalue": "n: not a number", "traceback": []}
    still = {"output_type": "display_data", "data": {"application/vnd.netcourse.open+json": {"said": "m: no answer yet."}}}
    for source, check, text, done in (
        ("n = None", [], "*Type here.*", []),
        ("n = 3\nm = None", [still], "*Type here.*", []),
        ("n = 3", [], " *Type here.*\n", ["e1"]),
        ("n = 3", [wrong], "NET G2.", ["comment"]),
        (["n = 3\n", "m = 4"], [], ["NET ", "G2."], ["e1", "comment"]),
        ("", [], "", []),
    ):
        cells = [cell("e1-answer", source), cell("e1-marks", "", *check), cell("words", text, kind="markdown")]  # type: ignore[arg-type]
        found = called(page, "progress.js", "progress", UNIT, notebook(*cells), None)
        assert [one["id"] for one in found["done"]] == done
    assert called(page, "progress.js", "progress", UNIT, None, None)["recorded"] == 0


STUB = "n = None  # Use ... for n, above, puts its number here\nm = None\ngain = None\n# import pandas as pd"
NUMBER = 'n = 37  # len(gep[(gep["site"] == "colon")])'


def test_a_number_that_was_pointed_at_replaces_its_own_line_alone(page: Any) -> None:
    def replaced(source: str, variable: str, code: str) -> tuple[str, str]:
        found = called(page, "pointed.js", "replaced", source, variable, code)
        return found["source"], found["why"]

    first = STUB.replace(STUB.split("\n")[0], NUMBER)
    assert replaced(STUB, "n", NUMBER) == (first, "")
    assert replaced(first, "n", "n = -4.5  # len(gep)") == (first.replace(NUMBER, "n = -4.5  # len(gep)"), "")
    assert replaced("", "n", NUMBER) == (f"\n{NUMBER}", "")
    assert replaced(first, "gain", "gain = n - m") == (first, "m has no number yet. Use a number for it first.")
    both = first.replace("m = None", "m = 3")
    assert replaced(both, "gain", "gain = n - m") == (both.replace("gain = None", "gain = n - m"), "")


@pytest.mark.parametrize("own", ["n = len(gep)", "n = None\nn = 4", "n += 1", "  n = 3 * 4", "n = 3; m = 4"])
def test_code_of_ones_own_is_left_as_it_is_and_told(page: Any, own: str) -> None:
    found = called(page, "pointed.js", "replaced", own, "n", NUMBER)
    assert found["source"] == own
    assert found["why"].startswith("You have typed code of your own for n, so nothing was changed.")
    assert NUMBER in found["why"]


@pytest.mark.parametrize("code", ["n = open('x')", "m = 3", "n = 3\nimport os", "n = 3; import os", "n = m()", "n = 1e9", ""])
def test_what_no_workbench_makes_is_not_taken(page: Any, code: str) -> None:
    found = called(page, "pointed.js", "replaced", STUB, "n", code)
    assert found == {"source": STUB, "why": "This is no line that a workbench makes. Nothing was changed."}


def test_a_cell_with_numbers_that_were_pointed_at_alone_is_as_good_as_handed_out(page: Any) -> None:
    for source, wanted in (
        (STUB, True),
        (STUB.replace(STUB.split("\n")[0], NUMBER), True),
        (STUB.replace("gain = None", "gain = n - m"), True),
        (STUB.replace("m = None", "n = 3"), False),
        (STUB.replace("m = None", "m = input()"), False),
        (STUB.replace("# import", "import"), False),
        (f"{STUB}\nm = 3", False),
    ):
        assert called(page, "pointed.js", "onlyPointed", source, STUB) is wanted, source


def test_questions_are_listed_as_a_person_says_them(page: Any) -> None:
    questions = UNIT["questions"]
    assert called(page, "progress.js", "listed", questions) == "questions 1 and 2, exercise 1, your comment"
    assert called(page, "progress.js", "listed", questions[:1]) == "question 1"
    assert called(page, "progress.js", "listed", []) == ""


@pytest.mark.parametrize(
    ("student", "name"),
    [
        ("Ana Müller-Ng", "Ana-Müller-Ng"),
        ("  12 34/5 ", "12-34-5"),
        ("o'neill_jr", "o-neill-jr"),
        ("../../etc", "etc"),
        ("s.lee@uni.example", "s.lee-uni.example"),
        ("李小龍", "李小龍"),
        ("???", ""),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_files_name_tells_whose_it_is_and_holds_nothing_that_a_name_may_not(page: Any, student: str, name: str) -> None:
    assert called(page, "handing_in.js", "slug", student) == name
    assert called(page, "handing_in.js", "fileName", student, "05_tumour_grade") == f"{name}_05_tumour_grade.ipynb"


def test_what_is_handed_in_holds_every_recorded_answer_once_and_leaves_the_notebook_alone(page: Any) -> None:
    here = notebook(cell("q1", "ask()", receipt(entry("A"))), cell("q2", "ask()"))
    newer = entry("B", "2026-03-05T10:00:00Z", 2)
    other = entry("D", name="q2")
    given = called(page, "handing_in.js", "handedIn", here, {"answers": {"q1": newer, "q2": other}}, UNIT["questions"])
    found = [one["data"][RECEIPT] for at in given["notebook"]["cells"] for one in at["outputs"]]
    assert found == [newer, other]
    assert (given["kept"], given["put"]) == (2, 2)
    again = called(page, "handing_in.js", "handedIn", given["notebook"], None, UNIT["questions"])
    assert (again["kept"], again["put"], again["notebook"]) == (2, 0, given["notebook"])
