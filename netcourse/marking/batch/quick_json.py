"""A notebook's text as nbformat writes it, letter for letter, in a third of the time: Python walks whatever is indented."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from json.encoder import encode_basestring
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.notebooknode import from_dict
from nbformat.v4.rwbase import split_lines, strip_transient

_NUMBERS = (int, float, bool, type(None))


class _Other(Exception):  # noqa: N818 (it says what was found)
    """Something that is not made of texts, numbers, lists and dictionaries with texts for keys."""


def dumps(value: object) -> str:
    """What ``json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": "))`` gives.

    Parameters
    ----------
    value : object
        Made of texts, numbers, lists and dictionaries with texts for keys.

    Raises
    ------
    TypeError
        If it is made of anything else.
    """
    parts: list[str] = []
    try:
        _put(value, "\n", parts.append)
    except _Other as other:
        raise TypeError(f"not made for JSON here: {other}") from None
    return "".join(parts)


@contextmanager
def quick_json() -> Iterator[None]:
    """Have nbformat write notebooks by `dumps` meanwhile; what is not made for it, nbformat writes itself."""
    stock: Any = nbformat.v4
    known = stock.writes_json

    def writes(notebook: NotebookNode, **options: Any) -> str:
        if not options:
            copied = strip_transient(split_lines(from_dict(notebook)))
            try:
                return dumps(copied)
            except (TypeError, RecursionError):
                pass
        text: str = known(notebook, **options)
        return text

    stock.writes_json = writes
    try:
        yield
    finally:
        stock.writes_json = known


def _put(value: Any, line: str, put: Callable[[str], None]) -> None:
    kind = type(value)
    if kind is str:
        put(encode_basestring(value))
    elif kind is dict or kind is NotebookNode:
        _put_all(value, line, put)
    elif kind is list:
        inner, begun = line + " ", "["
        for one in value:
            put(begun + inner)
            _put(one, inner, put)
            begun = ","
        put(line + "]" if value else "[]")
    elif kind in _NUMBERS:
        put(json.dumps(value))
    else:
        raise _Other(kind.__name__)


def _put_all(value: Any, line: str, put: Callable[[str], None]) -> None:
    inner, begun = line + " ", "{"
    if not all(type(name) is str for name in value):
        raise _Other("a key that is no text")
    for name in sorted(value):
        put(f"{begun}{inner}{encode_basestring(name)}: ")
        _put(value[name], inner, put)
        begun = ","
    put(line + "}" if value else "{}")
