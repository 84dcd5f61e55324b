"""Values of libraries leave a student's process as plain data and arrive as they left, or not at all."""

import json
from collections import Counter, OrderedDict, defaultdict, namedtuple
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.marking.execution.taking_in import NotPlain, decode, take_in
from tests.marking.execution.test_plain_data import across

OFFSETS = st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata"]).map(ZoneInfo)
TIMES = st.datetimes(timezones=st.none() | OFFSETS | ZONES)
LIBRARY = st.one_of(
    st.binary(max_size=20),
    st.binary(max_size=20).map(bytearray),
    st.complex_numbers(allow_nan=False),
    st.builds(range, st.integers(-99, 99), st.integers(-99, 99), st.integers(1, 9)),
    st.dates(),
    TIMES,
    st.times(),
    st.timedeltas(),
    st.decimals(allow_nan=False),
    st.fractions(),
    st.integers(-(2**20_000), 2**20_000),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=4).map(Counter),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=4).map(OrderedDict),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=4).map(lambda found: defaultdict(int, found)),
)
Dose = namedtuple("Dose", "drug mg")


class Report(NamedTuple):
    """As teachers have it written."""

    site: str
    grades: list[int]


def arrives(value: object) -> Any:
    arrived = across(value)
    assert type(arrived) is type(value)
    return arrived


@given(LIBRARY)
def test_values_of_the_standard_library_arrive_as_they_left(value: object) -> None:
    assert arrives(value) == value


@given(TIMES)
def test_a_time_keeps_its_zone_and_which_of_two_hours_it_is(value: datetime) -> None:
    arrived = arrives(value)
    assert (arrived.utcoffset(), arrived.fold) == (value.utcoffset(), value.fold)
    assert not isinstance(value.tzinfo, ZoneInfo) or arrived.tzinfo is value.tzinfo


@given(st.lists(st.text(max_size=9), max_size=6))
def test_texts_of_numpy_arrive_as_they_left(texts: list[str]) -> None:
    array = np.array([text.rstrip("\0") for text in texts], "U9")
    arrived = arrives(array)
    assert (arrived.dtype, arrived.tolist()) == (array.dtype, array.tolist())


@given(st.integers(-(2**62), 2**62), st.sampled_from(["s", "ms", "us", "ns"]))
def test_a_span_of_pandas_arrives_as_it_left(count: int, unit: Any) -> None:
    span = pd.Timedelta(np.timedelta64(count // 10**10, unit))
    assert arrives(span) == span


@pytest.mark.parametrize(
    "value", [Dose("lanreotide", 120), Report("ileum", [1, 2]), [Dose("a", 1)], {"one": Report("lung", [])}, (Dose(1, 2), 3)]
)
def test_a_named_tuple_arrives_as_one(value: Any) -> None:
    arrived = across(value)
    assert arrived == value
    assert repr(arrived) == repr(value)


def test_two_named_tuples_of_a_kind_are_of_one_class() -> None:
    one, other = across([Dose("a", 1), Dose("b", 2)])
    assert type(one) is type(other)
    assert (one.drug, other.mg) == ("a", 2)


INDICES = {
    "names": pd.Index(["a", "b"]),
    "numbers": pd.Index([1, 2], name="n"),
    "range": pd.RangeIndex(2, 9, 3),
    "times": pd.DatetimeIndex(["2026-03-01", "2026-03-02"]),
    "levels": pd.MultiIndex.from_product([["a", "b"], [1, 2]], names=["x", "y"]),
    "kinds": pd.CategoricalIndex(["x", "y", "x"]),
}


@pytest.mark.parametrize("index", INDICES.values(), ids=INDICES.keys())
def test_an_index_arrives_as_it_left(index: Any) -> None:
    pd.testing.assert_index_equal(across(index), index)


@pytest.mark.parametrize(
    "series",
    [
        pd.Series(pd.to_datetime(["2026-03-01", "NaT"]).tz_localize("Europe/Berlin")),
        pd.Series([1, None], dtype="UInt8"),
        pd.Series([0.5, None], dtype="Float32"),
        pd.Series(pd.to_timedelta(["1 days", "NaT"])),
        pd.Series(["a", None], dtype="string"),
    ],
    ids=["zone", "small", "float", "span", "string"],
)
def test_a_series_of_other_kinds_arrives_as_it_left(series: Any) -> None:
    pd.testing.assert_series_equal(across(series), series)


class Longer(Dose):
    """A class of the student's that is one in name only."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


class Forged(tuple[object, ...]):
    _fields = ("drug", "mg")

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]

    def __iter__(self) -> Any:
        return iter([7, 8])


def test_a_class_below_a_named_tuple_is_none_of_ours() -> None:
    assert isinstance(across(Longer("a", 1)), NotPlain)
    with pytest.raises(ValueError, match="no named tuple"):
        across(Forged([1, 2, 3]))
    assert across(Forged([1, 2])) != (7, 8)


def built(coded: dict[str, Any]) -> object:
    return decode(json.loads(json.dumps(coded)))


@pytest.mark.parametrize(
    "coded",
    [
        {"is": "named", "name": "x", "fields": ["__eq__"], "parts": [1]},
        {"is": "named", "name": "x", "fields": ["a", "a"], "parts": [1, 2]},
        {"is": "named", "name": "x; import os", "fields": ["a"], "parts": [1]},
        {"is": "named", "name": "x", "fields": ["a"], "parts": []},
        {"is": "named", "name": "x", "fields": [f"f{at}" for at in range(101)], "parts": list(range(101))},
        {"is": "texts", "shape": [100], "dtype": "<U9999999", "texts": ["a"] * 100},
        {"is": "texts", "shape": [1], "dtype": "<U1", "texts": [{"is": "word", "text": "a"}]},
        {"is": "texts", "shape": [3], "dtype": "<U1", "texts": ["a"]},
        {"is": "span", "unit": "Y", "count": 1},
        {"is": "span", "unit": "s", "count": 1.5},
        {"is": "datetime", "text": "2026-03-01T10:00:00", "zone": "../../etc/passwd"},
        {"is": "datetime", "text": "2026-03-01T10:00:00", "fold": 7},
        {"is": "whole", "text": 5},
        {"is": "word", "text": ["a"]},
    ],
)
def test_what_was_forged_is_refused(coded: dict[str, Any]) -> None:
    payload = json.dumps({"values": {"x": coded}, "answers": None}).encode()
    with pytest.raises(ValueError, match=r"."):
        take_in(payload)


@pytest.mark.parametrize(
    "value",
    [date(2026, 3, 1), time(10, 5), Decimal("0.30"), Fraction(1, 3), 3**30_000],
    ids=["date", "time", "decimal", "fraction", "whole"],
)
def test_what_is_too_large_or_within_another_value_is_told_by_its_type(value: object) -> None:
    assert across([value]) == [value]
    kept = across(value, most=3)
    assert isinstance(kept, NotPlain)
    assert kept.kind.startswith(type(value).__name__)
