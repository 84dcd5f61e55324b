"""Prove that a unit marks what it should: every declared wrong answer, and those of its synthetic class, tried by its tests."""

from dataclasses import dataclass

import nbformat

from netcourse.authoring.class_proof import recorded_by, students_of, unfounded
from netcourse.authoring.course import Unit
from netcourse.authoring.declared import Declared, Variant, declared
from netcourse.authoring.prove_board import FEW_GUESSERS, FEW_STUDENTS, GUESSERS, STUDENTS, prove_board
from netcourse.authoring.text import read_text
from netcourse.authoring.tries import Result, results
from netcourse.board.award import Worths
from netcourse.errors import CourseError


@dataclass(frozen=True, slots=True)
class Tried:
    """One variant of one item and what came of it; `problem` is empty when all is as declared."""

    item: str
    examines: tuple[str, ...]
    variant: Variant
    problem: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A unit's blueprint: what was tried, item by item, and what is wrong with the unit as a whole.

    `table` is what synthetic students earned at the board, a line each; empty for other units.
    """

    unit: str
    tried: tuple[Tried, ...]
    general: tuple[str, ...]
    table: tuple[str, ...] = ()

    @property
    def problems(self) -> list[str]:
        """Every problem, a line each."""
        return [*self.general, *(f"{one.item}, {one.variant.what}: {one.problem}" for one in self.tried if one.problem)]


def prove(unit: Unit, *, whole: bool = False, few: bool = False) -> Proof:
    """Try every declared answer of every item.

    The unit is executed once with the model answers. Then each variant is typed and the tests of the unit are run, so that a
    variant that costs marks in another test is found too; nbgrader's own rule reads the marks. So is each answer that a synthetic
    student records. Last, every answer is set back to what the release holds.

    Parameters
    ----------
    unit : Unit
        Its text and its release are read; nothing is written.
    whole : bool
        Run **all** tests with every variant; else a test that looks at one answer alone, by its form, is run with that one's.
    few : bool
        Let fewer synthetic students play at the board.

    Returns
    -------
    Proof
        With one entry a variant.

    Raises
    ------
    CourseError
        If the text is malformed or the unit has not been built.
    """
    author = read_text(unit)
    if not unit.release.is_file():
        raise CourseError(f"{unit.release}: no such file; run 'netcourse build {unit.name}' first")
    released = {cell.id: cell.source for cell in nbformat.read(unit.release, as_version=4).cells}
    items = declared(author, unit.text)
    exercises = [cell for cell in author.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    students = students_of(unit, author)
    trials = [(item, variant) for item in items for variant in item.variants] + recorded_by(students, author, items)
    untouched = "\n".join(released[cell.id] for cell in exercises)
    first, *found, last = results(unit, author, trials, untouched, whole=whole)
    full = {item.item: item.points for item in items}
    tried = [
        Tried(item.item, item.examines, variant, _judge(item, variant, result, full))
        for (item, variant), result in zip(trials, found, strict=True)
    ]
    lost = {name: marks for name, (marks, _) in first.items() if marks != full[name]}
    gained = {name: marks for name, (marks, _) in last.items() if marks}
    general = [f"the model answer of {name} earns {marks:g} of {full[name]:g}" for name, marks in lost.items()]
    general += [f"{unit.synthetic_class.name}: {line}" for line in unfounded(students, items)]
    general += [f"the untouched release earns {marks:g} in {name}" for name, marks in gained.items()]
    worths = [worth for item in items if isinstance(item.scheme, Worths) for worth in item.scheme.worths.values()]
    board = prove_board(worths, students=FEW_STUDENTS if few else STUDENTS, guessers=FEW_GUESSERS if few else GUESSERS)
    return Proof(unit.name, tuple(tried), (*general, *board.problems), board.table)


def _judge(item: Declared, variant: Variant, result: Result, full: dict[str, float]) -> str:
    marks, shown = result[item.item]
    if marks != variant.marks:
        return f"earns {marks:g}, declared {variant.marks:g}"
    if variant.says not in shown:
        return f"is not told {variant.says[:40]!r}"
    others = [name for name, (got, _) in result.items() if name != item.item and got != full[name]]
    return f"costs marks in {', '.join(others)} too" if others else ""
