"""A course may call the beginning and the end of hidden tests otherwise: they stay hidden from student code all the same."""

import json

import nbformat
import pytest
from traitlets.config import Config

from netcourse.errors import CourseError
from netcourse.marking.execution import LocalExecutor, job_for
from netcourse.marking.execution.cells import hides, visible
from netcourse.marking.released import check_tests, with_usual_marks
from tests.marking.execution.beside_stock import executed, marks, marks_cell, notebook, through_ours

WORDS = {"begin_test_delimeter": "HIDE FROM", "end_test_delimeter": "HIDE TO"}
TEST = "assert rate(2) == 3\n### HIDE FROM\nassert rate(41) == 42, 'secret'\n### HIDE TO\nassert rate(0) == 1"
SPIES = "seen = []\ndef rate(x):\n    seen.append(x)\n    return x + 1"


def config(**words: str) -> Config:
    settings = Config()
    settings.ClearHiddenTests.update(words)
    return settings


def released(words: Config, test: str = TEST) -> bytes:
    return with_usual_marks(plain(test), words)


def plain(test: str) -> bytes:
    """As `released_source` gives it: each text in one piece."""
    return json.dumps(notebook(SPIES, marks_cell("rate-test", 2, test))).encode()


def test_what_is_hidden_under_a_name_of_the_courses_own_does_not_reach_the_students_process(executor: LocalExecutor) -> None:
    whole = notebook(SPIES, marks_cell("rate-test", 2, "assert rate(2) == 3"), "print(seen, In)")
    job = job_for("spy", nbformat.writes(whole).encode(), released(config(**WORDS)))
    (done,) = through_ours(executor, job)
    shown = executed(done).cells[2].outputs[0].text
    assert "41" not in shown
    assert "secret" not in shown
    assert marks(executed(done)) == {"rate-test": 2}


def test_what_a_course_does_not_rename_is_left_as_it_is() -> None:
    assert json.loads(released(config()))["cells"][1]["source"] == TEST


@pytest.mark.parametrize("word", WORDS)
def test_one_of_the_two_words_may_be_the_usual_one(word: str) -> None:
    usual = {"begin_test_delimeter": "BEGIN HIDDEN TESTS", "end_test_delimeter": "END HIDDEN TESTS"}
    (other,) = set(WORDS) - {word}
    test = TEST.replace(WORDS[other], usual[other])
    job = job_for("", b"", released(config(**{word: WORDS[word]}), test))
    assert hides(job.tests["rate-test"])
    assert visible(job.tests["rate-test"]) == "assert rate(2) == 3\nassert rate(0) == 1"


def test_a_submission_with_another_test_than_the_releases_is_refused() -> None:
    whole = notebook(SPIES, marks_cell("rate-test", 2, TEST))
    check_tests(job_for("", b"", released(config(**WORDS))).tests, whole, config(**WORDS))
    whole.cells[1].source = "assert True"
    with pytest.raises(CourseError, match="rate-test is another test than that of the release"):
        check_tests({"rate-test": TEST}, whole, config())
