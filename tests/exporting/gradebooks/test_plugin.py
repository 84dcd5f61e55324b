"""`nbgrader export --exporter=...QuotedCsv`: its own columns, where nbgrader's own exporter moves them."""

import csv
from pathlib import Path

import pytest
from nbgrader.apps import ExportApp

from tests.exporting.gradebooks.gradebook import Marked, course_with

COMMA = {"a1": Marked(36.5, "a@example.org", "Smith, Jr.", '"Al"'), "a2": Marked(8.25, last="=cmd", penalty=1.5)}


def exported(root: Path, *words: str) -> list[list[str]]:
    """The rows of what nbgrader's command writes, called with these words."""
    app = ExportApp()
    app.initialize([*words, f"--CourseDirectory.root={root}", f"--to={root / 'grades.csv'}"])
    app.start()
    return list(csv.reader((root / "grades.csv").read_text(encoding="utf-8-sig").splitlines()))


def test_a_comma_in_a_name_moves_no_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = course_with(tmp_path, COMMA).root
    monkeypatch.chdir(root)
    theirs = exported(root)
    moved = next(row for row in theirs if "a1" in row)
    assert len(moved) == len(theirs[0]) + 1, "nbgrader quotes by now: say so in README, and drop the plug-in"
    header, *rows = exported(root, "--exporter=netcourse.exporting.gradebooks.plugin.QuotedCsv")
    assert header == theirs[0]
    found = {row[3]: dict(zip(header, row, strict=True)) for row in rows}
    assert set(found) == {"a1", "a2"}, "who handed in nothing has no row"
    assert (found["a1"]["last_name"], found["a1"]["first_name"], found["a1"]["score"]) == ("Smith, Jr.", '"Al"', "36.5")
    assert (found["a2"]["last_name"], found["a2"]["raw_score"], found["a2"]["score"]) == ("'=cmd", "8.25", "6.75")
    assert (root / "grades.csv").stat().st_mode & 0o777 == 0o600
