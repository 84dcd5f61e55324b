"""Windows of numbers are proven when a unit is built: one class, nothing on an edge, every slip apart; and what a course says."""

import ast
from pathlib import Path

import nbformat
import pytest

from netcourse.authoring.asked import varied_in
from netcourse.authoring.build import build, write
from netcourse.authoring.course import Unit
from netcourse.authoring.declared import PROVER, declared
from netcourse.authoring.lint import lint
from netcourse.authoring.lint_varied import line_of, questions_without_an_id, windows_that_fail
from netcourse.authoring.model_answers import model_answers
from netcourse.authoring.prove import prove
from netcourse.authoring.review.items import items_of
from netcourse.authoring.synthetic_class import expected_marks, points_of, read_class, submission
from netcourse.authoring.text import read_text
from netcourse.authoring.varied_proof import IDS, faults
from netcourse.authoring.varied_settings import VariedSettings, read_settings, with_settings
from netcourse.authoring.varied_students import questions_of
from netcourse.errors import CourseError
from netcourse.items import Best, Drawn, NumberWithUnit, Quantity, SingleBest, Slip, Varied, Window
from netcourse.items.receipts import entries_in
from netcourse.marking.debrief.asked import awarded, questions_in
from tests.conftest import ROOT, authors_unit
from tests.varied_unit import ASKS_FOR_THE_ID, GRADE_WINDOW, SLIP, TEXT, WINDOWS

UNITS = ("02_syndromes", "03_labs", "04_imaging", "05_tumour_grade", "06_treatment", "07_prognosis", "08_living")
NAME = "01_small"


@pytest.fixture
def unit(tmp_path: Path) -> Unit:
    return authors_unit(tmp_path, NAME, TEXT)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Unit:
    unit = authors_unit(tmp_path_factory.mktemp("varied"), NAME, TEXT)
    write(build(unit, lambda _: None))
    return unit


def refused(unit: Unit, before: str, after: str) -> str:
    """What the build says of the unit with something of its text changed."""
    assert TEXT.count(before) == 1
    unit.text.write_text(TEXT.replace(before, after), encoding="utf-8")
    with pytest.raises(CourseError) as error:
        build(unit, lambda _: None)
    return str(error.value)


def graded(ki67: Window, **more: object) -> list[str]:
    asked = Varied(SingleBest("q", "Ki-67 {ki67}%. Which?", {"A": "G1", "B": "G2"}), {"ki67": ki67})
    wrong = {"A": "G1 ends below 3%.", "B": "G2 begins at 3%."}
    rule = lambda ki67: Best("AB"[ki67 >= 3], "Yes.", {key: said for key, said in wrong.items() if key != "AB"[ki67 >= 3]})  # noqa: E731
    return faults(asked, Drawn(rule, **{"sides": lambda ki67: {"B1-2.ki67": ki67}, **more}))  # type: ignore[arg-type]


def counted(*slips: Slip, low: int = 10, high: int = 20, within: float = 0.4, most: float = 100) -> list[str]:
    asked = Varied(NumberWithUnit("q", "{n} of 50?", "%", 0, most), {"n": Window(low, high)})
    return faults(asked, Drawn(lambda n: Quantity(2 * n, within, "Yes.", "No.", slips)))


# The proof.


def test_a_window_that_crosses_a_limit_is_refused_with_file_and_line(unit: Unit) -> None:
    said = refused(unit, GRADE_WINDOW, '{"ki67": Window(16, 24)}')
    line = TEXT[: TEXT.index('"q02", "Well')].count("\n") + 1
    assert said.startswith(f"{unit.text}:{line}: q02: ")
    assert "the limit of B1-2.ki67, 20" in said


def test_lint_says_the_same_with_the_line(unit: Unit) -> None:
    unit.text.write_text(TEXT.replace(GRADE_WINDOW, '{"ki67": Window(1, 6)}'), encoding="utf-8")
    (found,) = windows_that_fail(unit.notebook, read_text(unit))
    line = line_of(unit.text, "q02")
    assert found.line(unit.root).startswith(f"notebooks/{NAME}.py:{line}: window: q02: ")
    assert "B1-2.ki67, 3" in found.what


