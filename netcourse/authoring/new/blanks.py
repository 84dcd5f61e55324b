"""Blanks: what a skeleton leaves to its author, and what lint sends back until it is written."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from netcourse.authoring.finding import Finding

MARKER = "FILL IN:"
# A blank ends with the string or the line in which it stands.
_BLANK = re.compile(rf"{MARKER} *([^\"'\n|]*)")
# Where the skeletons of the code go: what holds a blank there belongs to no unit.
_CODE = ("netcourse/explorers", "netcourse/cases", "tests/explorers", "tests/cases")
_FACTS = "netcourse/evidence/data/facts"


def blanks_in(paths: Iterable[Path]) -> list[Finding]:
    """Every blank that is left in these texts; one that is not there has none.

    Parameters
    ----------
    paths : iterable of Path
        Texts in UTF-8; in a table each cell is a text.

    Returns
    -------
    list of Finding
        In the order of files and lines, each with the line and the blank's own name.
    """
    return [
        Finding(path, "", "blank", f"the blank '{f'{MARKER} {name}'.strip()}' is left", "write it, or take it out", line)
        for path in paths
        if path.is_file() and MARKER in (written := path.read_text(encoding="utf-8"))
        for line, text in _texts(written, table=path.suffix == ".csv")
        for name in _BLANK.findall(text)
    ]


def blanks_in_code(root: Path) -> list[Finding]:
    """Every blank that is left in the explorers, cohorts and facts of a checkout, and in their tests."""
    code = [path for room in _CODE for path in sorted((root / room).rglob("*.py"))]
    return blanks_in([*code, *sorted((root / _FACTS).glob("*.csv"))])


def is_blank(text: str) -> bool:
    """Whether a text is a blank, as it stands where an author is to name a fact."""
    return text.startswith(MARKER)


def _texts(written: str, *, table: bool) -> Iterator[tuple[int, str]]:
    if not table:
        yield from enumerate(written.split("\n"), start=1)
        return
    rows = csv.reader(StringIO(written))
    for row in rows:
        yield from ((rows.line_num, cell) for cell in row)
