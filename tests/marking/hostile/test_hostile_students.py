"""Every hostile submission gets its line in the report and no mark that it did not earn."""

import re

import pytest

from tests.marking.hostile.cases import Case
from tests.marking.hostile.conftest import Attacked
from tests.marking.hostile.corpus import CASES, EVERY, FAMILIES, LEFT_TO_THE_SOAK
from tests.marking.hostile.unit import POINTS, TRIED

HANDED_ON = [case for case in CASES if case.verdict != "refused"]
MARKED = [case for case in HANDED_ON if case.verdict != "not marked"]


def name_of(case: Case) -> str:
    return case.name


def test_the_corpus_is_as_large_as_it_must_be_and_every_family_is_there() -> None:
    assert len({case.student for case in EVERY}) == len(EVERY) >= 120
    assert min(len(family.cases) for family in FAMILIES.values()) >= 7


def test_of_every_family_most_kinds_are_tried_in_each_run() -> None:
    assert {case.name for case in EVERY} >= LEFT_TO_THE_SOAK
    for name, family in FAMILIES.items():
        tried = [case for case in family.cases if case in CASES]
        assert 2 * len(tried) >= len(family.cases), name


@pytest.mark.parametrize("case", [case for case in CASES if not case.by_hand], ids=name_of)
def test_it_is_collected_or_refused_with_its_reason(case: Case, attacked: Attacked) -> None:
    told = attacked.marked.decision(case.student)
    assert (told.verdict == "refused") == (case.verdict == "refused"), told.reasons
    assert re.search(case.collected, "\n".join(told.reasons))


@pytest.mark.parametrize("case", HANDED_ON, ids=name_of)
def test_its_line_in_the_report(case: Case, attacked: Attacked) -> None:
    told = attacked.marked.outcome(case.student)
    reasons = "\n".join(told.reasons)
    assert (told.verdict, bool(reasons)) == (case.verdict, bool(case.says)), reasons
    assert re.search(case.says, reasons, re.MULTILINE)


@pytest.mark.parametrize("case", MARKED, ids=name_of)
def test_it_gets_the_marks_of_an_honest_student_with_the_same_answers(case: Case, attacked: Attacked) -> None:
    got = attacked.marked.outcome(case.student).marks
    assert {cell: got.get(cell) for cell in POINTS} == {cell: case.marks.get(cell, 0) for cell in POINTS}


@pytest.mark.parametrize("case", [case for case in MARKED if case.shows], ids=name_of)
def test_its_output_says_what_it_achieved(case: Case, attacked: Attacked) -> None:
    assert re.search(case.shows, attacked.marked.shown(case.student))


@pytest.mark.parametrize("case", MARKED, ids=name_of)
def test_nothing_secret_left_through_its_output(case: Case, attacked: Attacked) -> None:
    shown = attacked.marked.shown(case.student)
    assert "LOOT" not in shown
    assert [secret for secret in attacked.secrets if secret in shown] == []


@pytest.mark.parametrize("case", [case for case in MARKED if case in FAMILIES["answer calls"].cases], ids=name_of)
def test_what_a_hidden_test_tries_a_function_with_is_shown_nowhere(case: Case, attacked: Attacked) -> None:
    marked = attacked.marked
    # What an instructor sees of a failed test is its traceback; a student gets the page.
    for shown in (marked.shown(case.student), marked.feedback(case.student)):
        assert not re.search(TRIED, shown)


def test_who_could_not_be_marked_has_no_mark_in_the_gradebook(attacked: Attacked) -> None:
    unmarked = [case.student for case in CASES if case.verdict in ("refused", "not marked")]
    assert {student: attacked.marked.rows(student) for student in unmarked} == {student: [] for student in unmarked}


def test_forged_displays_do_not_reach_a_test(attacked: Attacked) -> None:
    (case,) = [case for case in CASES if case.name == "changes_displays_of_tests_through_their_ids"]
    assert "FORGED" in attacked.marked.shown(case.student)
    assert "FORGED" not in attacked.marked.shown_by_tests(case.student)
