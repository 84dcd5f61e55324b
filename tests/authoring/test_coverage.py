"""Coverage, and the gate on what a graded item rests on."""

import json
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse import evidence
from netcourse.authoring.course import Unit, units
from netcourse.authoring.coverage import coverage, unknown_ids
from netcourse.authoring.coverage_report import as_json, as_lines
from netcourse.authoring.grounds import ungrounded
from netcourse.cli import main
from tests.conftest import ROOT

UNIT = "05_tumour_grade"
QUANTITY = "award_item('q', 1, Quantity(260, 1, '', ''))"
SINGLE = "award_item('q', 1, Best('A', '', {}))"


def cell(source: str = "", *, graded: bool = False, **meta: Any) -> NotebookNode:
    made: NotebookNode = nbformat.v4.new_code_cell(source, metadata={"netcourse": meta})
    if graded:
        made.metadata["nbgrader"] = {"grade": True, "grade_id": "q1-marks", "points": 1, "solution": False}
    return made


def unit_of(*cells: NotebookNode) -> dict[str, NotebookNode]:
    # One unit, named as one that has statements.
    return {UNIT: nbformat.v4.new_notebook(cells=list(cells))}


def test_a_statement_counts_where_it_is_served_and_by_its_tier() -> None:
    counted = {
        row.tier: row for row in coverage(unit_of(cell(teaches=["S046"]), cell(examines=["S046"]), cell(practises=["S014"])))
    }
    assert counted["core"].taught == counted["core"].examined == ("S046",)
    assert counted["supporting"].practised == ("S014",)
    assert sum(len(row.statements) for row in counted.values()) == 42


def test_what_is_missing_depends_on_the_tier() -> None:
    core, supporting, context = coverage(unit_of(cell(teaches=["S046", "S014", "S061"]), cell(practises=["S046", "S014"])))
    assert "S046 is core and in no graded item" in core.missing
    assert not any(line.startswith("S014") for line in supporting.missing)
    assert context.missing == ()
    assert "S013 is not taught" in core.missing


@pytest.mark.parametrize(
    ("meta", "said"),
    [
        ({"teaches": ["S999"]}, "teaches names S999, which does not exist; nearest:"),
        ({"facts": ["B2-04"]}, "facts names B2-04, which does not exist; nearest: B2-04"),
        ({"teach": ["S046"]}, "'teach' means nothing; allowed are teaches, practises, examines, facts"),
    ],
)
def test_an_unknown_id_or_key_is_named_with_its_cell(meta: dict[str, Any], said: str) -> None:
    (line,) = unknown_ids(unit_of(cell(**meta)))
    assert line.startswith(f"{UNIT} cell ")
    assert said in line


UNVERIFIED = next(one.id for one in evidence.facts().values() if one.evidence == "unverified")


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (cell("award(1)", graded=True), "rests on no fact and no statement"),
        (cell("award(1)", graded=True, facts=[UNVERIFIED], examines=["S046"]), f"rests on unverified facts only ({UNVERIFIED})"),
        (cell(SINGLE, graded=True, facts=["E1-02.nodes"]), "single key on the contested topic J-02"),
        (
            cell(QUANTITY, graded=True, facts=["C8-04.limit"]),
            "single key on the contested topic J-10",
        ),
        (cell(SINGLE, graded=True, facts=["C3-20.how"]), "does not say 'with the prescriber'"),
    ],
)
def test_a_graded_item_on_weak_ground_is_named(item: NotebookNode, said: str) -> None:
    lines = ungrounded(unit_of(item))
    assert any(said in line and "q1-marks" in line for line in lines), lines


@pytest.mark.parametrize(
    "item",
    [
        cell("award(1)", graded=True, facts=[UNVERIFIED, "B1-1.ki67"]),
        cell("award(1)", graded=True, examines=["S046"]),
        cell(SINGLE, graded=True, facts=["H3"]),
        cell("award(1)", graded=True, facts=["E1-02.nodes"]),  # by criteria: a rubric
        cell("award_item('q', 1, Defensible({'A': ''}))", graded=True, facts=["E1-02.nodes"]),  # a set
        cell(SINGLE, graded=True, facts=["M-wilson.15-500"]),  # J-13 is marked by the rule
        cell(SINGLE, facts=["E1-02.nodes"]),  # not graded
        cell(f'("stop it only "\n"with the prescriber")\n{SINGLE}', graded=True, facts=["C3-20.how"]),  # J-17: these words
    ],
)
def test_a_graded_item_on_firm_ground_passes(item: NotebookNode) -> None:
    assert ungrounded(unit_of(item)) == []


NOTEBOOKS = {unit.name: nbformat.read(unit.notebook, as_version=4) for unit in units(ROOT)}


def test_every_id_of_this_course_exists_and_every_graded_item_is_grounded() -> None:
    assert unknown_ids(NOTEBOOKS) == []
    assert ungrounded(NOTEBOOKS) == []


def test_unit_05_covers_its_statements() -> None:
    assert [line for row in coverage(NOTEBOOKS) if row.unit == UNIT for line in row.missing] == []


def test_the_report_says_the_same_to_people_and_to_programs() -> None:
    counted = coverage(unit_of(cell(teaches=["S046"])))
    missing = [line for row in counted for line in row.missing]
    assert sum("05_tumour_grade: S" in line for line in as_lines(counted)) == len(missing)
    found = json.loads(as_json(counted, ["a problem"]))
    assert [len(tier["missing"]) for tier in found["tiers"]] == [len(row.missing) for row in counted]
    assert found["problems"] == ["a problem"]


def test_the_command_fails_on_an_unknown_id(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    text = built.notebook.read_text(encoding="utf-8")
    built.notebook.write_text(text.replace('"S046"', '"S946"'), encoding="utf-8")
    assert main(["--course", str(built.root), "coverage", "--json"]) == 1
    captured = capsys.readouterr()
    assert "examines names S946" in captured.err
    assert "examines names S946" in json.loads(captured.out)["problems"][0]


def test_facts_are_shown_with_source_and_doubt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "B1-1.ki67"]) == 0
    out = capsys.readouterr().out
    assert "below 3 %" in out
    assert "source WHO19a" in out
    assert "no clinician has signed this" in out


def test_an_unknown_fact_is_one_line_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "B1-1.ki76"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("netcourse: no fact has the id or the words 'B1-1.ki76'; nearest ids: B1-1.ki67, ")
    assert said.count("\n") == 1
