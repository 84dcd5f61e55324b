"""Text that can be written as UTF-8, whatever a submission holds."""

from typing import Any

# Deeper than any notebook; what lies deeper is left as it is, and json would not have read it.
DEEPEST = 200


def may_be_half(raw: bytes) -> bool:
    """Whether the JSON in these bytes of UTF-8 may hold half characters: only an escape can, and most files have none."""
    return b"\\ud" in raw or b"\\uD" in raw


def whole(value: Any, depth: int = 0) -> Any:
    """The same data, with half characters in its texts replaced.

    A lone half of a surrogate pair passes JSON and nbgrader's marks, and then the notebook can't be written.

    Parameters
    ----------
    value : Any
        Data as JSON gives it; containers of other types, such as nbformat's, are kept.

    Returns
    -------
    Any
        `value` itself, changed in place where it holds such a text; a new text where it is one.
    """
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if depth < DEEPEST and isinstance(value, dict):
        for key, part in list(value.items()):
            there = whole(key)
            if there != key:
                del value[key]
            value[there] = whole(part, depth + 1)
    elif depth < DEEPEST and isinstance(value, list):
        value[:] = [whole(part, depth + 1) for part in value]
    return value
