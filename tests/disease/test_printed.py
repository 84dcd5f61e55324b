"""What is rounded for print never contradicts what is said of it beside a limit."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.disease.cga import CgaReading, interpret_chromogranin_a
from netcourse.disease.cga_washout import PpiDrug, label_days, ppi_effect
from netcourse.disease.hiaa import HiaaReading, interpret_urinary_hiaa
from netcourse.disease.hiaa_diet import Portion, diet_explains, diet_load
from netcourse.disease.hiaa_units import CREATININE_G_PER_MOL, CollectionCheck, check_collection
from netcourse.disease.printed import beside, in_per_cent, told_apart
from netcourse.disease.recount import Recount, ki67_recount, mitoses_recount
from netcourse.disease.result import NotDecidable
from netcourse.evidence import fact

numbers = st.fractions(0, 200, max_denominator=10**7)


@pytest.mark.parametrize(
    ("x", "limit", "decimals", "words"),
    [
        ("8", "8", 1, ("8.0", "8.0")),
        ("8.04", "8", 1, ("8.04", "8.00")),
        ("7.96", "8", 1, ("7.96", "8.00")),
        ("8.06", "8", 1, ("8.1", "8.0")),
        ("8.00001", "8", 1, ("just above 8.0", "8.0")),
        ("7.99999", "8", 1, ("just below 8.0", "8.0")),
        ("100.4", "100", 0, ("100.4", "100.0")),
        ("101", "100", 0, ("101", "100")),
    ],
)
def test_a_number_is_told_apart_from_its_limit(x: str, limit: str, decimals: int, words: tuple[str, str]) -> None:
    assert told_apart(Fraction(x), Fraction(limit), decimals) == words
    assert beside(Fraction(x), Fraction(limit), decimals) == words[0]


@given(x=numbers, limit=numbers, decimals=st.integers(0, 4))
def test_what_is_printed_has_the_order_of_the_numbers(x: Fraction, limit: Fraction, decimals: int) -> None:
    first, second = told_apart(x, limit, decimals)
    if first.startswith("just"):
        assert first == f"just {'above' if x > limit else 'below'} {second}"
        assert 0 < abs(x - limit) <= Fraction(1, 10**4)
    else:
        assert (Fraction(first) > Fraction(second), Fraction(first) < Fraction(second)) == (x > limit, x < limit)


@given(limit=st.decimals(0, 200, places=1), x=numbers, decimals=st.integers(0, 1))
def test_the_side_of_a_limit_that_is_printed_in_full_elsewhere_is_seen(limit: object, x: Fraction, decimals: int) -> None:
    exact_limit = Fraction(str(limit))
    printed = beside(x, exact_limit, decimals)
    if not printed.startswith("just") and x != exact_limit:
        assert (Fraction(printed) > exact_limit) == (x > exact_limit)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "0.0%"),
        (1, "100.0%"),
        (0.0004, "below 0.1%"),
        (0.9996, "above 99.9%"),
        (0.001, "0.1%"),
        (0.999, "99.9%"),
        (0.5, "50.0%"),
    ],
)
def test_a_share_is_never_called_all_or_nothing_that_is_not(share: float, words: str) -> None:
    assert in_per_cent(share) == words


def _hiaa(value: str) -> HiaaReading:
    found = interpret_urinary_hiaa(
        value=Fraction(value), unit="mg/24 h", upper_limit=8, diet=(), drugs=(), renal_impairment=False, stated_complete=True
    )
    assert isinstance(found, HiaaReading)
    return found


@pytest.mark.parametrize(
    ("value", "raised", "words"),
    [
        ("8", False, "5-HIAA is 8.0 mg in 24 h; this laboratory's limit is 8.0 mg."),
        ("8.04", True, "5-HIAA is 8.04 mg in 24 h; this laboratory's limit is 8.00 mg."),
        ("7.96", False, "5-HIAA is 7.96 mg in 24 h; this laboratory's limit is 8.00 mg."),
        ("8.000001", True, "5-HIAA is just above 8.0 mg in 24 h; this laboratory's limit is 8.0 mg."),
    ],
)
def test_a_5_hiaa_beside_the_limit_is_not_printed_on_it(*, value: str, raised: bool, words: str) -> None:
    found = _hiaa(value)
    assert found.raised is raised
    assert found.reasons[0].text == words


@pytest.mark.parametrize(("nearer", "explains"), [("-0.01", True), ("0", True), ("0.01", False)])
def test_food_that_just_explains_a_rise_and_food_that_just_does_not_differ_in_print(*, nearer: str, explains: bool) -> None:
    load = diet_load([Portion("banana", 100, hours_from_start=1)])
    assert not isinstance(load, NotDecidable)
    found, reason = diet_explains(load, excess_mg=load.high_mg + Fraction(nearer))
    assert found is explains
    high = reason.text.partition(" mg (")[0].rpartition(" to ")[2]
    over = reason.text.partition(" mg above the limit")[0].rpartition(" the ")[2]
    assert (Fraction(high) >= Fraction(over)) is explains


@pytest.mark.parametrize(
    ("times", "words"), [("1", "1"), ("1.0004", "just above 1"), ("0.9996", "just below 1"), ("2.25", "2.25")]
)
def test_a_cga_beside_the_limit_is_not_printed_on_it(times: str, words: str) -> None:
    found = interpret_chromogranin_a(
        value=100 * Fraction(times), unit="ng/mL", upper_limit=100, ppi_drug="none", renal_impairment=False
    )
    assert isinstance(found, CgaReading)
    assert found.raised is (Fraction(times) > 1)
    assert found.reasons[0].text == f"CgA is {words} times this laboratory's own upper limit."


def test_a_ppi_stopped_a_moment_too_late_is_not_printed_as_stopped_in_time() -> None:
    days = label_days() - Fraction(1, 10**6)
    _, reason = ppi_effect(drug=PpiDrug.OMEPRAZOLE, days_of_use=7, days_since_stopping=days, times_upper_limit=Fraction(2))
    assert f"was stopped just below {label_days()} days ago: too short by the label" in reason.text


def test_half_of_the_average_creatinine_is_only_printed_for_half_of_it() -> None:
    average = fact("C6-16.women").exact_value or Fraction(0)
    for share, words in (("0.5", "50%"), ("0.4996", "49.96%"), ("0.5004", "50.04%")):
        found = check_collection(creatinine_mmol_per_24h=average * Fraction(share), sex="female", weight_kg=60)
        assert isinstance(found, CollectionCheck)
        assert f"Creatinine is {words} of the" in found.reasons[0].text


def test_creatinine_for_the_weight_is_not_printed_on_the_limit_beside_which_it_lies() -> None:
    low = fact("C6-16.women-weight").exact_low or Fraction(0)
    for beside_it, words in ((Fraction(0), f"{low}.0"), (Fraction(-1, 100), f"{low - 1}.99"), (Fraction(1, 100), f"{low}.01")):
        creatinine = (low + beside_it) * 60 / CREATININE_G_PER_MOL
        found = check_collection(creatinine_mmol_per_24h=creatinine, sex="female", weight_kg=60)
        assert isinstance(found, CollectionCheck)
        assert f"That is {words} mg per kg; {low} to" in found.reasons[1].text


RECOUNTS: dict[str, Callable[[], Recount | NotDecidable]] = {
    "of such counts below 0.1% land": lambda: ki67_recount(true_index=10, counted=500),
    "of such counts above 99.9% land": lambda: mitoses_recount(true_rate=21, area_mm2=Fraction(1, 10**5)),
    "of such counts 0.0% land": lambda: ki67_recount(true_index=0, counted=500),
}


@pytest.mark.parametrize("words", RECOUNTS)
def test_a_recount_that_can_change_the_grade_is_not_printed_as_one_that_never_does(words: str) -> None:
    found = RECOUNTS[words]()
    assert isinstance(found, Recount)
    assert found.what.startswith(words)
