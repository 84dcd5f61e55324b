"""The body in which a test is done: the day, and when each thing that matters was last done or taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Body:
    """A day since the first meeting (day 0), and the day of each event.

    `events` maps the id of an act to the day on which it was last done. What held before anybody came, such as a drug that is
    taken, stands there under the chart's own word with the day on which it began, which is below 0. `began` holds the first time
    of each act: what was left off stays left off when it is asked for again.
    """

    day: int = 0
    events: Mapping[str, int] = field(default_factory=dict)
    began: Mapping[str, int] = field(default_factory=dict)

    def since(self, event: str) -> int | None:
        """Days since an event; None if it has not been."""
        return self.day - self.events[event] if event in self.events else None

    def last(self, events: Iterable[str]) -> int | None:
        """Days since the latest of several events; None if there was none."""
        return min((self.day - self.events[one] for one in events if one in self.events), default=None)

    def first(self, events: Iterable[str]) -> int | None:
        """Days since the first time of the earliest of several acts; None if none was done."""
        return max((self.day - self.began[one] for one in events if one in self.began), default=None)


def after(act_id: str, body: Body) -> Body:
    """The body once an act has been done on the body's day."""
    return Body(body.day, {**body.events, act_id: body.day}, {act_id: body.day, **body.began})


def tick(body: Body, days: int) -> Body:
    """The body some days later.

    Raises
    ------
    ValueError
        If `days` is below 0: nobody goes back.
    """
    if days < 0:
        raise ValueError(f"days={days}: must be at least 0")
    return Body(body.day + days, body.events, body.began)
