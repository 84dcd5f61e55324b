"""Prove that a unit marks what it should: every declared wrong answer, tried against every test of the unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from netcourse.authoring.course import Unit
from netcourse.authoring.declared import Declared, Variant, declared
from netcourse.authoring.execute import run_cells
from netcourse.authoring.model_answers import answers_json, model_answers, recorded
from netcourse.authoring.prove_board import prove_board
from netcourse.authoring.rounds import outputs_in, request
from netcourse.authoring.text import is_marks_cell, read_text
from netcourse.board.award import Worths
from netcourse.errors import CourseError
from netcourse.items.plain import Entry
from netcourse.items.store import ANSWERS
from netcourse.marking.earned import earned


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


def prove(unit: Unit) -> Proof:
    """Try every declared answer of every item.

    The unit is executed once with the model answers. Then each variant is typed and **all** tests of the unit are run, so that
    a variant that costs marks in another test is found too; nbgrader's own rule reads the marks. Last, every answer is set back
    to what the release holds.

    Parameters
    ----------
    unit : Unit
        Its text and its release are read; nothing is written.

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
    model = model_answers(author, unit.text)
    tests = [cell for cell in author.cells if is_marks_cell(cell)]
    exercises = [cell for cell in author.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    trials = [(item, variant) for item in items for variant in item.variants]
    tries = [
        _records({**model, item.question: recorded(item.question, variant.value, variant.drawn_for)}) for item, variant in trials
    ]
    untouched = "\n".join([_records({}), *(released[cell.id] for cell in exercises)])
    rounds = [_records(model), *tries, untouched]
    requests = [_code(request([typed, *(cell.source for cell in tests)])) for typed in rounds]
    ran = run_cells(unit, [*author.cells, *requests], model)
    results = [_results(unit, tests, cell) for cell in ran[len(author.cells) :]]
    full = {item.item: item.points for item in items}
    tried = [
        Tried(item.item, item.examines, variant, _judge(item, variant, result, full))
        for (item, variant), result in zip(trials, results[1:-1], strict=True)
    ]
    lost = {name: marks for name, (marks, _) in results[0].items() if marks != full[name]}
    gained = {name: marks for name, (marks, _) in results[-1].items() if marks}
    general = [f"the model answer of {name} earns {marks:g} of {full[name]:g}" for name, marks in lost.items()]
    general += [f"the untouched release earns {marks:g} in {name}" for name, marks in gained.items()]
    board = prove_board([worth for item in items if isinstance(item.scheme, Worths) for worth in item.scheme.worths.values()])
    return Proof(unit.name, tuple(tried), (*general, *board.problems), board.table)


Result = dict[str, tuple[float, str]]


def _judge(item: Declared, variant: Variant, result: Result, full: dict[str, float]) -> str:
    marks, shown = result[item.item]
    if marks != variant.marks:
        return f"earns {marks:g}, declared {variant.marks:g}"
    if variant.says not in shown:
        return f"is not told {variant.says[:40]!r}"
    others = [name for name, (got, _) in result.items() if name != item.item and got != full[name]]
    return f"costs marks in {', '.join(others)} too" if others else ""


def _results(unit: Unit, tests: Sequence[NotebookNode], ran: NotebookNode) -> Result:
    """Marks and words of each test in one round, which began with what was typed."""
    try:
        _, *given = outputs_in(ran.outputs)
    except LookupError as error:
        raise CourseError(f"{unit.text}: its tests can't be run together: {error}") from None
    cells = [nbformat.from_dict({**test, "outputs": outputs}) for test, outputs in zip(tests, given, strict=True)]
    return {cell.metadata["nbgrader"]["grade_id"]: (earned(cell), _shown(cell)) for cell in cells}


def _shown(cell: NotebookNode) -> str:
    displayed = (output.data.get("text/plain", "") for output in cell.outputs if output.output_type == "display_data")
    return "\n".join(displayed)


def _records(entries: Mapping[str, Entry]) -> str:
    return f"import pathlib\npathlib.Path({ANSWERS!r}).write_text({answers_json(entries)!r}, encoding='utf-8')"


def _code(source: str) -> NotebookNode:
    made: NotebookNode = nbformat.v4.new_code_cell(source)
    return made
