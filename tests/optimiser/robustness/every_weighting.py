"""A slow, plain reckoning of what is best over a region of weightings: every portfolio, and a linear program each."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from optimiser.scenario import Scenario
from scoring.proposal import Proposal
from tests.optimiser.every_portfolio import every_portfolio

Floats = npt.NDArray[np.float64]
_SAME = 1e-9


@dataclass(frozen=True)
class EveryWeighting:
    """points [p, k]: on each criterion, of each portfolio allowed. portfolios: {id: kr}. extremes [e, k]: its corners.

    best: lists of places of portfolios that are worth the same throughout it, and more than all others somewhere.
    """

    points: Floats
    portfolios: list[dict[str, int]]
    extremes: Floats
    best: list[list[int]]


def sides(scenario: Scenario) -> tuple[Floats, Floats]:
    """rows·w ≤ bounds: the limits and the order."""
    unit = np.eye(len(scenario.criteria))
    place = {name: number for number, name in enumerate(scenario.criteria)}
    rows, bounds = [], []
    for name in scenario.criteria:
        least, greatest = scenario.weight_region.get(name, (0.0, 100.0))
        rows += [-unit[place[name]], unit[place[name]]]
        bounds += [-least / 100, greatest / 100]
    for more, less in scenario.weight_order:
        rows.append(unit[place[less]] - unit[place[more]])
        bounds.append(0.0)
    return np.array(rows), np.array(bounds)


def every_weighting(scenario: Scenario, proposals: Sequence[Proposal]) -> EveryWeighting:
    """The scenario must allow a portfolio and a weighting."""
    points, portfolios = _points(scenario, proposals)
    extremes = _extremes(scenario)
    values = np.round(points @ extremes.T, 7)
    kinds: dict[bytes, list[int]] = {}
    for place, row in enumerate(values + 0.0):
        kinds.setdefault(row.tobytes(), []).append(place)
    lists = list(kinds.values())
    images = points[[some[0] for some in lists]]
    best = [some for number, some in enumerate(lists) if _somewhere(scenario, images, number, extremes)]
    return EveryWeighting(points, portfolios, extremes, best)


def _points(scenario: Scenario, proposals: Sequence[Proposal]) -> tuple[Floats, list[dict[str, int]]]:
    tables = []
    for name in scenario.criteria:
        alone = {one: float(one == name) for one in scenario.criteria}
        every = every_portfolio(replace(scenario, weights=alone), proposals)
        tables.append(every.value * float(every.unit))
    rows = np.flatnonzero(every.allowed())
    return np.array(tables).T[rows], [every.portfolio(int(row)) for row in rows]


def _extremes(scenario: Scenario) -> Floats:
    """Corners of the region, found by going as far as can be in many directions."""
    dice, (rows, bounds) = random.Random(5), sides(scenario)
    found = []
    for _ in range(60):
        goal = [dice.gauss(0, 1) for _ in scenario.criteria]
        found.append(linprog(goal, rows, bounds, [[1] * len(goal)], [1], bounds=(0, 1)).x)
    return np.unique(np.round(found, 10), axis=0)


def _somewhere(scenario: Scenario, images: Floats, number: int, extremes: Floats) -> bool:
    """The greatest t with (image − other)·w ≥ t for every other, w in the region, is above 0: it is so around w too."""
    own = images @ extremes.T
    if ((own >= own[number]).all(axis=1) & (own > own[number]).any(axis=1)).any():
        return False
    others = np.delete(images, number, axis=0)
    rows, bounds = sides(scenario)
    more = np.c_[others - images[number], np.ones(len(others))]
    found = linprog(
        np.r_[np.zeros(images.shape[1]), -1.0],
        np.r_[more, np.c_[rows, np.zeros(len(rows))]],
        np.r_[np.zeros(len(others)), bounds],
        [[1.0] * images.shape[1] + [0.0]],
        [1.0],
        bounds=[(0, 1)] * images.shape[1] + [(None, 1)],
    )
    return bool(found.status == 0 and -found.fun > _SAME * 100)
