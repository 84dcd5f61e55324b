"""Packets: how a process that may be interrupted anywhere, and may lie, talks through a pipe.

A write of at most PIPE_BUF bytes is all or nothing, whatever signal arrives and whoever else writes. A message is therefore cut
into packets of that size, each with its writer, and put together again on the other side; half a message is forgotten.
"""

import os
import select
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_HEAD = struct.Struct("<BBHI")
_FIRST, _LAST = 1, 2
_ROOM = select.PIPE_BUF - _HEAD.size


class BrokenPackets(ValueError):  # noqa: N818 (it says what the bytes are)
    """What came through the pipe is not made of packets."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A whole message: what kind it is, and its bytes; if it was too large, only how many they were."""

    kind: int
    payload: bytes
    lost: int = 0


def cut(kind: int, payload: bytes, writer: int) -> Iterator[bytes]:
    """A message as packets, each short enough to be written at once.

    Parameters
    ----------
    kind : int
        0 to 255.
    payload : bytes
        Of any length.
    writer : int
        Tells two writers apart; below 2**32.
    """
    starts = range(0, max(len(payload), 1), _ROOM)
    for start in starts:
        part = payload[start : start + _ROOM]
        flags = (_FIRST if start == 0 else 0) | (_LAST if start == starts[-1] else 0)
        yield _HEAD.pack(kind, flags, len(part), writer) + part


class Joiner:
    """Puts messages together again.

    Parameters
    ----------
    most : int
        The bytes that unfinished messages may hold together; one that takes more is dropped.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._unread = b""
        self._begun: dict[int, _Begun] = {}
        # What all of them hold together.
        self._held = 0

    def feed(self, data: bytes) -> list[Packet]:
        """The messages that are whole after these bytes.

        Raises
        ------
        BrokenPackets
            If these are no packets.
        """
        data = self._unread + data
        at, whole = 0, []
        while len(data) - at >= _HEAD.size:
            kind, flags, length, writer = _HEAD.unpack_from(data, at)
            if length > _ROOM or flags & ~(_FIRST | _LAST):
                raise BrokenPackets("no packet")
            end = at + _HEAD.size + length
            if len(data) < end:
                break
            whole += self._add(kind, flags, writer, data[at + _HEAD.size : end])
            at = end
        self._unread = data[at:]
        return whole

    def _add(self, kind: int, flags: int, writer: int, part: bytes) -> list[Packet]:
        if flags & _FIRST:
            # Whatever this writer had begun before was broken off.
            self._end(writer)
            self._begun[writer] = _Begun()
        begun = self._begun.get(writer)
        if begun is None:
            return []  # the rest of a message whose start was lost
        begun.size += len(part)
        if not begun.lost:
            begun.parts.append(part)
            self._held += len(part)
            if self._held > self._most:
                self._held -= begun.size
                begun.parts.clear()
                begun.lost = True
        if not flags & _LAST:
            return []
        self._end(writer)
        return [Packet(kind, b"", begun.size) if begun.lost else Packet(kind, b"".join(begun.parts))]

    def _end(self, writer: int) -> None:
        begun = self._begun.pop(writer, None)
        if begun and not begun.lost:
            self._held -= begun.size


@dataclass(slots=True)
class _Begun:
    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    lost: bool = False


def write_messages(fd: int, messages: Iterable[tuple[int, bytes]], writer: int) -> None:
    """Write messages to a pipe, small ones together; an exception in between leaves a beginning, which the reader forgets."""
    block = b""
    for kind, payload in messages:
        for packet in cut(kind, payload, writer):
            if len(block) + len(packet) > select.PIPE_BUF:
                os.write(fd, block)
                block = b""
            block += packet
    if block:
        os.write(fd, block)
