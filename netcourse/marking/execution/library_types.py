"""Values of the standard library that students answer with, as plain data and back.

Only values of exactly these types are handed out; whoever builds them anew checks each part, as `taking_in` does for all others.
"""

import datetime as dt
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

Code = Callable[[object], Any]
Build = Callable[[Any], object]

# What a defaultdict makes of a key that is not there; others are forgotten.
_FACTORIES: Mapping[str, type] = {kind.__name__: kind for kind in (int, float, str, list, dict, set)}
# More digits than any answer has; Python itself refuses longer texts for whole numbers.
_MOST_DIGITS = 4000


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

    coded: dict[type, Callable[[Any], Any]] = {
        complex: lambda value: {"is": "complex", "parts": [value.real, value.imag]},
        bytes: lambda value: {"is": "bytes", "text": value.hex()},
        range: lambda value: {"is": "sequence", "parts": [value.start, value.stop, value.step]},
        Counter: lambda value: {"is": "counter", "parts": pairs(value)},
        OrderedDict: lambda value: {"is": "ordered", "parts": pairs(value)},
        defaultdict: by_default,
        deque: lambda value: {"is": "deque", "most": value.maxlen, "parts": [encode(one) for one in value]},
        Fraction: lambda value: {"is": "fraction", "parts": [value.numerator, value.denominator]},
        Decimal: lambda value: {"is": "decimal", "text": str(value)},
        dt.date: spoken("date"),
        dt.datetime: spoken("datetime"),
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
        "sequence": lambda coded: range(*_numbers(coded["parts"], 3, (int,))),
        "counter": lambda coded: Counter(pairs(coded)),
        "ordered": lambda coded: OrderedDict(pairs(coded)),
        "defaultdict": by_default,
        "deque": lambda coded: deque([decode(one) for one in _list(coded["parts"])], coded["most"]),
        "fraction": _fraction,
        "decimal": _decimal,
        "date": lambda coded: dt.date.fromisoformat(_text(coded["text"])),
        "datetime": lambda coded: dt.datetime.fromisoformat(_text(coded["text"])),
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


def _fraction(coded: Any) -> Fraction:
    above, below = _numbers(coded["parts"], 2, (int,))
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
