"""What a unit is called on its page, by which a column of a platform's may be called too."""

from pathlib import Path
from typing import Any

from netcourse.items.plain import read_json


def title_of(root: Path, unit: str) -> str:
    """The title of a unit in the course's manifest; empty if there is none."""
    try:
        found: Any = read_json((root / "release" / "course.json").read_text(encoding="utf-8"))
        return next((str(one["title"]) for one in found["units"] if one["name"] == unit), "")
    except (OSError, ValueError, KeyError, TypeError):
        return ""
