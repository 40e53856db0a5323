from __future__ import annotations

from itertools import pairwise

import pytest
from factcheck.reporting.html_chart import WIDTH, Ends, chart
from hypothesis import given
from hypothesis import strategies as st

_ENDS = st.floats(-1e15, 1e15, allow_subnormal=False) | st.none()
_INTERVALS = st.tuples(_ENDS, _ENDS).map(
    lambda ends: tuple(sorted(ends)) if None not in ends else ends  # type: ignore[type-var]
)


def test_values_of_one_size_are_drawn_on_a_linear_scale() -> None:
    drawn = chart((10, 11), [(12, 14)])
    assert drawn is not None
    assert not drawn.logarithmic
    [bar] = [lane.bar for lane in drawn.lanes]
    assert bar is not None
    assert drawn.stated.x + drawn.stated.width < bar.x
    assert round(bar.width / drawn.stated.width) == 2


def test_values_of_many_sizes_are_drawn_on_a_logarithmic_scale() -> None:
    drawn = chart((41.45e9, 41.55e9), [(12.5e12, 13.3e12), (1e10, 1e11)])
    assert drawn is not None
    assert drawn.logarithmic


def test_there_is_no_chart_without_two_values() -> None:
    assert chart((None, None), [(1, 2)]) is None
    assert chart((5, 5), [(5, 5)]) is None
    assert chart((5, 5), [(None, None)]) is None


@given(_INTERVALS, st.lists(_INTERVALS, max_size=4))
def test_all_bars_lie_within_the_chart(stated: object, readings: list[object]) -> None:
    drawn = chart(stated, readings)  # type: ignore[arg-type]
    if drawn is None:
        return
    for bar in (drawn.stated, *(lane.bar for lane in drawn.lanes)):
        if bar is not None:
            assert bar.x >= 0
            assert bar.width > 0
            assert bar.x + bar.width <= WIDTH + 0.2


@given(st.lists(st.floats(1, 1e12), min_size=2, max_size=5, unique=True).map(sorted))
def test_bars_keep_the_order_of_their_values(values: list[float]) -> None:
    drawn = chart((values[0], values[0]), [(value, value) for value in values])
    assert drawn is not None
    places = [lane.bar.x for lane in drawn.lanes if lane.bar is not None]
    assert all(one <= two for one, two in pairwise(places))


@pytest.mark.parametrize(
    ("stated", "reading", "labels"),
    [
        ((41e9, 42e9), (12e12, 13e12), ["100 bn", "1 tn", "10 tn"]),
        ((10, 12), (18, 20), ["10", "15", "20"]),
        ((0.1, 0.2), (0.25, 0.3), ["0.1", "0.2", "0.3"]),
        ((-3, -2), (1, 4), ["-2", "0", "2", "4"]),
    ],
)
def test_the_axis_has_round_values(stated: Ends, reading: Ends, labels: list[str]) -> None:
    drawn = chart(stated, [reading])
    assert drawn is not None
    assert [tick.label for tick in drawn.ticks] == labels


@given(_INTERVALS, st.lists(_INTERVALS, max_size=4))
def test_labels_stay_within_the_chart(stated: Ends, readings: list[Ends]) -> None:
    drawn = chart(stated, readings)
    if drawn is None:
        return
    assert len(drawn.ticks) <= 6
    for tick in drawn.ticks:
        assert 0 <= tick.x <= WIDTH
        assert tick.anchor in {"start", "middle", "end"}


def test_a_lane_tells_whether_its_reading_agrees() -> None:
    drawn = chart((5, 6), [(1, 2), (5, 7)], [False, True])
    assert drawn is not None
    assert [(lane.number, lane.agrees) for lane in drawn.lanes] == [(1, False), (2, True)]
