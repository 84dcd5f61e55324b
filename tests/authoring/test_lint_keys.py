"""No key in sight: nothing that a Run All shows holds a graded case and its answer. Most faults here once stood in a unit."""

from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat import NotebookNode

from netcourse.authoring.lint_keys import keys_in_sight
from netcourse.authoring.lint_words import words
from netcourse.cases import biopsy_reports
from netcourse.explorers import PlacedCase, grade_plane
from netcourse.items import Best, Matching, NumberWithUnit, Pairs, Quantity, SingleBest, Slip
from tests.authoring.graded import FEEDBACK, asks, lesson, shows, unit
from tests.conftest import ROOT

FILE = Path("notebooks/01_small.ipynb")
GRADES = {"A": "NET G1", "B": "NET G2", "C": "NET G3"}


def graded(key: str, stem: str) -> list[NotebookNode]:
    wrong = {option: FEEDBACK for option in GRADES if option != key}
    return asks(SingleBest("q1", stem, GRADES), Best(key, right="By the table.", wrong=wrong))


def tumour(ki67: str, mitoses: str) -> str:
    return f"An ileal tumour, well differentiated. Ki-67: {ki67} tumour cells. Mitoses: {mitoses} in 10 mm². Which grade?"


def plane(*cases: tuple[float, float]) -> NotebookNode:
    placed = [PlacedCase(name, *at) for name, at in zip("ABCD", cases, strict=False)]
    return shows("grade_plane(cases)", grade_plane(placed)._repr_html_())


def reports(*, grades: bool) -> NotebookNode:
    """The first rows of the cohort, as exercise 1 of unit 05 once showed them."""
    gep = pd.DataFrame(biopsy_reports())
    if grades:
        gep["ki67_index"] = 100 * gep["ki67_positive"] / gep["cells_counted"]
        gep["grade_by_ki67"] = 1 + (gep["ki67_index"] >= 3) + (gep["ki67_index"] > 20)
    return shows("gep.head(3)", gep.head(3).to_html())


def said(*cells: NotebookNode) -> list[str]:
    return [finding.what for finding in keys_in_sight(FILE, unit(*cells))]


def test_a_text_is_taken_apart_once_however_many_cases_it_is_held_against() -> None:
    before = words.cache_info()
    file = ROOT / "notebooks" / "01_biology.ipynb"
    keys_in_sight(file, nbformat.read(file, as_version=4))
    after = words.cache_info()
    assert after.hits - before.hits > 100


@pytest.mark.parametrize(
    ("ki67", "mitoses", "key", "shown"),
    [
        ("15 of 500", "3", "B", plane((3.0, 0.6))),
        ("20 of 1,000", "30", "B", plane((2.0, 6.0))),
        ("15 of 500", "3", "B", reports(grades=True)),
        ("100 of 500", "12", "B", reports(grades=True)),
        ("14 of 500", "4", "A", reports(grades=True)),
        ("14 of 500", "4", "A", lesson("2. **Nothing is rounded.** 2.8% is below 3%, so it is G1.")),
        ("28 of 1,000", "4", "A", lesson("| | Ki-67 index | grade |\n|---|---|---|\n| a report | 2.8% | NET G1 |")),
        ("25 of 1,000", "16", "B", lesson("*A case (synthetic).* Ki-67: 25 of 1,000. Mitoses: 16 in 10 mm².\n\n1. **NET G2.**")),
    ],
)
def test_a_graded_count_with_its_grade_is_found_wherever_it_stands(
    ki67: str, mitoses: str, key: str, shown: NotebookNode
) -> None:
    (what,) = said(*graded(key, tumour(ki67, mitoses)), shown)
    assert "has the case of q1 and its key" in what


@pytest.mark.parametrize(
    ("ki67", "mitoses", "key", "shown"),
    [
        # Another Ki-67, another rate, or one of two that differs.
        ("15 of 500", "3", "B", plane((7.0, 0.8))),
        ("20 of 1,000", "30", "B", plane((2.0, 5.0))),
        # The case without its grade, and the case with another grade.
        ("15 of 500", "3", "B", reports(grades=False)),
        ("15 of 500", "3", "C", plane((3.0, 0.6))),
        # The rule itself, with the same numbers.
        ("15 of 500", "3", "B", lesson("1. **The edges belong to G2.** Exactly 3% is G2; exactly 20% is G2.")),
        ("20 of 1,000", "30", "A", lesson("The table of 2010 ended G1 at 2%.")),
        ("15 of 500", "3", "B", lesson("| | Ki-67 index |\n|---|---|\n| **NET G2** | 3% to 20% |")),
    ],
)
def test_other_numbers_and_the_rule_itself_are_let_through(ki67: str, mitoses: str, key: str, shown: NotebookNode) -> None:
    assert said(*graded(key, tumour(ki67, mitoses)), shown) == []


