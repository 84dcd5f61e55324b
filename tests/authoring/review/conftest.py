"""A course of one real unit with the real evidence, in a folder that tests may change."""

import csv
import io
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from netcourse.authoring.course import MARKER
from netcourse.authoring.review.gather import Course, gather
from netcourse.authoring.review.sign import as_csv
from netcourse.evidence.second_reading import FILE as SECOND_READING
from netcourse.evidence.signatures import FILE as SIGNATURES
from tests.conftest import ROOT

UNIT = "05_tumour_grade"
DATA = Path("netcourse", "evidence", "data")


def lay_course(folder: Path, unit: str = UNIT) -> Path:
    """Lay the source of a course of one unit into a folder: texts, evidence and the rules that read it.

    Nobody has signed it or read it a second time.
    """
    (folder / "notebooks").mkdir(parents=True)
    shutil.copy(ROOT / MARKER, folder)
    shutil.copy(ROOT / "notebooks" / f"{unit}.py", folder / "notebooks")
    for part in (DATA, Path("netcourse", "disease")):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", SECOND_READING))
    (folder / DATA / SIGNATURES).write_bytes(as_csv(()))
    return folder


def reword(course: Path, fact: str) -> None:
    """Let a fact end in other words."""
    file = next(file for file in (course / DATA / "facts").glob("*.csv") if f"\n{fact}," in file.read_text(encoding="utf-8"))
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    out = io.StringIO(newline="")
    reworded = [[cell + (" So it is." if at == 2 and row[0] == fact else "") for at, cell in enumerate(row)] for row in rows]
    csv.writer(out, lineterminator="\n").writerows(reworded)
    file.write_text(out.getvalue(), encoding="utf-8")


def rows_of(table: bytes) -> list[dict[str, str]]:
    """The rows of a table as it was exported."""
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def as_table(rows: list[dict[str, str]], separator: str = ",", end: str = "\r\n") -> str:
    """Rows as a spreadsheet saves them."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def fill(rows: list[dict[str, str]], verdicts: Mapping[str, tuple[str, str]], **cells: str) -> list[dict[str, str]]:
    """Rows with a verdict and a comment by id, signed by A. Doctor on 28 November 2026 unless cells say otherwise."""
    mine = {"signed_by": "A. Doctor", "signed_on": "2026-11-28", **cells}
    given = {one: {"verdict": verdict, "comment": comment, **mine} for one, (verdict, comment) in verdicts.items()}
    assert set(given) <= {row["id"] for row in rows}
    return [{**row, **given.get(row["id"], {})} for row in rows]


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course. Nobody changes it."""
    return lay_course(tmp_path_factory.mktemp("review") / "course")


@pytest.fixture(scope="session")
def read(laid: Path) -> Course:
    """That course, read."""
    return gather(laid)


@pytest.fixture
def own(laid: Path, tmp_path: Path) -> Path:
    """A copy of the folder, for a test that changes it."""
    return Path(shutil.copytree(laid, tmp_path / "own"))
