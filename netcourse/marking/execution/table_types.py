"""More values of numpy and pandas that students answer with, as plain data and back: texts in arrays, indices, spans of time.

As in `library_types`, values of exactly these types alone are handed out, and each part is checked before it is built.
"""

import re
from collections.abc import Callable
from typing import Any

Code = Callable[[Any], Any]

# Letters times entries of an array of texts: numpy gives each entry the room of the longest.
_MOST_LETTERS = 8_000_000
_TEXTS = re.compile(r"[<>=|]?U(\d{1,7})")
# A column of times with a zone, as pandas writes its type.
_ZONED = re.compile(r"datetime64\[(?:s|ms|us|ns), [A-Za-z0-9_+:/-]{1,60}\]")
_UNITS = frozenset({"s", "ms", "us", "ns"})
# Whole and other numbers that may be missing.
NULLABLE = frozenset({f"{sign}Int{bits}" for sign in ("", "U") for bits in (8, 16, 32, 64)} | {"Float32", "Float64", "boolean"})


def coders(index: Code) -> dict[type, Code]:
    """How values of each type are coded; `index` codes an index."""
    import numpy as np
    import pandas as pd

    indices = (pd.Index, pd.RangeIndex, pd.MultiIndex, pd.DatetimeIndex, pd.TimedeltaIndex, pd.CategoricalIndex)
    return {
        np.str_: lambda value: {"is": "word", "text": str.__str__(value)},
        pd.Timedelta: lambda value: {"is": "span", "unit": value.unit, "count": int(value.asm8.view("int64"))},
        **dict.fromkeys(indices, lambda value: {"is": "index", "index": index(value)}),
    }


def texts_of(array: Any) -> dict[str, Any]:
    """An array of texts; its type says how long they may be."""
    return {"is": "texts", "shape": list(array.shape), "dtype": array.dtype.str, "texts": array.ravel().tolist()}


def is_zoned(dtype: object) -> bool:
    """Whether a column's type is that of times with a zone."""
    return type(dtype) is str and bool(_ZONED.fullmatch(dtype))


def builders(index: Code) -> dict[str, Code]:
    """How each is built again; `index` builds an index."""
    return {"word": _word, "span": _span, "texts": _texts, "index": lambda coded: index(coded["index"])}


def _word(coded: Any) -> object:
    import numpy as np

    if type(coded["text"]) is not str:
        raise ValueError("a text is a text")
    return np.str_(coded["text"])


def _span(coded: Any) -> object:
    import numpy as np
    import pandas as pd

    if type(coded["count"]) is not int or coded["unit"] not in _UNITS:
        raise ValueError("no span of time")
    return pd.Timedelta(np.timedelta64(coded["count"], coded["unit"]))


def _texts(coded: Any) -> object:
    import numpy as np

    texts, found = coded["texts"], _TEXTS.fullmatch(coded["dtype"])
    if type(texts) is not list or not found or not all(type(one) is str for one in texts):
        raise ValueError("texts are a list of texts")
    if int(found[1]) * len(texts) > _MOST_LETTERS:
        raise ValueError("too many letters")
    return np.array(texts, coded["dtype"]).reshape(coded["shape"])
