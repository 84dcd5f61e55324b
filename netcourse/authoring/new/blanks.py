"""Blanks: what a skeleton leaves to its author, and what lint sends back until it is written."""

import re
from collections.abc import Iterable
from pathlib import Path

from netcourse.authoring.finding import Finding

MARKER = "FILL IN:"
# A blank ends with the string or the line in which it stands.
_BLANK = re.compile(rf"{MARKER} *([^\"'\n]*)")


def blanks_in(paths: Iterable[Path]) -> list[Finding]:
    """Every blank that is left in these texts; one that is not there has none.

    Parameters
    ----------
    paths : iterable of Path
        Texts in UTF-8.

    Returns
    -------
    list of Finding
        In the order of files and lines, each with the line and the blank's own name.
    """
    return [
        Finding(path, "", "blank", f"the blank {MARKER!r} {name.strip()} is left", "write it, or take it out", line)
        for path in paths
        if path.is_file()
        for line, text in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        for name in _BLANK.findall(text)
    ]
