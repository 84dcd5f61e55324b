"""Practice questions: they cost nothing and answer fully, so their key may stand in the notebook."""

from collections.abc import Sequence
from html import escape

from netcourse.frontend import has_frontend, has_widgets
from netcourse.items.answers import AnswerProblem
from netcourse.items.ask import show_stem, typing_help
from netcourse.items.award import Marks
from netcourse.items.calibration import LEVELS
from netcourse.items.item import Item
from netcourse.items.plain import Entry, Plain, now
from netcourse.items.schemes import Scheme
from netcourse.items.session import declare_practice, folder
from netcourse.items.show import show_bundle, update_bundle
from netcourse.items.store import PRACTICE, load, save


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
    display_id = f"netcourse-practice-{item.id}"

    def respond(raw: object, certainty: str) -> dict[str, str]:
        value = item.parse(raw)
        if item.certainty and certainty not in LEVELS:
            raise item.problem(f"say how sure you are as well: certainty is one of {', '.join(LEVELS)}.")
        marks = scheme.marks(item, value, 1) if scheme else None
        _keep(item, value, certainty, marks)
        return response(item, value, marks, worked, sources, certainty)

    def typed(raw: object, certainty: str) -> None:
        show_bundle(respond(raw, certainty))

    declare_practice(item, typed)
    if has_frontend() and has_widgets():
        from netcourse.items.form import show_form

        def pressed(raw: object, certainty: str) -> str:
            update_bundle(respond(raw, certainty), display_id)
            return "Your feedback stands below."

        show_stem(item, with_options=False)
        show_form(item, None, pressed, "Check")
        show_bundle({"text/html": "<p>Practice: it costs nothing.</p>", "text/plain": "Practice: it costs nothing."}, display_id)
    else:
        show_stem(item, with_options=True)
        more = ' Add certainty="low", "middle" or "high".' if item.certainty else ""
        print(typing_help(item) + more)


def response(
    item: Item, value: Plain, marks: Marks | None, worked: str, sources: Sequence[str], certainty: str
) -> dict[str, str]:
    """What a practice answer is told, as data by MIME type: the misconception by name, then a hint, then the worked answer."""
    right = marks is None or marks.earned == marks.points
    paragraphs = [f"You answered: {item.words(value)}."]
    if marks is not None:
        reasons = [reason for got, of, reason in marks.reasons if right or got < of]
        paragraphs += ["Yes." if right else "Not yet.", *reasons]
        paragraphs += [_on_certainty(certainty, right=right)] if certainty else []
    if not right and item.hints:
        paragraphs.append(f"Hint. {item.hints[0]}")
    html = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    html += (
        f"<p><strong>Worked answer.</strong> {escape(worked)}</p>"
        if right
        else (f"<details><summary>Show the worked answer</summary><p>{escape(worked)}</p></details>")
    )
    html += f"<p><small>Sources: {escape('; '.join(sources))}</small></p>" if sources else ""
    text = [*paragraphs, *([worked] if right else []), *([f"Sources: {'; '.join(sources)}"] if sources else [])]
    return {"text/html": html, "text/plain": "\n".join(text)}


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


def _on_certainty(certainty: str, *, right: bool) -> str:
    if certainty == "high" and not right:
        return "You were sure: an error you are sure of is the one worth remembering."
    if certainty == "low" and right:
        return "You doubted and were right: notice what you knew."
    return f"You were sure to a {certainty} degree."
