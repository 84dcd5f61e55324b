"""Marks for a recorded answer."""

from netcourse.items.award import announce
from netcourse.items.schemes import Scheme
from netcourse.items.session import answer, find


def award_item(item_id: str, points: float, scheme: Scheme) -> float:
    """Mark the recorded answer of a question, show the reasons, and return the marks. Ends a test cell.

    Parameters
    ----------
    item_id : str
        The question.
    points : float
        What the cell is worth.
    scheme : Scheme
        How it is marked: `Best`, `Several`, `Defensible`, `Quantity`, `Pairs` or `Order`.

    Returns
    -------
    float
        A plain float between 0 and `points`.

    Raises
    ------
    AnswerProblem
        If nothing is recorded; nbgrader then gives no marks.
    ValueError
        If the scheme does not fit the question.
    """
    return announce(scheme.marks(find(item_id), answer(item_id), points))
