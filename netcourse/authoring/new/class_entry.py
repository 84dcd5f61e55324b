"""What a new question adds to the synthetic class: a student who gets it wrong, or a cell that a person marks."""

import ast
import json
import re
import tomllib
from typing import Any

from netcourse.authoring.course import Unit
from netcourse.authoring.declared import variants_of
from netcourse.authoring.new.item_kinds import Kind
from netcourse.errors import CourseError
from netcourse.items import __all__ as _public
from netcourse.items.plain import Plain
from netcourse.items.schemes import Scheme
from netcourse.marking.debrief.asked import made

_COMMENT_CELL = re.compile(r"^comment_cell = .*\n", re.MULTILINE)
_ALSO = re.compile(r"^also_by_hand = \[(.*)\]$", re.MULTILINE)


def with_student(unit: Unit, text: str, question: str, points: float, kind: Kind) -> str:
    """A class with one student more, who gives the wrong answer that the skeleton's scheme declares.

    Raises
    ------
    CourseError
        If the class is no TOML, or has a student of that name.
    """
    students = _read(unit, text).get("student", [])
    name = f"wrong-in-{question}"
    if any(one.get("id") == name for one in students):
        raise CourseError(f"{unit.synthetic_class}: there is a student {name} already")
    wrong = list(variants_of(_scheme(kind), points))[kind.believed]
    entry = f"""
[[student]]
id = "{name}"
believes = "FILL IN: the misconception behind the wrong answer, in one sentence."
comment = {max((one.get("comment", 0) for one in students), default=0):g}
records = {{ {question} = {toml(wrong.value)} }}
loses = {{ {question}-marks = {round(points - wrong.marks, 2):g} }}
"""
    return text.rstrip("\n") + "\n" + entry


def with_words(unit: Unit, text: str, task: str) -> str:
    """A class with one cell more that a person marks.

    Raises
    ------
    CourseError
        If the class is no TOML, or doesn't say on a line of its own which cell is marked by hand.
    """
    also = _read(unit, text).get("also_by_hand", [])
    line = f"also_by_hand = {json.dumps([*also, task])}"
    found = _ALSO.search(text)
    if found:
        return text[: found.start()] + line + text[found.end() :]
    cell = _COMMENT_CELL.search(text)
    if cell is None or also:
        raise CourseError(f"{unit.synthetic_class}: 'comment_cell' and 'also_by_hand' must stand on a line each")
    return f"{text[: cell.end()]}{line}\n{text[cell.end() :]}"


def toml(value: Plain) -> str:
    """An answer as a class file says it, on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return f"{value:g}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def _scheme(kind: Kind) -> Scheme:
    scheme = made(ast.parse(kind.scheme, mode="eval").body)
    if not isinstance(scheme, Scheme):
        raise TypeError(f"the skeleton of {kind.item} has no scheme; the kinds are {', '.join(_public)}")
    return scheme


def _read(unit: Unit, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{unit.synthetic_class}: not TOML: {error}") from None
