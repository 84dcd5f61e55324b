"""Look back on a practice patient: what was good and what a careful colleague would have done, without marks."""

from collections.abc import Iterable, Iterator
from html import escape

from netcourse.board.award import Worths
from netcourse.board.item import Board
from netcourse.board.played import OVER
from netcourse.board.score.total import WHOLE
from netcourse.board.way import in_lines, way
from netcourse.errors import CourseError
from netcourse.items.award import Marks
from netcourse.items.recorded import look
from netcourse.items.session import find
from netcourse.items.show import display_both

_LATER = "Nothing to look back on yet: take the patient to the last word, close the case, and run this cell again."

_PATH = "A careful colleague's way:"


def look_back(item_id: str, *texts: str) -> None:
    """Show what a closed practice case came to, part by part; its keys stand in the open, so no mark hangs on it.

    Parameters
    ----------
    item_id : str
        The practice patient, whose own cell must have run.
    *texts : str
        The key of each patient that it may hold.

    Raises
    ------
    AnswerProblem
        If there is no such patient.
    ValueError
        If the question is no patient at the board.
    CourseError
        If a key can't be read.
    """
    scheme, item = Worths(*texts), find(item_id)
    if not isinstance(item, Board):
        raise ValueError(f"{item_id}: a question of the kind {item.kind} can't be looked back on; it has to be a patient")  # noqa: TRY004
    entry, _ = look(item)
    if entry is None or not _closed(item, entry.value):
        display_both(f"<p>{_LATER}</p>", _LATER)
        return
    lines = list(_lines(scheme.marks(item, entry.value, WHOLE)))
    judged = scheme.judged(item, entry.value)
    path = way(judged.worth) if judged else ()
    html = _listed((f"{how}.", words) for how, words in lines)
    html_path = f"<p>{_PATH}</p>{_listed((f'{head}:', words) for head, words in path)}" if path else ""
    plain_path = [_PATH, *(f"- {line}" for line in in_lines(path))] if path else []
    display_both(
        f"<section>{html}{html_path}</section>",
        "\n".join([*(f"- {how}. {words}" for how, words in lines), *plain_path]),
    )


def _listed(rows: Iterable[tuple[str, str]]) -> str:
    return f"<ul>{''.join(f'<li><strong>{escape(head)}</strong> {escape(words)}</li>' for head, words in rows)}</ul>"


def _closed(item: Board, log: object) -> bool:
    try:
        return item.played(log)[1].phase == OVER
    except CourseError:
        return False


def _lines(marks: Marks) -> Iterator[tuple[str, str]]:
    for earned, possible, words in marks.reasons:
        yield ("Well done" if earned >= possible else "In part" if earned > 0 else "Not yet"), words
