"""What the best of the portfolios found so far is worth, as a function of the weighting: a polytope's lower side.

{(u, z): u in the region, z ≥ image(u) for every image found, z ≤ top}. optimiser.robustness.explore says why.
"""

from dataclasses import dataclass

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
        found = self._below(self._polytope.intersections)
        places = found[:, :-1]
        _, firsts = np.unique(np.round(places, _SAME_PLACE), axis=0, return_index=True)
        points = np.hstack([np.ones((len(firsts), 1)), places[firsts]])
        return Vertices(points, (points @ self.images.T).max(axis=1))

    def _below(self, found: Real) -> Real:
        below: Real = found[np.isfinite(found).all(axis=1) & (found[:, -1] < self._top - 0.25)]
        return below

    def corners_of(self) -> list[Whole]:
        """For each image the places in `places` of the vertices where its piece of the envelope has its corners."""
        of_image: list[list[int]] = [[] for _ in self.images]
        for number, facet in enumerate(self._polytope.dual_facets):
            for halfspace in facet:
                if halfspace >= self._walls:
                    of_image[halfspace - self._walls].append(number)
        return [np.array(numbers, dtype=np.int64) for numbers in of_image]

    @property
    def places(self) -> Real:
        """u of every vertex as the polytope numbers them, [v, d]."""
        found: Real = self._polytope.intersections[:, :-1]
        return found
