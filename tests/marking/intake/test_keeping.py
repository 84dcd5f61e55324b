"""Whatever a tool did to an output, no answer in it is lost, none is made up, and the report says what came of each."""

import json
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.course import Unit
from netcourse.items.gathering import MIME
from netcourse.items.receipts import entries_in
from netcourse.marking.intake.collect import collect
from netcourse.marking.intake.limits import LIMITS
from netcourse.marking.intake.release import release_of
from netcourse.marking.intake.repair import Examined, examine
from tests.marking.intake.handing_in import UNIT, Json, answered, as_bytes, by_student, cell_of, lay, sources_of, submitted
from tests.marking.intake.receipts import CELLS, OUTPUTS, entry, receipt, with_receipts

PRACTICE = 1
QUESTION = 2


def course_release() -> Json:
    """A unit with two forms, in short: what it asks is told by what its marks cells check."""

    def code(name: str, source: str, *, grade: bool, locked: bool = True) -> Json:
        grading: Json = {"grade": grade, "grade_id": name, "locked": locked, "schema_version": 3, "solution": not locked}
        grading |= {"task": False, "points": 1} if grade else {"task": False}
        return {**_cell("code", name, source), "metadata": {"nbgrader": grading}, "outputs": [], "execution_count": None}

    return {
        "cells": [
            _cell("markdown", "title", "# A unit"),
            {**_cell("code", "practice", "practise('p1')"), "outputs": [], "execution_count": None},
            code("q1", "ask('q1')", grade=False),
            code("q1-marks", 'check("q1")', grade=True),
            code("q2", "ask('q2')", grade=False),
            code("q2-marks", 'check("q2")', grade=True),
        ],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(kind: str, name: str, source: str) -> Json:
    return {"cell_type": kind, "id": name, "metadata": {}, "source": source}


def examined(notebook: Json) -> Examined:
    return examine(as_bytes(notebook), release_of("01_unit", course_release()), [], LIMITS)


def answers_in(seen: Examined) -> dict[str, object]:
    made = nbformat.reads((seen.notebook or b"").decode(), as_version=4)
    nbformat.validate(made)
    return {name: one.value for name, one in entries_in(made).items()}


@pytest.mark.parametrize("to_output", OUTPUTS.values(), ids=OUTPUTS.keys())
def test_no_answer_is_lost_whatever_happened_to_the_output_and_the_cell(to_output: object) -> None:
    tried = [(name, place) for name in CELLS for place in ("in a cell of the text", "in the question")]
    found = {one: answers_kept(to_output, CELLS[one[0]], PRACTICE if "text" in one[1] else QUESTION) for one in tried}
    assert len(found) > 10
    assert {one: kept for one, kept in found.items() if kept != {"q1": "B", "q2": "A"}} == {}


def answers_kept(to_output: object, to_cell: object, at: int) -> object:
    """The answers that are found where this happened to each output of a cell and this to the cell, or why it is refused."""
    notebook = with_receipts(course_release(), at, [entry("q1", "B"), entry("q2", "A")])
    cell = notebook["cells"][at]
    for output in cell["outputs"]:
        to_output(output)  # type: ignore[operator]
    to_cell(cell)  # type: ignore[operator]
    seen = examined(notebook)
    return seen.refusal or answers_in(seen)


@pytest.mark.parametrize("to_output", OUTPUTS.values(), ids=OUTPUTS.keys())
def test_of_several_outputs_one_is_malformed_and_none_is_lost(to_output: object) -> None:
    notebook = with_receipts(course_release(), PRACTICE, [entry("q1", "B"), entry("q2", "A")])
    to_output(notebook["cells"][PRACTICE]["outputs"][1])  # type: ignore[operator]
    assert answers_in(examined(notebook)) == {"q1": "B", "q2": "A"}


@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 0)])
def test_the_newest_answer_counts_though_its_output_is_the_malformed_one(old: int, new: int) -> None:
    both = [entry("q1", "A", day=1), entry("q1", "B", day=2)]
    notebook = with_receipts(course_release(), PRACTICE, [both[old], both[new]])
    del notebook["cells"][PRACTICE]["outputs"][new]["metadata"]
    assert answers_in(examined(notebook)) == {"q1": "B"}


def test_what_was_kept_is_counted_and_lies_under_its_question() -> None:
    notebook = with_receipts(course_release(), PRACTICE, [entry("q1"), entry("q2")])
    for output in notebook["cells"][PRACTICE]["outputs"]:
        output["transient"] = {}
    seen = examined(notebook)
    assert "2 answers in outputs that no notebook may hold: 2 kept (q1, q2)" in seen.repairs
    made = json.loads(seen.notebook or b"")
    under = {cell["id"]: [one["data"][MIME]["id"] for one in cell["outputs"]] for cell in made["cells"] if cell.get("outputs")}
    assert under == {"q1": ["q1"], "q2": ["q2"]}


