"""The report of a collection: a table for a person, JSON for a program."""

import json
from collections import Counter
from typing import get_args

from rich.box import ASCII
from rich.markup import escape
from rich.table import Table

from netcourse.marking.intake.collect import Collected
from netcourse.marking.intake.decide import Decision, Verdict
from netcourse.marking.intake.found import digest
from netcourse.marking.intake.keeping import named
from netcourse.marking.intake.key_out import ALARM
from netcourse.marking.intake.names import shown
from netcourse.marking.intake.remarks import remarks


def as_table(collected: Collected) -> Table:
    """A row a student: what came of it, the answers in it, and how or why. Nothing in a name steers the terminal."""
    table = Table(box=ASCII, title=f"Collected for {collected.unit}")
    table.add_column("student", overflow="fold")
    table.add_column("")
    table.add_column("answers", overflow="fold")
    table.add_column("how, or why", overflow="fold")
    for one in collected.decisions:
        verdict = "REFUSED" if one.verdict == "refused" else one.verdict
        reasons = "\n".join(escape(shown_line(line)) for line in (*_warnings(one), *one.reasons))
        table.add_row(escape(shown(one.student)), verdict, escape(one.holding.words) if one.holding else "", reasons)
    return table


def as_lines(collected: Collected) -> list[str]:
    """The sums, and what was passed over."""
    count = Counter(one.verdict for one in collected.decisions)
    lines = [", ".join(f"{count[verdict]} {verdict}" for verdict in get_args(Verdict))]
    warned = [shown(one.student) for one in collected.decisions if _warnings(one)]
    if warned:
        lines.append(f"{len(warned)} with a warning, to be looked at before marking: {named(warned)}")
    if out := [shown(one.student) for one in collected.decisions if any(ALARM in line for line in one.reasons)]:
        lines.append(f"{ALARM}: {named(out)}")
    if collected.passed_over:
        lines.append(f"{len(collected.passed_over)} file(s) that are no submission passed over: {collected.passed_over[0]} …")
    return lines + remarks(collected)


def as_json(collected: Collected) -> str:
    """The whole report as JSON; `sent` names each file as it was sent, with its SHA-256."""
    rows = [
        {
            "student": one.student if one.known else None,
            "file": None if one.known else one.student,
            "verdict": one.verdict,
            "reasons": list(one.reasons),
            "warnings": list(one.holding.warnings) if one.holding else [],
            "answers": {"said": one.holding.words, **one.holding.as_data()} if one.holding else None,
            "sent": [{"name": shown(name), "sha256": digest(data)} for name, data in one.keep],
            "written": one.put is not None,
        }
        for one in collected.decisions
    ]
    beside = {"passed_over": list(collected.passed_over), "missing": list(collected.missing)}
    return json.dumps({"unit": collected.unit, "students": rows, **beside}, indent=1)


def _warnings(one: Decision) -> list[str]:
    return [f"WARNING: {line}" for line in one.holding.warnings] if one.holding else []


def shown_line(line: str) -> str:
    """A line as it may be printed, however much of a hostile name it quotes."""
    return "".join(letter if letter.isprintable() else "�" for letter in line)[:400]
