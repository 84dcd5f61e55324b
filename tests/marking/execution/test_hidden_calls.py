"""What a hidden test gives to a function of the student's is not shown to that student."""

from netcourse.marking.execution import LocalExecutor
from tests.marking.execution.beside_stock import executed, job, marks, marks_cell, notebook, outputs, through_ours

KEEPS = "tried = []\n\ndef rate(seen, fields):\n    tried.append(seen)\n    return seen / fields"
HIDDEN = "assert rate(6, 2) == 3\n### BEGIN HIDDEN TESTS\nassert rate(4711, 1) == 4711\n### END HIDDEN TESTS"
SEEN = "assert rate(6, 2) == 3"
TELLS = ("print('above', tried)", "print('below', tried)", "1 / 0\n", "raise ValueError(tried)")


def test_what_a_function_kept_of_a_hidden_call_is_not_shown_and_the_marks_stand(executor: LocalExecutor) -> None:
    above, below, *fails = TELLS
    later = marks_cell("b", 1, "assert tried")
    (done,) = through_ours(executor, job(notebook(KEEPS, above, marks_cell("a", 2, HIDDEN), below, *fails, later)))
    shown = outputs(executed(done))
    assert marks(executed(done)) == {"a": 2, "b": 1}
    assert shown[1][1][0]["text"] == "above []\n"
    assert [one["text"] for _, cell in shown[3:6] for one in cell] == [
        "[Its output is not shown: a hidden test above had called a function of this notebook by then.]\n"
    ] * 3
    assert [count for count, _ in shown] == [1, 2, 3, 4, 5, 6, 7]
    assert "4711" not in "".join(one.get("text", "") + str(one.get("traceback", "")) for _, cell in shown for one in cell)


def test_a_call_that_students_see_hides_nothing(executor: LocalExecutor) -> None:
    (done,) = through_ours(executor, job(notebook(KEEPS, marks_cell("a", 2, SEEN), "print('below', tried)")))
    # The part that students see runs beside their code as well, as the test does.
    assert outputs(executed(done))[2][1][0]["text"] == "below [6, 6]\n"


def test_a_hidden_test_that_calls_nothing_hides_nothing(executor: LocalExecutor) -> None:
    test = marks_cell("a", 1, "### BEGIN HIDDEN TESTS\nassert x == 7\n### END HIDDEN TESTS")
    (done,) = through_ours(executor, job(notebook("x = 7", test, "print('below')")))
    assert outputs(executed(done))[2][1][0]["text"] == "below\n"
    assert done.troubles == ()
