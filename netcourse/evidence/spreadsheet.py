"""Cells that a spreadsheet would take for formulas: guarded when they are written, and the guard undone when they are read."""

_GUARD = "'"
_STARTS_A_FORMULA = tuple("=+-@")


def guarded(text: str) -> str:
    """Return a cell as it can stand in a file that a spreadsheet opens.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same text, behind an apostrophe if a spreadsheet would take it for a formula, or if it begins with an apostrophe
        itself; `unguarded` gives the text back.
    """
    return _GUARD + text if _needs_guard(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given.

    Parameters
    ----------
    text : str
        A cell of a file.

    Returns
    -------
    str
        Without the one apostrophe that was put before it, if one was.
    """
    bare = text.removeprefix(_GUARD)
    return bare if bare != text and _needs_guard(bare) else text


def _needs_guard(text: str) -> bool:
    # Blanks, tabs and line feeds before the sign do not keep every spreadsheet from calculating.
    return text.lstrip().startswith((*_STARTS_A_FORMULA, _GUARD))
