"""The table of a run: everybody in a class that can be looked through, and of a very large one whoever needs a look."""

from io import StringIO

import pytest
from rich.console import Console

from netcourse.marking.batch.finals import Final
from netcourse.marking.batch.outcome import Outcome
from netcourse.marking.batch.report import MOST_LISTED, as_table

NEW = Outcome("zoe", "marked", ("a task has not been marked by hand",), {"q1": 2.0})
AGAIN = Outcome("ada", "up to date", (), {"q1": 2.0})
ENDS = {"ada": Final(2, 0, waits=True, again={"comment": 3.0})}


def printed(many: int) -> str:
    before = [Outcome(f"s{at:04}", "up to date", ("a line of before",), {"q1": 2.0}) for at in range(many - 2)]
    out = StringIO()
    Console(file=out, width=300).print(as_table("05_tumour_grade", [*before, NEW, AGAIN], ENDS))
    return out.getvalue()


@pytest.mark.parametrize("many", [2, MOST_LISTED])
def test_everybody_has_a_row_in_a_class_that_can_be_looked_through(many: int) -> None:
    said = printed(many)
    assert said.count("| up to date |") == many - 1
    assert "more are up to date" not in said


def test_of_a_larger_class_those_have_a_row_who_are_new_or_need_a_look_and_the_others_are_counted() -> None:
    said = printed(MOST_LISTED + 1)
    assert [line.split("|")[1].strip() for line in said.splitlines() if line.startswith("| ")] == ["student", "zoe", "ada"]
    assert "LOOK AGAIN: comment" in said
    caption = f"{MOST_LISTED - 1} more are up to date and need no look; 'netcourse mark 05_tumour_grade STUDENT' shows"
    assert caption in " ".join(said.split())
