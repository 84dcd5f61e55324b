"""A notebook's text as nbformat writes it, letter for letter, in a third of the time: Python walks whatever is indented."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from json.encoder import encode_basestring
from typing import Any

import nbformat
from nbformat import NotebookNode
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
            try:
                return dumps(strip_transient(split_lines(_apart(notebook))))
            except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
                pass
        text: str = known(notebook, **options)
        return text

    stock.writes_json = writes
    try:
        yield
    finally:
        stock.writes_json = known


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
        put(repr(value) if kind is int else json.dumps(value))
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
