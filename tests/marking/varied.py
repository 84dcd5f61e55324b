"""Many different submissions of a unit, from a seed: what real students hand in, each named for what is in it."""

import ast
import random
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from netcourse.authoring.course import Unit
from netcourse.authoring.declared import Declared, declared
from netcourse.authoring.model_answers import answers_json, model_answers, recorded
from netcourse.authoring.synthetic_class import SyntheticStudent, read_class, submission
from netcourse.authoring.text import region
from netcourse.items.receipts import entries_in
from netcourse.items.store import ANSWERS

_CELLS = tomllib.loads((Path(__file__).parent / "varied_cells.toml").read_text(encoding="utf-8"))
EXTRA: Mapping[str, str] = _CELLS["extra"]
ANSWERS_TYPED: Mapping[str, str] = _CELLS["typed"]
BY_DESIGN: Mapping[str, str] = _CELLS["by-design"]


@dataclass(frozen=True, slots=True)
class Varied:
    """What one student hands in: the notebook's text, and the files beside it by name."""

    student: str
    notebook: str
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Draft:
    """A submission being varied."""

    notebook: NotebookNode
    words: list[str]
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Given:
    """What is known of a unit: its files, its questions and the class of its author."""

    source: NotebookNode
    release: NotebookNode
    model: Mapping[str, Any]
    items: Sequence[Declared]
    students: Sequence[SyntheticStudent]
    comment_cell: str


Change = Callable[[random.Random, _Draft], None]


