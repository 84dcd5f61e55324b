"""Whole numbers and truth values as people hand them in: of Python, of numpy, out of a column of pandas."""

from operator import index


def whole_number(value: object) -> int | None:
    """The plain int of a whole number of any type.

    Parameters
    ----------
    value : object
        Anything.

    Returns
    -------
    int or None
        None for whatever is no whole number by its type: a truth value, a float (3.0 too), a text. Small numpy integers
        overflow in sums and products, a plain int never does.
    """
    # Of Python a truth value is an int, and of older numpy too; neither is ever a count.
    if truth_value(value) is not None:
        return None
    try:
        return index(value)  # type: ignore[arg-type]  # whether it is one is what is asked
    except TypeError:
        return None


def truth_value(value: object) -> bool | None:
    """The plain bool of a truth value of Python or numpy; None for everything else, 0 and 1 among it."""
    kind = type(value)
    # numpy is known by its name, as a student's import loads none.
    if kind is bool or (kind.__module__ == "numpy" and kind.__name__ in ("bool", "bool_")):
        return bool(value)
    return None
