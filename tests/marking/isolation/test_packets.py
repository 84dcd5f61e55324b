"""Messages survive being cut, mixed, broken off and lied about."""

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcourse.marking.isolation.inside import command, read_commands
from netcourse.marking.isolation.packets import BrokenPackets, Joiner, Packet, cut, write_messages


@given(st.lists(st.tuples(st.integers(0, 255), st.binary(max_size=20_000)), max_size=6), st.integers(1, 9000))
def test_messages_arrive_whole_however_the_pipe_delivers_them(messages: list[tuple[int, bytes]], piece: int) -> None:
    sent = b"".join(packet for kind, payload in messages for packet in cut(kind, payload, 1))
    joiner = Joiner(1_000_000)
    arrived = [found for at in range(0, len(sent), piece) for found in joiner.feed(sent[at : at + piece])]
    assert arrived == [Packet(kind, payload) for kind, payload in messages]


def test_two_writers_may_speak_at_once() -> None:
    one, other = (list(cut(1, bytes([at]) * 10_000, at)) for at in (1, 2))
    mixed = [*one, *other]
    order = sorted(range(len(mixed)), key=lambda at: (at % len(one), random.Random(at).random()))  # noqa: S311 (a mixture)
    joiner = Joiner(1_000_000)
    arrived = [found.payload for at in order for found in joiner.feed(mixed[at])]
    assert sorted(arrived) == [b"\1" * 10_000, b"\2" * 10_000]


def test_a_message_that_was_broken_off_is_forgotten() -> None:
    joiner = Joiner(1_000_000)
    assert joiner.feed(next(iter(cut(1, b"x" * 10_000, 1)))) == []
    assert joiner.feed(b"".join(cut(2, b"next", 1))) == [Packet(2, b"next")]
    assert joiner.feed(list(cut(1, b"x" * 10_000, 1))[-1]) == []


def test_a_message_that_is_too_large_is_not_kept_but_told() -> None:
    joiner = Joiner(20_000)
    arrived = [found for packet in cut(1, b"x" * 50_000, 1) for found in joiner.feed(packet)]
    assert arrived == [Packet(1, b"", lost=50_000)]
    assert joiner.feed(b"".join(cut(2, b"next", 1))) == [Packet(2, b"next")]


def test_what_was_taken_or_broken_off_leaves_its_room_to_what_comes_next() -> None:
    joiner = Joiner(20_000)
    arrived = []
    for at in range(10):
        joiner.feed(next(iter(cut(1, b"x" * 10_000, at % 2))))
        arrived += joiner.feed(b"".join(cut(2, bytes([at]) * 12_000, at % 2)))
    assert [found.payload for found in arrived] == [bytes([at]) * 12_000 for at in range(10)]


@pytest.mark.parametrize("nonsense", [b"\xff" * 4096, b"\0\0\xff\xff" + bytes(8), b"\1\7\1\0" + bytes(9)])
def test_what_is_no_packet_is_refused(nonsense: bytes) -> None:
    with pytest.raises(BrokenPackets):
        Joiner(1_000).feed(nonsense)


def test_small_messages_share_a_write_and_none_is_longer_than_what_is_written_at_once() -> None:
    reading, writing = os.pipe2(os.O_NONBLOCK | os.O_DIRECT)  # each write is read as it was written
    write_messages(writing, [(1, b"a"), (2, b"b" * 3000), (3, b"c" * 3000)], 7)
    pieces = []
    while True:
        try:
            pieces.append(os.read(reading, 65536))
        except BlockingIOError:
            break
    os.close(reading)
    os.close(writing)
    assert [len(piece) <= 4096 for piece in pieces] == [True, True]
    joiner = Joiner(10_000)
    assert [found.kind for piece in pieces for found in joiner.feed(piece)] == [1, 2, 3]


def test_commands_are_read_as_they_become_whole() -> None:
    sent = command(1, b"first") + command(2, b"")
    data = bytearray(sent[:7])
    assert read_commands(data) == []
    data += sent[7:]
    assert read_commands(data) == [(1, b"first"), (2, b"")]
    assert not data
