"""The report of a run: a row a student, and the sums."""

from collections.abc import Iterator, Mapping, Sequence

from rich.box import ASCII
from rich.markup import escape
from rich.table import Table

from netcourse.marking.batch.finals import Final
from netcourse.marking.batch.mark import Run
from netcourse.marking.batch.numbers import groups_of
from netcourse.marking.batch.outcome import Outcome, summary
from netcourse.marking.intake.keeping import named
from netcourse.marking.intake.key_out import ALARM
from netcourse.marking.intake.report import shown_line

_MOST_GROUPS = 12
# A class of which every student has a row, also of one who was marked before.
MOST_LISTED = 400
# Penalties that differ by less are the same: marks are floats.
_SAME = 1e-6


def as_table(unit: str, outcomes: Sequence[Outcome], ends: Mapping[str, Final] | None = None) -> Table:
    """One row a student: what came of the submission, its answers, its marks, and why. Nothing steers the terminal.

    Of a class larger than `MOST_LISTED` those are left out who were marked before and need no look: new ones would be lost among
    them, and ten thousand rows take half a minute.

    `ends` adds what the gradebook holds in the end: the score after the penalty, which only a class with a late hand-in shows.
    """
    ends = ends or {}
    late = any(end.penalty for end in ends.values())
    table = Table(box=ASCII, title=f"Marked: {unit}")
    table.add_column("student", overflow="fold")
    table.add_column("")
    table.add_column("answers", overflow="fold")
    table.add_column("automatic marks", justify="right")
    if late:
        table.add_column("late", justify="right")
    if ends:
        table.add_column("score", justify="right")
    table.add_column("what happened", overflow="fold")
    listed = outcomes if len(outcomes) <= MOST_LISTED else [one for one in outcomes if _needs_a_look(one, ends.get(one.student))]
    if left := len(outcomes) - len(listed):
        table.caption = f"{left} more are up to date and need no look; 'netcourse mark {unit} STUDENT' shows the row of one"
    for one in listed:
        verdict = one.verdict.upper() if one.verdict in {"not marked", "partly marked"} else one.verdict
        marks = f"{sum(one.marks.values()):g}" if one.marks else ""
        end = ends.get(one.student) if one.verdict != "not marked" else None
        warnings = (f"WARNING: {line}" for line in (one.holding.warnings if one.holding else ()))
        said = (
            *warnings,
            *(
                f"LOOK AGAIN: {cell}: {given:g} marks were given by hand for what stood there before"
                for cell, given in _again(end)
            ),
            *one.reasons,
            *(f"repaired: {line}" for line in one.repaired),
            *(f"changed: {line}" for line in one.changed),
            *one.boards,
        )
        told = "\n".join(escape(shown_line(line)) for line in said)
        columns = [marks]
        if late:
            columns.append(f"-{end.penalty:g}" if end and end.penalty else "")
        if ends:
            columns.append(f"{end.score:g}{' so far' if end.waits else ''}" if end else "")
        table.add_row(escape(shown_line(one.student)), verdict, one.holding.words if one.holding else "", *columns, told)
    return table


def _needs_a_look(one: Outcome, end: Final | None) -> bool:
    return one.verdict != "up to date" or bool(_again(end)) or bool(one.holding and one.holding.warnings)


def _again(end: Final | None) -> list[tuple[str, float]]:
    return sorted(end.again.items()) if end else []


def as_lines(ran: Run, outcomes: Sequence[Outcome], seconds: float, ends: Mapping[str, Final] | None = None) -> list[str]:
    """The sums, who needs a person, and where the gradebook's copy lies; `ends` as for `as_table`."""
    ends = ends or {}
    each = f", {seconds / len(ran.outcomes):.2f} s each" if ran.outcomes else ""
    lines = [f"{summary(outcomes)}; {seconds:.0f} s{each}"]
    if out := [shown_line(one.student) for one in outcomes if any(line.startswith(ALARM) for line in one.reasons)]:
        lines.append(f"{ALARM}: {named(out)}")
    if again := [shown_line(one.student) for one in outcomes if one.verdict != "not marked" and _again(ends.get(one.student))]:
        lines.append(
            f"{len(again)} to be looked at again in the formgrader, where a text changed after marks were given by hand: "
            f"{named(again)}. Until then those marks count, as a proposal; other marks or the button Resolve settle it."
        )
    if stale := [shown_line(student) for student, end in ends.items() if abs(end.owed - end.penalty) > _SAME]:
        lines.append(
            f"{len(stale)} late, whose penalty was worked out before marks were given by hand: {named(stale)}. "
            "To work it out anew run 'netcourse mark UNIT STUDENT... --again' before you export."
        )
    lines += _twins(outcomes)
    if ran.unreleased:
        lines.append(
            f"source/ was changed since its release, in {', '.join(ran.unreleased)}: marks come from the release. "
            "To mark with the new text run 'nbgrader generate_assignment UNIT --force', then mark again."
        )
    if ran.beside.cells:
        lines.append(
            "Tested beside the student's code, still shut in, as apart from it the instructor's own answer loses marks: "
            + "; ".join(f"{shown_line(cell)} ({shown_line(why)})" for cell, why in ran.beside.cells.items())
        )
    if ran.beside.unproven:
        lines.append(
            "The notebook in source/ does not have full marks in "
            f"{', '.join(map(shown_line, ran.beside.unproven))}: put a right answer there, or look at these marks."
        )
    if ran.by_hand:
        lines.append(f"Marks or comments given by hand elsewhere while this ran: {ran.by_hand}; they stand.")
    if ran.backup:
        lines.append(f"The gradebook as it was before: {ran.backup}")
    return lines


def _twins(outcomes: Sequence[Outcome]) -> Iterator[str]:
    groups = groups_of({one.student: one.twins for one in outcomes})
    if groups:
        count = f"{sum(map(len, groups))} students in {f'{len(groups)} groups' if len(groups) > 1 else 'one group'}"
        yield f"Twins: {count}, whose answers are the same and were recorded at the same moments:"
        yield from (f"  {len(group)}: {named([shown_line(one) for one in group])}" for group in groups[:_MOST_GROUPS])
    if len(groups) > _MOST_GROUPS:
        yield f"  and {len(groups) - _MOST_GROUPS} smaller groups, which stand above beside their students"


def alarm(ran: Run) -> str:
    """What must not be overlooked: rows of the gradebook changed that are not of this run; empty if none did."""
    if not ran.strangers:
        return ""
    back = f"; compare it with {ran.backup}" if ran.backup else ""
    return f"ALARM: rows outside this run changed in the gradebook, in {', '.join(ran.strangers)}{back}"
