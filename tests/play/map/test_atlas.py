"""The atlas: pieces without gaps or overlaps, lines with two sides, areas as on Earth, owners as recognised."""

import itertools
from collections import Counter, defaultdict

import numpy as np
import pytest

from sim.play.map.atlas import SEA, AtlasError, atlas, load
from sim.play.map.projections import EARTH

APART = {
    "UA-CRIMEA": "UKR", "UA-DONETSK": "UKR", "UA-LUHANSK": "UKR", "GE-ABKHAZIA": "GEO", "GE-SOUTH-OSSETIA": "GEO",
    "CR-GUANACASTE": "CRI", "MD-TRANSNISTRIA": "MDA", "AZ-KARABAKH": "AZE", "AZ-AROUND-KARABAKH": "AZE",
}  # fmt: skip


def square_km(points: np.ndarray) -> float:
    """Signed area of a ring on the sphere (Lambert's cylindrical equal-area projection)."""
    x, y = np.radians(points[:, 0]), np.sin(np.radians(points[:, 1]))
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2 * EARTH**2


@pytest.fixture(scope="module")
def areas() -> dict[str, float]:
    """Area of every piece, square km."""
    held = atlas()
    found: dict[str, float] = defaultdict(float)
    for ring in range(len(held.rings)):
        found[held.pieces[held.ring_piece[ring]]] += square_km(held.lines.points[held.rings.line(ring)])
    return found


def test_every_line_has_two_different_sides():
    held = atlas()
    assert len(held.sides) == len(held.lines)
    assert (held.sides[:, 0] != held.sides[:, 1]).all()
    assert held.sides.min() == SEA and held.sides.max() < len(held.pieces)


def test_every_step_of_a_ring_has_its_piece_on_the_left_and_on_the_left_only():
    held = atlas()
    grid = np.round(held.lines.points * 400).astype(int)
    owner: dict[tuple, int] = {}
    for ring in range(len(held.rings)):
        points = [tuple(point) for point in grid[held.rings.line(ring)].tolist()]
        assert points[0] == points[-1]
        for step in itertools.pairwise(points):
            assert owner.setdefault(step, held.ring_piece[ring]) == held.ring_piece[ring], f"overlap at {step}"
    for line, (left, right) in enumerate(held.sides):
        points = [tuple(point) for point in grid[held.lines.start[line] : held.lines.start[line + 1]].tolist()]
        for a, b in itertools.pairwise(points):
            assert owner.get((a, b), SEA) == left and owner.get((b, a), SEA) == right


def test_the_only_seas_inside_land_are_seas():
    """Where simplification opened a gap between neighbours, a small coast would run around it with land outside."""
    held = atlas()
    after = {}
    for line, (left, right) in enumerate(held.sides):
        if SEA in (left, right):
            points = held.lines.line(line) if right == SEA else held.lines.line(line)[::-1]
            after.setdefault(tuple(points[0]), []).append(points)
    gaps = []
    while after:
        start = next(iter(after))
        loop, at = [], start
        while at in after:
            part = after[at].pop()
            if not after[at]:
                del after[at]
            loop.append(part)
            at = tuple(part[-1])
        area = square_km(np.concatenate(loop))
        if area < 0:
            gaps.append((round(-area), loop[0][0].tolist()))
    small = [gap for gap in gaps if gap[0] < 1000]
    assert not small, f"gaps: {sorted(small)}"


def test_areas_are_those_of_the_earth(areas):
    russia = sum(area for piece, area in areas.items() if piece.startswith("RU-"))
    assert russia == pytest.approx(16.9e6, rel=0.01)  # 17.1 million with inland waters of the coast and without Crimea
    assert areas["KAZ"] == pytest.approx(2.72e6, rel=0.02)
    assert areas["UA-CRIMEA"] == pytest.approx(27_000, rel=0.06)
    assert areas["GE-ABKHAZIA"] == pytest.approx(8_660, rel=0.06)
    assert areas["AZ-KARABAKH"] == pytest.approx(4_388, rel=0.06)
    assert areas["RU-MOW"] < 3_000 < areas["RU-MOS"]  # the city and the oblast around it, not exchanged
    assert sum(areas.values()) == pytest.approx(135e6, rel=0.02)  # land without Antarctica


def test_owners_are_those_of_recognised_borders():
    held = atlas()
    owner = dict(zip(held.pieces, held.owners, strict=True))
    assert {piece: owner[piece] for piece in APART} == APART
    assert all(owner[piece] == "RUS" for piece in held.pieces if piece.startswith("RU-"))
    assert Counter(held.owners)["RUS"] == 83
    assert owner["GRL"] == "DNK" and owner["CYN"] == "CYP" and owner["TWN"] == "TWN"


def test_a_damaged_file_says_what_to_do(tmp_path):
    broken = tmp_path / "world.npz"
    broken.write_bytes(b"PK\x03\x04 not a map")
    with pytest.raises(AtlasError, match="install article4 again"):
        load(broken)
    with pytest.raises(AtlasError, match="install article4 again"):
        load(tmp_path / "none.npz")
