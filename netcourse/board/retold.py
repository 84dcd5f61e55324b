"""A played patient told again, line by line, for the page that a student gets back and for whoever marks the texts."""

from collections.abc import Iterator

from netcourse.board.catalogue import acts, diagnoses, plan_items
from netcourse.board.missing import ASKED_TEXTS, WRITTEN
from netcourse.board.played import Played, Stop

# What a page of feedback takes of a course of events.
MOST = 100
_CLOSED = {
    "triage": "Seen {}",
    "d1": "After history and examination",
    "d2": "After the tests",
    "d3": "After imaging and tissue",
    "plan": "The plan is closed",
    "end": "Closed",
}


def retold(played: Played) -> tuple[str, ...]:
    """What was done and what came of it, in order.

    Parameters
    ----------
    played : Played
        From `replay`.

    Returns
    -------
    tuple of str
        At most `MOST` lines; the last says how many are left out.
    """
    lines = [text for _, _, text in sorted(_events(played), key=lambda one: one[:2])]
    return tuple(lines) if len(lines) <= MOST else (*lines[: MOST - 1], f"And {len(lines) - MOST + 1} more.")


def _events(played: Played) -> Iterator[tuple[int, int, str]]:
    at_once = {(one.act, one.line) for one in played.revealed_order}
    for done in played.done:
        if (done.act, done.line) not in at_once:
            yield done.line, 0, f"Day {done.day}: {acts()[done.act].words}; the result comes on day {done.due}."
    for revealed, finding in zip(played.revealed_order, played.came, strict=True):
        asked = acts()[finding.act].words
        yield revealed.line, 1, f"Day {finding.day_due}: {asked}{' ' if asked.endswith('?') else ': '}{finding.text}"
    for stop in played.stops:
        yield stop.line, 2, f"You were stopped: {_words(stop)}. {stop.says}"
    for item, support in played.plan.items():
        behind = f", for {acts()[support].words}" if support else ", with no finding behind it"
        yield played.planned_at[item], 3, f"Planned: {plan_items()[item].words}{behind}."
    for phase, closed in played.committed.items():
        said = _CLOSED[phase].format(played.urgency)
        ranked = ", ".join(diagnoses()[one].words for one in played.rankings.get(phase, ()))
        yield closed.line, 4, f"Day {closed.day}: {said}{f': {ranked}' if ranked else ''}; {closed.spent} spent."
    for kind, text in played.texts.items():
        closed_by = played.committed.get(ASKED_TEXTS[kind][0])
        yield (closed_by.line if closed_by else played.lines), 3, f"{WRITTEN[kind]}: {text}"


def _words(stop: Stop) -> str:
    known = acts().get(stop.what) or plan_items().get(stop.what)
    return known.words if known else stop.what
