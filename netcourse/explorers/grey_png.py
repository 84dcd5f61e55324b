"""A grey picture as a PNG of sixteen levels, in pure Python and with the same bytes on every machine.

It is not compressed: programs compress differently from one version to the next, and what a unit shows must not.
"""

from base64 import b64encode
from collections.abc import Sequence
from struct import pack
from zlib import adler32, crc32

LEVELS = 16
_BITS = 4
_PER_BYTE = 2
_MAGIC = b"\x89PNG\r\n\x1a\n"


def grey_png(rows: Sequence[Sequence[int]]) -> bytes:
    """Write a picture.

    Parameters
    ----------
    rows : sequence of sequence of int
        Levels from 0 (black) to 15 (white), row by row; an even number in each, at most 130,000 in all.

    Returns
    -------
    bytes
        The file.
    """
    size = pack(">IIBBBBB", len(rows[0]), len(rows), _BITS, 0, 0, 0, 0)
    raw = b"".join(b"\0" + bytes(row[at] << _BITS | row[at + 1] for at in range(0, len(row), _PER_BYTE)) for row in rows)
    return _MAGIC + _chunk(b"IHDR", size) + _chunk(b"IDAT", _stored(raw)) + _chunk(b"IEND", b"")


def as_address(png: bytes) -> str:
    """The picture as an address that holds it."""
    return f"data:image/png;base64,{b64encode(png).decode()}"


def _stored(raw: bytes) -> bytes:
    """A zlib stream of one block that is stored as it is (RFC 1950 and 1951)."""
    return b"\x78\x01" + pack("<BHH", 1, len(raw), len(raw) ^ 0xFFFF) + raw + pack(">I", adler32(raw))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))
