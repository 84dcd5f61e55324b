"""From which day on students may see the best answers."""

from datetime import date


def opening_day(text: str) -> date | None:
    """Read the instructor's setting.

    Parameters
    ----------
    text : str
        A date such as ``2026-12-01``, or nothing.

    Returns
    -------
    date or None
        None if they stay closed.

    Raises
    ------
    ValueError
        If it is no such date; the message is for the instructor.
    """
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ValueError(f"best_answers_from: {text!r} is no date such as 2026-12-01, so best answers stay closed")
    return day


def is_open(text: str, today: date) -> bool:
    """Whether best answers may be seen today; raises as `opening_day` does."""
    day = opening_day(text)
    return day is not None and day <= today
