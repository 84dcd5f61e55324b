"""The test's side: plain data from a process that ran student code, made into values again.

Nothing is believed. Every value is built here from exact types, so that an object which equals everything can't come along; what
can't be built becomes a `NotPlain`, which equals nothing but itself.
"""

import builtins
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from netcourse.marking.execution import library_types, table_types

_DEEPEST = 70
_DTYPES = frozenset("?bhilqBHILQefdFD")
_PANDAS = frozenset({"object", "str", "string", "category"}) | table_types.NULLABLE
# A module may only be called what it is called everywhere: a name must not bring in another than the test means.
_USUAL = {"np": "numpy", "pd": "pandas", "plt": "matplotlib.pyplot", "mpl": "matplotlib", "sns": "seaborn", "scipy": "scipy"}


Ask = Callable[[str, Sequence[object], Mapping[str, object]], bytes]


class NotPlain:
    """Stands for a value of the student's that is no plain data.

    Parameters
    ----------
    kind : str
        What its type is called, for messages.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __repr__(self) -> str:
        return f"<something of type {self.kind}>"


class _Function(NotPlain):
    """A function, where a test can't call it: inside of another value."""

    def __init__(self, doc: str | None) -> None:
        super().__init__("function")
        self.doc = doc


class Remote:
    """Stands for a function of the student's: it runs there, and what it returns comes here as plain data.

    Parameters
    ----------
    name : str
        What the student's process calls it.
    ask : callable
        Told the name and the arguments; gives what `handing_out.call` gave as bytes.
    doc : str or None
        What it says of itself.
    """

    def __init__(self, name: str, ask: Ask, doc: str | None = None) -> None:
        self.__name__ = name
        self.__doc__ = doc
        self._ask = ask

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Call it.

        Raises
        ------
        Exception
            What it raised, if that is an error of Python's own, else RuntimeError.
        """
        values, _ = take_in(self._ask(self.__name__, args, kwargs))
        if "returned" in values:
            return values["returned"]
        raised = values.get("raised")
        kind, text = map(str, raised) if type(raised) is list and len(raised) == 2 else ("RuntimeError", "no answer came")
        known = getattr(builtins, kind, None)
        # An interrupt or an exit must not end the test as if somebody had asked for it.
        if isinstance(known, type) and issubclass(known, Exception):
            raise known(text)
        raise RuntimeError(f"{kind}: {text}")


def take_in(payload: bytes, ask: Ask | None = None) -> tuple[dict[str, object], str | None]:
    """The values and the text of answers.json that a student's process handed out.

    Parameters
    ----------
    payload : bytes
        What it sent; empty if it sent nothing.
    ask : callable, optional
        How to call a function there; without it, functions are no plain data.

    Returns
    -------
    tuple
        Values by name, and the text, or None.

    Raises
    ------
    ValueError
        If it is not made as `handing_out` makes it.
    """
    if not payload:
        return {}, None
    try:
        raw = json.loads(payload)
        values, answers = raw["values"], raw["answers"]
        if type(values) is not dict or not (answers is None or type(answers) is str):
            raise ValueError("not made of values and answers")
        return {name: _named(name, decode(coded), ask) for name, coded in values.items()}, answers
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(f"malformed: {type(error).__name__}") from None


def decode(coded: Any, depth: int = 0) -> object:
    """One value; the reverse of `handing_out.encode`.

    Raises
    ------
    ValueError, KeyError, TypeError, AttributeError, OverflowError
        If it is malformed.
    """
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    if type(coded) is list:
        return [decode(one, depth + 1) for one in coded]
    if type(coded) is not dict:
        return coded  # JSON gives nothing else but exact str, int, float, bool and None
    built = _BUILDERS[coded["is"]]
    return built(coded, depth + 1)


def _named(name: str, value: object, ask: Ask | None) -> object:
    if type(value) is _Function and ask is not None:
        return Remote(name, ask, value.doc)
    module = getattr(value, "__name__", None) if type(value) is type(sys) else None
    return NotPlain("module") if module and _USUAL.get(name, name) != module else value


def _parts(coded: Mapping[str, Any], depth: int) -> list[object]:
    if type(coded["parts"]) is not list:
        raise ValueError("parts are a list")
    return [decode(one, depth) for one in coded["parts"]]


def _dict(coded: Mapping[str, Any], depth: int) -> dict[object, object]:
    return {decode(key, depth): decode(value, depth) for key, value in coded["parts"]}


def _module(coded: Mapping[str, Any], _: int) -> object:
    # Only what this process has imported itself already: nothing is imported because a student's process says so.
    return sys.modules.get(coded["name"]) or NotPlain("module")


def _other(coded: Mapping[str, Any], _: int) -> NotPlain:
    if type(coded["type"]) is not str:
        raise ValueError("a type's name is a text")
    return NotPlain(coded["type"][:200])


def _numbers(coded: Mapping[str, Any]) -> Any:
    import numpy as np

    try:
        kind = np.dtype(coded["dtype"])
    except SyntaxError as error:  # so numpy calls a text with commas that it can't read
        raise ValueError("no type of number") from error
    numbers = coded["numbers"]
    if type(numbers) is not list or not all(type(one) in (int, float, bool) for one in numbers):
        raise ValueError("numbers are a list of numbers")
    if kind.kind in "mM":
        return np.array(numbers, "int64").view(kind)
    if kind.char not in _DTYPES:
        raise ValueError("no type of number")
    if kind.kind == "c":
        return np.array(numbers, "float64").view("complex128").astype(kind)
    return np.array(numbers, kind)


def _scalar(coded: Mapping[str, Any], _: int) -> object:
    (value,) = _numbers(coded)
    return value


def _array(coded: Mapping[str, Any], depth: int) -> object:
    import numpy as np

    if "numbers" in coded:
        return _numbers(coded).reshape(coded["shape"])
    parts = _parts(coded, depth)
    flat = np.empty(len(parts), dtype=object)
    flat[:] = parts
    return flat.reshape(coded["shape"])


def _column(coded: Mapping[str, Any], depth: int) -> Any:
    import pandas as pd

    if "numbers" in coded:
        return _numbers(coded)
    parts, dtype = _parts(coded, depth), coded["dtype"]
    if not (dtype in _PANDAS or table_types.is_zoned(dtype)) or any(isinstance(one, NotPlain) for one in parts):
        dtype = "object"
    if dtype == "category":
        if type(coded["ordered"]) is not bool:
            raise ValueError("a category is ordered or not")
        return pd.Categorical(parts, categories=pd.Index(_column(coded["categories"], depth)), ordered=coded["ordered"])
    return pd.Series(parts, dtype=dtype).array


def _index(coded: Mapping[str, Any], depth: int) -> Any:
    import pandas as pd

    name: Any = decode(coded["name"], depth)
    if "range" in coded:
        start, stop, step = coded["range"]
        return pd.RangeIndex(start, stop, step, name=name)
    if "levels" in coded:
        return pd.MultiIndex.from_arrays([_column(one, depth) for one in coded["levels"]], names=name)
    return pd.Index(_column(coded, depth), name=name)


def _series(coded: Mapping[str, Any], depth: int) -> object:
    import pandas as pd

    name: Any = decode(coded["name"], depth)
    return pd.Series(_column(coded["column"], depth), index=_index(coded["index"], depth), name=name)


def _frame(coded: Mapping[str, Any], depth: int) -> object:
    import pandas as pd

    index = _index(coded["index"], depth)
    columns = {at: pd.Series(_column(one, depth), index=index) for at, one in enumerate(coded["columns"])}
    frame = pd.DataFrame(columns, index=index)
    frame.columns = _index(coded["names"], depth)
    return frame


def _time(coded: Mapping[str, Any], _: int) -> object:
    import pandas as pd

    return pd.Timestamp(coded["text"]) if type(coded["text"]) is str else NotPlain("Timestamp")


def _missing(what: str) -> object:
    import pandas as pd

    return getattr(pd, what)


def _of_library(kind: str) -> Callable[[Mapping[str, Any], int], object]:
    return lambda coded, depth: library_types.builders(lambda one: decode(one, depth))[kind](coded)


def _of_tables(kind: str) -> Callable[[Mapping[str, Any], int], object]:
    return lambda coded, depth: table_types.builders(lambda one: _index(one, depth))[kind](coded)


_BUILDERS: dict[str, Callable[[Mapping[str, Any], int], object]] = {
    "tuple": lambda coded, depth: tuple(_parts(coded, depth)),
    "set": lambda coded, depth: set(_parts(coded, depth)),
    "frozenset": lambda coded, depth: frozenset(_parts(coded, depth)),
    "dict": _dict,
    "ellipsis": lambda *_: ...,
    "module": _module,
    "function": lambda coded, _: _Function(coded.get("doc") if type(coded.get("doc")) is str else None),
    **{kind: _of_library(kind) for kind in library_types.builders(lambda _: None)},
    **{kind: _of_tables(kind) for kind in table_types.builders(lambda _: None)},
    "other": _other,
    "scalar": _scalar,
    "array": _array,
    "series": _series,
    "frame": _frame,
    "time": _time,
    "no time": lambda *_: _missing("NaT"),
    "missing": lambda *_: _missing("NA"),
}
