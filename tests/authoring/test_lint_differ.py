"""Where experts differ a table names bodies and years; and no mark rests on what a second reading did not find."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from netcourse import evidence
from netcourse.authoring.course import find_course, units
from netcourse.authoring.lint_differ import tables_of_bodies
from netcourse.evidence.second_reading import ReaderVerdict

FILE = Path("06_treatment.ipynb")
TABLE = """### Where bodies differ: a rectal NET of 1 to 2 cm

| who | where, when | says |
|---|---|---|
| JNETS | Japan, 2025 | radical resection |
| NCCN | US, 2025 | local excision |
"""


def differing(source: str, topic: str | None = "J-21") -> list[str]:
    meta = {"netcourse": {"differ": topic}} if topic else {}
    return [one.what for one in tables_of_bodies(FILE, new_notebook(cells=[new_markdown_cell(source, metadata=meta)]))]


def test_a_table_of_bodies_with_years_is_fine() -> None:
    assert differing(TABLE) == []
    assert differing("### Something else") == ["the heading is another"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("| who | where, when | says |", "| body | year | text |", "the columns are others"),
        ("| NCCN | US, 2025 | local excision |\n", "", "fewer than two bodies stand in it"),
        ("US, 2025", "US", "no year: | NCCN | US | local excision |"),
    ],
)
def test_a_table_of_bodies_that_lacks_something_is_found(old: str, new: str, what: str) -> None:
    assert differing(TABLE.replace(old, new)) == [what]


def test_a_table_of_bodies_without_its_topic_is_found() -> None:
    assert differing(TABLE, topic=None) == ['the metadata name no topic: "differ": "J-21"']


def test_no_graded_item_rests_on_a_fact_that_was_contradicted_as_it_stood_or_not_found() -> None:
    never = {one.fact_id for one in (evidence.library().readings or {}).values() if one.verdict is ReaderVerdict.NOT_FOUND}
    unchanged = {
        one.fact_id
        for one in (evidence.library().readings or {}).values()
        if one.verdict is ReaderVerdict.CONTRADICTED and one.decision not in ("corrected", "dropped")
    }
    for unit in units(find_course(Path(__file__).parent)):
        for cell in nbformat.read(unit.notebook, as_version=4).cells:
            if cell.metadata.get("nbgrader", {}).get("grade"):
                facts = set(cell.metadata.get("netcourse", {}).get("facts", ()))
                assert not facts & (never | unchanged), f"{unit.name} {cell.id}"
