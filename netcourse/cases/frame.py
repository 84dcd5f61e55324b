"""The frame of a cohort: its first cases lie on an edge, the others are drawn, and each has an id."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Case = TypeVar("Case")


def edges_first(
    n: int,
    prefix: str,
    edges: Sequence[Sequence[object]],
    on_edge: Callable[..., Case],
    drawn: Callable[[str], Case],
    *,
    who: str = "people who lie on an edge",
) -> list[Case]:
    """Make the cases of a cohort in the order of their ids.

    Parameters
    ----------
    n : int
        How many cases, at least those on an edge.
    prefix : str
        How ids begin, such as ``"PL-"``.
    edges : sequence of rows
        What every cohort begins with.
    on_edge : callable
        Makes a case of its id and what stands in its row: often the class itself.
    drawn : callable
        Draws the case of an id.
    who : str
        Those on an edge, as an error names them.

    Returns
    -------
    list
        `n` cases; the first is number 001.

    Raises
    ------
    ValueError
        If `n` is smaller than the number of edge cases.
    """
    if n < len(edges):
        raise ValueError(f"n={n}: at least {len(edges)} are drawn, the {who} among them")
    rows = [on_edge(_id(prefix, at), *row) for at, row in enumerate(edges, start=1)]
    return rows + [drawn(_id(prefix, at)) for at in range(len(rows) + 1, n + 1)]


def _id(prefix: str, number: int) -> str:
    return f"{prefix}{number:03}"
