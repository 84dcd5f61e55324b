"""A report in a terminal: the same sentences and figures as the page, and nothing that steers the terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from netcourse.marking.debrief.sums import in_words
from netcourse.reporting.compare import Comparison
from netcourse.reporting.figures import Figures
from netcourse.reporting.flags import FIRM_FROM
from netcourse.reporting.lead import titles
from netcourse.reporting.noticed import summary
from netcourse.reporting.patients.terminal import at_the_board
from netcourse.reporting.printed import table, words
from netcourse.reporting.report import Report
from netcourse.reporting.words import STATES, TOO_LITTLE, between, correlated, figure, group_names, people, percent, signed

_MOST = 12


def shown(report: Report) -> RenderableType:
    """Everything for a terminal, from the first sentences on."""
    found: list[RenderableType] = [words(line) for line in report.lead]
    found += [words(gap) for gap in report.room.gaps]
    found.append(_class(report))
    if report.board:
        found += at_the_board(report.board, report.room)
    found += [_held(report), _items(report), *map(words, _to_do(report))]
    found += [words(line) for line in _firm(report)]
    if report.objectives:
        found.append(_objectives(report))
    if report.agreements:
        found.append(_agreements(report))
    if report.certainty:
        levels = ", ".join(f"{one.level} {one.right} of {one.of}" for one in report.certainty)
        found.append(words(f"Right first attempts at practice, by certainty ({people(report.practised)}): {levels}."))
    found += [words(line) for line in _noticed(report)]
    if report.comparison:
        found.append(_comparison(report.comparison))
    return Group(*(part for one in found for part in (one, Text(""))))


def _class(report: Report) -> Table:
    marks, room = report.marks, report.room
    rows = [
        ("handed in", f"{len(room.students)} of {room.enrolled}"),
        ("marks", f"mean {in_words(marks.mean)}, middle {in_words(marks.median)} of {in_words(room.points)}"),
        ("middle half", f"{in_words(marks.low_quarter)} to {in_words(marks.high_quarter)}"),
    ]
    if marks.passed is not None:
        near = "" if marks.near is None else f"; {marks.near} within one standard error of the pass mark"
        rows.append((f"passed, from {in_words(report.pass_mark or 0)}", f"{marks.passed}{near}"))
    rows += [(state.value, people(report.count(state))) for state in STATES if report.count(state)]
    return table("The class", ("", ""), rows)


def _held(report: Report) -> RenderableType:
    if not report.held:
        return words("Misconceptions: none was seen.")
    rows = [
        (
            f"{len(one.who)} of {report.whole.sample}",
            f"{len(one.often)}" if one.often else "",
            one.said,
            ", ".join(seen.item.title for seen in one.seen),
        )
        for one in report.held[:_MOST]
    ]
    more = f"; {len(report.held) - _MOST} rarer ones" if len(report.held) > _MOST else ""
    return table(f"Misconceptions{more}", ("who", "more than once", "what", "where"), rows)


def _items(report: Report) -> Table:
    grey = "" if report.whole.sample >= FIRM_FROM else f"; {people(report.whole.sample)}: hints, no findings"
    groups = ", ".join(group_names(report.whole.groups))
    rows = [_item(one, report) for one in report.whole.figures]
    columns = ("question", "share (95%)", "item-rest r (95%)", "groups", "to look at")
    return table(f"Questions (groups: {groups}{grey})", columns, rows, "dim" if grey else "")


def _item(one: Figures, report: Report) -> Sequence[str]:
    if one.facility is None:
        return (one.item.title, "no marks yet", "", "", "")
    if one.facility.same:
        return (one.item.title, f"all {percent(one.facility.share)}: no information", "", "", "")
    flags = [flag.says for flag in report.flagged[one.item.cell] if flag.asks_for_repair]
    return (
        one.item.title,
        f"{percent(one.facility.share)} ({between(one.facility.interval)})",
        correlated(one.correlation) if one.correlation else "–",
        " ".join(map(percent, one.group_shares)),
        " ".join(flags),
    )


def _to_do(report: Report) -> Iterator[str]:
    """What to do about what stands in the last column, each once."""
    found: dict[str, list[str]] = {}
    for one in report.whole.figures:
        for flag in report.flagged[one.item.cell]:
            if flag.asks_for_repair:
                found.setdefault(flag.do, []).append(one.item.title)
    yield from (f"To do about {titles(questions)}: {do}" for do, questions in found.items())


def _firm(report: Report) -> Iterator[str]:
    found = report.whole.reliability
    if found is None:
        yield f"Reliability: no information. {TOO_LITTLE}"
        return
    yield (
        f"Alpha {figure(found.alpha)} ({figure(found.interval.low)} to {figure(found.interval.high)}, Feldt; pairwise) of "
        f"{found.items} questions and {people(found.n)}; standard error of measurement {in_words(found.sem)} "
        f"{'mark' if in_words(found.sem) == '1' else 'marks'}.{_left_out(report)}"
    )


def _left_out(report: Report) -> str:
    unmarked = [one.item.title for one in report.whole.figures if one.facility is None]
    return f" Without {titles(unmarked)}, of which nobody has marks yet." if unmarked else ""


def _objectives(report: Report) -> Table:
    rows = [
        (percent(one.share), one.id, one.words, ", ".join(figures.item.title for figures in one.questions) or "not examined here")
        for one in report.objectives
    ]
    return table("Objectives, lowest first", ("has", "", "objective", "examined in"), rows)


def _agreements(report: Report) -> Table:
    rows = [
        (item.title, str(one.n), percent(one.exact), figure(one.linear), figure(one.quadratic), signed(-one.higher))
        for item, one in report.agreements
    ]
    columns = ("text", "marked twice", "the same", "kappa, linear", "kappa, quadratic", "second gave")
    return table("Two markers", columns, rows)


def _noticed(report: Report) -> Iterator[str]:
    said = summary(report.room.noticed)
    yield "Marking noticed, of so many students:" if said else "Marking noticed nothing that a person has to look at."
    yield from (f"  {count}: {line}" for line, count in said[:_MOST])
    if len(said) > _MOST:
        yield f"  and {len(said) - _MOST} rarer remarks; the page (--html) has all."
    if waiting := sum(student.waits for student in report.room.students):
        wait = "waits" if waiting == 1 else "wait"
        yield f"{people(waiting)} still {wait} for marks of a person; an export leaves them out."
    if bare := sum(student.waits_bare for student in report.room.students):
        yield f"{bare} of them wrote nothing: 0 in the formgrader settles it."
    if report.alike:
        who = "; ".join(f"{one.item.title}: {', '.join(one.who[:4])} ({percent(one.share)})" for one in report.alike[:5])
        yield f"Alike in their runs of words, which does not say why: {who}{'; …' if len(report.alike) > 5 else '.'}"


def _comparison(both: Comparison) -> Table:
    rows = [
        ("students", str(both.before.n), str(both.now.n), ""),
        *(
            (name, in_words(before), in_words(now), signed(now - before))
            for name, before, now in (
                ("mean", both.before.spread.mean, both.now.spread.mean),
                ("middle", both.before.spread.median, both.now.spread.median),
            )
        ),
        *(
            (
                one.title,
                percent(one.before.share if one.before else None),
                percent(one.now.share if one.now else None),
                "" if one.change is None else f"{signed(100 * one.change, 0)} points{', clear' if one.clear else ''}",
            )
            for one in both.items
        ),
        ("marks changed", "", "", f"{len(both.changed)} of {both.both} in both"),
    ]
    return table(f"Beside {both.other}", ("", "before", "now", "change"), rows)
