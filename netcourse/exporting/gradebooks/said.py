"""What an export says of itself, before anything is written and after."""

from collections.abc import Sequence

from netcourse.exporting.gradebooks.base import Dialect
from netcourse.exporting.gradebooks.marks import Marks
from netcourse.exporting.gradebooks.numbers import plain
from netcourse.exporting.gradebooks.plan import Plan
from netcourse.exporting.gradebooks.roll import Roll
from netcourse.marking.intake.names import shown

_MOST = 20


def lines(dialect: Dialect, roll: Roll, made: Plan, marks: Marks) -> list[str]:
    """The plan in words: what is written, who is left out and why, and what to do on the platform."""
    column = f"{shown(roll.column.title)!r}{f' (id {roll.column.id})' if roll.column.id else ''}"
    of = f", out of {plain(roll.column.maximum)}" if roll.column.maximum is not None else ""
    counts = f"{made.count('new')} new, {made.count('changed')} changed, {made.count('unchanged')} unchanged"
    found = [f"{dialect.name}, column {column}{of}: {counts}"]
    changed = [one for one in made.entries if one.change == "changed"]
    found += [f"  {made.called(one.student)}: {one.seat.there.strip()} -> {one.text}" for one in changed[:_MOST]]
    if made.without:
        found.append(_named(f"In the class list and without marks here ({_kept(made)})", [one.called for one in made.without]))
    if made.closed:
        found.append(_named("Left out", [f"{one.called}: {why}" for one, why in made.closed]))
    if made.strangers:
        more = "their ids, logins and addresses are not there; --roster CSV says which belong to one person"
        found.append(_named(f"Ours, and not in the class list ({more})", [shown(one) for one in made.strangers]))
    if made.waiting:
        waiting = list(map(made.called, made.waiting))
        found.append(
            _named(
                "Left out until a person has marked the rest in the formgrader, of a blank text too (--unfinished sends them)",
                waiting,
            )
        )
    if roll.column.maximum is None:
        found.append(f"The file does not say out of how many the column is: it must be {plain(marks.maximum)}, or give --maximum")
    return [*found, *dialect.remarks(roll, made)]


def _kept(made: Plan) -> str:
    scored = sum(one.there.strip() not in ("", "-") for one in made.without)
    return f"their rows are not in the file, so that what stands there stays{f'; {scored} have a score' if scored else ''}"


def _named(what: str, who: Sequence[str]) -> str:
    more = f" and {len(who) - _MOST} more" if len(who) > _MOST else ""
    return f"{what}: {len(who)}: {'; '.join(who[:_MOST])}{more}"
