"""What was read in a hand-in, kept until its bytes change: a run with little to do must not read a whole class again.

It lies in a small file a student, which `netcourse forget` takes away with the others, and is only ever as good as reading again.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from netcourse import __version__
from netcourse.marking.files import write_whole
from netcourse.marking.private import make_private


class Seen:
    """What was read of one kind in the hand-ins of a unit, under `.netcourse/` of the course folder.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    kind : str
        The name of the folder.
    rests_on : object
        What else the reading depends on; its `repr` counts.
    """

    def __init__(self, root: Path, unit: str, kind: str, rests_on: object) -> None:
        self._folder = root / ".netcourse" / kind / unit
        # A release is large, and the same for a whole class.
        self._rests_on = hashlib.sha256(f"{__version__}\0{rests_on!r}".encode("utf-8", "surrogatepass"))

    def key(self, *parts: bytes | str) -> str:
        """A fingerprint of what is read."""
        own = self._rests_on.copy()
        for part in parts:
            raw = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
            own.update(f"\0{len(raw)}\0".encode())
            own.update(raw)
        return own.hexdigest()

    def get(self, student: str, key: str) -> Any:
        """What was read last from the same bytes, as data; None if that was nothing, or nothing is known."""
        try:
            kept = json.loads((self._folder / f"{student}.json").read_text(encoding="utf-8"))
            return kept["read"] if kept["from"] == key else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def put(self, student: str, key: str, read: Any) -> None:
        """Keep what was read; where it can't be kept it is read again."""
        with suppress(OSError, ValueError, TypeError, RecursionError):
            make_private(self._folder)
            write_whole(self._folder / f"{student}.json", json.dumps({"from": key, "read": read}).encode())
