"""A new fact: a row in the file of its topic, and a row in the list of where facts came from."""

import csv
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from netcourse.authoring.new.blanks import MARKER
from netcourse.authoring.new.change import Change
from netcourse.authoring.new.registry import read
from netcourse.errors import CourseError
from netcourse.evidence.errors import EvidenceError, nearest
from netcourse.evidence.facts_file import COLUMNS
from netcourse.evidence.load import load_library
from netcourse.evidence.record_files import read_sources, read_statements
from netcourse.evidence.records import EvidenceLevel, Gradable, Source, SourceKind

# Nothing that nobody has looked up is graded: without a source a fact is general knowledge, and stays out of every mark.
NOBODY = "GENERAL"
TAKEN_OVER = "taken_over.csv"
TABLE = "written_here"


def new_fact(root: Path, fact_id: str, topic: str, cited: Sequence[str], jurisdiction: str) -> Change:
    """Add the skeleton of a fact to the evidence.

    Parameters
    ----------
    root : Path
        The checkout; nothing is written.
    fact_id : str
        Such as ``"B1-2.ki67"``.
    topic : str
        The file it goes into, such as ``"grade"``.
    cited : sequence of str
        Keys of sources, the article with its line; without one it is general knowledge. Either way no answer rests on it yet.
    jurisdiction : str
        Where it holds.

    Returns
    -------
    Change
        Both files, checked as the course will read them.

    Raises
    ------
    CourseError
        If the id is malformed or taken, there is no such topic, source or jurisdiction, or no statement rests on the article's
        line; the message says what is allowed.
    """
    data = root / "netcourse" / "evidence" / "data"
    path, listed = data / "facts" / f"{topic}.csv", data / TAKEN_OVER
    topics = sorted(one.stem for one in data.glob("facts/*.csv"))
    if topics and topic not in topics:
        raise CourseError(f"--topic {topic}: there is no such topic; there are {', '.join(topics)}")
    old, sources = read(path), read_sources(data)
    for key in (one.partition(":")[0] for one in cited):
        if key not in sources:
            raise CourseError(
                f"--source {key}: sources.csv has no such key; nearest: {', '.join(nearest(key, sources)) or 'none'}"
            )
    _check_article(data, sources, cited)
    for one in data.glob("facts/*.csv"):
        if f"\n{fact_id}," in read(one):
            raise CourseError(f"{fact_id}: {one.relative_to(root)} has this fact already; nothing was written")
    rows = {
        "id": fact_id,
        "topic": topic,
        "statement": f"{MARKER} the fact in one sentence, with its number, if it has one, as it stands in the columns after it",
        "population": f"{MARKER} whom it holds for",
        "jurisdiction": jurisdiction,
        **_trust(sources, cited or (NOBODY,)),
    }
    texts = {
        path: _with_row(old, fact_id, [rows.get(column, "") for column in COLUMNS]),
        listed: read(listed) + _line([TABLE, fact_id, fact_id, ""]),
    }
    _check(data, texts)
    return Change(
        texts,
        (
            f"{fact_id} stands in {path.relative_to(root)}; each blank is marked '{MARKER}'.",
            f"No answer rests on it before 'gradable' says so; 'evidence' says {rows['evidence']}.",
            f"Next: fill in, then 'netcourse facts {fact_id}' and 'python -m pytest tests/evidence/test_data.py'.",
        ),
    )


def _check_article(data: Path, sources: Mapping[str, Source], cited: Sequence[str]) -> None:
    """See that some statement rests on each line of the article that is cited: any other number is a slip of the hand."""
    resting = sorted({line for one in read_statements(data).values() for line in one.article_lines})
    for key, _, line in (one.partition(":") for one in cited):
        if sources[key].kind is SourceKind.ARTICLE and line.isdecimal() and int(line) not in resting:
            near = sorted(sorted(resting, key=lambda one: abs(one - int(line)))[:2])
            raise CourseError(
                f"--source {key}:{line}: no statement rests on this line; nearest: {' and '.join(map(str, near))}, "
                f"of lines {resting[0]} to {resting[-1]}; statements.csv lists them"
            )


def _trust(sources: Mapping[str, Source], cited: Sequence[str]) -> dict[str, str]:
    """What the sources allow: the newest date, and the least that is claimed of them."""
    found = [sources[one.partition(":")[0]] for one in cited]
    kinds = {one.kind for one in found}
    level = EvidenceLevel.SEEN
    if kinds == {SourceKind.SECONDARY}:
        level = EvidenceLevel.SECONDARY
    if SourceKind.GENERAL in kinds:
        level = EvidenceLevel.UNVERIFIED
    return {
        "source": ";".join(cited),
        "as_of": max(one.year or one.seen for one in found),
        "evidence": level.value,
        "gradable": Gradable.NEVER.value,
    }


def _with_row(text: str, fact_id: str, cells: Sequence[str]) -> str:
    """A file of facts with a row below those of the same kind (``B1-2`` of ``B1-2.ki67``), or at its end."""
    lines = text.splitlines(keepends=True)
    kin = fact_id.partition(".")[0]
    same = [at for at, line in enumerate(lines, start=1) if line.startswith((f"{kin}.", f"{kin},"))]
    at = same[-1] if same else len(lines)
    return "".join([*lines[:at], _line(cells), *lines[at:]])


def _line(cells: Sequence[str]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def _check(data: Path, texts: Mapping[Path, str]) -> None:
    """Read the evidence as it will be; a message names file, row, column, and what is allowed."""
    with tempfile.TemporaryDirectory(prefix="netcourse-fact-") as folder:
        there = Path(folder) / data.name
        shutil.copytree(data, there)
        for path, text in texts.items():
            (there / path.relative_to(data)).write_text(text, encoding="utf-8")
        try:
            load_library(there)
        except EvidenceError as error:
            raise CourseError(f"{error}; nothing was written") from None
