"""Which portfolios some weighting of a region makes best: a slow, plain reckoning from every portfolio there is.

What a portfolio is worth is linear in the weights, so that its values in the region's corners tell all about it.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from optimiser.scenario import Scenario
from scoring.proposal import Proposal
from tests.optimiser.every_portfolio import every_portfolio

Real = npt.NDArray[np.float64]
_SAME = 1e-9


def sides(asked: Scenario) -> tuple[Real, Real]:
    """The region as A·w ≤ b beside Σ w = 1."""
    names = list(asked.criteria)
    rows, most = [], []
    unit = np.eye(len(names))
    for place, name in enumerate(names):
        least, greatest = asked.weight_region.get(name, (0, 100))
        rows += [-unit[place], unit[place]]
        most += [-least / 100, greatest / 100]
    for first, second in asked.weight_order:
        rows.append(unit[names.index(second)] - unit[names.index(first)])
        most.append(0.0)
    return np.array(rows), np.array(most)


def corners(asked: Scenario) -> Real:
    """Every point of the region where so many sides meet that it is one point."""
    rows, most = sides(asked)
    k = rows.shape[1]
    found = [
        corner for some in combinations(range(len(rows)), k - 1) if (corner := _meeting(rows, most, some)) is not None
    ]
    return np.unique(np.round(found, 9), axis=0) if found else np.zeros((0, k))


def _meeting(rows: Real, most: Real, some: tuple[int, ...]) -> Real | None:
    matrix = np.vstack([np.ones(rows.shape[1]), rows[list(some)]])
    if np.linalg.matrix_rank(matrix) < len(matrix):
        return None
    place: Real = np.linalg.solve(matrix, [1.0, *most[list(some)]])
    return place if (rows @ place <= most + _SAME).all() else None


def every_best(asked: Scenario, proposals: tuple[Proposal, ...]) -> Iterator[tuple[Real, list[set[str]]]]:
    """For each part of the region that has size: values in the corners, and every portfolio of those."""
    listed = every_portfolio(asked, proposals)
    allowed = np.flatnonzero(listed.allowed())
    chosen = listed.chosen[allowed]
    values = chosen @ _worth(asked, proposals, listed.ids) @ corners(asked).T
    images = np.unique(np.round(values, 7), axis=0)
    images = _undominated(images)
    for image in images:
        if _has_size(image, images):
            same = np.flatnonzero((np.abs(values - image) < 1e-6).all(axis=1))
            yield image, [{id_ for id_, yes in zip(listed.ids, chosen[row], strict=True) if yes} for row in same]


def _worth(asked: Scenario, proposals: tuple[Proposal, ...], ids: tuple[str, ...]) -> Real:
    by_id = {one.id: one for one in proposals}
    sizes = [by_id[id_].cost / 1e6 if asked.benefit == "per_krona" else 1.0 for id_ in ids]
    scores = [
        [0.0 if None in by_id[id_].scores.values() else by_id[id_].scores[name] for name in asked.criteria]
        for id_ in ids
    ]
    return np.array(scores, dtype=float).reshape(len(ids), len(asked.criteria)) * np.array(sizes).reshape(-1, 1)


def _undominated(images: Real) -> Real:
    keep = [not ((images >= one).all(axis=1) & (images > one).any(axis=1)).any() for one in images]
    return images[keep]


def _has_size(image: Real, images: Real) -> bool:
    """In some mixture of the corners it is worth more than every other: then it is so all around."""
    others = images[(images != image).any(axis=1)]
    if not len(others):
        return True
    count = images.shape[1]
    gains = np.hstack([others - image, np.ones((len(others), 1))])
    found = linprog(
        [0.0] * count + [-1.0],
        gains,
        np.zeros(len(others)),
        [[1.0] * count + [0.0]],
        [1.0],
        [(0, 1)] * count + [(None, None)],
    )
    return bool(-found.fun > 1e-7)


def with_region(asked: Scenario, number: int) -> Scenario:
    """The scenario with one of several kinds of region."""
    a, b, c, d, e = asked.criteria
    kinds = (
        {},
        {"weight_region": dict.fromkeys(asked.criteria, (5.0, 50.0))},
        {"weight_region": {a: (10.0, 30.0), c: (20.0, 60.0)}, "weight_order": ((b, a),)},
        {"weight_order": ((a, b), (b, c), (d, e))},
        {"weight_region": {a: (10.0, 10.0), b: (20.0, 20.0), c: (30.0, 30.0)}},
        {"weight_region": {a: (20.0, 20.0), b: (30.0, 30.0), c: (10.0, 10.0), d: (15.0, 15.0)}},
        {"weight_order": ((a, b), (b, a), (c, d), (d, c))},
        {"weight_region": {d: (0.0, 0.0), e: (25.0, 40.0)}},
    )
    return replace(asked, **kinds[number % len(kinds)])
