"""Read a column of a student's data frame as plain numbers."""

from typing import Any

from netcourse.items.answers import plain_number


def column(frame: Any, name: str) -> list[float | None] | None:
    """A column of a pandas frame as plain floats.

    Parameters
    ----------
    frame : pandas.DataFrame
        The student's frame; anything else counts as having no column.
    name : str
        The column's name.

    Returns
    -------
    list of float or None
        One entry a row, None where the entry is not a finite number; None altogether where there is no such column.
    """
    import pandas as pd

    if type(frame) is not pd.DataFrame or name not in frame.columns:
        return None
    values = frame[name]
    if type(values) is not pd.Series:
        return None
    return [plain_number(value) for value in values.tolist()]
