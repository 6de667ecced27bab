"""Messages that a process for queries and its parent send each other."""

from __future__ import annotations

import os
from threading import Thread

import pytest

from kg.query.channel import pair


@pytest.mark.parametrize(
    "message", [b"", "әкім".encode(), bytes(3_000_000)], ids=["empty", "short", "long"]
)
def test_a_message_comes_whole_and_the_next_one_after_it(message: bytes) -> None:
    ours, theirs = pair()
    sending = Thread(target=lambda: [theirs.send(message), theirs.send(b"next")])
    sending.start()  # a pipe holds 64 KB
    assert [ours.receive(), ours.receive()] == [message, b"next"]
    sending.join()
    ours.send(b"back")
    assert theirs.receive() == b"back"


def test_whether_there_is_more_is_told_in_time() -> None:
    ours, theirs = pair()
    assert not ours.has_more(0.001)
    theirs.send(b"")
    assert ours.has_more(60)


def test_the_end_is_told_where_the_other_side_is_closed() -> None:
    ours, theirs = pair()
    theirs.close()
    assert ours.has_more(60)
    with pytest.raises(EOFError):
        ours.receive()
    with pytest.raises(BrokenPipeError):
        ours.send(b"anybody?")


def test_an_end_that_is_forgotten_is_closed() -> None:
    ours, theirs = pair()
    number = theirs.reading
    del theirs
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(number)
    with pytest.raises(EOFError):
        ours.receive()
