"""Bad data is refused with one line that names file, row, column, what was found and allowed."""

import pytest

from netcourse.evidence import EvidenceError, load_library

from .conftest import SmallData

GRADE = "facts/grade.csv"


def complaint(small_data: SmallData) -> str:
    with pytest.raises(EvidenceError) as caught:
        load_library(small_data.folder)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_small_valid_data_loads(small_data: SmallData) -> None:
    library = load_library(small_data.folder)
    assert list(library.facts) == ["B1-2.ki67", "B6-01"]


def test_message_has_the_promised_form(small_data: SmallData) -> None:
    small_data.set(GRADE, 2, evidence="seem")
    assert complaint(small_data) == (
        "facts/grade.csv row 2, column evidence: 'seem' is not allowed; allowed: seen, secondary, computed, unverified"
    )


@pytest.mark.parametrize(
    ("row", "cells", "column", "found"),
    [
        pytest.param(2, {"id": "b1 2"}, "id", "b1 2", id="malformed_id"),
        pytest.param(2, {"topic": "cga"}, "topic", "cga", id="topic_is_not_the_file_stem"),
        pytest.param(2, {"statement": "  "}, "statement", "  ", id="blank_statement"),
        pytest.param(2, {"low": "three"}, "low", "three", id="number_that_does_not_parse"),
        pytest.param(2, {"low": "1e1"}, "low", "1e1", id="number_in_scientific_notation"),
        pytest.param(2, {"low": "NaN"}, "low", "NaN", id="number_that_is_not_one"),
        pytest.param(2, {"low": "21"}, "low", "21", id="low_above_high"),
        pytest.param(2, {"unit": "percent"}, "unit", "percent", id="unknown_unit"),
        pytest.param(2, {"unit": ""}, "unit", "", id="number_without_unit"),
        pytest.param(3, {"unit": "%"}, "unit", "%", id="unit_without_number"),
        pytest.param(2, {"operator": "~"}, "operator", "~", id="unknown_operator"),
        pytest.param(2, {"operator": "<"}, "operator", "<", id="operator_that_misses_its_value"),
        pytest.param(2, {"operator": ""}, "operator", "", id="numbers_without_operator"),
        pytest.param(2, {"value": "5"}, "operator", "range", id="range_with_a_value"),
        pytest.param(2, {"high": ""}, "operator", "range", id="range_with_one_limit"),
        pytest.param(2, {"operator": "=", "value": "2"}, "value", "2", id="value_outside_its_interval"),
        pytest.param(2, {"population": ""}, "population", "", id="no_population"),
        pytest.param(2, {"jurisdiction": "Mars"}, "jurisdiction", "Mars", id="jurisdiction"),
        pytest.param(2, {"as_of": "2019-13"}, "as_of", "2019-13", id="month_that_does_not_exist"),
        pytest.param(2, {"as_of": "2019-02-30"}, "as_of", "2019-02-30", id="day_not_in_calendar"),
        pytest.param(2, {"as_of": "19"}, "as_of", "19", id="year_of_two_digits"),
        pytest.param(2, {"as_of": ""}, "as_of", "", id="no_date"),
        pytest.param(2, {"source": "WHO20"}, "source", "WHO20", id="unknown_source"),
        pytest.param(2, {"source": ""}, "source", "", id="no_source"),
        pytest.param(2, {"source": "WHO19a; ARTICLE:2"}, "source", "WHO19a; ARTICLE:2", id="space"),
        pytest.param(2, {"source": "ARTICLE"}, "source", "ARTICLE", id="article_without_line"),
        pytest.param(2, {"source": "WHO19a:3"}, "source", "WHO19a:3", id="line_of_another_source"),
        pytest.param(2, {"gradable": "maybe"}, "gradable", "maybe", id="unknown_gradable"),
        pytest.param(3, {"gradable": "rubric"}, "gradable", "rubric", id="unverified_but_gradable"),
        pytest.param(2, {"source": "GENERAL"}, "evidence", "seen", id="general_knowledge_called_seen"),
        pytest.param(2, {"evidence": "computed"}, "evidence", "computed", id="computed_without_arithmetic"),
        pytest.param(
            3,
            {"source": "WHO19a", "evidence": "seen", "gradable": "tolerance"},
            "gradable",
            "tolerance",
            id="tolerance_without_number",
        ),
        pytest.param(2, {"reviewed_by": "A. Doctor"}, "reviewed_by", "A. Doctor", id="signed_in_the_wrong_place"),
    ],
)
def test_bad_fact_is_refused(small_data: SmallData, row: int, cells: dict[str, str], column: str, found: str) -> None:
    small_data.set(GRADE, row, **cells)
    message = complaint(small_data)
    assert message.startswith(f"{GRADE} row {row}, column {column}: {found!r} is not allowed")
    assert "; allowed: " in message


def test_id_used_twice_in_one_file_is_refused(small_data: SmallData) -> None:
    small_data.append(GRADE)
    message = complaint(small_data)
    assert message.startswith(f"{GRADE} row 4, column id: 'B1-2.ki67' is not allowed")
    assert "facts/grade.csv row 2" in message


