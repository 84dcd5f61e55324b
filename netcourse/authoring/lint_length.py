"""A lint rule on length: a stem, an option, a hint and what a student is told each say one thing, and are read to the end.

The limits lie a little above the longest text of its kind that the course had when they were set, in words as `count_words` has
them. At 150 words a minute a stem of 90 is read for more than half a minute, before anybody decides; what is said after an answer
stands beside that of twenty others, and three or four sentences of it are read. A patient at the board is told in the files of a
chart, where a letter or a finding is read as a whole: there one limit holds for all texts.
"""

import ast
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from netcourse.authoring.finding import Finding
from netcourse.authoring.lint_learning import count_words
from netcourse.authoring.text_cells import TextCell

STEM, OPTION, HINT, TOLD, AGAIN = "the stem", "an option", "a hint", "the text that a student is told", "a text of again"
# In words; beside each, the longest when it was set.
MOST: Mapping[str, int] = {
    STEM: 90,  # 87
    OPTION: 25,  # 21
    HINT: 20,  # 18
    TOLD: 55,  # 52
    AGAIN: 30,  # 28
}
# Of a text in a patient's chart or key; the longest was 67.
MOST_AT_BOARD = 75
# So many letters of a text find its line.
_BEGINS = 30
_ASKED = (
    *("SingleBest", "SeveralOfMany", "DefensibleSet", "HotSpot", "Matching", "Ordering", "NumberWithUnit", "ShortText"),
    *("Asked", "Board"),
)
_TOLD = (
    *("Best", "Several", "Defensible", "Pairs", "Order", "Quantity", "Slip", "WrongUnit", "Placed", "Between", "OneOf"),
    *("Exactly", "Includes", "Criterion", "award_item", "practise"),
)
_BY_NAME: Mapping[str, str] = {"stem": STEM, "hints": HINT, "again": AGAIN}


class _Text(NamedTuple):
    line: int
    what: str
    words: int


def texts_too_long(file: Path, cells: Sequence[TextCell]) -> list[Finding]:
    """A stem, option, hint or feedback of more words than `MOST` allows it."""
    return [
        Finding(
            file,
            cell.name,
            "too-many-words",
            f"{text.what} has {text.words} words, and {MOST[text.what]} are allowed",
            "say one thing; cut what nobody needs to decide",
            cell.at + text.line,
        )
        for cell in cells
        if cell.is_code
        for text in _texts(cell.source)
        if text.words > MOST[text.what]
    ]


def chart_texts_too_long(path: Path) -> list[Finding]:
    """A text of more words than `MOST_AT_BOARD` in a patient's chart or key; what is no TOML is told by the rules on charts."""
    written = path.read_text(encoding="utf-8")
    try:
        chart = tomllib.loads(written)
    except tomllib.TOMLDecodeError:
        return []
    return [
        Finding(
            path,
            "",
            "too-many-words",
            f"the text that begins {text[:_BEGINS]!r} has {words} words, and {MOST_AT_BOARD} are allowed",
            "say one thing; cut what nobody needs to decide",
            1 + written[: written.find(text[:_BEGINS])].count("\n") if text[:_BEGINS] in written else 0,
        )
        for text in _values(chart)
        if (words := count_words(text)) > MOST_AT_BOARD
    ]


def _values(part: object) -> Iterator[str]:
    """The texts of a chart, in order."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping | list):
        for one in part.values() if isinstance(part, Mapping) else part:
            yield from _values(one)


def _texts(source: str) -> Iterator[_Text]:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        # Reading the unit's text says so.
        return
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in (*_ASKED, *_TOLD):
            continue
        asked = call.func.id in _ASKED
        parts = [(STEM if asked and at == 1 else "", value) for at, value in enumerate(call.args)]
        parts += [(_BY_NAME.get(keyword.arg or "", ""), keyword.value) for keyword in call.keywords]
        for what, value in parts:
            yield from (
                _Text(one.lineno, what or (OPTION if asked else TOLD), count_words(_said(one))) for one in _strings(value)
            )


def _strings(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """The texts of an argument, but for those of a call in it, which is looked at by itself."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node
    elif not isinstance(node, ast.Call):
        for child in ast.iter_child_nodes(node):
            yield from _strings(child)


def _said(node: ast.Constant | ast.JoinedStr) -> str:
    """A text; a value that is put into it counts as a word."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(str(one.value) if isinstance(one, ast.Constant) else "0" for one in node.values)
