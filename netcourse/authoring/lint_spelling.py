"""A lint rule on spelling: the course is in British English, and `british.toml` lists what is easily typed in American.

What is no text of the course is left out: code, identifiers, addresses, the sources with their titles as printed, and the names
of societies and papers, whose words follow one another with capital letters.
"""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from netcourse.authoring.finding import Finding
from netcourse.authoring.text_cells import TextCell

_WORD = re.compile(r"[^\W\d_]+")
_SOURCES = "### Sources"
# Addresses, code, and what is put between braces when the text is shown.
_NO_PROSE = re.compile(r"```.*?```|`[^`\n]*`|https?://\S+|\]\([^)\s]*\)|<[^>\n]*>|\{[^}\n]*\}|\S*[_@]\S*|\S+/\S+/\S*", re.DOTALL)
_ENDINGS = ("s", "ed", "ing", "er", "ful", "less")
# A line of TOML up to its value, and a value that is one word: an id.
_NO_VALUE = re.compile(r"^[\w.\-]+ *=|#.*$|\"[\w.\-]*\"")


@dataclass(frozen=True, slots=True)
class _List:
    words: Mapping[str, str]
    beginnings: Mapping[str, str]
    endings: Mapping[str, str]
    spared: frozenset[str]


def american_words(file: Path, cells: Sequence[TextCell]) -> list[Finding]:
    """Words in American spelling in what students read: cells of text, and the texts of code cells that are more than a word."""
    return [
        _finding(file, cell.name, cell.at + line, word, british)
        for cell in cells
        for line, text in (_told_in_code(cell.source) if cell.is_code else [(1, cell.source.partition(_SOURCES)[0])])
        for line, word, british in _american(text, line)
    ]


def american_words_in_tables(path: Path) -> list[Finding]:
    """The same in a file of TOML, such as a synthetic class or a patient's chart; one that is not there has none."""
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    texts = [(at, _NO_VALUE.sub(" ", line)) for at, line in enumerate(lines, start=1)]
    return [_finding(path, "", at, word, british) for first, text in texts for at, word, british in _american(text, first)]


def british(word: str) -> str:
    """The British spelling of an American word, in small letters; empty for any other word."""
    known, small = _list(), word.lower()
    if small in known.spared:
        return ""
    for ending in ("", *_ENDINGS):
        if small.endswith(ending) and (stem := small.removesuffix(ending)) in known.words:
            return known.words[stem] + ending
    begun = max((one for one in known.beginnings if small.startswith(one)), key=len, default="")
    if begun:
        return known.beginnings[begun] + small.removeprefix(begun)
    ended = max((one for one in known.endings if small.endswith(one) and small != one), key=len, default="")
    if not ended or small.endswith(known.endings[ended]):
        return ""
    return small.removesuffix(ended) + known.endings[ended]


def _american(text: str, first: int) -> Iterator[tuple[int, str, str]]:
    """Each American word of a text that begins in a line: its line, the word, the British one."""
    prose = _NO_PROSE.sub(lambda found: " " + "\n" * found[0].count("\n"), text)
    for found in _WORD.finditer(prose):
        if (instead := british(found[0])) and not _in_a_name(prose, found):
            yield first + prose.count("\n", 0, found.start()), found[0], instead


def _in_a_name(text: str, word: re.Match[str]) -> bool:
    if not word[0][0].isupper():
        return False
    return bool(re.search(r"\b[A-Z]\w* $", text[: word.start()]) or re.match(r" [A-Z]", text[word.end() :]))


def _told_in_code(source: str) -> Iterator[tuple[int, str]]:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        # Reading the unit's text says so.
        return
    sources = {
        id(one) for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "sources" for one in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value and id(node) not in sources:
            yield node.lineno, node.value


def _finding(file: Path, cell: str, at: int, word: str, british: str) -> Finding:
    return Finding(file, cell, "american-spelling", f'"{word}" is American', f'British is "{british}"', at)


@cache
def _list() -> _List:
    said = tomllib.loads((files("netcourse.authoring") / "british.toml").read_text(encoding="utf-8"))
    return _List(said["words"], said["beginnings"], said["endings"], frozenset(said["spared"]["words"]))
