"""Scratch courses to mark, and what a marked course holds, with all that differs from run to run masked."""

import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Base
from sqlalchemy import create_engine

from netcourse.authoring.course import MARKER, Unit
from netcourse.marking.nbgrader import course_api, expect_success
from tests.marking.varied import Varied

DUE = datetime(2026, 3, 1, 12)
# Two marks for each day begun, with the plugin that nbgrader offers for it.
LATE = """
from nbgrader.plugins import LateSubmissionPlugin


class TwoMarksADay(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 2 * -(-total_seconds_late // 86400)


c.AssignLatePenalties.plugin_class = TwoMarksADay
"""
_ID = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])")
_ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
# A kernel of stock's shows its home so; student code that is shut in has another.
_HOME = re.compile(rf"(?<![./]){re.escape(str(Path.home()))}/")
_SCRATCH = re.compile(r"/[^ ]*/ipykernel_\d+/\d+\.py")
_THREAD = re.compile(r"\bThread-\d+")
# Each needs those before it: its rows are named after what they point to.
_NAMED = {
    "assignment": ("name",),
    "notebook": ("assignment_id", "name"),
    "base_cell": ("notebook_id", "name", "type"),
    "source_cell": ("notebook_id", "name"),
    "submitted_assignment": ("assignment_id", "student_id"),
    "submitted_notebook": ("assignment_id", "notebook_id"),
    "grade": ("notebook_id", "cell_id"),
    "comment": ("notebook_id", "cell_id"),
}
Rows = Mapping[str, list[Mapping[str, Any]]]


def release(unit: Unit, folder: Path, *, settings: str = "") -> Path:
    """A course folder in which a unit was released, and nobody has handed in yet; `settings` go into its nbgrader_config.py."""
    (folder / "source").mkdir(parents=True)
    shutil.copytree(unit.source.parent, folder / "source" / unit.name)
    config = (unit.root / MARKER).read_text(encoding="utf-8")
    (folder / MARKER).write_text(f"{config}{settings}", encoding="utf-8")
    api = course_api(folder)
    expect_success(api.generate_assignment(unit.name, force=True, create=True), "releasing")
    with closing(api.gradebook) as gradebook:
        gradebook.update_or_create_assignment(unit.name, duedate=DUE)
    return folder


def hand_in(folder: Path, unit: str, submissions: Iterable[Varied]) -> None:
    """Put submissions where nbgrader collects them."""
    for one in submissions:
        own = folder / "submitted" / one.student / unit
        own.mkdir(parents=True)
        (own / f"{unit}.ipynb").write_text(one.notebook, encoding="utf-8")
        for name, text in one.files.items():
            (own / name).write_text(text, encoding="utf-8")


def gradebook_rows(folder: Path) -> Rows:
    """Every row of every table of the gradebook, ids replaced by names, in an order of their own."""
    with closing(sqlite3.connect(folder / "gradebook.db")) as db:
        db.row_factory = sqlite3.Row
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {table: [dict(row) for row in db.execute(f"SELECT * FROM {table}")] for table in tables}  # noqa: S608 (names from the database itself)
    return _named(rows)


def rows_at(url: str) -> Rows:
    """The same of a gradebook in whatever database, values as nbgrader reads them."""
    engine = create_engine(url)
    with engine.connect() as db:
        rows = {table.name: [dict(row._mapping) for row in db.execute(table.select())] for table in Base.metadata.sorted_tables}
    engine.dispose()
    return _named(rows)


def _named(rows: dict[str, list[dict[str, Any]]]) -> Rows:
    names: dict[str, str] = {}
    for table, parts in _NAMED.items():
        for row in rows[table]:
            names[row["id"]] = "/".join([table, *(str(names.get(row[part], row[part])) for part in parts)])
    named = {table: [{key: names.get(value, value) for key, value in row.items()} for row in rows[table]] for table in rows}
    return {table: sorted(found, key=lambda row: json.dumps(row, default=str)) for table, found in named.items()}


def rows_of(rows: Rows, student: str) -> list[Mapping[str, Any]]:
    """The rows of one student: marks, comments, penalty and time."""
    return [row for table in sorted(rows) for row in rows[table] if any(_belongs(value, student) for value in row.values())]


