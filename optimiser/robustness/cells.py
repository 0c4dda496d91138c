"""The parts of the region: where each image is best, what share of the region that is, and a weighting inside."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

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


def cells_of(found: Explored) -> list[Cell]:
    """The cells of every image that has one, the largest first. Of what is not proven they are an upper bound."""
    images = list(found.funded)
    if found.envelope is None:
        best = max(images, key=lambda image: found.ground.value(image, ()))
        return [Cell(best, (), 1.0, found.exact)]
    cells = [
        cell
        for number, corners in enumerate(_corners(found.envelope))
        if len(corners) > found.ground.region.dimension
        and (cell := _cell(found, found.envelope, images, number, corners)) is not None
    ]
    return sorted(cells, key=lambda cell: -cell.share)


def _corners(envelope: Envelope) -> list[Real]:
    places = envelope.places
    return [places[numbers] for numbers in envelope.corners_of()]


def _cell(found: Explored, envelope: Envelope, images: list[Image], number: int, corners: Real) -> Cell | None:
    middle = corners.mean(axis=0)
    values = envelope.images @ np.array([1.0, *middle])
    near = np.flatnonzero(values > values[number] - _CLEARLY * max(1.0, abs(values[number])))
    place = exact_place(middle)
    if len(near) > 1 and not _alone(found, [images[k] for k in near], images[number], place):
        return None
    share = min(1.0, volume(corners) / found.ground.region.size)
    return Cell(images[number], place, share, all(key in found.proven for key in keys_of(corners)))


def _alone(found: Explored, near: list[Image], image: Image, place: tuple[Fraction, ...]) -> bool:
    """True where the image is worth more than each of the others inside the region, so that it is so all around."""
    own = found.ground.value(image, place)
    return found.ground.region.inside(place) and all(
        other == image or found.ground.value(other, place) < own for other in near
    )
