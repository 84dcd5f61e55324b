"""What leaves a student's process is plain data, and what arrives at a test is built from exact types."""

import json
import math
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as dt_time
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from types import SimpleNamespace
from typing import Any
from unittest.mock import ANY

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.marking.execution.handing_out import hand_out
from netcourse.marking.execution.taking_in import NotPlain, Remote, take_in

SCALARS = st.none() | st.booleans() | st.integers(-(2**80), 2**80) | st.floats() | st.text(max_size=20)
KEYS = st.text(max_size=5) | st.integers() | st.booleans()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.frozensets(KEYS, max_size=4)
        | st.sets(KEYS, max_size=4)
    ),
    max_leaves=20,
)


def across(value: object, name: str = "x", most: int = 1_000_000) -> Any:
    payload = json.dumps({"values": hand_out([name], {name: value}, most), "answers": None}).encode()
    return take_in(payload)[0][name]


def same(one: Any, other: Any) -> bool:
    """Equal, of the same type, all the way down; a nan is a nan."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one.items()), list(other.items()))
    return (isinstance(one, float) and math.isnan(one) and math.isnan(other)) or one == other


@given(VALUES)
def test_plain_values_arrive_as_they_left(value: object) -> None:
    assert same(across(value), value)


@pytest.mark.parametrize(
    "value", [np.int64(7), np.uint8(255), np.float32(0.1), np.float64("nan"), np.bool_(True), np.complex128(1j)]
)
def test_a_number_of_numpy_stays_one(value: Any) -> None:
    arrived = across(value)
    assert type(arrived) is type(value)
    assert arrived == value or np.isnan(value)


@pytest.mark.parametrize(
    "value",
    [
        np.arange(6).reshape(2, 3), np.array([True, False]), np.array([0.1, np.nan], "float32"), np.zeros((0, 3)),
        np.array(["2020-01-01", "NaT"], "datetime64[D]"), np.array(["a", None], object), np.arange(4)[::-2],
    ],
)  # fmt: skip
def test_an_array_arrives_as_it_left(value: Any) -> None:
    arrived = across(value)
    assert type(arrived) is np.ndarray
    assert (arrived.dtype, arrived.shape) == (value.dtype, value.shape)
    np.testing.assert_array_equal(arrived, value)


FRAME = pd.DataFrame(
    {
        "whole": [1, 2, 3],
        "share": [0.1, float("nan"), 3.0],
        "word": ["a", None, "c"],
        "yes": [True, False, True],
        "when": pd.to_datetime(["2020-01-01", "NaT", "2020-03-01"]),
        "kind": pd.Categorical(["x", "y", "x"]),
        "maybe": pd.array([1, None, 3], dtype="Int64"),
        "mixed": ["a", 1, None],
    }
)


FRAMES = {
    "all kinds": FRAME,
    "filtered": FRAME[FRAME["whole"] > 1],
    "indexed": FRAME.set_index("word"),
    "empty": FRAME.iloc[:0],
    "nothing": pd.DataFrame(),
    "two levels": FRAME.groupby(["kind", "yes"], observed=True)[["whole"]].sum(),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_a_frame_arrives_as_it_left(frame: pd.DataFrame) -> None:
    arrived = across(frame)
    assert type(arrived) is pd.DataFrame
    pd.testing.assert_frame_equal(arrived, frame, check_freq=False, check_column_type=False)


def test_a_series_arrives_as_it_left() -> None:
    series = FRAME["share"].rename("other")
    pd.testing.assert_series_equal(across(series), series)


def test_columns_of_the_same_name_stay_apart() -> None:
    frame = pd.DataFrame([[1, 2.0]], columns=["a", "a"])
    assert across(frame).to_numpy().tolist() == [[1.0, 2.0]]


class EqualsAll:
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


class Text(str):
    __slots__ = ()


class Frame(pd.DataFrame):
    pass


@pytest.mark.parametrize("value", [EqualsAll(), ANY, Text("B"), SimpleNamespace(), Frame(), object, len, lambda: 7])
def test_everything_else_arrives_as_something_that_equals_nothing(value: object) -> None:
    arrived: object = across(value)
    assert arrived not in (7, "B", [], True)
    assert isinstance(arrived, NotPlain)


@pytest.mark.parametrize(
    "value",
    [
        Counter("abca"), OrderedDict(b=1, a=Fraction(1, 3)), deque([1, 2], 3), Fraction(-2, 6), Decimal("1.10"), 2 - 1j, b"\x00x",
        range(9, 0, -2), date(2026, 3, 1), datetime(2026, 3, 1, 12, tzinfo=UTC), dt_time(1, 2, 3), timedelta(-1, 5, 7),
        [{"a": (Counter(), Decimal("NaN").is_nan())}],
    ],
)  # fmt: skip
def test_a_value_of_the_standard_library_arrives_as_it_left(value: object) -> None:
    arrived = across(value)
    assert type(arrived) is type(value)
    assert arrived == value


def test_a_dictionary_with_a_default_keeps_it_where_it_is_a_plain_type() -> None:
    counts = defaultdict(int, a=1)
    arrived = across(counts)
    assert arrived == counts
    assert arrived["other"] == 0
    assert across(defaultdict(lambda: 7)).default_factory is None


@pytest.mark.parametrize("function", [lambda: 7, cache(lambda: 7), len, "".join, partial(int, "7")])
def test_what_can_be_called_is_called_from_afar(function: Callable[..., object]) -> None:
    payload = json.dumps({"values": hand_out(["f"], {"f": function}, 1000), "answers": None}).encode()
    arrived = take_in(payload, lambda name, *_: json.dumps({"values": {"returned": name}, "answers": None}).encode())[0]["f"]
    assert isinstance(arrived, Remote)
    assert arrived() == "f"
    assert arrived.__doc__ == function.__doc__


def test_an_object_inside_a_list_or_a_column_is_replaced_too() -> None:
    assert type(across([EqualsAll()])[0]) is NotPlain
    assert type(across(pd.DataFrame({"a": [EqualsAll(), 1]}))["a"][0]) is NotPlain


def test_a_module_keeps_its_usual_name_only() -> None:
    assert across(np, "np") is np
    assert across(json, "json") is json
    assert type(across(json, "np")) is NotPlain


def test_what_is_too_large_is_told_and_the_rest_arrives() -> None:
    values = hand_out(["large", "small"], {"large": "x" * 1000, "small": 7}, 100)
    arrived, _ = take_in(json.dumps({"values": values, "answers": None}).encode())
    assert arrived["small"] == 7
    assert "too large" in repr(arrived["large"])


def test_a_variable_that_does_not_exist_does_not_arrive() -> None:
    assert hand_out(["x"], {}, 100) == {}


def test_a_value_nested_in_itself_comes_to_an_end() -> None:
    endless: list[object] = []
    endless.append(endless)
    assert type(across(endless)) is list


RANGE = {"range": [0, 1, 1], "name": None}
CODED: list[Any] = [
    {},
    {"is": "no such"},
    {"is": ["list"]},
    {"is": "dict", "parts": [[[], 1]]},
    {"is": "dict", "parts": 7},
    {"is": "tuple", "parts": "abc"},
    {"is": "scalar", "dtype": "S99999999999", "numbers": [1]},
    {"is": "scalar", "dtype": "<i8", "numbers": []},
    {"is": "array", "dtype": "O", "shape": [1], "numbers": [1]},
    {"is": "array", "dtype": "<i8", "shape": [99], "numbers": [1]},
    {"is": "array", "dtype": "u1", "shape": [1], "numbers": [-1]},
    {"is": "array", "dtype": "<i8", "shape": [1], "numbers": ["1"]},
    {"is": "frame"},
    {"is": "series", "name": 1, "column": 2},
    {"is": "frame", "names": {"range": [0, "x", 1], "name": None}, "columns": [], "index": RANGE},
    {"is": "other", "type": 7},
    {"is": "module"},
    {"is": "time", "text": "no time"},
    {"is": "fraction", "parts": [1, 0]},
    {"is": "complex", "parts": ["1", 0]},
    {"is": "sequence", "parts": [0, 1, 0]},
    {"is": "bytes", "text": "0"},
    {"is": "counter", "parts": [[[], 1]]},
    {"is": "deque", "most": "x", "parts": []},
    {"is": "decimal", "text": "one"},
    {"is": "date", "text": "2026-02-30"},
    {"is": "duration", "parts": [1, 2]},
]
LIES = [b"{", b"[]", b'{"values": {}}', b'{"values": [], "answers": null}', b'{"values": {}, "answers": 7}', b"[" * 100_000]
LIES += [json.dumps({"values": {"x": coded}, "answers": None}).encode() for coded in CODED]


@pytest.mark.parametrize("lie", LIES)
def test_what_is_not_as_it_should_be_is_refused(lie: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        take_in(lie)


def test_nothing_is_nothing() -> None:
    assert take_in(b"") == ({}, None)