def varied(unit: Unit, count: int, seed: int = 1, *, due: datetime | None = None) -> list[Varied]:
    """Submissions of a unit that was built.

    Parameters
    ----------
    unit : Unit
        In the author's course.
    count : int
        How many. Every extra cell of `EXTRA` is in one of the first sixty.
    seed : int
        The same seed gives the same submissions.
    due : datetime, optional
        When the work is due; some are then handed in late, some early.
    """
    given = _given(unit)
    chosen = random.Random(seed)  # noqa: S311 (pseudo-random on purpose)
    extras, typed = (_shuffled(chosen, names) for names in (EXTRA, ANSWERS_TYPED))
    changes = _shuffled(chosen, _CHANGES)
    made = []
    for at in range(count):
        draft = _Draft(_handed_in(chosen, given), [])
        if at % 2:
            _CHANGES[changes[at // 2 % len(changes)]](chosen, draft)
            draft.words.append(changes[at // 2 % len(changes)])
        if at % 3 == 0:
            _type_answer(draft, typed[at // 3 % len(typed)], given)
        _add_extra(chosen, draft, extras[at % len(extras)])
        if due and at % 4 == 0:
            _stamp(chosen, draft, due)
        made.append(Varied(f"{at:03}-{'-'.join(draft.words)}"[:100], nbformat.writes(draft.notebook), draft.files))
    return made


def with_cell(unit: Unit, student: str, code: str) -> Varied:
    """The model answers, and a cell of one's own as the third."""
    given = _given(unit)
    expert = SyntheticStudent("expert", "", 0)
    notebook = submission(given.release, given.source, expert, given.comment_cell, given.model)
    notebook.cells.insert(2, nbformat.v4.new_code_cell(code))
    return Varied(student, nbformat.writes(notebook))


def _given(unit: Unit) -> _Given:
    author, source, release = (nbformat.read(path, as_version=4) for path in (unit.notebook, unit.source, unit.release))
    found = read_class(unit, source)
    items = declared(author, unit.text)
    return _Given(source, release, model_answers(author, unit.text), items, found.students, found.comment_cell)


def _shuffled(chosen: random.Random, names: Mapping[str, Any]) -> list[str]:
    return chosen.sample(sorted(names), len(names))


def _handed_in(chosen: random.Random, given: _Given) -> NotebookNode:
    """The work of one of the author's class, with some of the model answers replaced by others."""
    # Hooks print in the marks cells of stock, and not in ours: see BY_DESIGN.
    hooked = [one for one in given.students if any("events.register" in code for code in one.answers.values())]
    student = chosen.choice([one for one in given.students if not one.untouched and one not in hooked])
    notebook = submission(given.release, given.source, student, given.comment_cell, given.model)
    entries = dict(entries_in(notebook))
    for item in given.items:
        luck = chosen.random()
        if item.variants and luck < 0.4:
            entries[item.question] = recorded(item.question, chosen.choice(item.variants).value)
        elif luck > 0.95:
            entries.pop(item.question, None)
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.outputs:
            kept = {name: entry.as_data() for name, entry in entries.items()}
            cell.outputs = [_receipt(name, data) for name, data in kept.items()]
            break
    return notebook


def _receipt(name: str, data: Any) -> NotebookNode:
    from netcourse.items.receipts import MIME

    return NotebookNode(output_type="display_data", data={MIME: data, "text/plain": name}, metadata={})


def _type_answer(draft: _Draft, what: str, given: _Given) -> None:
    """Replace one exercise, the same in each submission of the same kind of answer."""
    exercises = [cell for cell in given.source.cells if _is_exercise(cell)]
    if not exercises:
        return
    exercise = exercises[len(what) % len(exercises)]
    names = _assigned(region(exercise.source, "SOLUTION") or "")
    for cell in draft.notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == exercise.metadata.nbgrader.grade_id:
            cell.source = "\n".join(ANSWERS_TYPED[what].replace("{name}", name) for name in names)
            draft.words.append(f"types-{what}")


def _is_exercise(cell: NotebookNode) -> bool:
    return bool(cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution"))


def _assigned(code: str) -> list[str]:
    targets = [target for node in ast.parse(code).body if isinstance(node, ast.Assign) for target in node.targets]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _add_extra(chosen: random.Random, draft: _Draft, what: str) -> None:
    # Below the first cells: an exit at the top would make all that follows the same.
    cells = draft.notebook.cells
    cells.insert(chosen.randint(min(3, len(cells)), len(cells)), nbformat.v4.new_code_cell(EXTRA[what]))
    draft.words.append(what)


def _stamp(chosen: random.Random, draft: _Draft, due: datetime) -> None:
    hours = chosen.choice([-30, -1, 0.001, 1, 26, 400])
    draft.files["timestamp.txt"] = f"{due + timedelta(hours=hours):%Y-%m-%d %H:%M:%S.%f} UTC"
    draft.words.append("late" if hours > 0 else "early")


def _graded(draft: _Draft) -> list[NotebookNode]:
    metas = ((cell, cell.metadata.get("nbgrader", {})) for cell in draft.notebook.cells)
    return [cell for cell, meta in metas if meta.get("grade") and not meta.get("solution")]


def _delete_a_test(chosen: random.Random, draft: _Draft) -> None:
    draft.notebook.cells.remove(chosen.choice(_graded(draft)))


def _edit_a_test(chosen: random.Random, draft: _Draft) -> None:
    chosen.choice(_graded(draft)).source = "100.0"


def _delete_a_question(chosen: random.Random, draft: _Draft) -> None:
    metas = [(cell, cell.metadata.get("nbgrader", {})) for cell in draft.notebook.cells]
    locked = [c for c, m in metas if m.get("locked") and not m.get("grade") and not m.get("task") and c.cell_type == "code"]
    draft.notebook.cells.remove(chosen.choice(locked))


def _old_kernel_name(_: random.Random, draft: _Draft) -> None:
    draft.notebook.metadata["kernelspec"] = {"name": "my-conda", "display_name": "My own", "language": "python"}


def _old_format(_: random.Random, draft: _Draft) -> None:
    draft.notebook["nbformat_minor"] = 4
    for cell in draft.notebook.cells:
        cell.pop("id", None)


def _keep_old_outputs(chosen: random.Random, draft: _Draft) -> None:
    for cell in draft.notebook.cells:
        if cell.cell_type == "code" and not cell.outputs:
            cell.execution_count = chosen.randint(1, 90)
            cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="from home\n")]


def _answers_beside(_: random.Random, draft: _Draft) -> None:
    draft.files[ANSWERS] = answers_json(entries_in(draft.notebook))


def _no_receipts(_: random.Random, draft: _Draft) -> None:
    for cell in draft.notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []


def _garbled_answers(_: random.Random, draft: _Draft) -> None:
    draft.files[ANSWERS] = '{"answers": {"q1": '


def _file_beside(_: random.Random, draft: _Draft) -> None:
    draft.files["helper.py"] = "SEVEN = 7\n"
    draft.notebook.cells.insert(4, nbformat.v4.new_code_cell("from helper import SEVEN\nSEVEN"))


def _raw_and_markdown(_: random.Random, draft: _Draft) -> None:
    draft.notebook.cells.insert(1, nbformat.v4.new_raw_cell("raw text"))
    draft.notebook.cells.append(nbformat.v4.new_markdown_cell("# My notes\n\n$x^2$ <script>1</script>"))


def _skip_tag(_: random.Random, draft: _Draft) -> None:
    draft.notebook.cells.insert(3, nbformat.v4.new_code_cell("print('never')", metadata={"tags": ["skip-execution"]}))


def _raises_tag(_: random.Random, draft: _Draft) -> None:
    draft.notebook.cells.insert(3, nbformat.v4.new_code_cell("1 / 0", metadata={"tags": ["raises-exception"]}))


def _stop_at_the_top(_: random.Random, draft: _Draft) -> None:
    draft.notebook.cells.insert(0, nbformat.v4.new_code_cell("%reset -f\nimport sys\nsys.tracebacklimit = 0"))


_CHANGES: Mapping[str, Change] = {
    "deletes-a-test": _delete_a_test,
    "edits-a-test": _edit_a_test,
    "deletes-a-question": _delete_a_question,
    "own-kernel": _old_kernel_name,
    "old-format": _old_format,
    "old-outputs": _keep_old_outputs,
    "answers-beside": _answers_beside,
    "no-receipts": _no_receipts,
    "garbled-answers": _garbled_answers,
    "file-beside": _file_beside,
    "raw-and-markdown": _raw_and_markdown,
    "skip-tag": _skip_tag,
    "raises-tag": _raises_tag,
    "resets-at-the-top": _stop_at_the_top,
}
