"""How much the order of the areas depends on the weights of the indices.

Two things, both exact. Tried: an area's best and worst rank with the weights as they are, with each index left out and
with each doubled. Whatever the weights: area a has greater need than b under every weighting where it has more in every
index, I_ka > I_kb for all k; it then holds for any weights from 0 up that are not all 0, for both needs are means of
those figures with the same weights. Said only of areas that lack no index. So no weighting gives an area a better rank
than 1 + the number of areas above it whatever the weights.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from scoring.need.index import Figure, need_figures, ranks

Indices = Mapping[str, Mapping[str, Figure]]
IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Dependence:
    """rank: with the present weights, None where the need is missing. best, worst: the least and greatest rank tried.

    unranked: in how many of the weightings tried the area has no rank, for it has none of the indices that count there.
    above: the areas with greater need whatever the weights; below: those with less.
    """

    rank: int | None
    best: int | None
    worst: int | None
    unranked: int
    above: tuple[str, ...]
    below: tuple[str, ...]


def dependence(indices: Indices, weights: Mapping[str, Fraction], areas: Sequence[str]) -> dict[str, Dependence]:
    """{area: how much its rank depends on the weights}."""
    tried = [_ranks(indices, trial, areas) for trial in trials(weights)]
    counted = [index for index in indices if weights[index]]
    whole = [area for area in areas if counted and all(indices[index][area].value is not None for index in counted)]
    heights = _heights(indices, counted, whole)
    found = {}
    for area in areas:
        held = [rank for one in tried if (rank := one[area]) is not None]
        above, below = _certain(area, whole, heights)
        best, worst = min(held, default=None), max(held, default=None)
        found[area] = Dependence(tried[0][area], best, worst, len(tried) - len(held), above, below)
    return found


def _heights(indices: Indices, counted: Sequence[str], whole: Sequence[str]) -> IntArray:
    """[area, index]: the place of the area's figure among the index's figures, from the least; whole numbers, exact."""
    heights = np.zeros((len(whole), len(counted)), dtype=np.int64)
    for column, index in enumerate(counted):
        figures = [indices[index][area].value or Fraction(0) for area in whole]
        place = {figure: height for height, figure in enumerate(sorted(set(figures)))}
        heights[:, column] = [place[figure] for figure in figures]
    return heights


def _certain(area: str, whole: Sequence[str], heights: IntArray) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The areas that have more in every index, and those that have less."""
    if area not in whole:
        return (), ()
    own = heights[whole.index(area)]
    above, below = (heights > own).all(axis=1), (heights < own).all(axis=1)
    return tuple(whole[place] for place in above.nonzero()[0]), tuple(whole[place] for place in below.nonzero()[0])


def trials(weights: Mapping[str, Fraction]) -> Iterator[dict[str, Fraction]]:
    """The weights as they are, then with each index that counts left out, where others remain, and doubled."""
    yield dict(weights)
    counted = [index for index, weight in weights.items() if weight]
    for index in counted:
        if len(counted) > 1:
            yield {**weights, index: Fraction(0)}
            yield {**weights, index: 2 * weights[index]}


def _ranks(indices: Indices, weights: Mapping[str, Fraction], areas: Sequence[str]) -> dict[str, int | None]:
    figures = need_figures(indices, weights, areas)
    return ranks({area: figure.value for area, figure in figures.items()})
