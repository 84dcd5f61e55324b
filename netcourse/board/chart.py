"""Charts: read as an author writes them, and as they lie packed beside this file."""

from functools import lru_cache
from importlib.resources import files

from netcourse.board.chart_data import Fault, chart_of
from netcourse.board.chart_model import Chart, Params, Persona, Reveal, StopRule, Window
from netcourse.board.chart_text import read_chart
from netcourse.board.curtain import unpacked
from netcourse.errors import CourseError

__all__ = ["Chart", "Params", "Persona", "Reveal", "StopRule", "Window", "chart_ids", "load_chart", "read_chart"]

SUFFIX = ".chart"


def chart_ids() -> tuple[str, ...]:
    """The ids of all patients who lie here, in order."""
    here = (files("netcourse.board") / "data").iterdir()
    return tuple(sorted(one.name.removesuffix(SUFFIX) for one in here if one.name.endswith(SUFFIX)))


@lru_cache(maxsize=64)
def load_chart(patient: str) -> Chart:
    """One patient's chart.

    Parameters
    ----------
    patient : str
        Such as ``"p04"``.

    Returns
    -------
    Chart
        The same object each time.

    Raises
    ------
    CourseError
        If there is no such patient, or the file was changed.
    """
    if patient not in chart_ids():
        raise CourseError(f"{patient}: no such patient at the board; there is {', '.join(chart_ids()) or 'none'}")
    name = f"{patient}{SUFFIX}"
    data = unpacked((files("netcourse.board") / "data" / name).read_text(encoding="utf-8"), name)
    try:
        return chart_of(data)
    except Fault as fault:
        raise CourseError(f"{name}: {fault}; build the charts again") from None
