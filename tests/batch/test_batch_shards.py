"""Shards: whole or noticed."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.batch import shards
from sim.batch.tally import nothing

TABLES = ("runs", "decisions")
MARK = "a mark"


@pytest.fixture
def shard(tmp_path):
    """A shard of ten runs."""
    tables = {
        "runs": pl.DataFrame({"seed": pl.Series(range(10), dtype=pl.UInt64)}),
        "decisions": pl.DataFrame({"date": ["2000-01-01"] * 30}),
    }
    shards.keep(tmp_path, 20, 29, shards.packed(tables, nothing(3, 2), MARK))
    (found,) = shards.found(tmp_path)
    return found


def test_what_was_kept_comes_back(shard):
    assert (shard.first, shard.last, shard.runs) == (20, 29, 10)
    assert shard.is_whole(MARK, TABLES)
    assert shard.table("runs")["seed"].to_list() == list(range(10))
    assert all(np.array_equal(a, b) for a, b in zip(shard.sums(), nothing(3, 2), strict=True))


def test_every_way_of_being_cut_short_is_noticed(shard):
    content = shard.path.read_bytes()
    for length in [*range(0, len(content), 97), len(content) - 1]:
        shard.path.write_bytes(content[:length])
        assert not shard.is_whole(MARK, TABLES), length


def test_damage_is_noticed_wherever_it_changes_what_is_read(shard):
    content = shard.path.read_bytes()
    sound = [shard.table(name) for name in TABLES]
    noticed = 0
    for place in range(0, len(content), 23):
        damaged = bytearray(content)
        damaged[place] ^= 0x55
        shard.path.write_bytes(damaged)
        if shard.is_whole(MARK, TABLES):  # a header field that nobody reads
            assert all(shard.table(name).equals(table) for name, table in zip(TABLES, sound, strict=True)), place
        else:
            noticed += 1
    assert noticed > len(content) / 23 * 0.8


def test_foreign_and_incomplete_shards_are_noticed(shard):
    assert not shard.is_whole("another mark", TABLES)
    assert not shard.is_whole(MARK, (*TABLES, "series"))
    assert not shard._replace(last=30).is_whole(MARK, TABLES)
    shard.path.write_bytes(b"no archive at all")
    assert not shard.is_whole(MARK, TABLES)


def test_a_shard_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(OSError):
        shards.keep(tmp_path / "nowhere", 0, 0, b"content")
    assert list(tmp_path.iterdir()) == []


@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_gaps_are_exactly_what_is_missing(done):
    present = [shards.Shard(place, place, None) for place, is_done in enumerate(done) if is_done]
    missing = [run for first, last in shards.gaps(present, len(done)) for run in range(first, last + 1)]
    assert missing == [place for place, is_done in enumerate(done) if not is_done]
