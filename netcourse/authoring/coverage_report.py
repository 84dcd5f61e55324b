"""Coverage for people and for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from netcourse.authoring.coverage import TierCoverage


def as_lines(counted: Sequence[TierCoverage]) -> list[str]:
    """A table, and below it what is missing, a line each."""
    lines = [f"{'unit':20}{'tier':12}{'statements':>10}{'taught':>8}{'practised':>11}{'examined':>10}"]
    for row in counted:
        numbers = [len(part) for part in (row.statements, row.taught, row.practised, row.examined)]
        lines.append(f"{row.unit:20}{row.tier:12}{numbers[0]:10}{numbers[1]:8}{numbers[2]:11}{numbers[3]:10}")
    missing = [f"{row.unit}: {line}" for row in counted for line in row.missing]
    return [*lines, "", *(missing or ["Nothing is missing."])]


def as_json(counted: Sequence[TierCoverage], problems: Sequence[str]) -> str:
    """The same as JSON: a list of tiers with their missing lines, and the problems."""
    tiers = [{**asdict(row), "missing": list(row.missing)} for row in counted]
    return json.dumps({"tiers": tiers, "problems": list(problems)}, indent=1)
