"""A report as one HTML page that asks nobody for anything. All that is a student's is escaped."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from netcourse.marking.debrief.markdown import as_html
from netcourse.marking.debrief.sums import in_words, inside
from netcourse.reporting import alike, drawing
from netcourse.reporting.discrimination import Correlation
from netcourse.reporting.facility import wilson
from netcourse.reporting.flags import FIRM_FROM, named
from netcourse.reporting.handing_in import times
from netcourse.reporting.lead import titles, worst
from netcourse.reporting.model import State
from netcourse.reporting.noticed import summary
from netcourse.reporting.patients import page as patients
from netcourse.reporting.report import Report
from netcourse.reporting.words import STATES, TOO_LITTLE, between, correlated, figure, group_names, people, percent, signed

MOST_HELD = 12
MOST_NAMED = 200
MOST_ROWS = 500
MOST_ALIKE = 60


def page(report: Report) -> str:
    """Write the page.

    Returns
    -------
    str
        HTML; the same report gives the same page, letter for letter.
    """
    room, marks = report.room, report.marks
    parts = sorted({at for one in report.held for at in one.parts} | {i.part for i in room.items if i.part is not None})
    board = report.board
    return _template().render(
        report=report,
        room=room,
        sample=report.whole.sample,
        firm=FIRM_FROM,
        repair=worst(report.whole.figures, report.flagged) is not None,
        groups=group_names(report.whole.groups),
        states=STATES,
        answered=State.ANSWERED,
        sections=list(_sections(report, parts)),
        waiting=sum(student.waits for student in room.students),
        bare=sum(student.waits_bare for student in room.students),
        missing=[(words, *_missing(report, state)) for state, words in STATES.items()],
        strip=_strip(report),
        dot=drawing.people_in_a_dot(marks.marks, room.points),
        marks_table=drawing.binned(marks.marks, room.points),
        times=times(room),
        curve=_curve(report),
        remarks=summary(room.noticed),
        too_little=TOO_LITTLE,
        unmarked=titles([one.item.title for one in report.whole.figures if one.facility is None]),
        alike=alike,
        parts=[at for at in parts if at < len(room.parts)],
        most_held=MOST_HELD,
        most_named=MOST_NAMED,
        most_rows=MOST_ROWS,
        most_alike=MOST_ALIKE,
        places=board.places if board else (),
        **patients.shown(room, board),
        css=Markup(_text("page.css")),  # noqa: S704 (ours)
    )


def _sections(report: Report, parts: Sequence[int]) -> list[tuple[str, str]]:
    found = [("class", "The class")]
    found += [("compared", "Before and now")] if report.comparison else []
    found += [("board", "At the board")] if report.board else []
    found += [
        ("misconceptions", "Misconceptions"),
        ("items", "Questions"),
        ("reliability", "How firm"),
        ("objectives", "Objectives"),
    ]
    found += [("markers", "Two markers")] if report.agreements else []
    found += [("certainty", "Certainty")] if report.certainty else []
    return [
        *found,
        ("noticed", "Noticed"),
        *([("lesson", "The lesson")] if parts or (report.board and report.board.places) else []),
    ]


def _missing(report: Report, state: State) -> tuple[int, int]:
    answers = sum(answer.state is state for student in report.room.students for answer in student.answers.values())
    return answers, report.count(state)


def _strip(report: Report) -> Markup:
    marks, most = report.marks, report.room.points
    alt = (
        f"Marks of {len(marks.marks)} students, {in_words(marks.marks[0])} to {in_words(marks.marks[-1])} of {in_words(most)}; "
        f"the middle half lies between {in_words(marks.low_quarter)} and {in_words(marks.high_quarter)}."
    )
    quarters = (marks.low_quarter, marks.median, marks.high_quarter)
    return drawing.strip(marks.marks, most, quarters, report.pass_mark, alt)


def _curve(report: Report) -> Markup:
    points = [(one.level, one.right / one.of, wilson(one.right / one.of, one.of)) for one in report.certainty]
    said = ", ".join(f"{level} {percent(share)}" for level, share, _ in points)
    return drawing.calibration(points, f"Right first attempts by certainty: {said}.")


@cache
def _template() -> Template:
    # Every value is escaped unless it is Markup: CSS and drawings of ours, and the course's own Markdown.
    environment = Environment(
        autoescape=True, loader=FunctionLoader(_text), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {**_FILTERS, **patients.FILTERS}
    return environment.get_template("page.html.j2")


def _line(found: Correlation) -> Markup:
    return drawing.correlation_bar(found.r, found.interval)


_FILTERS: Mapping[str, Any] = {
    "number": in_words,
    "inside": inside,
    "html": as_html,
    "percent": percent,
    "between": between,
    "figure": figure,
    "correlated": correlated,
    "signed": signed,
    "people": people,
    "named": named,
    "bar": drawing.share_bar,
    "line": _line,
    "columns": drawing.group_bars,
}


def _text(name: str) -> str:
    return (files("netcourse.reporting") / name).read_text(encoding="utf-8")
