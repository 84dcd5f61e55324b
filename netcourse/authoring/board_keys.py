"""Where a unit's text says ``{{key p04}}``, that key stands in the notebook: it is written once, in a file of its own."""

import re
from pathlib import Path

from netcourse.errors import CourseError

_PLACE = re.compile(r"\{\{key (p[0-9]{2})\}\}")
# What would end the Python text in which a key stands, or be read as something else there.
_NOT_IN_A_KEY = ('"""', "\\")


def with_keys(source: str, notebooks: Path) -> str:
    """A cell's source with the keys that it names.

    Parameters
    ----------
    source : str
        Of a code cell.
    notebooks : Path
        The folder of the units' texts; keys lie in ``board/`` in it.

    Raises
    ------
    CourseError
        If there is no such key, or its text can't stand in a cell.
    """
    return _PLACE.sub(lambda found: _key(notebooks / "board" / f"{found[1]}.key.toml"), source)


def _key(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CourseError(f"{path}: no such file; the key of {path.name.partition('.')[0]} stands there") from None
    except UnicodeDecodeError as error:
        raise CourseError(f"{path}: byte {error.start} is not UTF-8; save the text as UTF-8") from None
    wrong = next((one for one in _NOT_IN_A_KEY if one in text), None)
    if wrong is not None:
        line = text[: text.index(wrong)].count("\n") + 1
        raise CourseError(f"{path} line {line}: {wrong} can't stand in a key; write it in another way")
    # A last quotation mark would run into those that end the Python text.
    return text.strip("\n") + "\n"
