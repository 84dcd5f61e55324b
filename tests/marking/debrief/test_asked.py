"""Where nothing was recorded, the page still says what was asked and what is best: of every question of the course."""

import nbformat
import pytest

from netcourse.authoring.course import Unit
from netcourse.marking.debrief.asked import awarded, questions_in
from tests.authoring.test_units import UNITS


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_the_text_of_a_unit_gives_each_question_and_its_best_answer(unit: Unit) -> None:
    cells = [cell for cell in nbformat.read(unit.source, as_version=4).cells if cell.cell_type == "code"]
    items = {item.id: item for cell in cells for item in questions_in(cell.source)}
    marked = [cell.source for cell in cells if "award_item(" in cell.source or "award_board(" in cell.source]
    awards = [award for source in marked if (award := awarded(source))]
    at_the_board = any("award_board(" in source for source in marked)
    assert len(awards) == len(marked)
    assert len(awards) >= (3 if at_the_board else 18)
    for award in awards:
        best = award.best(items.get(award.question))
        # Whose patient it was is known from the log alone.
        if at_the_board:
            assert best is None
            continue
        assert best is not None, award.question
        assert best.words, award.question
        assert best.reason, award.question
        # What cost marks comes back with one more case of its kind.
        assert award.again is not None or at_the_board, award.question
