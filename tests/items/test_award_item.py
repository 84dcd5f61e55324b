"""What a marks cell says beside its marks: the question, the answer, the best answer, a harm, and one new case."""

from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.authoring.declared import declared
from netcourse.items import (
    AnswerProblem,
    Best,
    Criterion,
    Defensible,
    DefensibleSet,
    Matching,
    NumberWithUnit,
    Order,
    Ordering,
    Pairs,
    Quantity,
    Several,
    SeveralOfMany,
    SingleBest,
    award,
    award_item,
    record,
    session,
)
from netcourse.items.award import Marks
from netcourse.items.award_item import about
from netcourse.items.best_answer import BestAnswer, best_answer, does_harm
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Scheme
from netcourse.items.show import MARKS

OPTIONS = {"A": "Stop", "B": "Go", "C": "Wait"}
AGAIN = ("A man of 60. Which?", "B, since it is green.")
GRADE, GRADE_SCHEME = SingleBest("q1", "Which?", OPTIONS), Best("B", "It is green.", {"A": "It is not red.", "C": "For what?"})
KINDS: list[tuple[Item, Scheme, BestAnswer]] = [
    (GRADE, GRADE_SCHEME, BestAnswer("B: Go", "It is green.")),
    (
        SeveralOfMany("q2", "Which?", OPTIONS),
        Several({"C", "A"}, "Both.", {"A": "a", "B": "b", "C": "c"}),
        BestAnswer("A: Stop; C: Wait", "Both."),
    ),
    (
        DefensibleSet("q3", "Which?", OPTIONS),
        Defensible({"A": "Safe.", "C": "Safer."}, weak={"B": "Bold."}),
        BestAnswer("One or more of these: A: Stop; C: Wait", "A: Safe. C: Safer."),
    ),
    (
        DefensibleSet("q4", "Which?", OPTIONS),
        Defensible({"A": "Safe."}, harms={"B": "He dies.", "C": "She dies."}),
        BestAnswer("A: Stop", "A: Safe."),
    ),
    (
        NumberWithUnit("q5", "How much?", "%", 0, 100),
        Quantity(1.2, 0.1, "Counted.", "Count again."),
        BestAnswer("1.2 % (1.1 to 1.3 is taken as right)", "Counted."),
    ),
    (NumberWithUnit("q6", "How much?", "mm", 0, 100), Quantity(3, 0, "Three.", "No."), BestAnswer("3 mm", "Three.")),
    (
        Matching("q7", "Match.", {"1": "red", "2": "green"}, OPTIONS),
        Pairs({"1": "A", "2": "B"}, "By law.", {"1": "no", "2": "no"}),
        BestAnswer("red → Stop; green → Go", "By law."),
    ),
    (
        Ordering("q8", "Order.", OPTIONS),
        Order(["C", "B", "A"], "Wait first.", {("C", "B"): "no", ("B", "A"): "no"}),
        BestAnswer("1. Wait; 2. Go; 3. Stop", "Wait first."),
    ),
]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[dict[str, Any]]:
    """What is displayed, in a folder of its own."""
    bundles: list[dict[str, Any]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("IPython.display.display", lambda bundle, **_: bundles.append(bundle))
    return bundles


@pytest.mark.parametrize(("item", "scheme", "best"), KINDS, ids=[item.id for item, _, _ in KINDS])
def test_every_scheme_says_its_best_answer_and_why(item: Item, scheme: Scheme, best: BestAnswer) -> None:
    assert best_answer(scheme, item) == best


def test_a_scheme_of_another_kind_says_none() -> None:
    class Own(Scheme):
        def marks(self, item: Item, value: Plain, points: float) -> Marks:
            raise NotImplementedError(item, value, points)

    assert best_answer(Own(), GRADE) is None
    assert "best" not in about(GRADE, "A", Own())


def test_a_harm_is_a_choice_that_would_have_harmed() -> None:
    scheme = KINDS[3][1]
    assert does_harm(scheme, ["A", "B"])
    assert not does_harm(scheme, ["A"])
    assert not does_harm(GRADE_SCHEME, "A")


def test_the_marks_go_along_as_data(shown: list[dict[str, Any]]) -> None:
    session.declare(GRADE)
    record("q1", "A")
    assert award_item("q1", 2, GRADE_SCHEME, again=AGAIN) == 0
    assert shown[-1][MARKS] == {
        "id": "q1",
        "name": "Question 1",
        "stem": "Which?",
        "answer": "A: Stop",
        "best": {"words": "B: Go", "reason": "It is green."},
        "again": {"case": AGAIN[0], "answer": AGAIN[1]},
        "earned": 0.0,
        "points": 2.0,
        "reasons": [{"earned": 0.0, "of": 2.0, "words": "It is not red."}],
    }
    assert "It is green." not in shown[-1]["text/html"] + shown[-1]["text/plain"]


def test_criteria_go_along_as_data_too(shown: list[dict[str, Any]]) -> None:
    assert award(1, Criterion(met=True, points=1, reason="Seven."), again=AGAIN) == 1
    assert shown[-1][MARKS]["reasons"] == [{"earned": 1.0, "of": 1.0, "words": "Seven."}]
    assert shown[-1][MARKS]["again"] == {"case": AGAIN[0], "answer": AGAIN[1]}


def test_nothing_recorded_is_no_marks(shown: list[dict[str, Any]]) -> None:
    session.declare(GRADE)
    with pytest.raises(AnswerProblem, match="no answer is recorded"):
        award_item("q1", 2, GRADE_SCHEME, again=AGAIN)
    assert not any(MARKS in bundle for bundle in shown)


@pytest.mark.parametrize("again", ["one text", ("a case",), ("", "answer"), ("case", 2)])
def test_a_new_case_is_two_texts(shown: list[dict[str, Any]], again: Any) -> None:
    with pytest.raises(ValueError, match="two texts: the new case with its question, and the answer"):
        award(1, Criterion(met=True, points=1, reason="Seven."), again=again)


def test_a_new_case_leaves_what_a_marks_cell_declares_as_it_was() -> None:
    notebooks = []
    for more in ("", f", again={AGAIN!r}"):
        cell = nbformat.v4.new_code_cell(f"award_item('q1', 2, {GRADE_SCHEME!r}{more})")
        cell.metadata["nbgrader"] = {"grade": True, "grade_id": "q1-marks", "points": 2, "solution": False, "locked": True}
        notebooks.append(nbformat.v4.new_notebook(cells=[cell]))
    one, other = (declared(notebook, "a unit") for notebook in notebooks)
    assert one == other
    assert one[0].question == "q1"
