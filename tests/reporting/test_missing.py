"""Answers that are not there: blank, not reached, not shown and not marked yet are four things; none is a zero by accident."""

import io
from dataclasses import replace

import numpy as np
import pytest
from rich.console import Console

from netcourse.reporting.answering import not_reached
from netcourse.reporting.figures import figures
from netcourse.reporting.model import Answer, State
from netcourse.reporting.report import Report, report
from netcourse.reporting.terminal import shown
from tests.reporting.rooms import answer, room, with_answers


def printed(found: Report) -> str:
    out = io.StringIO()
    Console(file=out, width=200).print(shown(found))
    return out.getvalue()


BLANK, THERE = Answer(State.BLANK, 0.0), Answer(State.ANSWERED, 1.0)


def states(*given: Answer) -> list[State]:
    order = [str(at) for at in range(len(given))]
    return [one.state for one in not_reached(dict(zip(order, given, strict=True)), order).values()]


def test_blanks_below_the_last_answer_were_not_reached() -> None:
    assert states(THERE, BLANK, THERE, BLANK, BLANK) == [
        State.ANSWERED, State.BLANK, State.ANSWERED, State.NOT_REACHED, State.NOT_REACHED,
    ]  # fmt: skip


def test_what_waits_for_a_marker_was_reached() -> None:
    assert states(BLANK, Answer(State.WAITING), BLANK) == [State.BLANK, State.WAITING, State.NOT_REACHED]


def test_what_was_not_shown_tells_nothing_of_how_far_somebody_came() -> None:
    assert states(THERE, BLANK, Answer(State.NOT_SHOWN)) == [State.ANSWERED, State.NOT_REACHED, State.NOT_SHOWN]


def test_a_blank_that_a_person_gave_marks_for_was_seen() -> None:
    assert states(THERE, Answer(State.BLANK, 0.5))[1] is State.BLANK


@pytest.mark.parametrize("state", [State.NOT_REACHED, State.NOT_SHOWN, State.WAITING])
def test_only_a_blank_counts_nothing_the_others_do_not_count(state: State) -> None:
    one = room(40)
    gone = dict.fromkeys(range(20), Answer(state))
    less, blank = (with_answers(one, "q08-marks", kept) for kept in (gone, dict.fromkeys(range(20), BLANK)))
    column = less.matrix()[:, 7]
    assert int(np.isnan(column).sum()) == 20
    whole, zeros = (figures(found).figures[7].facility for found in (less, blank))
    assert whole is not None
    assert zeros is not None
    assert (whole.n, zeros.n) == (20, 40)
    assert whole.share == pytest.approx(np.nanmean(column) / 2)
    assert zeros.share == pytest.approx(whole.share / 2)


def test_who_handed_in_nothing_stands_in_no_figure_and_is_told() -> None:
    one = room(40)
    empty = replace(one.students[0], answers={item.cell: Answer(State.NOT_REACHED) for item in one.items}, marks=0.0)
    found = report(replace(one, students=(empty, *one.students[1:])))
    assert found.whole.sample == 39
    assert all(figure.facility is not None and figure.facility.n == 39 for figure in found.whole.figures)
    assert "1 of them without any answer" in found.lead[0]
    assert len(found.marks.marks) == 40


def test_a_blank_text_waits_for_a_person_as_it_does_in_an_export_and_counts_as_no_zero() -> None:
    one = room(40)
    waits = frozenset({"q08-marks"})
    blank, written = Answer(State.BLANK), Answer(State.WAITING, text="Words.")
    some = with_answers(one, "q08-marks", {0: blank, 1: written})
    students = [replace(student, open=waits) if at < 2 else student for at, student in enumerate(some.students)]
    found = report(replace(some, students=tuple(students)))
    assert [student.waits for student in found.room.students[:3]] == [True, True, False]
    assert [student.waits_bare for student in found.room.students[:3]] == [True, False, False]
    assert "; 2 still wait for a marker (1 of them wrote nothing)." in found.lead[0]
    assert "1 of them wrote nothing: 0 in the formgrader" in printed(found)
    last = found.whole.figures[7].facility
    assert last is not None
    assert last.n == 38


def test_who_handed_in_nothing_waits_too_and_still_stands_in_no_figure() -> None:
    one = room(40)
    nothing = {item.cell: Answer(State.NOT_REACHED) for item in one.items}
    empty = replace(one.students[0], answers=nothing, marks=0.0, open=frozenset({"q08-marks"}))
    found = report(replace(one, students=(empty, *one.students[1:])))
    assert found.whole.sample == 39
    assert "1 of them without any answer" in found.lead[0]
    assert "1 still waits for a marker (1 of them wrote nothing)" in found.lead[0]


def test_a_class_of_one_is_reported() -> None:
    found = report(room(1))
    assert found.lead[0].startswith("One student handed in")
    assert found.whole.reliability is None


def test_marks_beyond_the_points_do_no_harm() -> None:
    one = room(10)
    extra = with_answers(one, "q01-marks", {0: replace(answer(one.items[0], "A"), marks=5.0)})
    assert figures(extra).figures[0].facility is not None