def test_id_used_in_two_files_is_refused(small_data: SmallData) -> None:
    small_data.rewrite("facts/other.csv", small_data.text(GRADE).replace(",grade,", ",other,"))
    assert complaint(small_data).startswith("facts/other.csv row 2, column id: 'B1-2.ki67'")


@pytest.mark.parametrize(
    ("name", "cells", "column"),
    [
        ("sources.csv", {"kind": "rumour"}, "kind"),
        ("sources.csv", {"year": "19"}, "year"),
        ("statements.csv", {"unit": "09_extra"}, "unit"),
        ("statements.csv", {"tier": "vital"}, "tier"),
        ("statements.csv", {"article_lines": "22;x"}, "article_lines"),
        ("statements.csv", {"statement": ""}, "statement"),
        ("objectives.csv", {"statements": "S001;S999"}, "statements"),
        ("objectives.csv", {"statements": "S001;S001"}, "statements"),
        ("discrepancies.csv", {"facts": "B9-99"}, "facts"),
        ("contested_topics.csv", {"facts": "B9-99"}, "facts"),
        ("contested_topics.csv", {"item_type": "essay"}, "item_type"),
        ("harm_list.csv", {"facts": "B9-99"}, "facts"),
        ("source_conflicts.csv", {"sources": "WHO20"}, "sources"),
        ("source_conflicts.csv", {"facts": "B9-99"}, "facts"),
        ("taken_over.csv", {"became": "B9-99"}, "became"),
        ("taken_over.csv", {"became": ""}, "became"),
        ("taken_over.csv", {"reason": "a heading"}, "became"),
    ],
)
def test_bad_record_is_refused(small_data: SmallData, name: str, cells: dict[str, str], column: str) -> None:
    small_data.set(name, 2, **cells)
    message = complaint(small_data)
    assert message.startswith(f"{name} row 2, column {column}: ")
    assert "; allowed: " in message


@pytest.mark.parametrize("name", ["sources.csv", "statements.csv", "harm_list.csv"])
def test_record_that_stands_twice_is_refused(small_data: SmallData, name: str) -> None:
    small_data.append(name)
    assert "each once in this file" in complaint(small_data)


def test_row_taken_over_twice_is_refused(small_data: SmallData) -> None:
    small_data.append("taken_over.csv")
    assert complaint(small_data).startswith("taken_over.csv row 3, column row_id: 'B1-2'")


def test_statement_that_no_objective_covers_is_refused(small_data: SmallData) -> None:
    small_data.append("statements.csv", id="S002")
    assert complaint(small_data).startswith("statements.csv row 3, column id: 'S002'")


def test_missing_column_is_refused(small_data: SmallData) -> None:
    small_data.rewrite(GRADE, small_data.text(GRADE).replace(",as_of,", ",", 1))
    assert complaint(small_data).startswith(f"{GRADE} row 1, column as_of: it is missing")


def test_extra_column_is_refused(small_data: SmallData) -> None:
    small_data.rewrite(GRADE, small_data.text(GRADE).replace("reviewed_on\n", "reviewed_on,note\n"))
    assert complaint(small_data).startswith(f"{GRADE} row 1, column note: 'note' is not allowed")


def test_columns_in_another_order_are_refused(small_data: SmallData) -> None:
    small_data.rewrite(GRADE, small_data.text(GRADE).replace("id,topic", "topic,id", 1))
    assert complaint(small_data).startswith(f"{GRADE} row 1: the columns are in another order")


def test_row_with_too_few_cells_is_refused(small_data: SmallData) -> None:
    small_data.rewrite(GRADE, small_data.text(GRADE) + "B9-01,grade\n")
    assert complaint(small_data).startswith(f"{GRADE} row 4: 2 cells are not allowed")


def test_broken_quoting_is_refused(small_data: SmallData) -> None:
    small_data.rewrite("units.csv", 'unit,meaning\n%,"per cent" or so\n')
    assert complaint(small_data).startswith("units.csv: ")


def test_empty_file_is_refused(small_data: SmallData) -> None:
    small_data.rewrite("units.csv", "")
    assert complaint(small_data).startswith("units.csv row 1, column unit: it is missing")


def test_missing_file_is_refused(small_data: SmallData) -> None:
    (small_data.folder / "harm_list.csv").unlink()
    assert complaint(small_data).startswith("harm_list.csv: the file cannot be read")


def test_missing_folder_of_facts_is_refused(small_data: SmallData) -> None:
    (small_data.folder / GRADE).unlink()
    (small_data.folder / "facts").rmdir()
    assert complaint(small_data).startswith("facts: the folder cannot be read")


def test_text_that_is_not_utf8_is_refused(small_data: SmallData) -> None:
    (small_data.folder / "units.csv").write_bytes(b"unit,meaning\n\xb5g,microgram\n")
    assert complaint(small_data).startswith("units.csv: not UTF-8")


def test_other_file_among_the_facts_is_refused(small_data: SmallData) -> None:
    small_data.rewrite("facts/notes.txt", "hello")
    assert complaint(small_data).startswith("facts/notes.txt: not a fact file")


def test_hidden_file_among_the_facts_is_passed_over(small_data: SmallData) -> None:
    small_data.rewrite("facts/.DS_Store", "left behind by a desktop")
    assert len(load_library(small_data.folder).facts) == 2