def test_what_is_lost_is_counted_too_and_stays_known() -> None:
    notebook = with_receipts(course_release(), PRACTICE, [entry("q1"), entry("q2")])
    first, second = notebook["cells"][PRACTICE]["outputs"]
    del first["data"][MIME]
    second["data"][MIME]["value"] = None
    third: Json = {"output_type": "display_data", "data": {MIME: 7}}
    first["transient"] = second["transient"] = third["transient"] = {}
    notebook["cells"][PRACTICE]["outputs"].append(third)
    seen = examined(notebook)
    lost = "0 kept, 2 lost, of which no data can be read (q1, q2), 1 lost, of which not even the question can be read"
    assert f"3 answers in outputs that no notebook may hold: {lost}" in seen.repairs
    assert answers_in(seen) == {}
    assert examine(seen.notebook or b"", release_of("01_unit", course_release()), [], LIMITS).repairs == ()


def test_a_sound_notebook_stays_as_it_was_sent() -> None:
    notebook = with_receipts(course_release(), QUESTION, [entry("q1")])
    assert examined(notebook) == Examined(as_bytes(notebook))


def test_equal_bytes_are_kept_in_equal_bytes() -> None:
    notebook = with_receipts(course_release(), PRACTICE, [entry("q2"), entry("q1")])
    notebook["cells"][PRACTICE]["cell_type"] = "markdown"
    assert examined(notebook) == examined(notebook)


@pytest.mark.parametrize("place", ["source", "stream", "displayed_notebook", "notebook_metadata", "widget_state", "forged"])
def test_what_is_no_receipt_is_never_taken_for_an_answer(place: str) -> None:
    notebook = deepcopy(course_release())
    cell = notebook["cells"][PRACTICE]
    shown = receipt(entry("q1"))
    if place == "source":
        cell["source"] = json.dumps({MIME: entry("q1").as_data()})
    elif place == "stream":
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": json.dumps(shown), "transient": {}}]
    elif place == "displayed_notebook":
        data = {"application/json": {"cells": [{"outputs": [shown]}]}}
        cell["outputs"] = [{"output_type": "display_data", "data": data, "metadata": None}]
    elif place == "notebook_metadata":
        notebook["metadata"]["netcourse_answers"] = {"answers": {"q1": entry("q1").as_data()}}
    elif place == "widget_state":
        state = {"state": {"a": {"model_name": "OutputModel", "state": {"outputs": [shown]}}}}
        notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": state}
    else:
        shown["data"] = {MIME: {**entry("q1").as_data(), "n": "many"}}
        cell["outputs"] = [shown]
    assert answers_in(examined(notebook)) == {}


def test_hand_in_with_transient_left_in_outputs_is_collected_with_its_answers(
    built: Unit, release: Json, handed_over: Path
) -> None:
    notebook = with_receipts(answered(release), 0, [entry("q1")])
    notebook["cells"][0]["outputs"][0]["transient"] = {"display_id": "a"}
    lay(handed_over, {f"bob_{UNIT}.ipynb": as_bytes(notebook)})
    told = by_student(collect(built.root, UNIT, [handed_over]))["bob"]
    assert "1 answer in outputs that no notebook may hold: 1 kept (q1)" in told.reasons
    assert [one.value for one in entries_in(submitted(built.root, "bob")).values()] == ["B"]


def test_notebook_by_colab_with_widgets_without_state_loses_them_and_nothing_else(
    built: Unit, release: Json, handed_over: Path
) -> None:
    notebook = answered(release)
    model = {"model_module": "@jupyter-widgets/base", "model_name": "LayoutModel", "state": {}}
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"95f3": model}}
    cell_of(notebook, "q1")["outputs"] = [receipt(entry("q1"))]
    with pytest.raises(KeyError):
        page_of(notebook)
    lay(handed_over, {f"bob_{UNIT}.ipynb": as_bytes(notebook)})
    told = by_student(collect(built.root, UNIT, [handed_over]))["bob"]
    assert told.reasons == (
        "the saved state of widgets, which can't be read (Colab writes it so), left out; no answer stands in it",
    )
    made = submitted(built.root, "bob")
    assert "A small unit" in page_of(made)
    assert "widgets" not in made["metadata"]
    assert sources_of(made) == sources_of(notebook)
    assert {name: one.value for name, one in entries_in(made).items()} == {"q1": "B"}


def page_of(notebook: Json) -> str:
    from nbconvert.exporters import HTMLExporter

    page: str = HTMLExporter().from_notebook_node(nbformat.reads(json.dumps(notebook), as_version=4))[0]  # type: ignore[no-untyped-call]
    return page


def test_state_of_widgets_that_can_be_read_is_no_reason_to_change_a_hand_in(
    built: Unit, release: Json, handed_over: Path
) -> None:
    notebook = answered(release)
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}, "version_major": 2}}
    lay(handed_over, {f"bob_{UNIT}.ipynb": as_bytes(notebook)})
    assert by_student(collect(built.root, UNIT, [handed_over]))["bob"].verdict == "accepted"
