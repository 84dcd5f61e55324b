"""Objectives: the class's share of what examines them, weighed by points; what nothing examines is told as well."""

from dataclasses import replace

import pytest

from netcourse.evidence import Objective, objectives
from netcourse.reporting.figures import figures
from netcourse.reporting.model import Answer, State
from netcourse.reporting.objectives import mastery
from tests.reporting.rooms import answer, room, with_answers

SHAPE = next(iter(objectives().values()))


def objective(name: str, *statements: str, unit: str = "05_tumour_grade") -> Objective:
    return replace(SHAPE, id=name, objective=f"Does {name}.", unit=unit, statements=statements)


MADE = (objective("a", "S1", "S2"), objective("b", "S3"), objective("c", "S9"), objective("d", "S4", unit="x"))
KNOWN = {one.id: one for one in MADE}


def found() -> dict[str, tuple[float | None, int, int, list[str]]]:
    one = room(40, 4)
    worth = {"q01-marks": ("S1",), "q02-marks": ("S2", "S1"), "q03-marks": ("S3",), "q04-marks": ("S77",)}
    items = tuple(replace(item, examines=worth[item.cell], points=6.0 if item.cell == "q02-marks" else 2.0) for item in one.items)
    one = replace(one, items=items)
    for at, item in enumerate(items[:2]):
        letters = {place: replace(answer(item, "A"), marks=item.points if place < 10 * (at + 1) else 0.0) for place in range(40)}
        one = with_answers(one, item.cell, letters)
    one = with_answers(one, "q03-marks", dict.fromkeys(range(40), Answer(State.WAITING)))
    told = mastery("05_tumour_grade", figures(one).figures, KNOWN)
    return {one.id: (one.share, one.statements, one.examined, [each.item.cell for each in one.questions]) for one in told}


def test_a_share_weighs_each_question_by_its_points() -> None:
    share, statements, examined, questions = found()["a"]
    assert share == pytest.approx((2 * 0.25 + 6 * 0.5) / 8)
    assert (statements, examined, questions) == (2, 2, ["q01-marks", "q02-marks"])


def test_what_nobody_has_marks_in_yet_has_no_share() -> None:
    assert found()["b"] == (None, 1, 1, ["q03-marks"])


def test_what_nothing_examines_is_told_of_this_unit_and_stands_last() -> None:
    assert list(found()) == ["a", "b", "c"]
    assert found()["c"] == (None, 1, 0, [])
