"""What a report calls a student: by default nothing that anybody could trace back without the key of the course folder."""

import hmac
import os
import secrets
from collections.abc import Collection
from pathlib import Path

_KEY = Path(".netcourse", "report.key")
_LENGTH = 32


def labels(ids: Collection[str], key: bytes) -> dict[str, str]:
    """A label for every student: "Student 07", numbered in the order of a keyed hash of the ids.

    The same students and key give the same labels. Without the key neither a name nor its place in an alphabet follows from one.

    Parameters
    ----------
    ids : collection of str
        As the gradebook has them.
    key : bytes
        From `key_of`.
    """
    in_order = sorted(set(ids), key=lambda one: hmac.digest(key, one.encode("utf-8", "surrogatepass"), "sha256"))
    width = max(2, len(str(len(in_order))))
    return {one: f"Student {at:0{width}}" for at, one in enumerate(in_order, 1)}


def key_of(root: Path) -> bytes:
    """The key of a course folder, made where there is none yet; only its owner can read it.

    Raises
    ------
    OSError
        If it can't be read or written.
    """
    path = root / _KEY
    path.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        found = path.read_bytes()
        if len(found) >= _LENGTH:
            return found
        path.unlink()  # cut off while it was written
        return key_of(root)
    with os.fdopen(handle, "wb") as out:
        key = secrets.token_bytes(_LENGTH)
        out.write(key)
    return key
