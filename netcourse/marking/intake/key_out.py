"""The author's own notebook among the hand-ins: whoever has it has the key.

What nbgrader takes out of a release stands between two lines of its own. A whole such region in a hand-in can only come from the
source, from the author's notebook or from a marked copy. A line of it that a student typed, for fun or to find out, is none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from netcourse.marking.intake.release import Release, text_of

ALARM = "ALARM, THE KEY IS OUT"
_WHAT = {"HIDDEN TESTS": "hidden tests", "MARK SCHEME": "mark schemes", "SOLUTION": "solutions"}
_LINE = re.compile(rf"\s*### (BEGIN|END) ({'|'.join(_WHAT)})\s*")


def key_in(cells: Iterable[object], release: Release) -> str:
    """What of the key a hand-in holds, as an alarm in words; empty if it holds nothing of it.

    Parameters
    ----------
    cells : iterable
        The submission's cells, whatever they are.
    release : Release
        The unit. What a release itself shows is no secret.
    """
    public = Counter(what for cell in release.cells for what in _regions(cell.source))
    found = Counter(what for cell in cells if isinstance(cell, Mapping) for what in _regions(text_of(cell.get("source"))))
    held = [f"{_WHAT[what]} ({found[what]})" for what in _WHAT if found[what] and not public[what]]
    if not held:
        return ""
    return (
        f"{ALARM}: this is the author's notebook or a copy of it, with {', '.join(held)}. Find out where it came from "
        "and who else has it, and ask for the student's own"
    )


def _regions(source: str) -> set[str]:
    """What kinds of region stand in a text, each from its first line to its last with something in between."""
    found = set()
    begun: dict[str, bool] = {}
    for line in source.splitlines():
        told = _LINE.fullmatch(line)
        if told is None:
            if line.strip():
                begun = dict.fromkeys(begun, True)
        elif told[1] == "BEGIN":
            begun[told[2]] = False
        elif begun.pop(told[2], False):
            found.add(told[2])
    return found
