"""The evidence as pandas frames, for reading, sorting and plotting.

pandas is imported inside the functions, so that the room itself stays pure Python. Numbers become
floats here; a decision at a threshold belongs to `Fact.holds`, which compares exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from netcourse.evidence import load

if TYPE_CHECKING:
    import pandas as pd
    from _typeshed import DataclassInstance


def facts_frame() -> pd.DataFrame:
    """Return all facts as a frame.

    Returns
    -------
    pandas.DataFrame
        One row a fact, its id as the index and the columns of the data files; `value`, `low` and
        `high` are floats in the unit of the row (NaN without a number), `source` joins its keys
        with `;`.

    Raises
    ------
    ImportError
        If pandas is not installed.
    """
    return _frame(load.facts().values(), "id").astype({"value": float, "low": float, "high": float})


def sources_frame() -> pd.DataFrame:
    """Return all sources as a frame, their keys as the index; needs pandas."""
    return _frame(load.sources().values(), "key")


def statements_frame() -> pd.DataFrame:
    """Return all statements as a frame, their ids as the index; needs pandas."""
    return _frame(load.statements().values(), "id")


def objectives_frame() -> pd.DataFrame:
    """Return all objectives as a frame, their ids as the index; needs pandas."""
    return _frame(load.objectives().values(), "id")


def discrepancies_frame() -> pd.DataFrame:
    """Return all discrepancies as a frame, their ids as the index; needs pandas."""
    return _frame(load.discrepancies().values(), "id")


def contested_topics_frame() -> pd.DataFrame:
    """Return all contested topics as a frame, their ids as the index; needs pandas."""
    return _frame(load.contested_topics().values(), "id")


def harms_frame() -> pd.DataFrame:
    """Return all unsafe acts as a frame, their ids as the index; needs pandas."""
    return _frame(load.harms().values(), "id")


def conflicts_frame() -> pd.DataFrame:
    """Return all conflicts between sources as a frame, their ids as the index; needs pandas."""
    return _frame(load.conflicts().values(), "id")


def _frame(records: Iterable[DataclassInstance], key: str) -> pd.DataFrame:
    import pandas as pd

    listed = list(records)
    columns = [field.name for field in fields(listed[0])]
    rows = [[_plain(getattr(record, name)) for name in columns] for record in listed]
    return pd.DataFrame(rows, columns=columns).set_index(key)


def _plain(cell: Any) -> str | float | None:
    # Columns of enums, tuples and decimals neither group nor plot well.
    match cell:
        case tuple():
            return ";".join(str(part) for part in cell)
        case StrEnum():
            return cell.value
        case Decimal():
            return float(cell)
        case _:
            return None if cell is None else str(cell)
