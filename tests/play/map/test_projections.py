"""Projections: there and back, and known values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.play.map.projections import Albers, NaturalEarth, projection, unwrapped

BOTH = (Albers(), NaturalEarth())
SQUARE = ((0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1), (0.0, 0.0))


@pytest.mark.parametrize("kind", BOTH, ids=lambda kind: kind.name)
@given(east=st.floats(0.0, 1.0), north=st.floats(0.0, 0.999))
def test_inverse_undoes_forward(kind, east, north):
    west_edge, south, east_edge, top = kind.domain
    longitude, latitude = west_edge + east * (east_edge - west_edge), south + north * (top - south)
    x, y = kind.forward(np.array([longitude]), np.array([latitude]))
    back = kind.inverse(x, y)
    assert back[0][0] == pytest.approx(longitude, abs=1e-6)
    assert back[1][0] == pytest.approx(latitude, abs=1e-6)


def test_albers_keeps_areas():
    """A cell of one degree has the same area on the plane as on the sphere, wherever it lies."""
    kind = Albers()
    for longitude, latitude in ((68, 45), (30, 60), (140, 62), (75, 20)):
        corners = np.array([(longitude + dx, latitude + dy) for dx, dy in SQUARE])
        x, y = kind.forward(corners[:, 0], corners[:, 1])
        flat = abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2
        sphere = np.radians(0.1) * (np.sin(np.radians(latitude + 0.1)) - np.sin(np.radians(latitude)))
        assert flat == pytest.approx(sphere, rel=1e-3)


def test_natural_earth_matches_its_published_extent():
    """Pole line and equator of the published polynomials: half the width 0.8707 pi, height 1.4224 at the pole."""
    kind = NaturalEarth(0.0)
    x, _ = kind.forward(np.array([180.0]), np.array([0.0]))
    _, y = kind.forward(np.array([0.0]), np.array([90.0]))
    assert x[0] == pytest.approx(0.8707 * np.pi)
    assert y[0] == pytest.approx(1.4224, abs=2e-4)


def test_nothing_lies_outside_the_world():
    longitude, latitude = NaturalEarth().inverse(np.array([9.0, 0.0]), np.array([0.0, 3.0]))
    assert np.isnan(longitude).all() and np.isnan(latitude).all()


def test_longitudes_begin_at_the_bering_strait():
    assert unwrapped(np.array([-170.0, -169.0, 0.0, 190.0])).tolist() == [190.0, -169.0, 0.0, 190.0]


def test_an_unknown_projection_names_those_there_are():
    with pytest.raises(ValueError, match="albers, natural_earth"):
        projection("mercator")
