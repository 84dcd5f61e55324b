"""What a course says of numbers of one's own, ``[varied]`` and ``[board]`` in course.toml, written into the calls that need it.

So it stands in source/ and in the release, in each question by itself: a student's folder holds nothing else of the course.
"""

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path

from netcourse.errors import CourseError

_FILE = "course.toml"
_ALLOWED = 'malformed: [varied] may hold salt = "2026", off = true, and what [board] may hold of students'


@dataclass(frozen=True, slots=True)
class VariedSettings:
    """What is the same for all questions of a course.

    `salt` is what the course changes from run to run, and public; with `off` everybody has the numbers on paper; where
    `require_id` is set, nobody meets a patient at the board without an id.
    """

    salt: str = ""
    off: bool = False
    require_id: bool = False


def read_settings(notebooks: Path) -> VariedSettings:
    """What the course says; nothing, where there is no file or no such table in it.

    Parameters
    ----------
    notebooks : Path
        The folder of the units' texts.

    Raises
    ------
    CourseError
        If it is malformed.
    """
    path = notebooks / _FILE
    try:
        course = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return VariedSettings()
    except (OSError, ValueError) as error:
        raise CourseError(f"{path}: can't be read: {error}") from None
    said, board = course.get("varied", {}), course.get("board", {})
    if not isinstance(said, dict) or not isinstance(board, dict):
        raise CourseError(f"{path}: {_ALLOWED}")
    salt, off = said.get("salt", ""), said.get("off", False)
    requires = [one.get("require_id", False) for one in (said, board)]
    if type(salt) is not str or type(off) is not bool or not all(type(one) is bool for one in requires):
        raise CourseError(f"{path}: {_ALLOWED}")
    return VariedSettings(salt, off, any(requires))


def with_settings(source: str, settings: VariedSettings) -> str:
    """A cell's source with what the course says, in each call that has no such word of its own.

    Parameters
    ----------
    source : str
        Of a code cell; one that is no Python alone is given back as it is.
    settings : VariedSettings
        What the course says.
    """
    if settings == VariedSettings() or not any(f"{name}(" in source for name in ("Varied", "ask_id", "Board")):
        return source
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    # Places in the text are counted in bytes; from the last to the first, so that those before stay where they are.
    lines = [line.encode() for line in source.split("\n")]
    for call in sorted(calls, key=lambda call: (call.end_lineno or 0, call.end_col_offset or 0), reverse=True):
        more = _words(call, settings)
        if more:
            _insert(lines, (call.end_lineno or 1) - 1, (call.end_col_offset or 1) - 1, more)
    return b"\n".join(lines).decode()


def _words(call: ast.Call, settings: VariedSettings) -> str:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    known = {keyword.arg for keyword in call.keywords}
    said = {
        "salt": repr(settings.salt) if settings.salt and name in ("Varied", "Board") else "",
        "off": "True" if settings.off and name in ("Varied", "ask_id") else "",
        "require_id": "True" if settings.require_id and name == "Board" else "",
    }
    return ", ".join(f"{word}={value}" for word, value in said.items() if value and word not in known)


def _insert(lines: list[bytes], at: int, column: int, more: str) -> None:
    before = b"\n".join([*lines[:at], lines[at][:column]]).rstrip()
    comma = b"" if before.endswith((b",", b"(")) else b", "
    lines[at] = lines[at][:column] + comma + more.encode() + lines[at][column:]
