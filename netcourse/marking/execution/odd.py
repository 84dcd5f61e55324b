"""What a test would have needed of the student's and can't have: values that are no plain data, in words for an instructor."""

import json

# What a class is called in place of its type; no type of a student's is called so without intent.
CLASS = "class"
# What is said of a value that would take too much room.
TOO_LARGE = ", too large to be read"
# A value that says of itself that it is none is short.
_SHORT = 1000
_FUNCTION = "function"


def returned_otherwise(asked: bytes, answer: bytes) -> dict[str, str]:
    """The call and the type of what came of it, if a function of the student's returned what is no plain data; else nothing.

    Parameters
    ----------
    asked, answer : bytes
        What a test asked of the student's process, and what that answered; the answer may be anything.
    """
    if len(answer) > _SHORT:
        return {}
    try:
        returned, name = json.loads(answer)["values"]["returned"], str(json.loads(asked)["name"])
        kind = {"other": returned.get("type"), _FUNCTION: _FUNCTION}.get(returned["is"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {f"what {name} returns": kind[:_SHORT]} if isinstance(kind, str) else {}


def warned(answer: bytes) -> bool:
    """Whether a function of the student's wrote to stderr when a test called it, as its process says, which may say anything."""
    try:
        return json.loads(answer)["values"]["warned"] is True
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def words(name: str, kind: str) -> str:
    """Why a mark is to be looked at."""
    if kind.endswith(TOO_LARGE):
        return f"it needs {name}, of the type {kind}: it was tested as if it were none"
    what = "a class" if kind == CLASS else f"something of the type {kind}"
    return f"it needs {name}, {what}, but only plain data reach a test: look at this mark"
