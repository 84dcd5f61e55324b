"""What became of a second reading of the facts, and how far a fact's date may reach."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from netcourse import evidence
from netcourse.evidence import EvidenceError, EvidenceLevel, Gradable, find, load_library, render
from netcourse.evidence.second_reading import Decision, ReaderVerdict
from tests.evidence.conftest import SmallData

READINGS = evidence.library().readings or {}
ROWS = Path(__file__).parents[2].parent / "shared" / "clinical" / "second_reading.csv"


@pytest.mark.skipif(not ROWS.is_file(), reason="the second reading as it was handed over is not beside the project")
def test_every_row_of_the_second_reading_is_taken_over_or_answered() -> None:
    with ROWS.open(newline="", encoding="utf-8") as file:
        handed = {row["fact_id"]: row["verdict"] for row in csv.DictReader(file)}
    readings = READINGS
    assert {one: readings[one].verdict.value for one in handed} == handed
    assert all(readings[one].why for one in handed)


def test_what_was_decided_is_what_the_facts_are() -> None:
    facts = evidence.facts()
    for reading in READINGS.values():
        if reading.decision is Decision.DROPPED:
            assert reading.fact_id not in facts
        elif reading.decision is Decision.RAISED:
            assert facts[reading.fact_id].evidence is not EvidenceLevel.UNVERIFIED, reading.fact_id
        elif reading.decision is Decision.UNVERIFIED:
            assert facts[reading.fact_id].gradable is Gradable.NEVER, reading.fact_id


def test_most_of_what_was_looked_up_was_confirmed() -> None:
    counted = Counter(reading.verdict for reading in READINGS.values())
    assert counted[ReaderVerdict.CONFIRMED] > 200
    assert counted[ReaderVerdict.NOT_FOUND] == 51


def test_no_fact_is_dated_later_than_its_newest_source() -> None:
    sources = evidence.sources()
    for fact in evidence.facts().values():
        assert fact.as_of[:4] <= max(sources[key].dated for key in fact.source_keys), fact.id


def test_a_fact_with_a_dated_source_alone_does_not_carry_the_month_of_writing() -> None:
    sources = evidence.sources()
    for fact in evidence.facts().values():
        real = [sources[key] for key in fact.source_keys if key != "COMPUTED"]
        if real and all(source.year for source in real):
            assert fact.as_of != "2026-11", fact.id


def test_no_fact_rests_on_an_answer_site_that_a_better_source_replaced() -> None:
    replaced = {"C7-01.nccn-mgdl", "A2-04.glucagon", "C7-13"}
    for one in replaced:
        assert not any("droracle" in evidence.sources()[key].address for key in evidence.fact(one).source_keys), one


@pytest.mark.parametrize(
    ("file", "row", "cells", "column"),
    [
        ("facts/grade.csv", 2, {"source": "WHO19a", "as_of": "2020"}, "as_of"),
        ("sources.csv", 2, {"seen": "2026-11"}, "seen"),
        ("sources.csv", 3, {"seen": ""}, "seen"),
        ("second_reading.csv", 2, {"decision": "unverified"}, "decision"),
        ("second_reading.csv", 2, {"verdict": "contradicted"}, "decision"),
        ("second_reading.csv", 2, {"fact_id": "B9-99"}, "fact_id"),
        ("second_reading.csv", 2, {"decision": "dropped"}, "fact_id"),
        ("second_reading.csv", 2, {"why": ""}, "why"),
    ],
)
def test_a_date_or_a_decision_that_cannot_be_is_refused(
    small_data: SmallData, file: str, row: int, cells: dict[str, str], column: str
) -> None:
    small_data.set(file, row, **cells)
    with pytest.raises(EvidenceError, match=f"^{file} row {row}, column {column}: "):
        load_library(small_data.folder)


@pytest.mark.parametrize("year", ["2018", "2019"])
def test_a_fact_may_be_as_old_as_its_source_or_older(small_data: SmallData, year: str) -> None:
    small_data.set("facts/grade.csv", 2, source="WHO19a", as_of=year)
    assert load_library(small_data.folder).facts["B1-2.ki67"].as_of == year


def test_a_fact_tells_which_reading_it_has_had() -> None:
    raised, untouched = find("A4-07.germline")[0], find("M-hpf.fn22")[0]
    assert "second reading: confirmed (Scarpa, Nature 2017;543:65, 2017); raised: Seen in the abstract." in render(raised)
    assert "second reading: not looked up again" in render(untouched)