def test_a_key_that_changes_within_its_window_is_refused() -> None:
    assert graded(Window(6, 12)) == []
    assert any("the key is" in one and "crosses a limit" in one for one in graded(Window(1, 6), sides=lambda **_: {}))
    assert graded(Window(1, 2)) == []


def test_a_value_on_an_edge_is_refused_though_the_class_is_the_same() -> None:
    assert graded(Window(3, 9)) == ["for 3 the value 3 lies on the limit of B1-2.ki67, 3"]
    assert graded(Window(9, 20)) == ["for 20 the value 20 lies on the limit of B1-2.ki67, 20"]


def test_a_choice_needs_to_say_on_which_side_of_what_its_numbers_lie() -> None:
    assert "give sides" in graded(Window(6, 12), sides=None)[0]
    assert "is no fact with a number" in graded(Window(6, 12), sides=lambda ki67: {"B9-99": ki67})[0]
    assert graded(Window(6, 12), sides=lambda ki67: {"a limit of our own": (ki67, 5)}) == []
    assert (
        "crosses the limit of a limit of our own, 9.5"
        in graded(Window(6, 12), sides=lambda ki67: {"a limit of our own": (ki67, 9.5)})[0]
    )


def test_a_slip_that_is_right_for_somebody_is_refused() -> None:
    assert counted(Slip(5, "Another.")) == []
    assert counted(Slip(30, "Right for whoever has 15.")) == ["for 15 the slip 30 is as good as the key, 30"]


def test_slips_that_can_not_be_told_apart_are_refused() -> None:
    assert counted(Slip(5, "One."), Slip(5.3, "Two.")) == ["for 15 the slips 5 and 5.3 can't be told apart"]


def test_a_key_or_a_slip_that_nobody_could_record_is_refused() -> None:
    assert "the key can't be recorded" in counted(most=39)[0]
    assert "a slip can't be recorded" in counted(Slip(101, "Too much."))[0]


def test_numbers_that_decide_nothing_are_refused() -> None:
    asked = Varied(NumberWithUnit("q", "{n} of 50?", "%", 0, 100), {"n": Window(10, 20)})
    assert faults(asked, Drawn(lambda n: Quantity(7, 0.5, "Yes.", "No."))) == [  # noqa: ARG005 (that is the fault)
        "everybody has the same answer, 7: the numbers decide nothing"
    ]


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (lambda m: Quantity(m, 1, "", ""), "TypeError"),
        (lambda n: Quantity(1 / (n - 15), 1, "", ""), "the rule fails for 15: ZeroDivisionError"),
        (lambda n: n, "gives no scheme"),
    ],
)
def test_a_rule_that_fails_for_somebody_is_refused_with_the_numbers(rule: object, says: str) -> None:
    asked = Varied(NumberWithUnit("q", "{n}?", "%", 0, 100), {"n": Window(10, 20)})
    (found,) = faults(asked, Drawn(rule))  # type: ignore[arg-type]
    assert says in found


def test_of_many_combinations_the_corners_and_five_hundred_ids_are_tried() -> None:
    windows = {"brown": Window(1000, 2000), "counted": Window(20000, 30000)}
    asked = Varied(NumberWithUnit("q", "{brown} of {counted}", "%", 0, 100), windows)
    tried = list(asked.some(IDS))
    assert len(tried) == 1 + 4 + IDS
    assert {"brown": 2000, "counted": 20000} in tried
    # Only in one corner is it wrong.
    rule = Drawn(
        lambda brown, counted: Quantity(100 * brown / counted, 0.01, "", ""),
        sides=lambda brown, counted: {"a tenth": (brown / counted, 0.0999)},
    )
    assert faults(asked, rule)[0].startswith("the window crosses the limit of a tenth")


@pytest.mark.parametrize("name", UNITS)
def test_each_unit_has_two_questions_or_more_whose_windows_are_proven(name: str) -> None:
    unit = Unit(ROOT, name)
    notebook = read_text(unit)
    questions = questions_of(notebook, unit.text)
    assert len(questions) >= 2
    assert {question: faults(one.varied, one.drawn) for question, one in questions.items()} == {name: [] for name in questions}
    assert questions_without_an_id(unit.notebook, notebook) == []


