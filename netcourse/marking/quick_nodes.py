"""A notebook's text as nbformat's nodes, made while it is read: nbformat makes plain dictionaries first, and walks them again."""

import json
from typing import Any

from nbformat import NotebookNode


def nodes_in(text: str | bytes) -> Any:
    """What ``nbformat.from_dict(json.loads(text))`` gives.

    Parameters
    ----------
    text : str or bytes
        JSON.

    Raises
    ------
    ValueError
        If it is no JSON.
    RecursionError
        If it is nested too deeply.
    """
    return json.loads(text, object_hook=_node)


def _node(data: dict[str, Any]) -> NotebookNode:
    # Without its __init__, which only says of each node what holds for the class.
    node = NotebookNode.__new__(NotebookNode)
    dict.update(node, data)
    return node
