"""In a guest's course `netcourse mark` gives no mark in silence that stock nbgrader would not give."""

from contextlib import closing
from pathlib import Path

import pytest
from nbformat import NotebookNode

from netcourse.marking.batch.settings import instructors_api
from tests.peers.courses import HandIn, cell, notebook, write_course
from tests.peers.strays import STRAYS
from tests.peers.ways import Told, hand_in, marked_both_ways, release

UNIT = "strays"
SETTINGS = "c = get_config()\nc.Execute.timeout = 60\n"
NAMES = tuple(one.name for one in STRAYS)


def unit() -> NotebookNode:
    cells = []
    for one in STRAYS:
        cells.append(cell("code", one.name, f"### BEGIN SOLUTION\n{one.right}\n### END SOLUTION", solution=True))
        cells.append(cell("code", f"{one.name}-test", one.test, grade=True, points=2))
    return notebook(*cells)


def right(one: HandIn) -> None:
    one.types(**{stray.name: stray.right for stray in STRAYS})


def strays(one: HandIn) -> None:
    one.types(**{stray.name: stray.wrong for stray in STRAYS})


pytestmark = pytest.mark.soak


def marks(folder: Path, student: str) -> dict[str, float]:
    with closing(instructors_api(folder, apart=False).gradebook) as gradebook:
        books = gradebook.find_submission(UNIT, student).notebooks
        return {grade.name.removesuffix("-test"): float(grade.auto_score) for book in books for grade in book.grades}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Told]:
    stock = tmp_path_factory.mktemp("strays") / "stock"
    write_course(stock, [SETTINGS], {UNIT: unit()}, UNIT)
    release(stock, UNIT)
    hand_in(stock, "right", right, UNIT)
    hand_in(stock, "strays", strays, UNIT)
    return (stock, *marked_both_ways(stock, UNIT))


def test_who_answers_as_the_instructor_does_is_marked_as_by_stock_and_told_nothing(both: tuple[Path, Path, Told]) -> None:
    stock, ours, told = both
    assert marks(ours, "right") == marks(stock, "right") == dict.fromkeys(NAMES, 2)
    assert (told.outcomes["right"].verdict, told.outcomes["right"].reasons) == ("marked", ())


@pytest.mark.parametrize("name", NAMES)
def test_a_mark_that_stock_would_not_give_is_named(both: tuple[Path, Path, Told], name: str) -> None:
    stock, ours, told = both
    gives, gave = marks(ours, "strays")[name], marks(stock, "strays")[name]
    assert gives != gave, "it no longer strays: nothing is tried here"
    said = f"{name}-test: {gives:g} marks apart from the student's code, {gave:g} marks beside it, where stock nbgrader tests"
    assert said in told.says("strays")
    assert told.outcomes["strays"].verdict == "partly marked"


def test_a_read_only_cell_that_is_tagged_to_be_skipped_is_passed_over_as_by_stock(tmp_path: Path) -> None:
    answer = cell("code", "answer", "### BEGIN SOLUTION\nn = 3\n### END SOLUTION", solution=True)
    forgets = cell("code", "forgets", "n = 0")
    forgets.metadata["tags"] = ["skip-execution"]
    stock = tmp_path / "stock"
    write_course(
        stock, [SETTINGS], {UNIT: notebook(answer, forgets, cell("code", "n-test", "assert n == 3", grade=True, points=2))}, UNIT
    )
    release(stock, UNIT)
    hand_in(stock, "right", lambda one: one.types(answer="n = 3"), UNIT)
    ours, told = marked_both_ways(stock, UNIT)
    assert marks(ours, "right") == marks(stock, "right") == {"n": 2}
    assert told.outcomes["right"].reasons == ()