def test_a_graded_figure_without_counts_is_found_by_its_one_number() -> None:
    stem = "A man of 58 has a pancreatic tumour. Organoid pattern. Ki-67 38%. Which grade?"
    assert len(said(*graded("C", stem), plane((38.0, 4.0)))) == 1
    assert said(*graded("C", stem), plane((28.0, 3.0))) == []


PAIRS = Pairs({"1": "B", "2": "A"}, right="The companions name it.", wrong={"1": FEEDBACK, "2": FEEDBACK})
ROW = "| syndrome | NET | what else |\n|---|---|---|\n| MEN1 | pancreas | {} |"


def matching(left: str) -> list[NotebookNode]:
    return asks(Matching("q2", "Which syndrome?", {"1": left, "2": "Somebody else"}, {"A": "TSC", "B": "MEN1"}), PAIRS)


def test_features_without_numbers_are_found_in_a_row_and_in_the_task_of_an_explorer() -> None:
    graded_pair = matching("Pancreatic NET, high calcium, pituitary adenoma")
    assert len(said(*graded_pair, lesson(ROW.format("parathyroid (high calcium), pituitary")))) == 1
    task = shows('explore(Atlas("two-organs-one-syndrome"))')
    assert len(said(*graded_pair, task)) == 1


def test_features_that_have_to_be_translated_first_are_no_key_in_sight() -> None:
    graded_pair = matching("Gastrinoma at 34; stones passed twice; his mother had a gland behind the nose removed")
    assert said(*graded_pair, lesson(ROW.format("parathyroid (high calcium, stones), pituitary"))) == []


def asked_for(number: float, within: float, unit_asked: str, stem: str) -> list[NotebookNode]:
    scheme = Quantity(number, within, right="So it is.", otherwise=FEEDBACK, slips=[Slip(0.1, FEEDBACK)])
    return asks(NumberWithUnit("q3", stem, unit_asked, 0, 100), scheme)


def test_a_number_that_is_asked_for_is_found_under_another_name() -> None:
    decay = "The drug alone had multiplied her CgA by {}. The excess halves every 4.5 days. What is the factor after 14 days?"
    text = lesson("After 14 days a value that the drug had raised 2.5 times is still 13% to 22% too high.")
    assert len(said(*asked_for(1.2, 0.1, "times", decay.format("2.5")), text)) == 1
    assert said(*asked_for(1.46, 0.1, "times", decay.format("5")), text) == []


def test_a_share_that_is_asked_for_is_found_in_the_sentence_beside_it() -> None:
    shares = "GEP 3.56, lung 1.49, unknown 0.84.\n\n**What percentage of these three groups together is lung?**"
    text = lesson("The article gives the lung about 25%. That fits the three groups GEP, lung and unknown.")
    assert len(said(*asked_for(25.3, 0.5, "%", shares), text)) == 1
    known = shares.replace("of these three groups together", "of the NETs with a known primary")
    assert said(*asked_for(29.5, 0.5, "%", known), text) == []


def test_a_patient_by_name_is_followed_through_the_unit() -> None:
    stem = "A year on lanreotide Samuel has greasy stools. What do you do?"
    options = {"A": "Raise the dose", "B": "Give pancreatic enzymes with meals"}
    cells = asks(SingleBest("q4", stem, options), Best("B", right="Enzymes treat it.", wrong={"A": FEEDBACK}))
    start = lesson("Samuel is 63 and flushes.")
    assert said(*cells, start) == []
    end = lesson("Samuel is 63 and flushes.\n\nAnd Samuel? Lanreotide, enzymes, then a trial.")
    assert len(said(*cells, end)) == 1
    assert said(*cells, lesson("Hanna is 63 and flushes.\n\nAnd Hanna? Lanreotide, enzymes, then a trial.")) == []


def test_the_result_of_an_exercise_is_found_in_a_model_above_it() -> None:
    (marks,) = [shows("n = number('n')")]
    marks.id, marks.metadata.nbgrader = "e1-marks", {"grade": True, "grade_id": "e1-marks", "points": 4, "solution": False}
    marks.source = "award(4)"
    marks.outputs = [NotebookNode(output_type="stream", name="stdout", text="n: your answer 18 reports is recorded.\n")]
    (what,) = said(marks, shows("rises.sum()", plain="np.int64(18)"))
    assert what.startswith("shows 18 reports, a result of e1-marks")
    assert len(said(marks, lesson("In all, 18 reports go up."))) == 1
    assert said(marks, shows("rises.sum()", plain="np.int64(181)"), lesson("118 reports, 18 readers")) == []


def test_a_finding_names_cell_rule_and_mend() -> None:
    (finding,) = keys_in_sight(FILE, unit(*graded("B", tumour("15 of 500", "3")), plane((3.0, 0.6))))
    assert (finding.cell, finding.rule) == ("shown", "key-in-sight")
    assert "other numbers" in finding.mend
