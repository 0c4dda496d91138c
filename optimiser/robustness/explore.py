"""Every portfolio that some weighting makes best: vertex after vertex of the envelope asked, until none knows better.

V(u), the most that a portfolio is worth at the weighting u, is convex, and nowhere below the envelope of the portfolios
found. Where no portfolio is worth more than the envelope in any of its vertices, the two are the same everywhere.
"""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

import numpy as np

from optimiser.clock import Clock
from optimiser.prices import Real
from optimiser.robustness.arrays import Which
from optimiser.robustness.envelope import Envelope, Vertices
from optimiser.robustness.ground import Ground, Image
from optimiser.robustness.oracle import Reply, better, upper_bounds
from optimiser.robustness.search import FOUND, KNOWN

# Once the time is out no more than so many portfolios are still added: with thousands that alone takes seconds.
_FEW = 100
_AT_ONCE, _TIMES = 500, 4


@dataclass
class Explored:
    """What is found so far.

    funded {image: ids of the open ones}: a portfolio of each, in the order found. envelope: None for a single
    weighting. proven: keys of the vertices where nothing is worth more than the envelope. share: how many of its
    vertices those are. regret: points, the most that any weighting can gain over the portfolios found.
    """

    ground: Ground
    funded: dict[Image, tuple[str, ...]]
    envelope: Envelope | None = None
    proven: set[bytes] = field(default_factory=set)
    share: float = 0.0
    regret: float = 0.0
    exact: bool = False

    @property
    def images(self) -> Real:
        """[m, d + 1]: points as functions of u."""
        return self.ground.points(list(self.funded))

    def take(self, portfolios: Which) -> list[Image]:
        """Note portfolios [f, n]; the images that were not known."""
        new = []
        for row in portfolios:
            ids = self.ground.names(row)
            image = self.ground.image(ids)
            if image not in self.funded:
                self.funded[image] = ids
                new.append(image)
        return new


def explore(ground: Ground, first: Sequence[str], clock: Clock, executor: Executor | None = None) -> Explored:
    """All images of the region. first: ids of the open ones in any portfolio within the rules."""
    found = Explored(ground, {ground.image(first): tuple(first)})
    corners = np.vstack([ground.region.corners, ground.region.centre])
    points = np.hstack([np.ones((len(corners), 1)), corners])
    reply = _until_known(found, points, clock, executor)
    if ground.region.dimension:
        tops = np.minimum(reply.uppers, upper_bounds(ground, points))
        found.envelope = Envelope(ground.region, found.images, float(tops.max()))
        _rounds(found, found.envelope, clock, executor)
        return found
    found.exact = bool(reply.states[0] == KNOWN)
    found.share = float(found.exact)
    found.regret = 0.0 if found.exact else _regret(found, Vertices(points, _levels(found, points)))
    return found


def _levels(found: Explored, points: Real) -> Real:
    levels: Real = (points @ found.images.T).max(axis=1)
    return levels


def _until_known(found: Explored, points: Real, clock: Clock, executor: Executor | None) -> Reply:
    """The best portfolios at points that stay the same."""
    while True:
        reply = better(found.ground, points, _levels(found, points), clock, executor)
        if not found.take(reply.funded) or clock.over:
            return reply


def _rounds(found: Explored, envelope: Envelope, clock: Clock, executor: Executor | None) -> None:
    """Ask in every vertex that is not proven, add what is found, and look at the new vertices."""
    while True:
        vertices = envelope.vertices()
        unproven = [place for place, key in enumerate(vertices.keys()) if key not in found.proven]
        found.share = 1 - len(unproven) / len(vertices.points)
        clock.done = found.share
        if not unproven or clock.over:
            break
        asked = Vertices(vertices.points[unproven], vertices.levels[unproven])
        reply = better(found.ground, asked.points, asked.levels, clock, executor)
        if clock.over and len(reply.funded) > _FEW:
            break
        new = found.take(reply.funded)
        sure = (reply.states == KNOWN) | ((reply.states == FOUND) & (not new))
        found.proven |= {key for key, yes in zip(asked.keys(), sure, strict=True) if yes}
        if new and not envelope.add(found.ground.points(new)):
            break
        if not new and not sure.any():
            break
    found.exact = not unproven
    if unproven:
        found.regret = _regret(found, Vertices(vertices.points[unproven], vertices.levels[unproven]))


def _regret(found: Explored, unproven: Vertices) -> float:
    """V less the envelope is greatest in a vertex; nowhere is V above its bound.

    Where they are many each is first bounded by the prices of another nearby, and then the worst of them by their own.
    """
    if len(unproven.points) <= _AT_ONCE:
        return max(0.0, float((upper_bounds(found.ground, unproven.points) - unproven.levels).max()))
    gains = upper_bounds(found.ground, unproven.points, _AT_ONCE) - unproven.levels
    for _ in range(_TIMES):
        worst = np.argpartition(-gains, _AT_ONCE)[:_AT_ONCE]
        least = gains[worst].min()
        own = upper_bounds(found.ground, unproven.points[worst]) - unproven.levels[worst]
        gains[worst] = np.minimum(gains[worst], own)
        if gains[worst].max() >= least:
            break
    return max(0.0, float(gains.max()))
