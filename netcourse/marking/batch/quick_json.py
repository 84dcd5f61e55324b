"""A notebook's text as nbformat writes it, letter for letter, in a fraction of the time.

Python walks whatever is indented. Most cells and outputs of a class are those of the unit, so that the text of one that was met
before is looked up: by all that it holds, as compact JSON, which C writes.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from json.encoder import encode_basestring
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines, strip_transient

_NUMBERS = (int, float, bool, type(None))
_CONSTANTS = {None: "null", True: "true", False: "false"}
_compact = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
# Lines of cells and outputs begin so; within a text a line's end is escaped, so that the place of a cell's outputs is plain.
_CELL, _OUTPUT = "\n  ", "\n    "
_OUTPUTS = f'{_CELL} "outputs": []'
# So much text is remembered (characters, with what it is found by), and nothing longer than a tenth of it.
MOST = 20_000_000


class _Other(Exception):  # noqa: N818 (it says what was found)
    """Something that is not made of texts, numbers, lists and dictionaries with texts for keys."""


def dumps(value: object, line: str = "\n") -> str:
    """What ``json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": "))`` gives.

    Parameters
    ----------
    value : object
        Made of texts, numbers, lists and dictionaries with texts for keys.
    line : str
        How a line begins where the value stands.

    Raises
    ------
    TypeError
        If it is made of anything else.
    """
    parts: list[str] = []
    try:
        _put(value, line, parts.append)
    except _Other as other:
        raise TypeError(f"not made for JSON here: {other}") from None
    return "".join(parts)


@contextmanager
def quick_json(texts: "Texts | None" = None) -> Iterator[None]:
    """Have nbformat write notebooks so meanwhile; what is not made for it, nbformat writes itself.

    Parameters
    ----------
    texts : Texts, optional
        What was met before, if it is to be remembered for longer.
    """
    texts = texts or Texts()
    stock: Any = nbformat.v4
    known = stock.writes_json

    def writes(notebook: NotebookNode, **options: Any) -> str:
        if not options:
            try:
                return _whole(notebook, texts)
            except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
                pass
        text: str = known(notebook, **options)
        return text

    stock.writes_json = writes
    try:
        yield
    finally:
        stock.writes_json = known


class Texts:
    """The texts of cells and outputs that were met before; all are forgotten when they are `most` characters."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: dict[tuple[str, str], str] = {}
        self.size = 0
        self.made = 0

    def of(self, part: Mapping[str, Any], line: str, make: Callable[[Any], str]) -> str:
        """The text of a part that begins on such a line, made if it is new."""
        key = line, _compact(part)
        if (found := self._kept.get(key)) is None:
            found = make(part)
            self.made += 1
            self._keep(key, found)
        return found

    def _keep(self, key: tuple[str, str], text: str) -> None:
        size = len(key[1]) + len(text)
        if size > self._most / 10:
            return
        if self.size + size > self._most:
            self._kept.clear()
            self.size = 0
        self._kept[key] = text
        self.size += size


def _whole(notebook: Any, texts: Texts) -> str:
    """The text of a notebook: of what is about it, with its cells put in their place."""
    # "cells" sorts before "metadata" and "nbformat", and nbformat has no other names; whatever else there is, it is found.
    begin, place, end = dumps(_split({**notebook, "cells": []})).partition('\n "cells": []')
    if not place:
        raise KeyError("cells")
    cells = ",".join(_CELL + _cell(one, texts) for one in notebook["cells"])
    return f'{begin}\n "cells": [{cells}\n ]{end}' if cells else f"{begin}{place}{end}"


def _cell(cell: Any, texts: Texts) -> str:
    outputs = cell.get("outputs")
    if not outputs:
        return texts.of(cell, _CELL, _text_of_cell)
    begin, place, end = texts.of({**cell, "outputs": []}, _CELL, _text_of_cell).partition(_OUTPUTS)
    if not place:
        raise KeyError("outputs")
    shown = ",".join(_OUTPUT + texts.of(one, _OUTPUT, _text_of_output) for one in outputs)
    return f'{begin}{_CELL} "outputs": [{shown}{_CELL} ]{end}'


def _text_of_cell(cell: Any) -> str:
    (split,) = _split({"metadata": {}, "cells": [cell]})["cells"]
    return dumps(split, _CELL)


def _text_of_output(output: Any) -> str:
    (split,) = _split({"metadata": {}, "cells": [{"cell_type": "code", "metadata": {}, "outputs": [output]}]})["cells"]
    return dumps(split["outputs"][0], _OUTPUT)


def _split(notebook: Any) -> Any:
    return strip_transient(split_lines(_apart(notebook)))


def _apart(notebook: Any) -> NotebookNode:
    """A copy as deep as nbformat changes a notebook that it writes: texts become lists of lines, and a few names go."""
    copied = NotebookNode(notebook)
    copied["metadata"], copied["cells"] = NotebookNode(notebook["metadata"]), [NotebookNode(cell) for cell in notebook["cells"]]
    for cell in copied["cells"]:
        cell["metadata"] = NotebookNode(cell["metadata"])
        if "attachments" in cell:
            cell["attachments"] = NotebookNode({name: NotebookNode(one) for name, one in cell["attachments"].items()})
        if "outputs" in cell:
            cell["outputs"] = [_output_apart(one) for one in cell["outputs"]]
    return copied


def _output_apart(output: Any) -> NotebookNode:
    copied = NotebookNode(output)
    if "data" in copied:
        copied["data"] = NotebookNode(copied["data"])
    return copied


def _put(value: Any, line: str, put: Callable[[str], None]) -> None:
    kind = type(value)
    if kind is str:
        put(encode_basestring(value))
    elif kind is dict or kind is NotebookNode:
        _put_all(value, line, put)
    elif kind is list:
        _put_list(value, line, put)
    elif kind in _NUMBERS:
        put(repr(value) if kind is int else json.dumps(value) if kind is float else _CONSTANTS[value])
    else:
        raise _Other(kind.__name__)


def _put_list(value: list[Any], line: str, put: Callable[[str], None]) -> None:
    if not value:
        put("[]")
        return
    inner, begun = line + " ", "["
    try:
        # Most are lines of text.
        put("[" + inner + ("," + inner).join(map(encode_basestring, value)))
    except TypeError:
        for one in value:
            put(begun + inner)
            _put(one, inner, put)
            begun = ","
    put(line + "]")


def _put_all(value: Any, line: str, put: Callable[[str], None]) -> None:
    if not value:
        put("{}")
        return
    inner, begun = line + " ", "{"
    try:
        names = [(name, encode_basestring(name)) for name in sorted(value)]
    except TypeError:
        raise _Other("a key that is no text") from None
    for name, text in names:
        one = value[name]
        if type(one) is str:
            put(f"{begun}{inner}{text}: {encode_basestring(one)}")
        else:
            put(f"{begun}{inner}{text}: ")
            _put(one, inner, put)
        begun = ","
    put(line + "}")
