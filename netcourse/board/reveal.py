"""What an act brings to light in this body, today."""

from netcourse.board.body import Body
from netcourse.board.catalogue import Act, acts
from netcourse.board.chart_model import Chart, Reveal
from netcourse.board.finding import Finding
from netcourse.board.given import Given, filled
from netcourse.board.rules import RULES
from netcourse.board.variant import Variant

__all__ = ["Finding", "filled", "reveal"]


def reveal(act: str, chart: Chart, variant: Variant, body: Body) -> Finding:
    """What an act reveals.

    Parameters
    ----------
    act : str
        An id of the catalogue.
    chart, variant : Chart and Variant
        Whose patient it is.
    body : Body
        As it is when the act is done, before the act has changed it.

    Returns
    -------
    Finding
        The chart's, computed for this body; the catalogue's normal finding where the chart names none, or where what had to come
        first was not done: then it can't be used.

    Raises
    ------
    ValueError
        If the catalogue has no such act.
    """
    known = acts().get(act)
    if known is None:
        raise ValueError(f"act={act!r}: must be an act of the catalogue")
    planned = chart.reveals.get(act)
    if planned is None or planned.only not in ("", variant.fork):
        return Finding(act, body.day + known.wait, known.normal, usable=True, facts=())
    due = _ready(planned, chart, body) + (known.wait if planned.wait is None else planned.wait)
    if not prepared(planned, body):
        return Finding(act, due, filled(planned.unprepared, chart, variant) or known.normal, usable=False, facts=planned.facts)
    told = RULES[planned.rule].works(Given(chart, variant, body, planned.params(variant.fork)))
    return Finding(act, due, told.text, told.usable, tuple(dict.fromkeys((*planned.facts, *told.facts))), told.value)


def prepared(planned: Reveal, body: Body) -> bool:
    """Whether one of the acts that have to come first was done, at the time for which the chart asks."""
    if not planned.needs:
        return True
    ages = [age for age in (body.since(one) for one in planned.needs) if age is not None]
    return any(age >= planned.at_least and (planned.at_most is None or age <= planned.at_most) for age in ages)


def _ready(planned: Reveal, chart: Chart, body: Body) -> int:
    """The day on which the act can begin: today, or when the first of what it needs is there, such as tissue to stain."""
    there = [body.events[one] + _wait(acts()[one], chart) for one in planned.needs if one in body.events]
    return max(body.day, min(there, default=body.day))


def _wait(act: Act, chart: Chart) -> int:
    own = chart.reveals.get(act.id)
    return act.wait if own is None or own.wait is None else own.wait
