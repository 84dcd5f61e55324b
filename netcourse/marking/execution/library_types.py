"""Values of the standard library that students answer with, as plain data and back.

Only values of exactly these types are handed out; whoever builds them anew checks each part, as `taking_in` does for all others.
"""

import datetime as dt
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

Code = Callable[[object], Any]
Build = Callable[[Any], object]

# What a defaultdict makes of a key that is not there; others are forgotten.
_FACTORIES: Mapping[str, type] = {kind.__name__: kind for kind in (int, float, str, list, dict, set)}
# More digits than any answer has; Python itself refuses longer texts for whole numbers.
_MOST_DIGITS = 4000
# Of a whole number so many can be written as decimals.
_MOST_BITS = 13_000
_MOST_FIELDS, _LONGEST_NAME = 100, 100


def coders(encode: Code) -> dict[type, Code]:
    """How values of each type are coded.

    Parameters
    ----------
    encode : callable
        Codes what is inside a value.
    """

    def pairs(value: Any) -> list[Any]:
        return [[encode(key), encode(one)] for key, one in value.items()]

    def by_default(value: Any) -> Any:
        factory = next((name for name, kind in _FACTORIES.items() if kind is value.default_factory), None)
        return {"is": "defaultdict", "factory": factory, "parts": pairs(value)}

    def spoken(kind: str) -> Code:
        return lambda value: {"is": kind, "text": value.isoformat()}  # type: ignore[attr-defined]

    def moment(value: Any) -> Any:
        zone = {"zone": value.tzinfo.key} if type(value.tzinfo) is ZoneInfo and value.tzinfo.key else {}
        text = value.replace(tzinfo=None).isoformat() if zone else value.isoformat()
        return {"is": "datetime", "text": text, "fold": value.fold, **zone}

    coded: dict[type, Callable[[Any], Any]] = {
        complex: lambda value: {"is": "complex", "parts": [value.real, value.imag]},
        bytes: lambda value: {"is": "bytes", "text": value.hex()},
        bytearray: lambda value: {"is": "bytearray", "text": value.hex()},
        range: lambda value: {"is": "sequence", "parts": [value.start, value.stop, value.step]},
        Counter: lambda value: {"is": "counter", "parts": pairs(value)},
        OrderedDict: lambda value: {"is": "ordered", "parts": pairs(value)},
        defaultdict: by_default,
        deque: lambda value: {"is": "deque", "most": value.maxlen, "parts": [encode(one) for one in value]},
        Fraction: lambda value: {"is": "fraction", "parts": [encode(value.numerator), encode(value.denominator)]},
        Decimal: lambda value: {"is": "decimal", "text": str(value)},
        dt.date: spoken("date"),
        dt.datetime: moment,
        dt.time: spoken("clock"),
        dt.timedelta: lambda value: {"is": "duration", "parts": [value.days, value.seconds, value.microseconds]},
    }
    return coded


def builders(decode: Build) -> dict[str, Build]:
    """How each is built again.

    Parameters
    ----------
    decode : callable
        Builds what is inside a value; it raises ValueError at what is malformed.
    """

    def pairs(coded: Any) -> dict[object, object]:
        return {decode(key): decode(one) for key, one in _list(coded["parts"])}

    def by_default(coded: Any) -> object:
        return defaultdict(_FACTORIES.get(str(coded["factory"])), pairs(coded))

    return {
        "complex": lambda coded: complex(*_numbers(coded["parts"], 2, (int, float))),
        "bytes": lambda coded: bytes.fromhex(_text(coded["text"])),
        "bytearray": lambda coded: bytearray.fromhex(_text(coded["text"])),
        "whole": lambda coded: int(_text(coded["text"]), 16),
        "named": lambda coded: _named(coded, [decode(one) for one in _list(coded["parts"])]),
        "sequence": lambda coded: range(*_numbers(coded["parts"], 3, (int,))),
        "counter": lambda coded: Counter(pairs(coded)),
        "ordered": lambda coded: OrderedDict(pairs(coded)),
        "defaultdict": by_default,
        "deque": lambda coded: deque([decode(one) for one in _list(coded["parts"])], coded["most"]),
        "fraction": lambda coded: _fraction([decode(one) for one in _list(coded["parts"])]),
        "decimal": _decimal,
        "date": lambda coded: dt.date.fromisoformat(_text(coded["text"])),
        "datetime": _moment,
        "clock": lambda coded: dt.time.fromisoformat(_text(coded["text"])),
        "duration": lambda coded: dt.timedelta(*_numbers(coded["parts"], 3, (int,))),
    }


def _list(parts: object) -> list[Any]:
    if type(parts) is not list:
        raise ValueError("parts are a list")
    return parts


def _numbers(parts: object, count: int, kinds: tuple[type, ...]) -> list[Any]:
    found = _list(parts)
    if len(found) != count or not all(type(one) in kinds for one in found):
        raise ValueError("no such numbers")
    return found


def _text(text: object) -> str:
    if type(text) is not str:
        raise ValueError("a text is a text")
    return text


def whole(value: Any) -> Any:
    """A whole number; one of more digits than Python writes as decimals is coded by sixteens."""
    return value if value.bit_length() <= _MOST_BITS else {"is": "whole", "text": format(value, "x")}


def coder_of(kind: type, encode: Code) -> Code | None:
    """How values of a type are coded; None where they are not.

    Of a named tuple what it is called and its fields are told, and nothing else: its parts are read as a tuple's, whatever its
    class says.
    """
    if known := coders(encode).get(kind):
        return known
    fields = type.__getattribute__(kind, "__dict__").get("_fields")
    if kind.__bases__ != (tuple,) or type(fields) is not tuple or not all(type(one) is str for one in fields):
        return None
    about = {"is": "named", "name": str(kind.__name__)[:_LONGEST_NAME], "fields": list(fields)}

    def coded(value: Any) -> Any:
        parts: Iterator[Any] = tuple.__iter__(value)
        return {**about, "parts": [encode(one) for one in parts]}

    return coded


def _named(coded: Any, parts: list[object]) -> object:
    name, fields = _text(coded["name"]), tuple(map(_text, _list(coded["fields"])))
    if len(fields) != len(parts) or len(fields) > _MOST_FIELDS or any(len(one) > _LONGEST_NAME for one in (name, *fields)):
        raise ValueError("no named tuple")
    # The class is made here, by Python's own maker, which takes nothing but plain names; equal ones are the same class.
    return _class_of(name, fields)._make(parts)


@lru_cache(256)
def _class_of(name: str, fields: tuple[str, ...]) -> Any:
    return namedtuple(name, fields)


def _moment(coded: Any) -> dt.datetime:
    found = dt.datetime.fromisoformat(_text(coded["text"]))
    if coded.get("fold") not in (0, 1, None):
        raise ValueError("no such time")
    found = found.replace(fold=coded.get("fold") or 0)
    if "zone" not in coded:
        return found
    zone = _text(coded["zone"])
    if found.tzinfo is not None or zone not in available_timezones():
        raise ValueError("no such zone")
    return found.replace(tzinfo=ZoneInfo(zone))


def _fraction(parts: list[object]) -> Fraction:
    above, below = _numbers(parts, 2, (int,))
    if not below:
        raise ValueError("no fraction")
    return Fraction(above, below)


def _decimal(coded: Any) -> Decimal:
    text = _text(coded["text"])
    try:
        if len(text) > _MOST_DIGITS:
            raise ValueError("too long for a number")
        return Decimal(text)
    except InvalidOperation:
        raise ValueError("no number") from None
