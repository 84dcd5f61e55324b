"""Signatures and a second reading are read strictly, may be missing, and name what was signed."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.evidence import EvidenceError, Signature, Verdict, load_library
from netcourse.evidence.content import digest, fact_content
from netcourse.evidence.second_reading import COLUMNS as READ
from netcourse.evidence.signatures import COLUMNS, Signed
from netcourse.evidence.spreadsheet import guarded, unguarded

from .conftest import SmallData

MINE = Signature(Signed.FACT, "B1-2.ki67", "sha256-1", "A. Doctor", "2026-11-28", Verdict.AGREE, "", {"statement": "It was so."})


def as_text(columns: Sequence[str], *rows: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows((columns, *rows))
    return out.getvalue()


@given(st.text(alphabet="'=+-@ab\t\n "))
def test_a_guard_is_undone_whatever_the_text_is(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@"))


def test_a_copy_without_signatures_has_none_and_one_without_rows_has_no_row(small_data: SmallData) -> None:
    assert load_library(small_data.folder).signatures is None
    small_data.rewrite("signatures.csv", as_text(COLUMNS))
    assert load_library(small_data.folder).signatures == ()


def test_a_signature_is_read_as_it_was_written_with_a_comment_that_looks_like_a_formula(small_data: SmallData) -> None:
    one = replace(MINE, verdict=Verdict.CHANGE, comment='=HYPERLINK("x")', content={"statement": "Größe ≥ 3%, “so”"})
    row = one.cells()
    assert row[6].startswith("'=")
    small_data.rewrite("signatures.csv", as_text(COLUMNS, row))
    assert load_library(small_data.folder).signatures == (one,)


def test_a_fact_that_is_gone_may_still_be_signed(small_data: SmallData) -> None:
    gone = replace(MINE, id="Z9-99")
    small_data.rewrite("signatures.csv", as_text(COLUMNS, gone.cells()))
    assert load_library(small_data.folder).signatures == (gone,)


@pytest.mark.parametrize(
    ("at", "cell", "column"),
    [
        pytest.param(0, "lesson", "kind", id="kind"),
        pytest.param(3, "", "signed_by", id="no_name"),
        pytest.param(4, "28.11.2026", "signed_on", id="date_of_another_form"),
        pytest.param(5, "fine", "verdict", id="verdict"),
        pytest.param(7, "{", "signed", id="content_that_is_no_json"),
        pytest.param(7, '{"a": 1}', "signed", id="content_that_is_no_text"),
    ],
)
def test_a_bad_signature_is_refused(small_data: SmallData, at: int, cell: str, column: str) -> None:
    cells = list(MINE.cells())
    cells[at] = cell
    small_data.rewrite("signatures.csv", as_text(COLUMNS, cells))
    with pytest.raises(EvidenceError, match=rf"^signatures\.csv row 2, column {column}: "):
        load_library(small_data.folder)


def test_nobody_signs_the_same_twice(small_data: SmallData) -> None:
    small_data.rewrite("signatures.csv", as_text(COLUMNS, MINE.cells(), replace(MINE, signed_by="a. doctor").cells()))
    with pytest.raises(EvidenceError, match=r"row 3, column signed_by"):
        load_library(small_data.folder)


def test_a_digest_is_another_for_any_other_number_source_or_doubt(small_data: SmallData) -> None:
    library = load_library(small_data.folder)
    fact = library.facts["B1-2.ki67"]
    before = digest(fact_content(fact, library))
    small_data.set("source_conflicts.csv", 2, conflict="A table prints <3.")
    doubted = load_library(small_data.folder)
    small_data.set("sources.csv", 2, title="WHO 2022 table")
    moved = load_library(small_data.folder)
    other = replace(fact, low=Decimal("2"))
    digests = {
        before,
        digest(fact_content(fact, doubted)),
        digest(fact_content(fact, moved)),
        digest(fact_content(other, library)),
    }
    assert len(digests) == 4
    # A spreadsheet takes digits, and digits with one e, for a number.
    assert before.startswith("sha256-")


def test_a_second_reading_is_a_remark_if_it_confirms_and_a_doubt_if_it_does_not(small_data: SmallData) -> None:
    said = ("seen to be so", "WHO", "who.int", "2022", "")
    kept, not_found = ("kept", "as it says"), ("unverified", "as it says")
    small_data.rewrite(
        "second_reading.csv", as_text(READ, ("B1-2.ki67", "confirmed", *said, *kept), ("B6-01", "not_found", *said, *not_found))
    )
    library = load_library(small_data.folder)
    confirmed, missed = (fact_content(library.facts[one], library)["second reading"] for one in ("B1-2.ki67", "B6-01"))
    assert confirmed == "confirmed; seen to be so; seen in WHO, who.int, 2022; decided: kept: as it says"
    assert missed.startswith("not found; ")
    small_data.rewrite("second_reading.csv", as_text(READ, ("B6-01", "", *said, *kept)))
    with pytest.raises(EvidenceError, match=r"second_reading\.csv row 2, column verdict"):
        load_library(small_data.folder)
