"""A chart as an author writes it: TOML, whose faults are told with file and line."""

import re
import tomllib
from typing import Any

from netcourse.board.chart_data import Fault, chart_of
from netcourse.board.chart_model import Chart
from netcourse.errors import CourseError

_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""\s*("[^"]+"|'[^']+'|[\w-]+)((?:\s*\.\s*(?:"[^"]+"|'[^']+'|[\w-]+))*)\s*=""")


def read_chart(text: str, where: str) -> Chart:
    """The chart that a text holds.

    Parameters
    ----------
    text : str
        TOML; see `notebooks/board/` for how it is laid out.
    where : str
        The file's name, for messages.

    Returns
    -------
    Chart
        Checked; what needs the catalogue or the facts is lint's.

    Raises
    ------
    CourseError
        If something is wrong, with file and line.
    """
    data = read_tables(text, where)
    try:
        return chart_of(data)
    except Fault as fault:
        raise CourseError(f"{where}:{line_of(text, *fault.at)}: {fault}") from None


def read_tables(text: str, where: str) -> dict[str, Any]:
    """The text as plain tables.

    Raises
    ------
    CourseError
        If it is not TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        raise CourseError(f"{where}:{at[1] if at else len(text.splitlines())}: not TOML: {error}") from None


def line_of(text: str, *at: str) -> int:
    """The line, from 1, of a key in a TOML text: that of the nearest table around it where the key itself is not found.

    Parameters
    ----------
    text : str
        TOML.
    *at : str
        Names from the outside in; a number counts the tables of a list from 0.
    """
    table: tuple[str, ...] = ()
    seen: dict[tuple[str, ...], int] = {}
    best, length = 1, 0
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header and line.lstrip().startswith("["):
            table = _parts(header[1])
            if line.lstrip().startswith("[["):
                seen[table] = seen.get(table, -1) + 1
                table = (*table, str(seen[table]))
            path = table
        elif key := _KEY.match(line):
            path = (*table, *_parts(key[1] + key[2]))
        else:
            continue
        if path == at[: len(path)] and len(path) > length:
            best, length = number, len(path)
    return best


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
