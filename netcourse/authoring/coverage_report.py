"""Coverage for people and for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from netcourse.authoring.coverage import State, TierCoverage


def as_lines(counted: Sequence[TierCoverage]) -> list[str]:
    """A table, and below it what is missing: a line for each statement of a built unit, one for each unit that is not there."""
    lines = [f"{'unit':20}{'tier':12}{'statements':>10}{'taught':>8}{'practised':>11}{'examined':>10}  {'unit is'}"]
    for row in counted:
        numbers = [len(part) for part in (row.statements, row.taught, row.practised, row.examined)]
        told = f"{numbers[0]:10}{numbers[1]:8}{numbers[2]:11}{numbers[3]:10}"
        lines.append(f"{row.unit:20}{row.tier:12}{told}  {row.state}")
    missing = [f"{row.unit}: {line}" for row in counted if row.state is State.BUILT for line in row.missing]
    not_there = list(dict.fromkeys(row.unit for row in counted if row.state is not State.BUILT))
    missing += [_not_there([row for row in counted if row.unit == unit]) for unit in not_there]
    return [*lines, "", *(missing or ["Nothing is missing."]), _total(counted)]


def as_json(counted: Sequence[TierCoverage], problems: Sequence[str]) -> str:
    """The same as JSON: a list of tiers with their missing lines, and the problems."""
    tiers = [{**asdict(row), "missing": list(row.missing)} for row in counted]
    return json.dumps({"tiers": tiers, "problems": list(problems)}, indent=1)


def _not_there(rows: Sequence[TierCoverage]) -> str:
    """One line for a unit that is not there: its number, and that all of its statements are missing."""
    unit, state = rows[0].unit, rows[0].state
    number = int(unit.partition("_")[0])
    parts = ", ".join(f"{len(row.statements)} {row.tier}" for row in rows)
    return f"{unit}: unit {number} is {state}: all of its {_count(rows)} statements are missing ({parts})"


def _total(counted: Sequence[TierCoverage]) -> str:
    there = [row for row in counted if row.state is State.BUILT]
    left = _count(counted) - _count(there)
    return f"{_count(counted)} statements: {_count(there)} in units that are built, {left} in units that are not."


def _count(rows: Sequence[TierCoverage]) -> int:
    return sum(len(row.statements) for row in rows)
