"""What those who know nothing earn of a question and of a unit, and that a unit which gives them too much is sent back."""

from fractions import Fraction
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from netcourse.authoring.chance import expected
from netcourse.authoring.guessing import by_guessing, guessed_marks
from netcourse.explorers import Asked, HiaaCollection, Trials
from netcourse.items import (
    Best,
    Between,
    Defensible,
    DefensibleSet,
    Exactly,
    Matching,
    NumberWithUnit,
    OneOf,
    Order,
    Ordering,
    Pairs,
    Placed,
    Quantity,
    Several,
    SeveralOfMany,
    ShortText,
    SingleBest,
)
from netcourse.items.item import Item
from netcourse.items.schemes import Scheme
from tests.authoring.test_lint import code
from tests.counted import calls

OPTIONS = {"A": "one", "B": "two", "C": "three", "D": "four"}
SAID = "You left the edge to G1."
THREE = {key: OPTIONS[key] for key in "ABC"}
DIARY = Asked(
    "q", "?", explorer=HiaaCollection(), counts=("mg", "drugs"), begin={"mg": 15, "drugs": [{"drug": "ssri", "hour": 0}] * 2}
)
TRIALS = Asked("q", "?", explorer=Trials(), counts=("endpoint",))


@pytest.mark.parametrize(
    ("item", "scheme", "chance"),
    [
        (SingleBest("q", "?", OPTIONS), Best("B", SAID, {"A": SAID, "C": (0.5, SAID), "D": SAID}), Fraction(5, 8)),
        # Four of fifteen sets differ in one option from the key and earn half of it; one is the key. D does harm.
        (
            SeveralOfMany("q", "?", OPTIONS),
            Several(["A", "B"], SAID, {"A": SAID, "B": SAID, "C": SAID}, {"D": SAID}),
            Fraction(2 + 3 * 1, 15),
        ),
        # One alone earns 1, both 2; with C each loses 1; with D each loses all.
        (
            DefensibleSet("q", "?", OPTIONS),
            Defensible({"A": SAID, "B": SAID}, {"C": SAID}, {"D": SAID}),
            Fraction(1 + 1 + 2 + 1, 15),
        ),
        (DefensibleSet("q", "?", THREE), Defensible({"A": SAID}, {"B": SAID, "C": SAID}), Fraction(2 + 1 + 1, 7)),
        # Both right earns 2; one right is what chance gives.
        (
            Matching("q", "?", {"1": "l", "2": "r"}, THREE),
            Pairs({"1": "A", "2": "B"}, SAID, {"1": SAID, "2": SAID}),
            Fraction(2, 9),
        ),
        # Only the whole order earns anything: one step right takes back the other.
        (Ordering("q", "?", THREE), Order("BCA", SAID, {("B", "C"): SAID, ("C", "A"): SAID}), Fraction(2, 6)),
        (NumberWithUnit("q", "?", "%", low=0, high=100), Quantity(3.5, 0.1, SAID, SAID), Fraction(0)),
        # One stop of the dial, and two entries left in or taken out.
        (DIARY, Placed({"mg": Between(15, 15, SAID), "drugs": Exactly([], {}, SAID)}, SAID), None),
        (TRIALS, Placed({"endpoint": OneOf(["pfs"], SAID)}, SAID), None),
    ],
    ids=["best", "several", "defensible", "one_defensible", "pairs", "order", "number", "diary", "choice"],
)
def test_what_blind_choice_earns_of_two_marks(item: Item, scheme: Scheme, chance: Fraction | None) -> None:
    if item is DIARY:
        dial = {control.name: control for control in DIARY.explorer.controls}["mg"]
        stops = round((dial.high - dial.low) / dial.step) + 1  # type: ignore[union-attr]
        chance = 2 * (Fraction(1, stops) + Fraction(1, 4)) / 2
    if item is TRIALS:
        endpoints = {control.name: control for control in TRIALS.explorer.controls}["endpoint"]
        chance = Fraction(2, len(endpoints.options))  # type: ignore[union-attr]
    assert expected(item, scheme, Fraction(2)) == chance


def test_a_kind_of_question_that_is_not_known_is_an_error() -> None:
    with pytest.raises(TypeError, match="what guessing earns of ShortText is not known"):
        expected(ShortText("q", "?"), Best("A", SAID, {}), Fraction(1))


def marked(source: str, points: float = 1) -> NotebookNode:
    made = code(source)
    made.metadata.nbgrader = {"grade": True, "grade_id": "marks", "points": points, "solution": False}
    return made


def six_questions(keys: str, *, long: str = "") -> list[NotebookNode]:
    """Six single-best questions with these keys; the letters in `long` get a long text in every question."""
    cells = []
    for at, key in enumerate(keys):
        options = {letter: f"{letter} {'at some length ' * (letter in long)}{at}" for letter in "ABCDEFGH"}
        wrong = dict.fromkeys(set("ABCDEFGH") - {key}, "You left the edge to G1. Read the limit again.")
        award = f'award_item("q{at}", 1, Best("{key}", right="The edge belongs to G2.", wrong={wrong}))'
        cells += [code(f'ask(SingleBest("q{at}", "Which?", {options}))'), marked(award)]
    return cells


def found_in(*cells: NotebookNode) -> list[str]:
    notebook = new_notebook(cells=list(cells))
    return [one.what for one in guessed_marks(Path("unit.py"), notebook, by_guessing(notebook, "unit"))]


def test_a_unit_whose_letters_are_even_is_not_sent_back() -> None:
    assert found_in(*six_questions("FGHFGH", long="A")) == []


def test_a_unit_in_which_one_letter_is_often_right_is_sent_back() -> None:
    assert found_in(*six_questions("BBFGHF", long="A")) == [
        "33.3% of the marks are earned by the letter B throughout, more than 15%"
    ]


def test_a_unit_in_which_the_longest_option_is_often_right_is_sent_back() -> None:
    assert found_in(*six_questions("FFGGHH", long="F")) == ["33.3% of the marks are earned by the longest option, more than 15%"]


def test_a_unit_in_which_everything_can_be_ticked_is_sent_back() -> None:
    options = {letter: f"choice {letter}" for letter in "ABCDEF"}
    award = f'award_item("q9", 3, Defensible({dict.fromkeys("ABCDEF", "It can be defended.")}))'
    found = found_in(*six_questions("FGHFGH", long="A"), code(f'ask(DefensibleSet("q9", "Which?", {options}))'), marked(award, 3))
    assert any("earned by ticking everything" in what for what in found)


def test_what_blind_choice_earns_is_counted_once_a_question_whatever_the_ways_to_guess() -> None:
    cells = six_questions("FGHFGH")
    with calls() as made:
        by_guessing(new_notebook(cells=cells), "unit")
    assert made[f"{expected.__module__}.{expected.__qualname__}"] == 6


def test_few_questions_are_no_pattern() -> None:
    assert found_in(*six_questions("BBBBB")) == []


def test_exercises_and_written_tasks_dilute_what_is_guessed() -> None:
    shares = by_guessing(new_notebook(cells=[*six_questions("FGHFGH"), marked("award(6, *criteria)", 6)]), "unit")
    assert shares["by chance"] == Fraction(6, 8) / 12