# What an author is told.


def test_a_unit_that_never_asks_for_the_id_is_found(unit: Unit) -> None:
    unit.text.write_text(TEXT.replace(ASKS_FOR_THE_ID, ""), encoding="utf-8")
    (found,) = questions_without_an_id(unit.notebook, read_text(unit))
    assert (found.cell, found.rule) == ("q01", "no-id-asked")


def test_a_varied_question_needs_a_drawn_scheme_and_no_other_one(unit: Unit) -> None:
    said = refused(unit, WINDOWS + ",\n    )", WINDOWS + ",\n    ).on_paper")
    assert "cell q01-marks: the award can't be read by itself: a question whose numbers vary" in said


def test_a_built_unit_shows_the_paper_numbers_before_it_ran_and_no_rule(built: Unit) -> None:
    release = built.release.read_text(encoding="utf-8")
    cells = {cell.id: cell for cell in nbformat.reads(release, as_version=4).cells}
    assert "Of 530 nuclei 21 are brown." in str(cells["q01"].outputs)
    assert "Your id, as on the course list." in str(cells["course-id"].outputs)
    assert "Drawn" not in release


def test_lint_finds_nothing_in_the_small_unit_that_has_to_do_with_numbers(built: Unit) -> None:
    found = {finding.rule for finding in lint(built).findings}
    assert not found & {"window", "no-id-asked", "no-misconception"}


def test_prove_tries_the_answers_of_a_student_with_numbers_of_his_own(built: Unit) -> None:
    proof = prove(built)
    assert proof.problems == []
    own = [one.variant.what for one in proof.tried if one.variant.drawn_for == PROVER and one.item == "q01-marks"]
    assert any("the key" in one for one in own)
    assert any("a slip" in one for one in own)
    assert any("on paper" in one for one in own)


def test_prove_finds_a_rule_that_says_another_thing_to_others(built: Unit) -> None:
    notebook = read_text(built)
    tried = {one.item: one for one in declared(notebook, built.text)}
    own = [variant for variant in tried["q02-marks"].variants if variant.drawn_for]
    assert [variant.value for variant in own] == ["B"]
    assert varied_in(notebook)["q02"].numbers(PROVER)["ki67"] == int(own[0].says.split("%")[0])


def test_who_reviews_a_question_reads_its_windows(built: Unit) -> None:
    items = {item.id: item for item in items_of(NAME, read_text(built))}
    told = dict(items["q01"].texts)["From where to where the numbers vary between students"]
    assert told == "- brown: 18 to 24\n- counted: 500 to 560"


# What a course says.


def test_salt_and_off_stand_in_every_question_of_the_release(unit: Unit) -> None:
    (unit.root / "notebooks" / "course.toml").write_text('[varied]\nsalt = "2026"\noff = true\n', encoding="utf-8")
    write(build(unit, lambda _: None))
    for path in (unit.notebook, unit.source, unit.release):
        sources = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        found = [one for source in sources for one in questions_in(source)]
        assert [(one.salt, one.off) for one in found if isinstance(one, Varied)] == [("2026", True)] * 2
        assert sum("ask_id(off=True)" in source for source in sources) == 1
    assert "everybody has the same numbers" in unit.release.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('ask(Varied(X("ü {a}"), {"a": W(1, 2)}))', 'ask(Varied(X("ü {a}"), {"a": W(1, 2)}, salt=\'26\'))'),
        ("ask(\n    Varied(\n        X,\n        W,\n    )\n)", "ask(\n    Varied(\n        X,\n        W,\n    salt='26')\n)"),
        ('Varied(X, W, salt="mine")', 'Varied(X, W, salt="mine")'),
        ("ask_id()", "ask_id()"),
        ("Varied( no Python", "Varied( no Python"),
        ("Varied(Varied(A, B), C)", "Varied(Varied(A, B, salt='26'), C, salt='26')"),
    ],
)
def test_what_a_course_says_is_put_into_the_calls(source: str, expected: str) -> None:
    made = with_settings(source, VariedSettings("26"))
    assert made == expected
    if made != source:
        ast.parse(made)


