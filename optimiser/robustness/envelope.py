"""What the best of the portfolios found so far is worth, as a function of the weighting: a polytope's lower side.

{(u, z): u in the region, z ≥ image(u) for every image found, z ≤ top}. optimiser.robustness.explore says why.
"""

from dataclasses import dataclass
from itertools import chain

import numpy as np
from scipy.spatial import HalfspaceIntersection, QhullError

from optimiser.prices import Real, Whole
from optimiser.robustness.region import Region

_SAME_PLACE = 10


@dataclass(frozen=True)
class Vertices:
    """points [v, d + 1], each (1, u), in a fixed order; levels [v]: what the best image found is worth there."""

    points: Real
    levels: Real

    def keys(self) -> list[bytes]:
        """What tells places apart."""
        return keys_of(self.points[:, 1:])


def keys_of(places: Real) -> list[bytes]:
    """What tells places [v, d] apart."""
    return [row.tobytes() for row in np.round(places, _SAME_PLACE) + 0.0]


def _firsts(rows: Real) -> Whole:
    """The first of each group of equal rows [v, d], in the order of their numbers; faster than numpy's own."""
    order = np.lexsort(rows.T[::-1])
    differs = (np.diff(rows[order], axis=0) != 0).any(axis=1)
    firsts: Whole = order[np.concatenate([[True], differs])] if len(order) else order
    return firsts


class Envelope:
    """The images found, and the vertices of their upper envelope."""

    def __init__(self, region: Region, images: Real, top: float) -> None:
        """images [m, d + 1]: points as functions of u. top: points that none is worth anywhere."""
        self._region, self.images = region, images
        self._shift = images[0]
        corners = np.hstack([np.ones((len(region.corners), 1)), region.corners])
        self._scale = max(1e-9, top - float((corners @ images.T).min()), float(np.ptp(corners @ images.T)))
        shifted_top = (top - (corners @ self._shift)).max() / self._scale
        self._top = shifted_top + 1.0
        self._inside = np.array([*region.centre, shifted_top + 0.5])
        self._polytope = self._built(images)

    def _built(self, images: Real) -> HalfspaceIntersection:
        sides = self._region.halfspaces
        walls = np.insert(sides, sides.shape[1] - 1, 0.0, axis=1)
        cap = np.zeros((1, walls.shape[1]))
        cap[0, -2:] = 1.0, -self._top
        self._walls = len(walls) + 1
        return HalfspaceIntersection(np.vstack([walls, cap, self._halfspaces(images)]), self._inside, incremental=True)

    def _halfspaces(self, images: Real) -> Real:
        """image(u) − z ≤ 0 as normal·(u, z) + offset ≤ 0, shifted and scaled."""
        plain = (images - self._shift) / self._scale
        return np.hstack([plain[:, 1:], -np.ones((len(plain), 1)), plain[:, :1]])

    def add(self, images: Real) -> bool:
        """More images. False where the polytope cannot be reckoned with them, and stays as it was."""
        self.images = np.vstack([self.images, images])
        try:
            self._polytope.add_halfspaces(self._halfspaces(images))
        except QhullError:
            return self._built_anew()
        return True

    def _built_anew(self) -> bool:
        try:
            self._polytope = self._built(self.images)
        except QhullError:
            return False
        return True

    def vertices(self) -> Vertices:
        """The vertices below the top, each place once."""
        found = self._polytope.intersections
        below = np.flatnonzero(np.isfinite(found).all(axis=1) & (found[:, -1] < self._top - 0.25))
        places = found[below, :-1]
        firsts = _firsts(np.round(places, _SAME_PLACE))
        points = np.hstack([np.ones((len(firsts), 1)), places[firsts]])
        return Vertices(points, self._levels(points, below[firsts]))

    def _levels(self, points: Real, numbers: Whole) -> Real:
        """What is best at vertices with these numbers: one of the images whose pieces meet there."""
        vertices, images = self._meeting()
        row = np.full(len(self._polytope.intersections), -1)
        row[numbers] = np.arange(len(numbers))
        asked = row[vertices] >= 0
        rows, images = row[vertices[asked]], images[asked]
        levels = np.full(len(points), -np.inf)
        np.maximum.at(levels, rows, (points[rows] * self.images[images]).sum(axis=1))
        return levels

    def _meeting(self) -> tuple[Whole, Whole]:
        """Each pair of a vertex and an image whose piece of the envelope has a corner there, two times [k]."""
        facets = self._polytope.dual_facets
        vertices = np.repeat(np.arange(len(facets)), [len(facet) for facet in facets])
        images = np.fromiter(chain.from_iterable(facets), dtype=np.int64, count=len(vertices)) - self._walls
        return vertices[images >= 0], images[images >= 0]

    def corners_of(self) -> list[Whole]:
        """For each image the places in `places` of the vertices where its piece of the envelope has its corners."""
        vertices, images = self._meeting()
        order = np.argsort(images, kind="stable")
        ends = np.searchsorted(images[order], np.arange(1, len(self.images)))
        return np.split(vertices[order], ends)

    @property
    def places(self) -> Real:
        """u of every vertex as the polytope numbers them, [v, d]."""
        found: Real = self._polytope.intersections[:, :-1]
        return found
