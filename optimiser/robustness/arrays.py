"""What the compiled search reads, in one parcel."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from optimiser.prices import Real, Whole

Which = npt.NDArray[np.bool_]


class Arrays(NamedTuple):
    """n proposals that are open, m rows, d coordinates of the weighting.

    functions [n, d + 1]: points c_0 + c·u of each; given [d + 1]: of those always funded. rows [n, m], least, greatest
    [m]: whole numbers. For the prices the rows are divided by sizes [m]: table [m, n + m] is the rows so and then the
    unit matrix, bounds [m] is greatest so, tops [n + m] the most that each variable can be, 1 for a proposal and
    greatest − least for a row's slack.
    """

    functions: Real
    given: Real
    rows: Whole
    least: Whole
    greatest: Whole
    sizes: Real
    table: Real
    bounds: Real
    tops: Real


def arrays_of(functions: Real, given: Real, rows: Whole, least: Whole, greatest: Whole) -> Arrays:
    """The parcel for rows [m, n]."""
    sizes = np.maximum(np.abs(rows).max(axis=1, initial=0), 1).astype(float)
    table = np.ascontiguousarray(np.hstack([rows / sizes[:, None], np.eye(len(sizes))]))
    tops = np.concatenate([np.ones(len(functions)), (greatest - least) / sizes])
    across = np.ascontiguousarray(rows.T)
    return Arrays(functions, given, across, least, greatest, sizes, table, greatest / sizes, tops)


class Questions(NamedTuple):
    """p weightings at which to look for a better portfolio.

    points [p, d + 1]: (1, u). values [p, n]: points of each open proposal there. prices [p, m]: of each row.
    levels [p]: points to be worth more than.
    """

    points: Real
    values: Real
    prices: Real
    levels: Real


class Sight(NamedTuple):
    """One weighting.

    price [m]: of each row. reduced [n]: what each proposal is worth beyond its prices. room: points that flips and
    slack may cost together.
    """

    price: Real
    reduced: Real
    room: float
