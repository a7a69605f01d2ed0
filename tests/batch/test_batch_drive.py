"""Sharing out runs: each is handed out once, whatever the sizes and whoever asks."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.batch.drive import PIECE, SHORTEST, Work

GAPS = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), min_size=1, max_size=6)


def gaps_of(lengths):
    """Gaps with some finished runs between them."""
    found, at = [], 0
    for length, between in lengths:
        found.append((at, at + length - 1))
        at += length + between
    return found


def taken(work, most, pace=0.0):
    """All pieces, one after another."""
    pieces = []
    while (piece := work.take(most)) is not None:
        pieces.append(piece)
        work.note(piece[1] - piece[0] + 1, pace * (piece[1] - piece[0] + 1))
    return pieces


@given(GAPS, st.integers(1, 50), st.none() | st.integers(1, 50), st.floats(0, 1))
def test_every_run_is_handed_out_once_in_order(lengths, most, size, pace):
    gaps = gaps_of(lengths)
    pieces = taken(Work(gaps, 2, size), most, pace)
    runs = [run for first, last in pieces for run in range(first, last + 1)]
    assert runs == [run for first, last in gaps for run in range(first, last + 1)]
    assert all(last - first + 1 <= min(most, size or most) for first, last in pieces)


def test_threads_share_without_loss():
    work, found, lock = Work([(0, 9_999)], 4, 3), [], threading.Lock()

    def take():
        mine = taken(work, 7)
        with lock:
            found.extend(mine)

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(run for first, last in found for run in range(first, last + 1)) == list(range(10_000))


def test_pieces_follow_the_pace_and_shrink_towards_the_end():
    sizes = [last - first + 1 for first, last in taken(Work([(0, 9_999)], 2), 10**6, pace=0.001)]
    assert sizes[0] == 1
    assert max(sizes) == pytest.approx(PIECE / 0.001)
    assert sizes[-10:] == sorted(sizes[-10:], reverse=True)
    assert sizes[-1] <= SHORTEST / 0.001 <= min(sizes[1:-1])


def test_a_first_piece_that_took_long_does_not_keep_the_next_ones_small():
    work = Work([(0, 9_999)], 2)
    work.take(10**6)
    work.note(1, 10 * PIECE)
    work.take(10**6)
    work.note(1, 0.001)
    first, last = work.take(10**6)
    assert last - first + 1 == pytest.approx(PIECE / 0.001)
