"""How a PDF page is turned, and the thin lines on it, which part cells and rows of tables."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from factcheck.model.locations import Box

_THIN = 2.5  # points; what is wider is a bar and no line
_SHORTEST_RULING, _SHORTEST_WALL = 15, 6
_MOST_OBJECTS = 20_000
_WHOLE = 0.8  # how much of a range lines must cover to go over it
_REACH = 4.0  # how far a line of text may stand out of the wall beside it


class View:
    """Turns the page's user space to how it is shown."""

    def __init__(self, rotation: int, left: float, bottom: float, right: float, top: float) -> None:
        self._rotation = rotation % 360
        self._box = (left, bottom, right, top)
        self.turned = self._rotation != 0
        self.left = left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of user space is shown."""
        left, bottom, right, top = self._box
        if self._rotation == 90:
            return y - bottom, right - x
        if self._rotation == 180:
            return right - x, top - y
        if self._rotation == 270:
            return top - y, x - left
        return x - left, y - bottom

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Return how a direction of user space is shown."""
        return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(self._rotation, (x, y))


class Drawn:
    """The thin lines of a page as shown: horizontal ones (left, right, y) and upright ones."""

    def __init__(self) -> None:
        self.rulings: list[tuple[float, float, float]] = []
        self.has_pictures = False
        self._walls: list[tuple[float, float, float]] = []  # x, bottom, top; sorted

    def add(self, corner: tuple[float, float], other: tuple[float, float]) -> None:
        """Take a rectangle; it is a line where it is thin."""
        left, right = sorted((corner[0], other[0]))
        bottom, top = sorted((corner[1], other[1]))
        if top - bottom < _THIN and right - left > _SHORTEST_RULING:
            self.rulings.append((left, right, (bottom + top) / 2))
        elif right - left < _THIN and top - bottom > _SHORTEST_WALL:
            self._walls.append(((left + right) / 2, bottom, top))

    def sort(self) -> None:
        """Make it ready for questions."""
        self._walls.sort()

    def parts(self, left: float, right: float, y: float) -> bool:
        """Whether an upright line stands between two places of the line of text at `y`."""
        if not self._walls:
            return False
        index = bisect_left(self._walls, (left - 1, 0.0, 0.0))
        while index < len(self._walls) and self._walls[index][0] <= right + 1:
            _, bottom, top = self._walls[index]
            if bottom - _REACH <= y <= top + _REACH:
                return True
            index += 1
        return False

    def crossing(self, left: float, right: float, bottom: float, top: float) -> list[float]:
        """Return the heights, from the top, of the lines that go over a range.

        Many programs draw a line anew for each cell: what lies at one height is one line.
        """
        covered: dict[int, float] = {}
        reached: dict[int, float] = {}  # at each height, how far to the right
        for start, end, y in sorted(self.rulings):
            if bottom < y < top:
                begin = max(start, left, reached.get(round(y), left))
                stop = min(end, right)
                if stop > begin:
                    covered[round(y)] = covered.get(round(y), 0.0) + stop - begin
                    reached[round(y)] = stop
        least = _WHOLE * (right - left)
        return sorted((float(y) for y, width in covered.items() if width > least), reverse=True)


def drawn_on(raw: Any, page: Any, view: View) -> Drawn:
    """Return the lines on a page of pypdfium2's, and whether it shows pictures."""
    drawn = Drawn()
    for kind, (left, bottom, right, top) in _objects(raw, page):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawn.has_pictures = True
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            drawn.add(view.point(left, bottom), view.point(right, top))
    drawn.sort()
    return drawn


def _objects(raw: Any, page: Any) -> Iterator[tuple[int, Box]]:
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        one = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(one)
        if raw.FPDFPageObj_GetBounds(one, *sides):
            left, bottom, right, top = (side.value for side in sides)
            yield kind, (left, bottom, right, top)
