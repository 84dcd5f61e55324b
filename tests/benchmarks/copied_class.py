"""A large marked class without marking a large class: a few students are marked, the others are copies with a life of their own.

A copy has its own id, its own words in the written answer, its own moments of recording, and its own numbers where they vary.
"""

import json
import random
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import nbformat

from netcourse.authoring.course import Unit
from netcourse.items.calibration import LEVELS
from netcourse.items.plain import Entry, Plain
from netcourse.items.receipts import MIME
from netcourse.items.store import ANSWERS, PRACTICE, Recorded, dump, parse
from netcourse.marking.batch.boards import varied_of
from netcourse.marking.batch.ledger import Ledger
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.batch.submissions import Submission
from netcourse.marking.batch.terms import read_terms
from tests.marking.batch.scratch import hand_in, release
from tests.marking.killing import finish
from tests.marking.varied import Varied, varied

_STAMP = "%Y-%m-%dT%H:%M:%SZ"
_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TYPED = re.compile(r"\(Synthetic comment by [^)]*\)")
_WORDS = ("the", "index", "is", "below", "three", "percent", "so", "it", "well", "and", "I", "count", "again", "before", "more")
# What a copy has of its own in each table, in the order in which one needs the other.
_OWN_KEYS = {"submitted_assignment": ("id",), "submitted_notebook": ("id", "assignment_id"), "grade": ("id", "notebook_id")}


def marked_class(unit: Unit, folder: Path, count: int, different: int = 48) -> Path:
    """A course in which so many handed in a unit and are marked; only the `different` ones were.

    Parameters
    ----------
    unit : Unit
        In the author's course, built.
    folder : Path
        Where the course is made; what was begun there goes on.
    count, different : int
        Students in all, and those who are marked.
    """
    chosen = random.Random(7)  # noqa: S311 (pseudo-random on purpose)
    first = [_name(at) for at in range(min(count, different))]
    if not (folder / "gradebook.db").is_file():
        release(unit, folder)
        shutil.copytree(unit.root / "notebooks", folder / "notebooks")
        own = set(varied_of(folder, unit.name))
        made = zip(first, varied(unit, len(first)), strict=True)
        hand_in(folder, unit.name, (_own(name, at, one, own, chosen) for at, (name, one) in enumerate(made)))
        finish(folder, unit.name)
    marked = [name for name in first if (folder / "autograded" / name).is_dir()]
    there = {path.name for path in (folder / "autograded").iterdir()}
    copies = [(name, marked[at % len(marked)], at) for at in range(len(first), count) if (name := _name(at)) not in there]
    with closing(sqlite3.connect(folder / "gradebook.db")) as db, db:
        _copy_rows(db, copies)
    _copy_files(folder, unit.name, copies, chosen)
    return folder


def _name(at: int) -> str:
    return f"copied-{at:05}"


def _own(name: str, at: int, one: Varied, varies: set[str], chosen: random.Random) -> Varied:
    """Work that this student recorded: at moments of his own, with his own numbers, and some practice."""
    notebook = json.loads(one.notebook)
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            entry = output.get("data", {}).get(MIME)
            if isinstance(entry, dict) and entry.get("id") in varies:
                entry["drawn_for"] = name
    files = dict(one.files)
    if ANSWERS in files and (held := parse(files[ANSWERS])):
        entries = {key: replace(entry, drawn_for=name if key in varies else "") for key, entry in held.entries.items()}
        files[ANSWERS] = dump(replace(held, entries=entries))
    files[PRACTICE] = _practice(chosen)
    text = nbformat.writes(nbformat.from_dict(notebook))
    return Varied(name, _later(text, at), {key: _later(value, at) for key, value in files.items()})


def _practice(chosen: random.Random) -> str:
    entries = {}
    for at in range(1, 8):
        level = chosen.choice(LEVELS)
        right = chosen.random() < 0.5 + 0.2 * LEVELS.index(level)
        first: Plain = {"certainty": level, "right": "yes" if right else "no", "answer": "A"}
        entries[f"p{at}"] = Entry(f"p{at}", "SingleBest", first, "2026-02-01T10:00:00Z", 1)
    return dump(Recorded(entries))


def _later(text: str, seconds: int) -> str:
    """The same, recorded at other moments: the same ones would be one file of two students."""
    add = timedelta(seconds=seconds)
    return _WHEN.sub(lambda found: (datetime.strptime(found[0], _STAMP) + add).strftime(_STAMP), text)


def _copy_rows(db: sqlite3.Connection, copies: Sequence[tuple[str, str, int]]) -> None:
    """The rows of the students who were marked, once more for each copy, with keys of their own."""
    db.row_factory = sqlite3.Row
    rows = {table: [dict(row) for row in db.execute(f"SELECT * FROM {table}")] for table in _OWN_KEYS}  # noqa: S608 (names from here)
    whose = {row["id"]: row["student_id"] for row in rows["submitted_assignment"]}
    whose |= {row["id"]: whose[row["assignment_id"]] for row in rows["submitted_notebook"]}
    own: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for table, found in rows.items():
        for row in found:
            own.setdefault((table, whose.get(row["id"]) or whose[row["notebook_id"]]), []).append(row)
    for name, was, _ in copies:
        end = name[-5:]
        db.execute("INSERT INTO student (id, first_name, last_name) VALUES (?, ?, ?)", (name, f"Given{end}", f"Family{end}"))
        for table, keys in _OWN_KEYS.items():
            for row in own[table, was]:
                made = {**row, **{key: f"{row[key][:26]}-{end}" for key in keys}}
                made |= {"student_id": name} if "student_id" in row else {}
                words = f"INSERT INTO {table} ({', '.join(made)}) VALUES ({', '.join('?' * len(made))})"  # noqa: S608 (as above)
                db.execute(words, tuple(made.values()))


def _copy_files(folder: Path, unit: str, copies: Sequence[tuple[str, str, int]], chosen: random.Random) -> None:
    terms, ledger = read_terms(folder, unit, instructors_api(folder)), Ledger(folder, unit)
    for name, was, at in copies:
        words = f"(Synthetic comment by {name}: {' '.join(chosen.choices(_WORDS, k=40))}.)"
        for place in ("submitted", "autograded"):
            for path, text in _texts(folder / place / was / unit):
                to = folder / place / name / unit / path
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_text(_TYPED.sub(words, _later(text.replace(was, name), at)), encoding="utf-8")
        marked = ledger.read(Submission(folder, unit, was))
        if marked is not None:
            one = Submission(folder, unit, name)
            ledger.write(one, replace(marked, digest=one.digest(terms.of(name))))


def _texts(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder), path.read_text(encoding="utf-8", errors="surrogateescape")
