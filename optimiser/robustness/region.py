"""The weightings that are asked about: a polytope in as many dimensions as the weights can really move in.

Weights w_a ≥ 0 with Σ w_a = 1, least_a ≤ w_a ≤ greatest_a, and w_a ≥ w_b for pairs in order. Without the sum the
bounds and the order make a lattice: what the order passes on tightens the bounds, after which each is reached, criteria
in a ring are equal, and the sum takes every value between that of the leasts and that of the greatests. So emptiness,
dimension and coordinates are found in exact fractions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.spatial import ConvexHull, HalfspaceIntersection, QhullError

from optimiser.prices import Real
from optimiser.scenario import Scenario
from scoring.numbers import exact
from scoring.problems import BadInput, Problem

_BISECTIONS = 60
_SAME_CORNER = 9
# Corners of a part, each direction from 0 to 1, that are nearer than this many digits are one.
_SAME_IN_HULL = 12


@dataclass(frozen=True)
class Region:
    """Weightings w(u) = base + slopes·u for u in a polytope of `dimension` coordinates, each from 0 to 1 in it.

    base {criterion: share}, slopes {criterion: [d]}: exact. sides [h]: (normal, offset), normal·u + offset ≤ 0, exact.
    corners [c, d]: the polytope's own. size: its volume in u; 1 where it is a single weighting.
    """

    base: Mapping[str, Fraction]
    slopes: Mapping[str, tuple[Fraction, ...]]
    sides: tuple[tuple[Fraction, ...], ...]
    corners: Real
    size: float

    @property
    def halfspaces(self) -> Real:
        """The sides, [h, d + 1]."""
        return _numbers(self.sides, self.dimension)

    @property
    def dimension(self) -> int:
        """In how many directions the weights can move."""
        return int(self.corners.shape[1])

    @property
    def centre(self) -> Real:
        """A point inside, [d]: the mean of the corners."""
        centre: Real = self.corners.mean(axis=0)
        return centre

    def inside(self, place: Sequence[Fraction]) -> bool:
        """True where a point u lies within every side and on none."""
        ones = (*place, Fraction(1))
        return all(sum(part * by for part, by in zip(side, ones, strict=True)) < 0 for side in self.sides)

    def weights(self, place: Sequence[Fraction]) -> dict[str, Fraction]:
        """{criterion: share, together 1} at a point u, exactly."""
        return {
            name: base + sum((slope * by for slope, by in zip(self.slopes[name], place, strict=True)), Fraction(0))
            for name, base in self.base.items()
        }


@dataclass(frozen=True)
class _Tied:
    """Criteria that the order makes equal, and the bounds of each one's weight. below: how many classes lie under."""

    members: tuple[int, ...]
    least: Fraction
    greatest: Fraction
    below: int

    @property
    def room(self) -> Fraction:
        return self.greatest - self.least


def region_of(scenario: Scenario) -> Region:
    """The scenario's `weight_region` and `weight_order`. Raises BadInput where no weighting is within them."""
    reach = _reach(scenario)
    tied = _classes(scenario, reach)
    lowest = sum(one.least * len(one.members) for one in tied)
    highest = sum(one.greatest * len(one.members) for one in tied)
    if any(one.room < 0 for one in tied) or not lowest <= 1 <= highest:
        raise BadInput([Problem("", "scenario.region_empty", column="weight_region", value=_written(scenario))])
    if lowest == 1 or highest == 1:
        tied = [_fixed(one, one.least if lowest == 1 else one.greatest) for one in tied]
    return _region(scenario, reach, tied)


def _written(scenario: Scenario) -> str:
    """The limits and the order, as in `housing 60–100, crime 60–100, housing ≥ crime`."""
    limits = [f"{name} {least:g}–{greatest:g}" for name, (least, greatest) in scenario.weight_region.items()]
    return ", ".join([*limits, *(f"{more} ≥ {less}" for more, less in scenario.weight_order)])


def _fixed(one: _Tied, weight: Fraction) -> _Tied:
    return _Tied(one.members, weight, weight, one.below)


def _reach(scenario: Scenario) -> list[list[bool]]:
    """[a][b]: the order says that w_a ≥ w_b, by itself or through others."""
    names = list(scenario.criteria)
    pairs = {(names.index(first), names.index(second)) for first, second in scenario.weight_order}
    reach = [[a == b or (a, b) in pairs for b in range(len(names))] for a in range(len(names))]
    for through in range(len(names)):
        for row in reach:
            if row[through]:
                row[:] = [old or new for old, new in zip(row, reach[through], strict=True)]
    return reach


