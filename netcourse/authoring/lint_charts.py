"""Charts of the tumour board that a careful colleague would send back, each finding with file and line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from netcourse.authoring.board_charts import chart_texts
from netcourse.authoring.finding import Finding
from netcourse.authoring.lint_chart_edges import edges, strings_in
from netcourse.authoring.new.blanks import is_blank
from netcourse.board.catalogue import acts, diagnoses, plan_items
from netcourse.board.chart import Chart, read_chart
from netcourse.board.chart_text import line_of, read_tables
from netcourse.board.given import names_in
from netcourse.board.rules import ACTS, RULES
from netcourse.board.variant import UNIT
from netcourse.evidence import EvidenceLevel, Gradable, contested_topics, facts, harms

At = tuple[str, ...]
# Where in a chart something is wrong, by which rule, what, and the mend.
Wrong = tuple[At, str, str, str]


def lint_charts(root: Path, unit: str = UNIT) -> list[Finding]:
    """Look at every chart of a course.

    Parameters
    ----------
    root : Path
        The author's course.
    unit : str
        The unit that is being looked at: charts belong to the tumour board alone.

    Returns
    -------
    list of Finding
        In the order of the charts.

    Raises
    ------
    CourseError
        If a chart is malformed.
    """
    return [finding for text in chart_texts(root) for finding in lint_chart(text)] if unit == UNIT else []


def lint_chart(path: Path) -> list[Finding]:
    """Look at one chart, and at what its key beside it rests on.

    Raises
    ------
    CourseError
        If it is malformed.
    """
    written = path.read_text(encoding="utf-8")
    chart = read_chart(written, path.name)
    tables = read_tables(written, path.name)
    key_path = path.with_suffix(".key.toml")
    key = read_tables(key_path.read_text(encoding="utf-8"), key_path.name) if key_path.is_file() else {}
    found = [*_dead(chart), *_unused(chart, tables), *_unsourced(chart, key), *_named(chart, tables), *edges(chart)]
    # A finding names a file and a cell; a chart has lines instead.
    return [Finding(Path(f"{path}:{line_of(written, *at)}"), "", rule, what, mend) for at, rule, what, mend in found]


def _dead(chart: Chart) -> Iterator[Wrong]:
    """Ids that nothing answers to."""
    mend = "name one of the catalogue"
    for at, act in _acts_named(chart):
        if act not in acts():
            yield at, "dead-act", f"{act}: no such act", mend
    for number, stop in enumerate(chart.stops):
        place: At = ("stops", str(number))
        if stop.plan and stop.plan not in plan_items():
            yield (*place, "plan"), "dead-act", f"{stop.plan}: no such item of a plan", mend
        if stop.harm not in harms():
            yield (*place, "harm"), "dead-act", f"{stop.harm}: no such harm", "name one of the harm list"
    for place, params in _truths(chart):
        if "uptake" in params and params["uptake"] not in chart.reveals:
            yield (*place, "uptake"), "dead-act", f"{params['uptake']}: the chart reveals nothing of that name", "name a reveal"


def _acts_named(chart: Chart) -> Iterator[tuple[At, str]]:
    for act, one in chart.reveals.items():
        place = ("reveals", act)
        yield place, act
        yield from (((*place, "needs"), need) for need in one.needs)
        for name, value in (pair for params in (one.given, *one.forks.values()) for pair in params.items()):
            if RULES[one.rule].kind(name) == ACTS:
                yield from (((*place, name), other) for other in value)
    for at, stop in enumerate(chart.stops):
        for name in ("do", "turn"):
            if getattr(stop, name):
                yield ("stops", str(at), name), getattr(stop, name)
        yield from ((("stops", str(at), "unless_done"), act) for act in stop.unless_done)


def _unused(chart: Chart, tables: Mapping[str, Any]) -> Iterator[Wrong]:
    """Draws that nobody sees: a number more to guard, and for nothing."""
    texts = {text for one in ("reveals", "truth", "turn", "triage", "stops") for text in strings_in(tables.get(one, {}))}
    named = {"age"} | texts | {name for text in texts for name in names_in(text)}
    for name in chart.draws:
        if name not in named:
            yield ("draws", name), "dead-draw", f"{name} is used by no text and no rule", "use it or take it out"


def _unsourced(chart: Chart, key: Mapping[str, Any]) -> Iterator[Wrong]:
    """Facts that there are not, and findings on which marks rest without a verified fact that may be graded."""
    known = facts()
    for place, cited in _cited(chart):
        for one in cited:
            if not (one in known or one in contested_topics() or one in harms() or is_blank(one)):
                yield place, "no-such-fact", f"{one}: no such fact", "cite one of the evidence room"
    for act, keyed in _decisive(key):
        revealed = chart.reveals.get(act)
        if revealed is None or not any(map(_holds_marks, revealed.facts)):
            what = f"{act} decides marks ({keyed} of the key) and rests on no verified fact that may be graded"
            yield ("reveals", act, "facts"), "unsourced", what, "cite such a fact, or leave it out of the key"
    if chart.truth and not any(_holds_marks(one) for _, params in _truths(chart) for one in params.get("facts", ())):
        what = "the classification rests on no verified fact that may be graded"
        yield ("truth",), "unsourced", what, "cite the facts of its rules as facts = [...]"


def _holds_marks(fact_id: str) -> bool:
    # A blank is told by its own rule, once.
    if is_blank(fact_id):
        return True
    known = facts().get(fact_id)
    return known is not None and known.evidence is not EvidenceLevel.UNVERIFIED and known.gradable is not Gradable.NEVER


def _decisive(key: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Acts on which updating is marked, each once, in both forks of a key; of several equals each."""
    found: dict[str, str] = {}
    for name, part in (("update", key), *((f"{fork}.update", key.get(fork, {})) for fork in ("A", "B"))):
        for one in part.get("update", ()):
            named = one.get("act", [])
            for act in [named] if isinstance(named, str) else named:
                found.setdefault(act, name)
    yield from found.items()


def _cited(chart: Chart) -> Iterator[tuple[At, Iterable[str]]]:
    yield from ((("reveals", act, "facts"), one.facts) for act, one in chart.reveals.items())
    yield from ((("draws", name, "edges"), one.edges) for name, one in chart.draws.items())
    yield ("turn", "facts"), chart.turn_facts
    yield from (((*place, "facts"), params.get("facts", ())) for place, params in _truths(chart))


def _truths(chart: Chart) -> Iterator[tuple[At, Mapping[str, Any]]]:
    yield ("truth",), {name: one for name, one in chart.truth.items() if name not in chart.forks}
    yield from ((("truth", fork), chart.truth[fork]) for fork in chart.forks if fork in chart.truth)


def _named(chart: Chart, tables: Mapping[str, Any]) -> Iterator[Wrong]:
    """Words of a diagnosis in what lies open before the first act, but for those that the referrer is meant to name."""
    meant = tables.get("named_by_referrer", ())
    read = {("triage",): chart.triage, ("persona", "words"): chart.persona.words, ("note",): chart.note}
    for place, text in read.items():
        for one in diagnoses().values():
            said = re.search(rf"\b(?:{re.escape(one.words)}|{re.escape(one.id.replace('-', ' '))})\b", text, re.IGNORECASE)
            if said and one.id not in meant:
                mend = f'say it otherwise, or add "{one.id}" to named_by_referrer if the referrer errs'
                yield place, "diagnosis-in-sight", f"{said[0]!r} is a diagnosis, readable before the first act", mend
