"""What the course's own data files promise."""

import csv
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest

from netcourse import evidence
from netcourse.authoring.new.fact import TABLE
from netcourse.evidence import EvidenceLevel, Gradable, Operator, SourceKind
from netcourse.evidence.second_reading import Decision
from netcourse.evidence.specialities import read_specialities

DATA = Path(str(files("netcourse.evidence"))) / "data"
MATERIAL = Path(__file__).parents[2].parent / "shared" / "clinical"
# These facts came from no table of the material: a second reading, the designs of five units and `netcourse new fact` added them.
ADDED_SINCE = ("second_reading", "units_02_04", "units_07_08", "unit_09", TABLE)

with_material = pytest.mark.skipif(
    not MATERIAL.is_dir(),
    reason="the material that was handed over (../shared/clinical) is not beside the project",
)


def test_counts_are_those_of_the_material() -> None:
    library = evidence.library()
    assert [
        len(library.statements),
        len(library.objectives),
        len(library.discrepancies),
        len(library.contested_topics),
        len(library.harms),
        len(library.conflicts),
    ] == [375, 52, 35, 26, 16, 18]


def test_objectives_cover_all_statements_and_stay_in_their_unit() -> None:
    statements = evidence.statements()
    covered: set[str] = set()
    for objective in evidence.objectives().values():
        assert {statements[one].unit for one in objective.statements} == {objective.unit}
        covered.update(objective.statements)
    assert covered == set(statements)


def test_statements_in_two_objectives_are_the_known_ones() -> None:
    counted = Counter(one for objective in evidence.objectives().values() for one in objective.statements)
    twice = {one for one, times in counted.items() if times > 1}
    assert twice == {"S018", "S097", "S158", "S189", "S240", "S248", "S277"}


def test_grade_table_has_exactly_the_ids_that_rules_rely_on() -> None:
    expected = {f"B1-{row}.{index}" for row in range(1, 6) for index in ("ki67", "mitoses")}
    expected |= {"B1-4.graded", "B1-5.graded", "B1-6.component"}
    assert {one for one in evidence.facts() if one.startswith("B1-")} == expected


def test_grades_divide_every_index_without_gap_or_overlap() -> None:
    for index in ("ki67", "mitoses"):
        rules = [evidence.fact(f"B1-{grade}.{index}") for grade in (1, 2, 3)]
        for tenths in range(1001):
            assert sum(rule.holds(Fraction(tenths, 10)) for rule in rules) == 1


def test_no_fact_of_general_knowledge_is_gradable() -> None:
    for fact in evidence.facts().values():
        if "GENERAL" in fact.source_keys or fact.evidence is EvidenceLevel.UNVERIFIED:
            assert fact.gradable is Gradable.NEVER, fact.id


def test_drug_doses_are_never_gradable() -> None:
    doses = re.compile(r"\b(is|are|was|were) given (as|at|for)\b|gives (octreotide at|a bolus)")
    found = [fact for fact in evidence.facts().values() if doses.search(fact.statement)]
    assert len(found) >= 15
    assert {fact.gradable for fact in found} == {Gradable.NEVER}


def test_fact_that_rests_on_secondary_pages_alone_says_so() -> None:
    for fact in evidence.facts().values():
        kinds = {evidence.sources()[key].kind for key in fact.source_keys}
        if kinds == {SourceKind.SECONDARY}:
            assert fact.evidence is EvidenceLevel.SECONDARY, fact.id


def test_every_topic_of_the_facts_has_a_speciality_that_reviews_it_and_no_other_is_named() -> None:
    reviewed = read_specialities(DATA)
    assert set(reviewed) == {fact.topic for fact in evidence.facts().values()}
    assert all(reviewed.values())


def test_every_source_and_unit_name_is_spelt_once() -> None:
    used = {fact.unit for fact in evidence.facts().values()} - {""}
    assert used == set(evidence.units())


def test_numbers_of_a_fact_stand_in_its_sentence() -> None:
    # "No crisis", "yearly", "one serving" and "plus or minus 1 week" say their numbers in words.
    in_words = {
        "C6-13.servings",
        "E2-08.interval",
        "E4-05.vasopressor-long",
        "G-03.first",
        "G-05.heart",
    }
    for fact in evidence.facts().values():
        for number in (fact.value, fact.low, fact.high):
            if number is not None and fact.id not in in_words:
                assert _said(number, fact.statement), fact.id


def _said(number: Decimal, statement: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(str(number))}(?![\d]|\.\d)", statement) is not None


def test_files_are_utf8_with_line_feeds_and_a_final_one() -> None:
    for path in DATA.rglob("*.csv"):
        raw = path.read_bytes()
        raw.decode("utf-8")
        assert b"\r" not in raw, path.name
        assert raw.endswith(b"\n"), path.name
        assert not raw.startswith(b"\xef\xbb\xbf"), path.name


def test_every_taken_over_row_became_something_or_says_why_not() -> None:
    for row in evidence.library().taken_over:
        assert bool(row.became) != bool(row.reason), row


def test_every_fact_is_reachable_from_the_list_of_rows_taken_over() -> None:
    reached = {one for row in evidence.library().taken_over for one in row.became}
    assert not set(evidence.facts()) - reached


@with_material
def test_list_of_rows_taken_over_names_every_row_of_the_tables() -> None:
    listed = {(row.table, row.row_id) for row in evidence.library().taken_over if row.table not in ADDED_SINCE}
    original = set()
    for table in (MATERIAL / "tables").glob("*.csv"):
        with table.open(newline="", encoding="utf-8") as file:
            original |= {(table.name, row[0]) for row in list(csv.reader(file))[1:]}
    computed = (MATERIAL / "computed.txt").read_text(encoding="utf-8").splitlines()
    original |= {("computed.txt", f"line {number}") for number, line in enumerate(computed, start=1) if re.search(r"\d", line)}
    assert listed == original


@with_material
def test_no_row_of_general_knowledge_alone_became_gradable() -> None:
    became = {(row.table, row.row_id): row.became for row in evidence.library().taken_over}
    checked = 0
    for table in (MATERIAL / "tables").glob("*.csv"):
        with table.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if re.fullmatch(r"(K|judgement)( \(.*\))?", row.get("source") or ""):
                checked += 1
                first = next(iter(row.values()))
                for one in became[table.name, first]:
                    reading = (evidence.library().readings or {}).get(one)
                    seen_since = reading is not None and reading.decision in (Decision.RAISED, Decision.CORRECTED)
                    assert seen_since or evidence.fact(one).gradable is Gradable.NEVER, one
    assert checked >= 15


@with_material
def test_statements_are_those_of_the_material_word_for_word() -> None:
    with (MATERIAL / "statements.csv").open(newline="", encoding="utf-8") as file:
        original = {row["id"]: row for row in csv.DictReader(file)}
    ours = evidence.statements()
    assert set(ours) == set(original)
    for one, row in original.items():
        assert ours[one].statement == row["statement"]
        assert ours[one].tier == row["examinable"]
        assert ours[one].unit[3:].replace("_", "-") == row["module"]


def test_approximate_facts_never_ask_for_an_exact_answer() -> None:
    for fact in evidence.facts().values():
        if fact.operator is Operator.APPROX:
            assert fact.gradable is not Gradable.EXACT, fact.id
