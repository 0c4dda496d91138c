"""Every best portfolio over all weightings, against published sets.

Helfrich's are the extreme supported points themselves; of Kirlik and Sayın's non-dominated points those follow.
"""

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from optimiser.robustness.robustness import Part, robustness
from optimiser.scenario import Scenario
from scoring.proposal import Proposal

_FOLDER = Path(__file__).parent / "published"
PUBLISHED = tomllib.loads((_FOLDER / "helfrich.toml").read_text(encoding="utf-8"))
FIVE_OBJECTIVES = tomllib.loads((_FOLDER / "kirlik_sayin.toml").read_text(encoding="utf-8"))


def case(one: dict[str, Any]) -> tuple[Scenario, tuple[Proposal, ...]]:
    """The knapsack's weights as costs and its profits as scores; any weighting of the criteria is allowed."""
    criteria = tuple(f"profit_{k}" for k in range(len(one["profits"])))
    proposals = tuple(
        Proposal(f"{number:02}", "", cost, "housing", dict(zip(criteria, map(float, profits), strict=True)))
        for number, (cost, profits) in enumerate(zip(one["weights"], zip(*one["profits"], strict=True), strict=True))
    )
    return Scenario(dict.fromkeys(criteria, 1.0), one["capacity"], criteria=criteria, scale_max=None), proposals


def totals(part: Part, one: dict[str, Any]) -> tuple[int, ...]:
    """What the part's portfolio is worth in each objective."""
    return tuple(sum(profits[int(id_)] for id_ in part.amounts) for profits in one["profits"])


def with_size(points: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Those worth more than every other on a part of all weightings that has size: by some t > 0 at one weighting.

    The greatest t with w·(other − point) + t ≤ 0 for every other, w in the simplex, by one linear problem a point. A
    published point that is best at a single weighting alone (10907, 10093, 940 at ½, ½, 0) is no part of the region.
    """
    return [point for point in points if _margin(point, [other for other in points if other != point]) > 1e-6]


def _margin(point: tuple[int, ...], others: list[tuple[int, ...]]) -> float:
    count = len(point)
    less = np.hstack([np.array(others) - np.array(point), np.ones((len(others), 1))])
    found = linprog(
        [0.0] * count + [-1.0],
        A_ub=less,
        b_ub=np.zeros(len(others)),
        A_eq=[[1.0] * count + [0.0]],
        b_eq=[1.0],
        bounds=[(0, 1)] * count + [(None, None)],
    )
    assert found.status == 0
    return float(-found.fun)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_best_portfolios_are_the_published_extreme_points(name: str) -> None:
    one = PUBLISHED[name]
    found = robustness(*case(one))
    assert found.exact
    assert sorted(totals(part, one) for part in found.parts) == sorted(
        with_size([tuple(point) for point in one["extreme"]])
    )


@pytest.mark.parametrize("name", FIVE_OBJECTIVES)
def test_with_five_objectives_they_are_the_extreme_points_of_the_published_non_dominated(name: str) -> None:
    one = FIVE_OBJECTIVES[name]
    found = robustness(*case(one))
    assert found.exact
    points = [tuple(point) for point in one["non_dominated"]]
    assert len(points) >= len(found.parts) > 1
    assert sorted(totals(part, one) for part in found.parts) == sorted(with_size(points))
