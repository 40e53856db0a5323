"""Bearings: where a thing can be by its distance and direction from known places."""

from __future__ import annotations

import pytest
from factcheck.rulebook.bearings import Ring, common_point, geodesic_distance, nearest_miss
from hypothesis import given
from hypothesis import strategies as st

# City coordinates, rounded to a hundredth of a degree.
PARIS, LYON, LONDON, OSH, BISHKEK = (
    (48.86, 2.35), (45.76, 4.84), (51.51, -0.13), (40.53, 72.80), (42.87, 74.59),
)  # fmt: skip

KNOWN = [(PARIS, LYON, 392), (PARIS, LONDON, 344), (OSH, BISHKEK, 300)]


@pytest.mark.parametrize(("one", "other", "kilometres"), KNOWN)
def test_distances_on_the_ellipsoid(
    one: tuple[float, float], other: tuple[float, float], kilometres: int
) -> None:
    assert geodesic_distance(*one, *other) == pytest.approx(kilometres, rel=0.02)


def ring(place: tuple[float, float], distance: float, bearing: float) -> Ring:
    return Ring(*place, distance * 0.9, distance * 1.1, bearing, 34)


def test_two_true_statements_meet_in_a_point() -> None:
    rings = [ring(PARIS, 392, 152), ring(LONDON, 735, 148)]
    point = common_point(rings)
    assert point is not None
    assert all(one.miss(*point) < 0.001 for one in rings)
    assert geodesic_distance(*point, *LYON) < 250


def test_two_statements_that_exclude_each_other_miss_by_their_gap() -> None:
    rings = [ring(PARIS, 100, 0), ring(LYON, 100, 180)]
    assert common_point(rings) is None
    assert nearest_miss(rings) > 300


LATITUDES, LONGITUDES = st.floats(-70, 70), st.floats(-179.9, 179.9)


@given(LATITUDES, LONGITUDES, st.floats(1, 3000), st.floats(0, 359.9))
def test_the_points_of_a_ring_lie_in_it(
    latitude: float, longitude: float, distance: float, bearing: float
) -> None:
    one = Ring(latitude, longitude, distance * 0.9, distance * 1.1, bearing, 30)
    slack = 0.001 * distance + 0.001
    assert all(one.miss(*point) <= slack for point in one.points())
    for point in one.points():
        assert -90 <= point[0] <= 90
        assert -180 <= point[1] <= 180


@given(LATITUDES, LONGITUDES, st.floats(5, 3000))
def test_a_point_right_at_the_place_misses_by_the_distance(
    latitude: float, longitude: float, distance: float
) -> None:
    one = Ring(latitude, longitude, distance, distance * 1.1, 0, 180)
    assert one.miss(latitude, longitude) == pytest.approx(distance, rel=1e-6)
