"""The student's side of a test: values as plain data.

Only values of exactly the types named here leave the process; of anything else only the name of its type does. This runs beside
student code, so whoever receives it believes nothing: see `taking_in`.
"""

import builtins
import json
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from netcourse.marking.execution import library_types, table_types
from netcourse.marking.execution.odd import CLASS, TOO_LARGE

_DEEPEST = 30
_GENERAL = frozenset({"Exception", "BaseException"})
_ERRORS = frozenset(name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException))
_PLAIN = (str, int, float, bool, type(None))
_SEQUENCES: dict[type, str] = {tuple: "tuple", set: "set", frozenset: "frozenset"}
# Kinds of numpy that are numbers or times; and pandas' own types of column.
_NUMERIC, _TIMES = "biufc", "mM"


def hand_out(names: Sequence[str], namespace: Mapping[str, object], most: int) -> dict[str, Any]:
    """Some variables as plain data.

    Parameters
    ----------
    names : sequence of str
        Which; those that do not exist are left out.
    namespace : mapping
        Where they stand.
    most : int
        The bytes that all together may take as JSON; what does not fit is told as too large.

    Returns
    -------
    dict
        By name, in a form that JSON keeps exactly.
    """
    found, left = {}, most
    for name in names:
        if name not in namespace:
            continue
        try:
            coded = encode(namespace[name])
            size = len(json.dumps(coded))
        except Exception:  # noqa: BLE001 (student code may have bent anything that is called here)
            coded, size = _other(namespace[name]), 0
        if size > left:
            coded, size = {"is": "other", "type": f"{_type_name(namespace[name])}{TOO_LARGE}"}, 0
        left -= size
        found[name] = coded
    return found


def call(function: object, args: Sequence[Any], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """What a function returns or raises, as plain data; an interrupt is an error like any other."""
    try:
        return {"returned": encode(function(*args, **kwargs))}  # type: ignore[operator]  # if not, that is told too
    except BaseException as error:  # noqa: BLE001 (it is the student's code)
        return {"raised": [_known_name(error), str(error)[:1000]]}


def _known_name(error: BaseException) -> str:
    """What an error is called; one that is a kind of an error of Python's goes by that name, as which a test may catch it."""
    kinds = [str(kind.__name__) for kind in type.__getattribute__(type(error), "__mro__")]
    known = next((name for name in kinds if name in _ERRORS), kinds[0])
    return kinds[0] if known in _GENERAL else known


def encode(value: object, depth: int = 0) -> Any:
    """One value. Plain scalars and lists stand for themselves, everything else is a mapping with the key "is"."""
    kind = type(value)
    if kind in _PLAIN:
        return library_types.whole(value) if kind is int else value
    if depth > _DEEPEST:
        return _other(value)
    if kind is list:
        return [encode(one, depth + 1) for one in value]  # type: ignore[attr-defined]
    if kind in _SEQUENCES:
        return {"is": _SEQUENCES[kind], "parts": [encode(one, depth + 1) for one in value]}  # type: ignore[attr-defined]
    if kind is dict:
        return {"is": "dict", "parts": [[encode(k, depth + 1), encode(v, depth + 1)] for k, v in value.items()]}  # type: ignore[attr-defined]
    if value is ...:
        return {"is": "ellipsis"}
    if kind is types.ModuleType:
        name = str(value.__name__)  # type: ignore[attr-defined]
        return {"is": "module", "name": name} if sys.modules.get(name) is value else _other(value)
    if coder := library_types.coder_of(kind, lambda one: encode(one, depth + 1)) or _coders().get(kind):
        return coder(value)
    if callable(value) and not issubclass(kind, type):
        # The test calls it from afar: a function, or what a decorator, a class or a library made that behaves like one.
        doc = getattr(value, "__doc__", None)
        return {"is": "function", "doc": doc if type(doc) is str else None}
    return _other(value)


def _other(value: object) -> dict[str, str]:
    return {"is": "other", "type": CLASS if issubclass(type(value), type) else _type_name(value)}


def _type_name(value: object) -> str:
    return str(type.__getattribute__(type(value), "__name__"))[:80]


def _coders() -> dict[type, Callable[[Any], Any]]:
    import numpy as np
    import pandas as pd

    scalars = {np.dtype(code).type: _scalar for code in "?bhilqBHILQefdFDmM"}
    return {
        **scalars,
        **table_types.coders(_index),
        np.ndarray: _array,
        pd.Series: _series,
        pd.DataFrame: _frame,
        pd.Timestamp: lambda value: {"is": "time", "text": value.isoformat()},
        type(pd.NaT): lambda _: {"is": "no time"},
        type(pd.NA): lambda _: {"is": "missing"},
    }


def _scalar(value: Any) -> Any:
    import numpy as np

    return {"is": "scalar", **_numbers(np.asarray(value).reshape(1))}


def _numbers(array: Any) -> dict[str, Any]:
    """An array of numbers or times; its bytes are read, not its values, so that nothing is rounded."""
    plain = array.view("int64") if array.dtype.kind in _TIMES else array
    if array.dtype.kind == "c":
        plain = array.astype("complex128").view("float64")
    return {"dtype": array.dtype.str, "numbers": plain.ravel().tolist()}


def _array(value: Any) -> Any:
    shape = list(value.shape)
    if value.dtype.kind in _NUMERIC + _TIMES:
        import numpy as np

        return {"is": "array", "shape": shape, **_numbers(np.ascontiguousarray(value))}
    if value.dtype.kind == "U":
        return table_types.texts_of(value)
    return {"is": "array", "shape": shape, "dtype": "object", "parts": [encode(one, 1) for one in value.ravel().tolist()]}


def _column(values: Any) -> dict[str, Any]:
    import numpy as np
    import pandas as pd

    if isinstance(values.dtype, np.dtype) and values.dtype.kind in _NUMERIC + _TIMES:
        return _numbers(np.ascontiguousarray(values.to_numpy()))
    coded: dict[str, Any] = {"dtype": str(values.dtype), "parts": [encode(one, 1) for one in values.tolist()]}
    if isinstance(values.dtype, pd.CategoricalDtype):
        coded |= {"categories": _column(values.dtype.categories), "ordered": bool(values.dtype.ordered)}
    return coded


def _index(index: Any) -> Any:
    import pandas as pd

    if type(index) is pd.RangeIndex:
        return {"range": [index.start, index.stop, index.step], "name": encode(index.name, 1)}
    if type(index) is pd.MultiIndex:
        levels = [_column(index.get_level_values(at)) for at in range(index.nlevels)]
        return {"levels": levels, "name": [encode(name, 1) for name in index.names]}
    return {**_column(index), "name": encode(index.name, 1)}


def _series(value: Any) -> Any:
    return {"is": "series", "name": encode(value.name, 1), "column": _column(value), "index": _index(value.index)}


def _frame(value: Any) -> Any:
    columns = [_column(value.iloc[:, at]) for at in range(value.shape[1])]
    return {"is": "frame", "names": _index(value.columns), "columns": columns, "index": _index(value.index)}
