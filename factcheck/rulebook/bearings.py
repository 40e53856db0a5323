"""Points by distance and direction from known places.

The search for a point runs on a sphere, which is within half a percent of the truth; the point
that is found is measured again on the WGS 84 ellipsoid (geographiclib).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import asin, atan2, cos, degrees, hypot, radians, sin

from msgspec import Struct

_ANGLES, _RADII = 18, 3
_EARTH_KM = 6371.0


class Ring(Struct, frozen=True):
    """Where a thing can be that lies `nearest` to `farthest` kilometres from a place, within
    `sector` degrees of `bearing` (clockwise from north)."""

    latitude: float
    longitude: float
    nearest: float
    farthest: float
    bearing: float
    sector: float

    def miss(self, latitude: float, longitude: float) -> float:
        """Return by how many kilometres a point lies outside the ring; 0 inside."""
        distance, azimuth = _inverse(self.latitude, self.longitude, latitude, longitude)
        off = abs((azimuth - self.bearing + 180) % 360 - 180)
        aside = max(0.0, off - self.sector) / 180 * 3.1416 * distance
        return max(self.nearest - distance, distance - self.farthest, aside, 0.0)

    def points(self) -> Iterator[tuple[float, float]]:
        """Yield points spread over the ring."""
        for step in range(_ANGLES):
            angle = self.bearing - self.sector + 2 * self.sector * step / (_ANGLES - 1)
            for rung in range(_RADII):
                distance = self.nearest + (self.farthest - self.nearest) * rung / (_RADII - 1)
                yield _direct(self.latitude, self.longitude, angle, distance)


def common_point(rings: Sequence[Ring]) -> tuple[float, float] | None:
    """Return a point (latitude, longitude) inside all rings, None if there is none."""
    for point in rings[0].points():
        if all(ring.miss(*point) == 0 for ring in rings[1:]):
            return point
    return None


def nearest_miss(rings: Sequence[Ring]) -> float:
    """Return by how many kilometres the best point of the first ring misses the others."""
    return min(max(ring.miss(*point) for ring in rings[1:]) for point in rings[0].points())


def _inverse(lat1: float, lon1: float, lat2: float, lon2: float) -> tuple[float, float]:
    """Return distance (km) and initial azimuth (degrees) from the first point to the second."""
    a, b, turn = radians(lat1), radians(lat2), radians(lon2 - lon1)
    north = cos(a) * sin(b) - sin(a) * cos(b) * cos(turn)
    east = cos(b) * sin(turn)
    along = sin(a) * sin(b) + cos(a) * cos(b) * cos(turn)
    return _EARTH_KM * atan2(hypot(north, east), along), degrees(atan2(east, north))


def _direct(lat: float, lon: float, azimuth: float, kilometres: float) -> tuple[float, float]:
    """Return the point (latitude, longitude) at a distance and azimuth from another."""
    a, turn, arc = radians(lat), radians(azimuth), kilometres / _EARTH_KM
    north = asin(sin(a) * cos(arc) + cos(a) * sin(arc) * cos(turn))
    east = atan2(sin(turn) * sin(arc) * cos(a), cos(arc) - sin(a) * sin(north))
    return degrees(north), (lon + degrees(east) + 540) % 360 - 180


@lru_cache(maxsize=20_000)  # texts name the same places again and again
def geodesic_distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the distance in kilometres on the WGS 84 ellipsoid."""
    from geographiclib.geodesic import Geodesic  # noqa: PLC0415 - only where a text needs it

    line: dict[str, float] = Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2)
    return line["s12"] / 1000


def geodesic_bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the direction of the second point from the first, in degrees clockwise from north."""
    return _inverse(lat1, lon1, lat2, lon2)[1] % 360
