"""A small, valid data folder that tests then spoil in one place."""

import csv
from pathlib import Path

import pytest

from netcourse.evidence.facts_file import COLUMNS

G2 = {
    "id": "B1-2.ki67",
    "topic": "grade",
    "statement": "A Ki-67 index of 3 to 20% belongs to NET G2.",
    "value": "",
    "low": "3",
    "high": "20",
    "unit": "%",
    "operator": "range",
    "population": "gastroenteropancreatic NET",
    "jurisdiction": "international",
    "as_of": "2019",
    "source": "WHO19a;ARTICLE:23",
    "evidence": "seen",
    "gradable": "exact",
    "reviewed_by": "",
    "reviewed_on": "",
}
STAGE = {
    **G2,
    "id": "B6-01",
    "statement": "Grade and stage are independent of each other.",
    "low": "",
    "high": "",
    "unit": "",
    "operator": "",
    "as_of": "2026-11",
    "source": "GENERAL",
    "evidence": "unverified",
    "gradable": "never",
}

SMALL: dict[str, list[dict[str, str]]] = {
    "facts/grade.csv": [G2, STAGE],
    "sources.csv": [
        {"key": key, "title": title, "address": "", "kind": kind, "year": year, "seen": "" if year else "2026-11"}
        for key, title, kind, year in [
            ("WHO19a", "WHO 2019 table", "primary", "2019"),
            ("ARTICLE", "The article", "article", ""),
            ("COMPUTED", "Arithmetic", "computed", ""),
            ("GENERAL", "General knowledge", "general", ""),
        ]
    ],
    "units.csv": [{"unit": "%", "meaning": "per cent"}],
    "statements.csv": [
        {
            "id": "S001",
            "section": "grade",
            "statement": "Ki-67 sets the grade.",
            "kind": "rule",
            "unit": "05_tumour_grade",
            "tier": "core",
            "article_lines": "22;23",
        }
    ],
    "objectives.csv": [
        {
            "id": "GRD4",
            "unit": "05_tumour_grade",
            "verb": "Assign",
            "objective": "Assign the grade.",
            "statements": "S001",
        }
    ],
    "discrepancies.csv": [
        {
            "id": "H-03",
            "article_lines": "22",
            "article_says": "It gives limits.",
            "problem": "They agree if included.",
            "teach": "The boundary cases.",
            "marking": "Exact.",
            "facts": "B1-2.ki67",
        }
    ],
    "contested_topics.csv": [
        {
            "id": "J-13",
            "topic": "Ki-67 near 3",
            "why": "Counting error.",
            "item_type": "exact",
            "marking": "",
            "facts": "B1-2.ki67",
        }
    ],
    "harm_list.csv": [{"id": "H1", "act": "An act", "why": "A reason.", "facts": ""}],
    "source_conflicts.csv": [
        {
            "id": "E3x-8",
            "conflict": "A table prints <2.",
            "sources": "WHO19a",
            "facts": "B1-2.ki67",
        }
    ],
    "second_reading.csv": [
        {
            "fact_id": "B1-2.ki67",
            "verdict": "confirmed",
            "said": "3 to 20",
            "source_title": "WHO 2019 table",
            "source_address": "",
            "year": "2019",
            "notes": "",
            "decision": "kept",
            "why": "Confirmed as it stands.",
        }
    ],
    "taken_over.csv": [
        {
            "table": "who_gep.csv",
            "row_id": "B1-2",
            "became": "B1-2.ki67;B6-01",
            "reason": "",
        }
    ],
}


class SmallData:
    """The small data folder; `set` changes one cell before the folder is loaded."""

    def __init__(self, folder: Path) -> None:
        """Write the valid files into the folder."""
        self.folder = folder
        (folder / "facts").mkdir()
        self.files = {name: [dict(row) for row in rows] for name, rows in SMALL.items()}
        for name in self.files:
            self._write(name)

    def set(self, name: str, row: int, **cells: str) -> None:
        """Change cells of a row; the first data row is row 2, as in the messages."""
        self.files[name][row - 2].update(cells)
        self._write(name)

    def append(self, name: str, **cells: str) -> None:
        """Add a copy of the file's first data row with other cells."""
        self.files[name].append({**self.files[name][0], **cells})
        self._write(name)

    def text(self, name: str) -> str:
        """Return a file's text."""
        return (self.folder / name).read_text(encoding="utf-8")

    def rewrite(self, name: str, text: str) -> None:
        """Replace a file's text."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def _write(self, name: str) -> None:
        rows = self.files[name]
        columns = COLUMNS if name.startswith("facts/") else tuple(rows[0])
        with (self.folder / name).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture
def small_data(tmp_path: Path) -> SmallData:
    return SmallData(tmp_path)
