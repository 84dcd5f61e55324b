"""The memory of a process that is forked many times: less of it, and in large pages, of which a fork copies a five-hundredth."""

import ctypes
import resource
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_LARGE = 2 << 20
# Of a page, what /proc/self/pagemap says: so many bytes, of which the last has the bit that it is there.
_ENTRY, _PRESENT = 8, 0x80
# Python's own pieces of memory each lack a sixtieth.
_FULL = 0.95
_COLLAPSE = 25  # MADV_COLLAPSE of Linux 6.1 and newer; an older one refuses it, and all stays as it is


def make_lean() -> None:
    """Return to the system what loading needed and left free, and have the rest in large pages where the system can."""
    with suppress(AttributeError):  # of the C libraries it is glibc's own
        ctypes.CDLL(None).malloc_trim(0)
    if sys.platform == "linux":
        places = _large_pages(Path("/proc/self/maps").read_text("utf-8", "replace"))
        with suppress(OSError), Path("/proc/self/pagemap").open("rb") as pages:
            for start in places:
                if _nearly_full(pages, start):
                    ctypes.CDLL(None).madvise(ctypes.c_void_p(start), ctypes.c_size_t(_LARGE), _COLLAPSE)


def _nearly_full(pages: BinaryIO, start: int) -> bool:
    """Whether nearly all of a large page's small ones are there: what is not would be filled."""
    pages.seek(start // resource.getpagesize() * _ENTRY)
    entries = pages.read(_LARGE // resource.getpagesize() * _ENTRY)
    there = [bool(last & _PRESENT) for last in entries[_ENTRY - 1 :: _ENTRY]]
    return sum(there) >= _FULL * len(there) > 0


def _large_pages(maps: str) -> list[int]:
    """Where a large page of a program's own data has room, by its ``/proc/self/maps``: rows of range, rights, ... name."""
    found: list[int] = []
    for row in maps.splitlines():
        place, rights, *rest = row.split()
        if rights == "rw-p" and rest[3:] in ([], ["[heap]"]):
            start, end = (int(one, 16) for one in place.split("-"))
            found += range(-(-start // _LARGE) * _LARGE, end // _LARGE * _LARGE, _LARGE)
    return found
