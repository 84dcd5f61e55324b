"""The body remembers when something was last done."""

import pytest

from netcourse.board.body import Body, after, tick


def test_days_are_counted_from_the_last_time() -> None:
    body = tick(after("stop-ppi", tick(after("stop-ppi", Body()), 3)), 4)
    assert body.day == 7
    assert body.since("stop-ppi") == 4


def test_what_held_from_the_start_lies_before_day_0() -> None:
    body = tick(Body(events={"ppi": -400}), 10)
    assert body.since("ppi") == 410
    assert body.since("echo") is None


def test_of_several_events_the_latest_and_the_earliest_are_told_apart() -> None:
    body = tick(after("fast", after("diet", tick(after("fast", Body()), 2))), 1)
    assert (body.last(("diet", "fast", "echo")), body.first(("diet", "fast", "echo"))) == (1, 3)
    assert (body.last(("echo",)), body.first(("echo",))) == (None, None)


def test_an_act_changes_no_body_that_somebody_else_holds() -> None:
    before = Body(5, {"ppi": -3})
    after("stop-ppi", before)
    assert before == Body(5, {"ppi": -3})


def test_nobody_goes_back_in_time() -> None:
    with pytest.raises(ValueError, match="days=-1: must be at least 0"):
        tick(Body(3), -1)
