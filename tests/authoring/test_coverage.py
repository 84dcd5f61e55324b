"""Coverage, and the gate on what a graded item rests on."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from netcourse import evidence
from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit, units
from netcourse.authoring.coverage import State, TierCoverage, coverage, unfinished, unknown_ids
from netcourse.authoring.coverage_report import as_json, as_lines
from netcourse.authoring.grounds import ungrounded
from netcourse.cli import main
from tests.conftest import ROOT, SMALL_TEXT

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


def own_rows(notebooks: dict[str, NotebookNode]) -> list[TierCoverage]:
    return [row for row in coverage(notebooks) if row.unit == UNIT]


def test_a_statement_counts_where_it_is_served_and_by_its_tier() -> None:
    counted = {
        row.tier: row for row in own_rows(unit_of(cell(teaches=["S046"]), cell(examines=["S046"]), cell(practises=["S014"])))
    }
    assert counted["core"].taught == counted["core"].examined == ("S046",)
    assert counted["supporting"].practised == ("S014",)
    assert sum(len(row.statements) for row in counted.values()) == 42


def test_what_is_missing_depends_on_the_tier() -> None:
    core, supporting, context = own_rows(unit_of(cell(teaches=["S046", "S014", "S061"]), cell(practises=["S046", "S014"])))
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


NOTEBOOKS = {unit.name: nbformat.read(unit.notebook, as_version=4) for unit in units(ROOT) if unit.notebook.is_file()}


def test_every_id_of_this_course_exists_and_every_graded_item_is_grounded() -> None:
    assert unknown_ids(NOTEBOOKS) == []
    assert ungrounded(NOTEBOOKS) == []


def test_every_unit_that_is_built_covers_its_statements() -> None:
    assert [line for row in coverage(NOTEBOOKS) if row.state is State.BUILT for line in row.missing] == []


# How many statements each unit has in the article's list; one that goes astray changes a number.
STATEMENTS = {
    "01_biology": 67, "02_syndromes": 70, "03_labs": 37, "04_imaging": 21, "05_tumour_grade": 42, "06_treatment": 69,
    "07_prognosis": 25, "08_living": 44,
}  # fmt: skip


@pytest.mark.parametrize("notebooks", [{}, unit_of(cell(teaches=["S046"])), NOTEBOOKS], ids=["none", "one", "this course"])
def test_all_375_statements_are_listed_whatever_units_there_are(notebooks: dict[str, NotebookNode]) -> None:
    counted = coverage(notebooks)
    listed = [one for row in counted for one in row.statements]
    assert len(listed) == len(set(listed)) == 375
    assert set(listed) == set(evidence.statements())
    assert Counter(row.unit for row in counted for _ in row.statements) == STATEMENTS


@pytest.mark.parametrize(("unit", "first", "last"), [("02_syndromes", "S062", "S137"), ("04_imaging", "S214", "S234")])
def test_no_statement_of_syndromes_and_imaging_is_lost(unit: str, first: str, last: str) -> None:
    with (Path(evidence.__file__).parent / "data" / "statements.csv").open(newline="", encoding="utf-8") as file:
        rows = [row["id"] for row in csv.DictReader(file) if row["unit"] == unit]
    assert len(rows) == STATEMENTS[unit]
    assert (min(rows), max(rows)) == (first, last)
    assert {one for row in coverage(NOTEBOOKS) if row.unit == unit for one in row.statements} == set(rows)
    in_objectives = {
        one for objective in evidence.objectives().values() if objective.unit == unit for one in objective.statements
    }
    assert in_objectives == set(rows)


@pytest.mark.parametrize(
    ("unbuilt", "planned", "state"),
    [([], [4], State.PLANNED), ([], [], State.ABSENT), (["04_imaging"], [4], State.UNBUILT), (["04_imaging"], [], State.UNBUILT)],
)
def test_a_unit_that_is_not_there_misses_all_its_statements_even_those_that_others_serve(
    unbuilt: list[str], planned: list[int], state: State
) -> None:
    elsewhere = unit_of(cell(teaches=["S215"], practises=["S215"], examines=["S215"]))
    rows = [row for row in coverage(elsewhere, unbuilt=unbuilt, planned=planned) if row.unit == "04_imaging"]
    assert {row.state for row in rows} == {state}
    assert sum(len(row.missing) for row in rows) == 21
    assert not any((*row.taught, *row.practised, *row.examined) for row in rows)
    core = next(row for row in rows if row.tier == "core")
    assert f"S215 is core and its unit is {state}" in core.missing


def test_only_what_is_planned_may_be_missing() -> None:
    lines = unfinished(coverage(unit_of(), unbuilt=["02_syndromes"], planned=[4, 5, 7, 8]))
    assert "05_tumour_grade: S046 is core and in no graded item" in lines  # built, planned or not
    assert "02_syndromes: its text is not built; run 'netcourse build': 70 statements are missing" in lines
    assert "03_labs: it has no text and is not planned in course.toml: 37 statements are missing" in lines
    assert not any(line.startswith(("04_imaging", "07_prognosis", "08_living")) for line in lines)


def test_a_planned_unit_is_printed_as_missing_with_its_number() -> None:
    lines = as_lines(coverage(NOTEBOOKS, planned=range(1, 10)))
    for unit, count in STATEMENTS.items():
        said = [
            line for line in lines if line.startswith(f"{unit}: unit {int(unit[:2])} is planned: all of its {count} statements")
        ]
        assert len(said) == (unit not in NOTEBOOKS)
    assert lines[-1].startswith("375 statements: ")


def test_the_report_says_the_same_to_people_and_to_programs() -> None:
    counted = coverage(unit_of(cell(teaches=["S046"])))
    missing = [line for row in counted if row.unit == UNIT for line in row.missing]
    assert sum("05_tumour_grade: S" in line for line in as_lines(counted)) == len(missing)
    found = json.loads(as_json(counted, ["a problem"]))
    assert sum(len(tier["statements"]) for tier in found["tiers"]) == 375
    assert {tier["state"] for tier in found["tiers"]} == {"built", "absent"}
    assert [len(tier["missing"]) for tier in found["tiers"]] == [len(row.missing) for row in counted]
    assert found["problems"] == ["a problem"]


def test_the_command_fails_on_an_unknown_id(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    text = built.notebook.read_text(encoding="utf-8")
    built.notebook.write_text(text.replace('"S046"', '"S946"'), encoding="utf-8")
    assert main(["--course", str(built.root), "coverage", "--json"]) == 1
    captured = capsys.readouterr()
    assert "examines names S946" in captured.err
    assert "examines names S946" in json.loads(captured.out)["problems"][0]


PLANNED = "".join(f'[[planned]]\nnumber = {number}\ntitle = "A unit"\n' for number in range(1, 9))
ABOUT = 'title = "Small"\nabout = "A small course."\n'


@pytest.mark.parametrize(("about", "code", "said"), [(ABOUT + PLANNED, 0, ""), (ABOUT, 1, "08_living: it has no text")])
def test_the_command_passes_what_is_planned_and_fails_what_was_forgotten(
    built: Unit, capsys: pytest.CaptureFixture[str], about: str, code: int, said: str
) -> None:
    (built.root / "notebooks" / "course.toml").write_text(about, encoding="utf-8")
    built.text.write_text("# %% [markdown]\n# # A unit that serves nothing yet\n", encoding="utf-8")
    write(build(built, lambda _: None))
    assert main(["--course", str(built.root), "coverage"]) == code
    captured = capsys.readouterr()
    assert said in captured.err
    assert "375 statements: 0 in units that are built, 375 in units that are not." in captured.out
    assert ("08_living: unit 8 is planned: all of its 44 statements are missing" in captured.out) is (code == 0)


def test_the_command_fails_on_a_text_that_is_not_built(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    (built.root / "notebooks" / "course.toml").write_text(ABOUT + PLANNED, encoding="utf-8")
    (built.root / "notebooks" / "04_imaging.py").write_text("# %%\n", encoding="utf-8")
    assert main(["--course", str(built.root), "coverage"]) == 1
    assert "04_imaging: its text is not built" in capsys.readouterr().err


def test_the_command_fails_on_a_statement_that_a_built_unit_leaves_out(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    (built.root / "notebooks" / "course.toml").write_text(ABOUT + PLANNED, encoding="utf-8")
    text = nbformat.writes(nbformat.v4.new_notebook(cells=[cell(teaches=["S215"])]))
    for suffix, content in ((".py", "# %%\n"), (".ipynb", text)):
        (built.root / "notebooks" / f"04_imaging{suffix}").write_text(content, encoding="utf-8")
    assert main(["--course", str(built.root), "coverage"]) == 1
    assert "04_imaging: S215 is core and in no graded item" in capsys.readouterr().err


def test_facts_are_shown_with_source_and_doubt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "B1-1.ki67"]) == 0
    out = capsys.readouterr().out
    assert "below 3 %" in out
    assert "source WHO19a" in out
    assert "no clinician has signed this" in out


def test_an_unknown_fact_is_one_line_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "B1-1.ki76"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("netcourse: no fact and no statement has the id or the words 'B1-1.ki76'; nearest ids: B1-1.ki67, ")
    assert said.count("\n") == 1


def test_a_statement_is_shown_with_the_cells_that_serve_it(small_unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(small_unit.root), "facts", "s046"]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first == f"S046: {evidence.statements()['S046'].statement}"
    line = next(number for number, line in enumerate(SMALL_TEXT.split("\n"), start=1) if '"S046"' in line)
    assert lines[-1] == f"  examined in notebooks/01_small.py:{line} cell q1-marks"
    assert main(["--course", str(small_unit.root), "facts", "S333"]) == 0
    assert capsys.readouterr().out.endswith("  in no cell yet\n")


def test_a_statement_is_shown_outside_of_a_course_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--course", str(tmp_path), "facts", "how", "often", "to", "check"]) == 0
    told = capsys.readouterr().out
    assert "S333: How often to check depends on grade" in told
    assert "taught by unit 07_prognosis: core" in told
    assert "notebooks/" not in told


def test_what_coverage_and_lint_say_of_a_cell_has_its_line(built: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (built.text, built.notebook):
        path.write_text(path.read_text("utf-8").replace("S046", "S999"), encoding="utf-8")
    at = next(number for number, line in enumerate(built.text.read_text("utf-8").split("\n"), start=1) if "S999" in line)
    assert main(["--course", str(built.root), "coverage"]) == 1
    assert f"netcourse: notebooks/01_small.py:{at} cell q1-marks: examines names S999, " in capsys.readouterr().err
