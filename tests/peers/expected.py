"""The marks that each way of marking gives each student, and why, where they are not the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.peers import students
from tests.peers.courses import Does

ALL, WRONG, NOTHING, UNMARKED = "3 2 1 1 ? ? ?", "0 1 0 0 ? ? ?", "0 0 0 0 0 0 ?", "not marked"

BACK = "what a student deleted comes back, in place of no mark or of a test that can't run"
PLAIN = "only plain data reach a test, which never meets student code; the report names the value"
SPARED = "a line on stderr costs no marks"
DIES = "what ran before the kernel died has its marks, where stock gives up the whole submission"


@dataclass(frozen=True, slots=True)
class Row:
    """One student in the table.

    Attributes
    ----------
    does : callable
        What is done to the release.
    stock, course, mark : str
        What nbgrader with its own settings gives, nbgrader with ours, and `netcourse mark`: marks in the order of
        `courses.COLUMNS`, of which `?` waits for a person, and what is taken off for lateness.
    why : str
        Why they are not the same.
    says : str
        A regular expression that the reasons in the report of `netcourse mark` match; empty if there must be none.
    soak : bool
        Whether `make soak` alone tries it.
    """

    does: Does
    stock: str = ""
    course: str = ""
    mark: str = ""
    why: str = ""
    says: str = ""
    soak: bool = False


def same(does: Does, marks: str, says: str = "", *, soak: bool = False) -> Row:
    """A student whom all three give the same."""
    return Row(does, marks, marks, marks, "", says, soak)


def unlike(does: Does, stock: str, ours: str, why: str, says: str = "", *, soak: bool = False) -> Row:
    """A student whom our two ways give something else than stock."""
    return Row(does, stock, ours, ours, why, says, soak)


_ROWS = (
    same(students.right, ALL),
    same(students.wrong, WRONG, soak=True),
    same(students.untouched, NOTHING, soak=True),
    same(students.changes_a_test, WRONG, soak=True),
    same(students.changes_a_read_only_cell, ALL, soak=True),
    unlike(students.deletes_a_test, "? 2 1 1 ? ? ?", ALL, BACK),
    unlike(students.deletes_an_autotest, "0 1 0 ? ? ? ?", WRONG, BACK, soak=True),
    unlike(students.deletes_a_read_only_cell, "0 2 1 0 ? ? ?", ALL, BACK, soak=True),
    same(students.deletes_an_answer, "0 2 0 0 ? ? ?", soak=True),
    same(students.deletes_a_text_and_a_task, ALL, soak=True),
    same(students.duplicates_a_test, UNMARKED, "as editors leave it that duplicate cells; collect it again", soak=True),
    same(students.duplicates_an_answer, UNMARKED, "as editors leave it that duplicate cells", soak=True),
    same(students.makes_a_test_a_text, WRONG, soak=True),
    same(students.makes_an_answer_a_text, ALL, soak=True),
    same(students.raises_the_points, WRONG, soak=True),
    same(students.unlocks_a_test, WRONG, soak=True),
    same(students.makes_a_test_an_answer, UNMARKED, "the cell rate-test was made another kind of cell", soak=True),
    same(students.takes_the_grade_from_a_test, UNMARKED, "the cell rate-test was made another kind of cell", soak=True),
    same(students.adds_a_marks_cell, UNMARKED, "metadata without an id", soak=True),
    same(students.moves_the_tests_to_the_top, "0 0 1 1 ? ? ?", soak=True),
    same(students.hides_errors, WRONG, soak=True),
    unlike(students.equals_everything, "3 1 0 0 ? ? ?", WRONG, PLAIN, "rate-test: it needs what per_field returns, .* type All"),
    unlike(students.warns, "0 2 0 0 ? ? ?", ALL, SPARED, soak=True),
    same(students.prints_when_called, ALL, soak=True),
    same(students.loops, ALL, "plot: it took more than 4 seconds", soak=True),
    same(students.loops_when_called, "0 2 0 0 ? ? ?", "rate-test: it took more than 4 seconds", soak=True),
    unlike(students.ends_the_kernel, UNMARKED, "3 0 0 0 ? ? ?", DIES, "table: the process ended itself", soak=True),
    same(students.ends_politely, ALL, soak=True),
    same(students.remembers_with_a_cache, ALL, soak=True),
    same(students.calls_a_method, ALL, soak=True),
    same(students.counts_with_a_counter, ALL, soak=True),
    same(students.answers_with_a_fraction, "3 2 0 0 ? ? ?", soak=True),
    unlike(
        students.wraps_numbers_in_a_class,
        ALL,
        "3 0 0 1 ? ? ?",
        PLAIN,
        "table-test: it needs by_field, .* type Counts",
        soak=True,
    ),
    unlike(
        students.makes_the_function_a_class,
        "3 2 0 0 ? ? ?",
        "0 2 0 0 ? ? ?",
        PLAIN,
        "rate-test: it needs per_field, a class.*tests that could not be carried out, 0 marks so far",
        soak=True,
    ),
    same(students.keeps_what_tests_try, ALL, soak=True),
    same(students.answers_one_thing_in_two_cells, ALL, soak=True),
    same(students.changes_an_answer_below_its_test, ALL, soak=True),
    same(students.changes_the_file_beside, ALL, soak=True),
    same(students.loses_the_file_beside, ALL, soak=True),
    same(students.adds_files, ALL, "scratch.ipynb is no notebook of the release, and was passed over", soak=True),
    same(students.brings_a_module, ALL, soak=True),
    same(students.is_in_time, ALL, soak=True),
    same(students.is_late, f"{ALL} late 2"),
    same(students.is_too_late_for_any_mark, f"{WRONG} late 1", soak=True),
    same(students.has_an_empty_timestamp, ALL, soak=True),
    same(students.has_a_timestamp_that_is_none, UNMARKED, "timestamp.txt holds no time", soak=True),
    same(students.has_another_kernel, ALL, soak=True),
    same(students.has_no_kernel, ALL, soak=True),
    same(students.renames_the_notebook, UNMARKED, "there is no mitoses.ipynb, but my mitoses.ipynb", soak=True),
    same(students.hands_in_half_a_file, UNMARKED, "the file is no notebook, or was cut off on its way", soak=True),
)
EXPECTED: Mapping[str, Row] = {row.does.__name__: row for row in _ROWS}
