"""A fact compares exactly, and refuses what cannot be compared exactly."""

from dataclasses import FrozenInstanceError, replace
from decimal import Decimal
from fractions import Fraction

import pytest

from netcourse.evidence import EvidenceLevel, Operator, fact


@pytest.mark.parametrize(
    ("fact_id", "x", "expected"),
    [
        ("B1-1.ki67", Fraction(14 * 100, 500), True),
        ("B1-1.ki67", Fraction(15 * 100, 500), False),
        ("B1-2.ki67", Fraction(15 * 100, 500), True),
        ("B1-2.ki67", Fraction(100 * 100, 500), True),
        ("B1-2.ki67", Fraction(101 * 100, 500), False),
        ("B1-3.ki67", 20, False),
        ("B1-3.ki67", Fraction(101 * 100, 500), True),
        ("B1-1.mitoses", Fraction(9, 5), True),
        ("B1-1.mitoses", 2, False),
        ("B1-2.mitoses", 2, True),
        ("B1-2.mitoses", 20, True),
        ("B1-3.mitoses", Decimal("20.2"), True),
        ("B2-02", 500, True),
        ("B2-02", 499, False),
        ("C7-01.older-mgdl", 45, True),
        ("C7-01.older-mgdl", 46, False),
        ("B2-04.area", 10, True),
        ("B2-04.area", Decimal("9.999999999999996"), False),
    ],
)
def test_threshold_is_compared_exactly(fact_id: str, x: Fraction | int | Decimal, *, expected: bool) -> None:
    assert fact(fact_id).holds(x) is expected


@pytest.mark.parametrize("x", [3.0, True, "3", None])
def test_inexact_number_is_refused_with_the_reason(x: object) -> None:
    with pytest.raises(TypeError, match="thresholds are compared exactly"):
        fact("B1-2.ki67").holds(x)  # type: ignore[arg-type]


def test_integer_of_numpy_counts_as_exact() -> None:
    numpy = pytest.importorskip("numpy", reason="numpy is only needed for this comparison")
    assert fact("B1-2.ki67").holds(numpy.int64(3))


@pytest.mark.parametrize("fact_id", ["B1-4.graded", "C3-01.fold"])
def test_fact_without_an_exact_boundary_refuses_to_compare(fact_id: str) -> None:
    with pytest.raises(ValueError, match=r"no exact boundary"):
        fact(fact_id).holds(3)


def test_numbers_are_exact_fractions() -> None:
    hazard = fact("E3-08.hr")
    assert hazard.exact_value == Fraction(276, 1000)
    assert (hazard.exact_low, hazard.exact_high) == (Fraction(182, 1000), Fraction(418, 1000))
    assert fact("B1-2.ki67").exact_value is None


def test_equal_holds_only_for_the_value_and_not_for_the_interval() -> None:
    assert fact("E3-08.hr").holds(Decimal("0.276"))
    assert not fact("E3-08.hr").holds(Decimal("0.3"))


def test_source_keys_leave_out_the_lines_of_the_article() -> None:
    cited = replace(fact("B2-11.stains"), source=("ARTICLE:72", "ARTICLE:73", "WHO19a"))
    assert cited.source_keys == ("ARTICLE", "WHO19a")


def test_records_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        fact("B2-02").statement = "Something else"  # type: ignore[misc]


def test_words_of_the_data_files_equal_the_enumerations() -> None:
    assert fact("B2-02").evidence == "seen"
    assert fact("B2-02").evidence is EvidenceLevel.SEEN
    assert fact("B2-02").operator is Operator.AT_LEAST
