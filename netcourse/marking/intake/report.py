"""The report of a collection: a table for a person, JSON for a program."""

import json
from collections import Counter
from typing import get_args

from rich.box import ASCII
from rich.markup import escape
from rich.table import Table

from netcourse.marking.intake.collect import Collected
from netcourse.marking.intake.decide import Verdict
from netcourse.marking.intake.found import digest
from netcourse.marking.intake.names import shown
from netcourse.marking.intake.remarks import remarks


def as_table(collected: Collected) -> Table:
    """A row a student: what came of it, and how or why. Nothing in a name steers the terminal."""
    table = Table(box=ASCII, title=f"Collected for {collected.unit}")
    table.add_column("student", overflow="fold")
    table.add_column("")
    table.add_column("how, or why", overflow="fold")
    for one in collected.decisions:
        reasons = "\n".join(escape(shown_line(line)) for line in one.reasons)
        table.add_row(escape(shown(one.student)), "REFUSED" if one.verdict == "refused" else one.verdict, reasons)
    return table


def as_lines(collected: Collected) -> list[str]:
    """The sums, and what was passed over."""
    count = Counter(one.verdict for one in collected.decisions)
    lines = [", ".join(f"{count[verdict]} {verdict}" for verdict in get_args(Verdict))]
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
            "sent": [{"name": shown(name), "sha256": digest(data)} for name, data in one.keep],
            "written": one.put is not None,
        }
        for one in collected.decisions
    ]
    beside = {"passed_over": list(collected.passed_over), "missing": list(collected.missing)}
    return json.dumps({"unit": collected.unit, "students": rows, **beside}, indent=1)


def shown_line(line: str) -> str:
    """A line as it may be printed, however much of a hostile name it quotes."""
    return "".join(letter if letter.isprintable() else "�" for letter in line)[:400]
