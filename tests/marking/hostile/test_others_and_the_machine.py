"""Whatever hostile students do: the work of others is marked as if they were not there, and the machine is as before."""

import pytest

from tests.marking.hostile.conftest import Attacked
from tests.marking.hostile.marked_class import Marked

HONEST = ("aaron", "mona", "zoe")


@pytest.mark.parametrize("student", HONEST)
def test_an_honest_student_has_the_same_rows_in_the_gradebook(student: str, attacked: Attacked, undisturbed: Marked) -> None:
    assert attacked.marked.rows(student) == undisturbed.rows(student) != []


@pytest.mark.parametrize("student", HONEST)
def test_an_honest_student_has_the_same_report(student: str, attacked: Attacked, undisturbed: Marked) -> None:
    assert attacked.marked.outcome(student) == undisturbed.outcome(student)
    assert undisturbed.outcome(student).verdict == "marked"


@pytest.mark.parametrize("student", HONEST)
def test_an_honest_student_has_the_same_autograded_notebook(student: str, attacked: Attacked, undisturbed: Marked) -> None:
    mine, alone = (one.autograded(student) for one in (attacked.marked, undisturbed))
    assert _without_the_word(mine, attacked) == _without_the_word(alone, attacked)


@pytest.mark.parametrize("student", HONEST)
def test_an_honest_student_has_the_same_feedback(student: str, attacked: Attacked, undisturbed: Marked) -> None:
    mine, alone = (one.feedback(student) for one in (attacked.marked, undisturbed))
    assert _without_the_word(mine, attacked) == _without_the_word(alone, attacked)


def test_honest_students_get_the_marks_that_they_earned(undisturbed: Marked) -> None:
    assert [sum(undisturbed.outcome(student).marks.values()) for student in HONEST] == [10, 10, 4]


def test_nothing_else_changed_in_the_gradebook(attacked: Attacked) -> None:
    assert attacked.marked.ran.strangers == ()


def test_what_was_released_and_handed_in_is_only_read(attacked: Attacked) -> None:
    assert attacked.marked.read_after == attacked.marked.read_before
    assert any("/submitted/aaron/" in path for path in attacked.marked.read_before)


def test_no_process_is_left(attacked: Attacked) -> None:
    # What earlier tests left to end by itself may have ended since.
    assert attacked.after.children <= attacked.before.children


def test_no_mount_is_left(attacked: Attacked) -> None:
    assert attacked.after.mounts == attacked.before.mounts


def test_no_control_group_is_left(attacked: Attacked) -> None:
    # Those of a run elsewhere in these tests may be there all the time, or have gone since.
    assert set(attacked.after.groups) <= set(attacked.before.groups)


def test_no_file_and_no_shared_memory_is_left(attacked: Attacked) -> None:
    assert attacked.after.left == ()
    assert attacked.temporary == ()
    assert set(attacked.after.shared_memory) <= set(attacked.before.shared_memory)


def _without_the_word(text: str, attacked: Attacked) -> str:
    # Of the two classes each has a word of its own, in one honest comment.
    word = attacked.secrets[-1].removesuffix("-private")
    return text.replace(word, "nobody")
