"""The parts of the region: where each image is best, what share of the region that is, and a weighting inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from optimiser.clock import Clock
from optimiser.prices import Real
from optimiser.robustness.envelope import Envelope, keys_of
from optimiser.robustness.explore import Explored
from optimiser.robustness.ground import Image
from optimiser.robustness.oracle import exact_place
from optimiser.robustness.region import volume

_CLEARLY = 1e-9


@dataclass(frozen=True)
class Cell:
    """A part of the region that has size in the region's own dimension.

    place: a point u inside, exact. share: of the region. proven: nothing is worth more anywhere in it.
    """

    image: Image
    place: tuple[Fraction, ...]
    share: float
    proven: bool


def cells_of(found: Explored, late: Clock | None = None) -> list[Cell]:
    """The cells of every image that has one, the largest first. Of what is not proven they are an upper bound.

    late: once its time is out, what is not proven is no longer measured; it has at most what the others leave.
    """
    images = list(found.funded)
    if found.envelope is None:
        best = max(images, key=lambda image: found.ground.value(image, ()))
        return [Cell(best, (), 1.0, found.exact)]
    sides = _sides(found, found.envelope)
    if late:
        sides.sort(key=lambda side: not side.proven)
    cells, left = [], 1.0
    for side in sides:
        place = _place(found, found.envelope, images, side)
        if place is None:
            continue
        hurry = late is not None and late.over and not side.proven
        share = max(0.0, left) if hurry else min(1.0, volume(side.corners) / found.ground.region.size)
        left -= 0.0 if hurry else share
        cells.append(Cell(images[side.number], place, share, side.proven))
    return sorted(cells, key=lambda cell: -cell.share)


@dataclass(frozen=True)
class _Side:
    """The piece of the envelope where the image with a number is best. corners [c, d]: of it, as places u."""

    number: int
    corners: Real
    proven: bool


def _sides(found: Explored, envelope: Envelope) -> list[_Side]:
    places = envelope.places
    corners = [places[numbers] for numbers in envelope.corners_of()]
    return [
        _Side(number, one, all(key in found.proven for key in keys_of(one)))
        for number, one in enumerate(corners)
        if len(one) > found.ground.region.dimension
    ]


def _place(found: Explored, envelope: Envelope, images: Sequence[Image], side: _Side) -> tuple[Fraction, ...] | None:
    """A point inside; None where the image is best at no point alone, so that it has no cell of any size."""
    middle = side.corners.mean(axis=0)
    values = envelope.images @ np.array([1.0, *middle])
    own = values[side.number]
    near = np.flatnonzero(values > own - _CLEARLY * max(1.0, abs(own))).tolist()
    place = exact_place(middle)
    if len(near) > 1 and not _alone(found, [images[k] for k in near], images[side.number], place):
        return None
    return place


def _alone(found: Explored, near: list[Image], image: Image, place: tuple[Fraction, ...]) -> bool:
    """True where the image is worth more than each of the others inside the region, so that it is so all around."""
    own = found.ground.value(image, place)
    return found.ground.region.inside(place) and all(
        other == image or found.ground.value(other, place) < own for other in near
    )