def autograded(folder: Path, unit: str, student: str) -> Mapping[str, Any]:
    """What lies in a student's autograded folder, by file; notebooks as data."""
    own = folder / "autograded" / student / unit
    # Of a student's own module Python keeps what it has compiled, where it may: stock runs in that folder, ours in a sandbox.
    files = sorted(path for path in own.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {str(path.relative_to(own)): _content(path) for path in files}


def _belongs(value: object, student: str) -> bool:
    return isinstance(value, str) and student in value.split("/")


def _content(path: Path) -> Any:
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    if path.suffix != ".ipynb":
        return text
    notebook = _with_widgets_in_order(json.loads(text))
    notebook = json.loads(_masked(json.dumps(notebook, ensure_ascii=False)))
    for cell in notebook["cells"]:
        # nbgrader gives a cell that has no id a random one.
        cell.pop("id", None)
        cell["metadata"].pop("execution", None)  # when stock ran it
        if "outputs" in cell:
            cell["outputs"] = _joined(cell["outputs"])
    return notebook


def _with_widgets_in_order(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with each widget named for what it is, and their state as a list: random names stand in random order.

    A widget is what its model holds; what that refers to is told by the same rule, as deep as forms and explorers go.
    """
    states = [state["state"] for state in notebook["metadata"].get("widgets", {}).values()]
    models = {name: json.dumps(model, sort_keys=True) for state in states for name, model in state.items()}
    names, told = dict.fromkeys(models, "widget"), models
    for _ in range(4):
        told = {name: _renamed(text, names, "id") for name, text in models.items()}
        names = {name: f"widget-{hashlib.sha256(text.encode()).hexdigest()[:9]}" for name, text in told.items()}
    ordered: dict[str, Any] = json.loads(_renamed(json.dumps(notebook), names))
    for state, own in zip(ordered["metadata"].get("widgets", {}).values(), states, strict=True):
        state["state"] = sorted([names[name], told[name]] for name in own)
    return ordered


def _renamed(text: str, names: Mapping[str, str], otherwise: str = "") -> str:
    return _ID.sub(lambda match: names.get(match[0], otherwise or match[0]), text)


def _joined(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Outputs with neighbouring pieces of one stream in one: stock sends what was printed every 0.2 seconds."""
    joined: list[dict[str, Any]] = []
    for output in outputs:
        last = joined[-1] if joined else {}
        if output["output_type"] == "stream" == last.get("output_type") and output["name"] == last["name"]:
            last["text"] = [*last["text"], *output["text"]]
        else:
            joined.append(output)
    return [{**one, "text": "".join(one["text"])} if "text" in one else one for one in joined]


def _masked(text: str) -> str:
    names: dict[str, str] = {}
    text = _ID.sub(lambda match: names.setdefault(match[0], f"id-{len(names)}"), text)
    text = _HOME.sub("~/", text)
    return _THREAD.sub("Thread-n", _SCRATCH.sub("<cell>", _ADDRESS.sub("0x…", text)))


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two markings of one student differ."""

    student: str
    where: str
    one: Any
    other: Any


def first_difference(one: Any, other: Any, where: str = "") -> tuple[str, Any, Any] | None:
    """The first place at which two pieces of plain data differ, and what stands there; None if they are equal."""
    if isinstance(one, dict) and isinstance(other, dict):
        pairs: Iterable[tuple[Any, Any, Any]] = ((key, one.get(key), other.get(key)) for key in sorted({*one, *other}))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = ((at, *pair) for at, pair in enumerate(zip(one, other, strict=True)))
    else:
        return None if one == other and type(one) is type(other) else (where, one, other)
    return next((found for key, a, b in pairs if (found := first_difference(a, b, f"{where}/{key}"))), None)


def differences(one: Path, other: Path, unit: str, students: Iterable[str]) -> list[Difference]:
    """Where two marked courses differ in the rows or the autograded files of these students, the first place of each."""
    rows = [gradebook_rows(folder) for folder in (one, other)]
    found = []
    for student in students:
        views = [
            {"gradebook": rows_of(mine, student), "files": autograded(folder, unit, student)}
            for mine, folder in zip(rows, (one, other), strict=True)
        ]
        if first := first_difference(views[0], views[1]):
            found.append(Difference(student, *first))
    return found