def _classes(scenario: Scenario, reach: Sequence[Sequence[bool]]) -> list[_Tied]:
    percent = [scenario.weight_region.get(name, (0, 100)) for name in scenario.criteria]
    everyone = range(len(percent))
    found = []
    for a in everyone:
        members = tuple(b for b in everyone if reach[a][b] and reach[b][a])
        if members[0] == a:
            least = max(exact(percent[b][0]) for b in everyone if reach[a][b]) / 100
            greatest = min(exact(percent[b][1]) for b in everyone if reach[b][a]) / 100
            found.append(_Tied(members, least, greatest, sum(reach[a])))
    return found


def _region(scenario: Scenario, reach: Sequence[Sequence[bool]], tied: Sequence[_Tied]) -> Region:
    """Coordinates: how far each class but the last that can move is between its bounds; the last gives the sum."""
    free = [one for one in tied if one.room > 0]
    moving, last = free[:-1], free[-1:]
    count = len(moving)
    affine = {one.members[0]: [one.least, *[Fraction(0)] * count] for one in tied}
    for number, one in enumerate(moving, start=1):
        affine[one.members[0]][number] = one.room
    for one in last:
        others = [(len(other.members), affine[other.members[0]]) for other in tied if other is not one]
        sums = [sum((size * parts[k] for size, parts in others), Fraction(0)) for k in range(count + 1)]
        affine[one.members[0]] = [(int(k == 0) - part) / len(one.members) for k, part in enumerate(sums)]
    of_criterion = {
        name: next(affine[one.members[0]] for one in tied if place in one.members)
        for place, name in enumerate(scenario.criteria)
    }
    rest = 1 - sum((one.least * len(one.members) for one in tied if one.room == 0), Fraction(0))
    sides = tuple(tuple(side) for side in _sides(free, affine, reach, count))
    corners = _corners(_numbers(sides, count), _inside(free, rest)[:count])
    return Region(
        {name: parts[0] for name, parts in of_criterion.items()},
        {name: tuple(parts[1:]) for name, parts in of_criterion.items()},
        sides,
        corners,
        volume(corners),
    )


def _sides(
    free: Sequence[_Tied], affine: Mapping[int, Sequence[Fraction]], reach: Sequence[Sequence[bool]], count: int
) -> Iterator[list[Fraction]]:
    """Each bound and each order between classes that can move, as normal·u + offset ≤ 0."""
    if not count:
        return
    for one in free:
        parts = affine[one.members[0]]
        yield [*(-part / one.room for part in parts[1:]), (one.least - parts[0]) / one.room]
        yield [*(part / one.room for part in parts[1:]), (parts[0] - one.greatest) / one.room]
        for under in free:
            if under is not one and reach[one.members[0]][under.members[0]]:
                less = affine[under.members[0]]
                by = max(one.room, under.room)
                yield [*((b - a) / by for a, b in zip(parts[1:], less[1:], strict=True)), (less[0] - parts[0]) / by]


def _inside(free: Sequence[_Tied], rest: Fraction) -> Real:
    """A point inside: each class so far up between its bounds as gives the sum `rest`, further where others lie below.

    Found by bisection, for the sum grows with the one number that says how far.
    """
    room = np.array([float(one.room) * len(one.members) for one in free])
    wanted = float(rest - sum(one.least * len(one.members) for one in free))
    power = np.array([1 / one.below for one in free])
    low, high = 0.0, 1.0
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if room @ middle**power < wanted else (low, middle)
    found: Real = high**power
    return found


def _numbers(sides: Sequence[Sequence[Fraction]], count: int) -> Real:
    return np.array(sides, dtype=float).reshape(-1, count + 1)


def _corners(sides: Real, inside: Real) -> Real:
    """The polytope's corners [c, d], in a fixed order."""
    if len(inside) == 0:
        return np.zeros((1, 0))
    if len(inside) == 1:
        ends = -sides[:, 1] / sides[:, 0]
        return np.array([[ends[sides[:, 0] < 0].max()], [ends[sides[:, 0] > 0].min()]])
    found = HalfspaceIntersection(sides, inside).intersections
    _, firsts = np.unique(np.round(found, _SAME_CORNER), axis=0, return_index=True)
    corners: Real = found[firsts]
    return corners


def volume(points: Real) -> float:
    """Of the hull of points [c, d]; 1 where d is 0, and 0 where they do not span it."""
    if points.shape[1] == 0:
        return 1.0
    if points.shape[1] == 1:
        return float(np.ptp(points))
    wide = np.ptp(points, axis=0)
    if not wide.all():
        return 0.0
    apart = np.unique(np.round((points - points.min(axis=0)) / wide, _SAME_IN_HULL), axis=0)
    try:
        return float(ConvexHull(apart).volume * wide.prod())
    except (QhullError, ValueError):
        return _joggled(apart) * float(wide.prod())


def _joggled(points: Real) -> float:
    """The volume where corners that all but coincide are too much for qhull's merging: each is moved by some 10⁻¹¹."""
    try:
        return float(ConvexHull(points, qhull_options="QJ").volume)
    except (QhullError, ValueError):
        return 0.0
