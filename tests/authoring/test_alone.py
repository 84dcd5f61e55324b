"""A test is told by its form to look at one answer alone, or it is not told to; in doubt it is not."""

import pytest
from nbformat import reads

from netcourse.authoring.alone import reads_alone
from tests.conftest import ROOT

QUESTION = 'from netcourse.items import check\n\ncheck("q1")\n'
AWARD = 'from netcourse.items import Best, award_item\n\naward_item("q1", 2, Best("B", right="So it is.", wrong={"A": "No."}))'


def test_a_question_with_its_award_written_out_looks_at_that_answer_alone() -> None:
    assert reads_alone(QUESTION + AWARD) == "q1"
    assert reads_alone('from netcourse.board import award_board\naward_board("board-1", 17, "[key]", "[key]")') == "board-1"
    rule = "Drawn(lambda n: Quantity(n / 4, 0.05, right='So.', slips=[Slip(abs(m), 'No.') for m in (n,)], otherwise='No.'))"
    assert reads_alone(f"from netcourse.items import Drawn, Quantity, Slip, award_item\naward_item('q1', 1, {rule})") == "q1"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "award_item(",
        "award(2, Criterion(x, 2, 'why'))",
        QUESTION + "from netcourse.items import record\nrecord('q2', 'B')\n" + AWARD,
        QUESTION + "import sys\n" + AWARD,
        QUESTION + "from os import remove as Best\n" + AWARD,
        QUESTION + "from netcourse.items import record as check\n" + AWARD,
        QUESTION + "from netcourse.items import *\n" + AWARD,
        'check("q2")\n' + AWARD,
        "open('answers.json')\n" + AWARD,
        AWARD + "\nx = 1",
        AWARD.replace('"B"', "KEY"),
        AWARD.replace('"B"', 'answer("q2")'),
        AWARD.replace('"B"', "open('answers.json').read()"),
        AWARD.replace('"B"', "''.join('B')"),
        AWARD.replace('"B"', "(max := 'B')"),
        AWARD.replace('"q1", 2', 'f"q{1}", 2'),
    ],
)
def test_whatever_else_a_test_does_or_names_it_may_look_anywhere(source: str) -> None:
    assert reads_alone(source) == ""


def test_all_but_a_few_tests_of_the_course_are_told_by_their_form() -> None:
    found = {}
    for path in sorted(ROOT.glob("source/*/*.ipynb")):
        cells = reads(path.read_text(encoding="utf-8"), as_version=4).cells
        graded = [cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade") and cell.cell_type == "code"]
        tests = [cell for cell in graded if not cell.metadata.nbgrader.solution]
        found[path.stem] = [cell.metadata.nbgrader.grade_id for cell in tests if not reads_alone(cell.source)]
        assert all(reads_alone(cell.source) in ("", cell.metadata.nbgrader.grade_id.removesuffix("-marks")) for cell in tests)
    # The exercises look at what the student's code has made.
    assert len(found) == 9
    assert all(len(names) <= 3 for names in found.values()), found
