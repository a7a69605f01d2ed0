"""Tables in a narrow line: cut between columns, never through a number."""

import pytest

from sim.batch.render import Block

KEYS = ("crisis", "state")
YEARS = tuple(str(year) for year in range(1992, 2028, 4))
WIDE = Block(
    "Who is still in", "a note", (*KEYS, *YEARS, "meaning"),
    [
        ("kyrgyz_tajik_sept_2022", "KGZ", *(["100 % [99.6, 100]"] * len(YEARS)), "a long explanation of what it is"),
        ("x", "TJK", *(["-"] * len(YEARS)), ""),
    ],
    texts=(0, 1, len(YEARS) + 2),
)  # fmt: skip


@pytest.mark.parametrize("room", [74, 80, 100, 132, 160])
def test_a_table_is_cut_between_columns(room):
    assert not WIDE.fits(room)
    parts = WIDE.parts(room)
    assert len(parts) > 1
    for part in parts:
        assert part.head[:2] == KEYS and part.head[-1] == "meaning"
        assert [part.is_number(place) for place in range(len(part.head))] == [False] * 2 + [True] * (len(part.head) - 3) + [False]
        unbroken = sum(max(len(row[place]) for row in [part.head, *part.rows]) + 2 for place in range(len(part.head) - 1))
        assert unbroken < room
    assert [year for part in parts for year in part.head[2:-1]] == list(YEARS)
    assert [tuple(cell for part in parts for cell in part.rows[row][2:-1]) for row in (0, 1)] == [
        row[2:-1] for row in WIDE.rows
    ]


def test_a_table_with_room_is_framed_and_whole():
    assert WIDE.fits(300)
    assert not WIDE.fits(200)


def test_where_no_number_has_room_the_table_stays_whole():
    assert WIDE.parts(40) == [WIDE]


def test_words_alone_are_never_cut():
    words = Block("t", "n", ("a", "b"), [("x" * 50, "y" * 50)], texts=(0, 1))
    assert [part.rows for part in words.parts(30)] == [words.rows]
