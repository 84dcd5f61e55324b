"""Practice questions: they cost nothing and answer fully, so their key may stand in the notebook."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from netcourse.items.answers import AnswerProblem
from netcourse.items.award import Marks
from netcourse.items.calibration import LEVELS, refresh
from netcourse.items.form import Reply, show_form
from netcourse.items.item import Item
from netcourse.items.plain import Entry, Plain, now
from netcourse.items.recorded import folder
from netcourse.items.schemes import Scheme
from netcourse.items.session import declare_practice
from netcourse.items.show import show_bundle
from netcourse.items.stem import show_stem
from netcourse.items.store import PRACTICE, load, save

_HEADS = {"hint": "Hint. ", "worked": "Worked answer. ", "sources": "Sources: "}


@dataclass(frozen=True, slots=True)
class Response:
    """What a practice answer is told: `parts` are pairs of a role and a text; `right` whether all was right."""

    right: bool
    parts: tuple[tuple[str, str], ...]

    @property
    def said(self) -> str:
        """The verdict and its reasons in one breath, for a screen reader."""
        return " ".join(text for part, text in self.parts if part in ("verdict", "reason", "hint"))


def practise(
    item: Item,
    scheme: Scheme | None = None,
    *,
    worked: str,
    sources: Sequence[str] = (),
) -> None:
    """Ask a practice question that answers fully: what the choice means, then a hint, then the worked answer.

    Parameters
    ----------
    item : Item
        The question; with ``certainty=True`` it asks how sure the student is.
    scheme : Scheme, optional
        What is right, and the misconception behind each wrong answer. A `ShortText` has none.
    worked : str
        The worked answer, folded away after a wrong answer and shown openly after the right one.
    sources : sequence of str
        Where it stands.
    """

    def respond(raw: object, certainty: str) -> Response:
        value = item.parse(raw)
        if item.certainty and certainty not in LEVELS:
            raise AnswerProblem(f"{item.id}: say how sure you are as well: {', '.join(LEVELS[:-1])} or {LEVELS[-1]}.")
        marks = scheme.marks(item, value, 1) if scheme else None
        _keep(item, value, certainty, marks)
        return response(item, value, marks, worked, sources, certainty)

    def typed(raw: object, certainty: str) -> None:
        show_bundle(bundle(respond(raw, certainty)))

    def pressed(raw: object, certainty: str) -> Reply:
        told = respond(raw, certainty)
        return {"said": told.said, "right": told.right, "parts": [list(part) for part in told.parts]}

    declare_practice(item, typed, pressed)
    show_stem(item, with_options=False)
    show_form(item, None, pressed, "Check")


def response(item: Item, value: Plain, marks: Marks | None, worked: str, sources: Sequence[str], certainty: str) -> Response:
    """What a practice answer is told: the misconception by name, then a hint, then the worked answer."""
    right = marks is None or marks.earned == marks.points
    parts: list[tuple[str, str]] = []
    if marks is not None:
        parts.append(("verdict", "Yes." if right else "Not yet."))
        parts += [("reason", reason) for got, of, reason in marks.reasons if right or got < of]
    parts.append(("answer", f"You answered: {item.words(value)}."))
    if marks is not None and certainty:
        parts.append(("certainty", _on_certainty(certainty, right=right)))
    if not right and item.hints:
        parts.append(("hint", item.hints[0]))
    parts.append(("worked" if right else "folded", worked))
    parts += [("sources", "; ".join(sources))] if sources else []
    return Response(right, tuple(parts))


def bundle(told: Response) -> dict[str, str]:
    """A response as data by MIME type, for an answer that was typed."""
    html = "".join(_html(part, text) for part, text in told.parts)
    text = [f"{_HEADS.get(part, '')}{text}" for part, text in told.parts if part != "folded"]
    return {"text/html": html, "text/plain": "\n".join(text)}


def _html(part: str, text: str) -> str:
    if part == "folded":
        return f"<details><summary>Show the worked answer</summary><p>{escape(text)}</p></details>"
    head = f"<strong>{_HEADS[part]}</strong>" if part in _HEADS else ""
    return f"<p>{head}{escape(text)}</p>"


def _keep(item: Item, value: Plain, certainty: str, marks: Marks | None) -> None:
    if marks is None or not certainty:
        return
    before = load(folder(), PRACTICE).entries.get(item.id)
    right = "yes" if marks.earned == marks.points else "no"
    # Calibration is about the first attempt: after feedback everybody is sure.
    first = before.value if before else {"certainty": certainty, "right": right, "answer": value}
    try:
        save(folder(), Entry(item.id, item.kind, first, now(), before.n + 1 if before else 1), PRACTICE)
    except OSError:
        raise AnswerProblem(f"{item.id}: {PRACTICE} can't be written here, so this answer is not in your summary.") from None
    refresh()


def _on_certainty(certainty: str, *, right: bool) -> str:
    if certainty == "high" and not right:
        return "You were sure: an error you are sure of is the one worth remembering."
    if certainty == "low" and right:
        return "You doubted and were right: notice what you knew."
    return f"Your certainty was {certainty}."
