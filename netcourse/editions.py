"""Which edition of a unit a student's copy came from, and whether the student has changed anything in it since."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from netcourse.items.gathering import MIME


def renew(mine: Path, released: Path, keep: Path) -> str:
    """Bring a copy up to date with its release, unless there is work of the student's in it.

    Parameters
    ----------
    mine : Path
        The copy; it is there.
    released : Path
        What the course releases now.
    keep : Path
        A folder of ours beside the student's work: it holds the edition that was copied, and copies that were replaced.

    Returns
    -------
    str
        What was done, in a line.

    Raises
    ------
    OSError
        If a file can't be written.
    """
    copied = keep / "released" / mine.parent.name / mine.name
    new = released.read_bytes()
    if copied.is_file() and copied.read_bytes() == new:
        return f"kept    {mine}"
    if _texts(mine) == _texts(released):
        remember(mine, new, keep)
        return f"kept    {mine}"
    if not copied.is_file() or not untouched(mine, copied):
        return f"kept    {mine}, with your work; the course has a newer edition (to have it, move this file away and start again)"
    aside = keep / "earlier" / mine.parent.name / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}.ipynb"
    aside.parent.mkdir(parents=True, exist_ok=True)
    _write(aside, mine.read_bytes())
    _write(mine, new)
    remember(mine, new, keep)
    return f"renewed {mine}: the course has a newer edition, and you had changed nothing (the earlier copy is {aside})"


def remember(mine: Path, edition: bytes, keep: Path) -> None:
    """Keep the edition that a copy came from."""
    copied = keep / "released" / mine.parent.name / mine.name
    copied.parent.mkdir(parents=True, exist_ok=True)
    _write(copied, edition)


def untouched(mine: Path, copied: Path) -> bool:
    """Whether a copy holds the same cells as the edition that it came from, and no answer stands in it or beside it."""
    texts = _texts(mine)
    return texts is not None and texts == _texts(copied) and not _answers_beside(mine) and not _receipts(mine)


def _texts(path: Path) -> list[tuple[str, str]] | None:
    """The cells without what running them shows; None if it can't be read, and then nothing is said of it."""
    cells = _cells(path)
    if cells is None:
        return None
    return [(str(cell.get("cell_type")), "".join(cell.get("source", ""))) for cell in cells]


def _cells(path: Path) -> list[dict[str, Any]] | None:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return cells if isinstance(cells, list) and all(isinstance(cell, dict) for cell in cells) else None


def _receipts(path: Path) -> bool:
    outputs = [output for cell in _cells(path) or [] for output in cell.get("outputs", [])]
    return any(MIME in output.get("data", {}) for output in outputs)


def _answers_beside(mine: Path) -> bool:
    # A file that can't be read may hold answers as well.
    beside = mine.with_name("answers.json")
    try:
        return bool(json.loads(beside.read_text(encoding="utf-8"))["answers"])
    except FileNotFoundError:
        return False
    except (OSError, ValueError, KeyError, TypeError):
        return True


def _write(path: Path, content: bytes) -> None:
    # Whole or not at all: a full disk must not leave half a unit.
    # Two editions may be opened at once, and each has its own half.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)
