"""Marks for a recorded answer."""

from typing import cast

from netcourse.items.award import announce, new_case
from netcourse.items.best_answer import best_answer, does_harm
from netcourse.items.drawn import Drawn
from netcourse.items.item import Item
from netcourse.items.numbers import drawn_for, varied_of
from netcourse.items.plain import Plain
from netcourse.items.schemes import Scheme
from netcourse.items.session import answer, find


def award_item(item_id: str, points: float, scheme: Scheme | Drawn, *, again: tuple[str, str] | None = None) -> float:
    """Mark the recorded answer of a question, show the reasons, and return the marks. Ends a test cell.

    Parameters
    ----------
    item_id : str
        The question.
    points : float
        What the cell is worth.
    scheme : Scheme
        How it is marked: `Best`, `Several`, `Defensible`, `Quantity`, `Pairs`, `Order` or `Placed`; `Drawn` if its numbers vary.
    again : (str, str), optional
        One new case of the same kind, a short vignette with its question, and the answer with its reason: for whoever lost
        marks here.

    Returns
    -------
    float
        A plain float between 0 and `points`.

    Raises
    ------
    AnswerProblem
        If nothing is recorded; nbgrader then gives no marks.
    ValueError
        If the scheme does not fit the question, or `again` is not two texts.
    """
    item, value = find(item_id), answer(item_id)
    varied = varied_of(item_id)
    if (varied is not None) != isinstance(scheme, Drawn):
        raise ValueError(f"{item_id}: a question whose numbers vary is marked with Drawn, and no other one is")
    if varied is None or not isinstance(scheme, Drawn):
        plain = cast("Scheme", scheme)
        return announce(plain.marks(item, value, points), {**about(item, value, plain), **new_case(again)})
    student = drawn_for(varied)
    known = {**about(varied.of(student), value, scheme.scheme(varied.numbers(student))), "drawn_for": student}
    return announce(scheme.marks(varied, student, value, points), {**known, **new_case(again)})


def about(item: Item, value: Plain, scheme: Scheme) -> dict[str, object]:
    """What a page of feedback needs beside the marks, as data: the question, the answer, the best answer, and a harm done."""
    known: dict[str, object] = {"id": item.id, "name": item.name, "stem": item.stem, "answer": item.words(value)}
    best = best_answer(scheme, item)
    if best is not None:
        known["best"] = {"words": best.words, "reason": best.reason}
    if lines := list(item.replay(value)):
        known["replay"] = lines
    if texts := list(item.written(value)):
        known["written"] = [list(one) for one in texts]
    if does_harm(scheme, value):
        known["harm"] = True
    return known
