"""A second formulation with another front to a solver: parts of a krona allowed, in `scipy.optimize.milp`.

For each candidate z_i, 0 or 1 where it is funded, and y_i, the share of its cost, least_i/cost_i · z_i ≤ y_i ≤ z_i.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from optimiser.scenario import BOUND_NAMES, Scenario
from scoring.proposal import Proposal
from tests.optimiser.every_portfolio import benefit, candidates, cell, exact_bound, in_english, least_amount

Numbers = npt.NDArray[np.float64]
Row = tuple[Numbers, float, float]


def best_value(scenario: Scenario, proposals: Sequence[Proposal]) -> float | None:
    """The greatest value in points, None where the rules cannot hold."""
    ours = candidates(scenario, proposals)
    rows = [*_between(scenario, ours), *_rows(scenario, proposals, ours)]
    if not ours:
        return 0.0 if all(least <= 0 <= most for _, least, most in rows) else None
    found = milp(
        -_money([float(benefit(scenario, one)) for one in ours]),
        constraints=LinearConstraint(np.array([row for row, _, _ in rows]), *np.array([row[1:] for row in rows]).T),
        bounds=Bounds(0, 1),
        integrality=_funded(ours, *(one.id for one in ours)),
        options={"mip_rel_gap": 0},
    )
    assert found.status in (0, 2), found.message
    return None if found.status else -float(found.fun)


def _between(scenario: Scenario, ours: Sequence[Proposal]) -> Iterator[Row]:
    """0 ≤ z_i − y_i ≤ (1 − least_i/cost_i) · z_i."""
    number = len(ours)
    for place, one in enumerate(ours):
        funded, share = np.eye(2 * number)[[place, number + place]]
        yield funded - share, 0, np.inf
        yield share - least_amount(scenario, one) / one.cost * funded, 0, np.inf


def _rows(scenario: Scenario, proposals: Sequence[Proposal], ours: Sequence[Proposal]) -> Iterator[Row]:
    """Each rule: least ≤ row · (z, y) ≤ most."""
    yield _money([one.cost for one in ours]), -np.inf, scenario.budget
    for pool, most in scenario.pools.items():
        yield _money([one.pool_costs.get(pool, 0) for one in ours]), -np.inf, most
    yield from _limit_rows(scenario, ours)
    for group in {one.group for one in proposals} - {""}:
        yield _funded(ours, *(one.id for one in ours if one.group == group)), -np.inf, 1
    for one in ours:
        for either in one.requires:
            yield _funded(ours, *either) - _funded(ours, one.id), 0, np.inf
    for id_ in scenario.fund:
        yield _funded(ours, id_), 1, np.inf
    for id_ in scenario.exclude:
        yield _funded(ours, id_), -np.inf, 0


def _limit_rows(scenario: Scenario, ours: Sequence[Proposal]) -> Iterator[Row]:
    for limit in scenario.limits:
        column, value = in_english(limit)
        inside = [one.id for one in ours if cell(one, column) == value]
        for bound in (name for name in BOUND_NAMES if getattr(limit, name) is not None):
            floor, ceiling = exact_bound(limit, bound, scenario.budget)
            money = _money([one.cost * (one.id in inside) for one in ours])
            row = _funded(ours, *inside) if bound.endswith("count") else money
            yield (row, floor, np.inf) if bound.startswith("min") else (row, -np.inf, ceiling)


def _funded(ours: Sequence[Proposal], *these: str) -> Numbers:
    """1 for each of these in z."""
    return np.concatenate([[float(one.id in these) for one in ours], np.zeros(len(ours))])


def _money(amounts: Sequence[float]) -> Numbers:
    """These amounts, in full, in y."""
    return np.concatenate([np.zeros(len(amounts)), np.array(amounts, dtype=float)])


def broken(scenario: Scenario, proposals: Sequence[Proposal], amounts: dict[str, int]) -> list[str]:
    """What a portfolio {id: kr} does not keep, reckoned in whole numbers and fractions."""
    ours = {one.id: one for one in candidates(scenario, proposals)}
    if not set(amounts) <= set(ours):
        return ["candidates"]
    said = [
        id_
        for id_, kr in amounts.items()
        if type(kr) is not int or not least_amount(scenario, ours[id_]) <= kr <= ours[id_].cost
    ]
    said += ["budget"] * (sum(amounts.values()) > scenario.budget)
    for pool, most in scenario.pools.items():
        taken = (Fraction(ours[id_].pool_costs.get(pool, 0) * kr, ours[id_].cost) for id_, kr in amounts.items())
        said += [pool] * (sum(taken) > most)
    for limit in scenario.limits:
        column, value = in_english(limit)
        inside = [kr for id_, kr in amounts.items() if cell(ours[id_], column) == value]
        for bound in (name for name in BOUND_NAMES if getattr(limit, name) is not None):
            found = len(inside) if bound.endswith("count") else sum(inside)
            floor, ceiling = exact_bound(limit, bound, scenario.budget)
            said += [f"{bound} {value}"] * (found < floor if bound.startswith("min") else found > ceiling)
    groups = [ours[id_].group for id_ in amounts if ours[id_].group]
    said += ["group"] * (len(set(groups)) < len(groups))
    said += [id_ for id_ in amounts for either in ours[id_].requires if not set(either) & set(amounts)]
    said += [id_ for id_ in scenario.fund if id_ not in amounts]
    return said + [id_ for id_ in scenario.exclude if id_ in amounts]