@pytest.mark.parametrize("table", ["varied", "board"])
def test_a_course_that_asks_for_an_id_says_so_in_each_patient_and_nowhere_else(tmp_path: Path, table: str) -> None:
    (tmp_path / "course.toml").write_text(f"[{table}]\nrequire_id = true", encoding="utf-8")
    settings = read_settings(tmp_path)
    assert with_settings('meet(Board("b", "?"))', settings) == 'meet(Board("b", "?", require_id=True))'
    assert with_settings('Board("b", "?", require_id=False)', settings) == 'Board("b", "?", require_id=False)'
    assert with_settings("ask_id(Varied(X, W))", settings) == "ask_id(Varied(X, W))"


@pytest.mark.parametrize(
    "text", ["[board]\nrequire_id = 1", "board = 3", "[varied]\nsalt = 7", '[varied]\noff = "yes"', "varied = 3", "[varied"]
)
def test_a_table_that_is_malformed_is_refused_with_what_it_may_hold(tmp_path: Path, text: str) -> None:
    (tmp_path / "course.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=r"course\.toml: "):
        read_settings(tmp_path)


# Synthetic students, and the page that comes back.

CLASS = """
comment_cell = "comment"
[[student]]
id = "own"
believes = "Types an id."
course_id = " OWN "
comment = 3
[[student]]
id = "slips"
believes = "Makes the slip with own numbers."
course_id = "slips"
comment = 3
records = { q01 = { slip = 1 } }
loses = { q01-marks = 1.5 }
[[student]]
id = "neighbour"
believes = "Answers for somebody else."
course_id = "neighbour"
comment = 3
records = { q01 = { key_of = "own" } }
loses = { q01-marks = 2 }
[[student]]
id = "paper"
believes = "Types none."
comment = 3
"""


def test_a_synthetic_student_who_types_an_id_hands_in_what_is_right_for_it(built: Unit) -> None:
    built.synthetic_class.write_text(CLASS, encoding="utf-8")
    source, release = (nbformat.read(path, as_version=4) for path in (built.source, built.release))
    synthetic = read_class(built, source)
    model = model_answers(read_text(built), built.text)
    held = {one.id: entries_in(submission(release, source, one, synthetic.comment_cell, model)) for one in synthetic.students}
    varied = varied_in(source)["q01"]
    own, other = varied.numbers("own"), varied.numbers("slips")
    assert held["own"]["course-id"].value == "own"
    assert held["own"]["q01"].drawn_for == "own"
    assert held["own"]["q01"].value == {"number": round(100 * own["brown"] / own["counted"], 2), "unit": "%"}
    assert held["slips"]["q01"].value == {"number": round(other["brown"] / other["counted"], 4), "unit": "%"}
    assert held["neighbour"]["q01"].value == held["own"]["q01"].value
    assert held["neighbour"]["q01"].drawn_for == "neighbour"
    assert "course-id" not in held["paper"]
    assert held["paper"]["q01"].drawn_for == ""
    assert expected_marks(synthetic.students[1], points_of(source), "comment")["q01-marks"] == 0.5


def test_a_slip_that_there_is_not_is_refused(built: Unit) -> None:
    built.synthetic_class.write_text(CLASS.replace("slip = 1", "slip = 2"), encoding="utf-8")
    with pytest.raises(CourseError, match="q01: there is no slip 2; there are 1"):
        read_class(built, nbformat.read(built.source, as_version=4))


def test_the_best_answer_is_told_with_a_students_own_numbers(built: Unit) -> None:
    source = nbformat.read(built.source, as_version=4)
    award = next(found for cell in source.cells if cell.cell_type == "code" and (found := awarded(cell.source)))
    varied = varied_in(source)["q01"]
    own = varied.numbers("a1234")
    best = award.best(varied, "a1234")
    assert best is not None
    assert best.words.startswith(f"{round(100 * own['brown'] / own['counted'], 2)} %")
    assert best.reason.startswith(f"{own['brown']} of {own['counted']}")
    assert SLIP in TEXT
