"""What the tests of a unit give for each answer that is tried: all in one kernel, and none run that can't give anything new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from netcourse.authoring.alone import reads_alone
from netcourse.authoring.course import Unit
from netcourse.authoring.declared import Declared, Variant
from netcourse.authoring.execute import run_cells
from netcourse.authoring.model_answers import answers_json, model_answers, recorded
from netcourse.authoring.rounds import outputs_in, request
from netcourse.authoring.text import is_marks_cell
from netcourse.errors import CourseError
from netcourse.items.plain import Entry
from netcourse.items.store import ANSWERS
from netcourse.marking.earned import earned

# Marks and words of each test that was run, by its grade_id.
Result = dict[str, tuple[float, str]]
Trial = tuple[Declared, Variant]


@dataclass(frozen=True, slots=True)
class _Round:
    """What is recorded at once, code behind it, and the tests that are run then."""

    entries: Mapping[str, Entry]
    tests: Sequence[NotebookNode]
    code: str = ""

    @property
    def cell(self) -> NotebookNode:
        """A cell that does all this, and looks last whether the answers are still those that were recorded."""
        text, path = answers_json(self.entries), f"__import__('pathlib').Path({ANSWERS!r})"
        typed = f"{path}.write_text({text!r}, encoding='utf-8')\n{self.code}"
        kept = f"{path}.read_text(encoding='utf-8') == {text!r}"
        made: NotebookNode = nbformat.v4.new_code_cell(request([typed, *(one.source for one in self.tests), kept]))
        return made


def results(unit: Unit, author: NotebookNode, trials: Sequence[Trial], untouched: str, *, whole: bool) -> list[Result]:
    """Run a unit once with its model answers, and then its tests with each answer that is tried.

    A test that looks at one answer alone, by its form, is left out while another is tried. Should a test have written into the
    answers, or give something else for the model answers at the end than at the beginning, form told too little, and all tests
    are run with every answer.

    Parameters
    ----------
    unit : Unit
        Named in messages.
    author : NotebookNode
        Its text.
    trials : sequence of (Declared, Variant)
        The answers to try.
    untouched : str
        What the released exercises hold, run last, with nothing recorded.
    whole : bool
        Run all tests with every answer at once.

    Returns
    -------
    list of dict
        What the tests gave for the model answers, for each trial, and for the untouched release.

    Raises
    ------
    CourseError
        If the tests can't be run together, a cell takes more than two minutes or the kernel dies.
    """
    model = model_answers(author, unit.text)
    tests = [cell for cell in author.cells if is_marks_cell(cell)]
    looks_at = {_name(cell): "" if whole else reads_alone(cell.source) for cell in tests}
    rounds = [_Round(model, tests)]
    for item, variant in trials:
        entries = {**model, item.question: recorded(item.question, variant.value, variant.drawn_for)}
        rounds.append(_Round(entries, [one for one in tests if looks_at[_name(one)] in ("", item.question)]))
    rounds += [_Round(model, tests), _Round({}, tests, untouched)]
    ran = run_cells(unit, [*author.cells, *(one.cell for one in rounds)], model)[len(author.cells) :]
    read = [_read(unit, one.tests, cell) for one, cell in zip(rounds, ran, strict=True)]
    *found, again, last = (result for result, _ in read)
    if not whole and not (again == found[0] and all(kept for _, kept in read)):
        return results(unit, author, trials, untouched, whole=True)
    return [*found, last]


def _read(unit: Unit, tests: Sequence[NotebookNode], ran: NotebookNode) -> tuple[Result, bool]:
    """What each test of a round gave, and whether the tests left the recorded answers as they were."""
    try:
        _, *given, kept = outputs_in(ran.outputs)
    except LookupError as error:
        raise CourseError(f"{unit.text}: its tests can't be run together: {error}") from None
    cells = [nbformat.from_dict({**test, "outputs": outputs}) for test, outputs in zip(tests, given, strict=True)]
    result = {_name(cell): (earned(cell), _shown(cell)) for cell in cells}
    return result, any(one.get("data", {}).get("text/plain") == "True" for one in kept)


def _name(test: NotebookNode) -> str:
    name: str = test.metadata["nbgrader"]["grade_id"]
    return name


def _shown(cell: NotebookNode) -> str:
    displayed = (output.data.get("text/plain", "") for output in cell.outputs if output.output_type == "display_data")
    return "\n".join(displayed)
