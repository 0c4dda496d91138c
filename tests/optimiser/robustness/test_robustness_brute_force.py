"""What holds whatever the weights: against every portfolio and a linear program for each, in 200 cases."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from app.samples import read_sample
from optimiser.clock import Clock
from optimiser.robustness.robustness import Robustness, robustness
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.problems import BadInput
from scoring.proposal import Proposal
from tests.optimiser.robustness.every_weighting import EveryWeighting, every_weighting, sides

Case = tuple[Scenario, Sequence[Proposal]]
REGIONS: tuple[dict[str, Any], ...] = (
    {},
    {"weight_region": {"housing": (0.0, 50.0), "crime": (20.0, 60.0)}},
    {"weight_region": dict.fromkeys(("housing", "education", "labour_market", "democracy", "crime"), (10.0, 40.0))},
    {"weight_order": (("education", "housing"), ("housing", "crime"))},
    {"weight_region": dict.fromkeys(("housing", "education", "labour_market"), (20.0, 20.0))},
    {"weight_region": dict.fromkeys(("housing", "education", "labour_market", "democracy"), (20.0, 20.0))},
    {"weight_order": (("education", "housing"), ("housing", "education"), ("crime", "democracy"))},
    {"weight_region": {"housing": (33.3, 33.4)}, "weight_order": (("crime", "education"),)},
)


def case(make_case: Callable[..., Case], seed: int) -> Case:
    scenario, proposals = make_case(seed)
    return replace(scenario, part_funding=False, **REGIONS[seed % len(REGIONS)]), proposals


@pytest.mark.parametrize("seed", range(200))
def test_portfolios_and_verdicts_are_those_of_a_plain_reckoning(make_case: Callable[..., Case], seed: int) -> None:
    scenario, proposals = case(make_case, seed)
    found = robustness(scenario, proposals)
    if found.status == "infeasible":
        assert solve(scenario, proposals).status == "infeasible"
        assert found.nothing
        assert found.nothing.conflict == solve(scenario, proposals).conflict
        return
    plain = every_weighting(scenario, proposals)
    check_parts(found, plain)
    check_weights(scenario, found, plain)
    check_verdicts(found, plain)


def check_parts(found: Robustness, plain: EveryWeighting) -> None:
    """One portfolio of each kind that is best somewhere, and shares that make up the whole."""
    assert found.exact
    kinds = sorted(_kind(plain, dict(part.amounts)) for part in found.parts)
    assert kinds == sorted(min(places) for places in plain.best)
    assert sum(part.share for part in found.parts) == pytest.approx(1, abs=1e-6)


def _kind(plain: EveryWeighting, amounts: dict[str, int]) -> int:
    place = plain.portfolios.index(amounts)
    return next((min(places) for places in plain.best if place in places), -1)


def check_weights(scenario: Scenario, found: Robustness, plain: EveryWeighting) -> None:
    """The weighting of each part is allowed, and makes its portfolio best."""
    rows, bounds = sides(scenario)
    for part in found.parts:
        assert sum(part.weights.values()) == 1
        weights = np.array([float(part.weights[name]) for name in scenario.criteria])
        assert (rows @ weights <= bounds + 1e-9).all()
        own = plain.points[plain.portfolios.index(dict(part.amounts))] @ weights
        assert own >= (plain.points @ weights).max() - 1e-7


def check_verdicts(found: Robustness, plain: EveryWeighting) -> None:
    """Equals counted: in all of all, in none of all, and else the shares."""
    ids = {id_ for amounts in plain.portfolios for id_ in amounts} | {
        *found.always,
        *found.never,
        *found.depends,
    }
    every = {id_: all(id_ in plain.portfolios[p] for places in plain.best for p in places) for id_ in ids}
    some = {id_: any(id_ in plain.portfolios[p] for places in plain.best for p in places) for id_ in ids}
    assert set(found.always) == {id_ for id_ in ids if every[id_]}
    assert set(found.never) == {id_ for id_ in ids if not some[id_]}
    for id_, (least, greatest) in found.depends.items():
        assert -1e-9 <= least <= greatest <= 1 + 1e-9
        share = sum(part.share for part in found.parts if id_ in part.every)
        assert least == pytest.approx(min(1, share), abs=1e-6)


@pytest.mark.parametrize("seed", [2, 3, 10])
def test_shares_are_those_of_weightings_drawn_evenly(make_case: Callable[..., Case], seed: int) -> None:
    scenario, proposals = case(make_case, seed)
    found = robustness(scenario, proposals)
    plain = every_weighting(scenario, proposals)
    rows, bounds = sides(scenario)
    drawn = np.random.default_rng(seed).dirichlet(np.ones(len(scenario.criteria)), 200_000)
    inside = drawn[(drawn @ rows.T <= bounds).all(axis=1)]
    assert len(inside) > 1000
    places = [plain.portfolios.index(dict(part.amounts)) for part in found.parts]
    best = np.bincount((inside @ plain.points[places].T).argmax(axis=1), minlength=len(places)) / len(inside)
    assert [part.share for part in found.parts] == pytest.approx(list(best), abs=5 * 0.5 / len(inside) ** 0.5)


def test_no_weighting_within_the_limits_is_bad_input(make_case: Callable[..., Case]) -> None:
    scenario, proposals = make_case(1)
    with pytest.raises(BadInput):
        robustness(replace(scenario, weight_region={"housing": (60.0, 100.0), "crime": (60.0, 100.0)}), proposals)


def test_called_off_nothing_is_said_to_be_always_or_never() -> None:
    case_60 = read_sample("exempel_60")
    scenario = replace(case_60.scenario, weight_region=dict.fromkeys(case_60.scenario.criteria, (10.0, 30.0)))
    whole = robustness(scenario, case_60.proposals)
    clock = Clock(0.05)
    early = robustness(scenario, case_60.proposals, clock)
    if early.exact:
        pytest.skip("done before the clock")
    assert set(early.always) <= set(whole.always)
    assert set(early.never) <= set(whole.never)
    assert 0 <= early.certified < 1


@pytest.mark.parametrize("workers_of", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_the_same_answer_with_several_workers(workers_of: Callable[[int], Executor]) -> None:
    case_60 = read_sample("exempel_60")
    scenario = replace(case_60.scenario, weight_region=dict.fromkeys(case_60.scenario.criteria, (10.0, 30.0)))
    alone = robustness(scenario, case_60.proposals)
    with workers_of(2) as workers:
        together = robustness(scenario, case_60.proposals, executor=workers)
    assert replace(alone, seconds=0.0, region=together.region) == replace(together, seconds=0.0)


def test_whole_funding_is_said_where_parts_could_be_given(make_case: Callable[..., Case]) -> None:
    scenario, proposals = make_case(2)
    assert robustness(replace(scenario, part_funding=True), proposals).whole_only


def test_a_single_weighting_is_one_part() -> None:
    malmo = read_sample("malmo_2022")
    scenario = replace(
        malmo.scenario, budget=10_000_000, weight_region=dict.fromkeys(malmo.scenario.criteria, (20.0, 20.0))
    )
    found = robustness(scenario, malmo.proposals)
    assert [part.share for part in found.parts] == [1.0]
    assert found.parts[0].weights == dict.fromkeys(scenario.criteria, Fraction(1, 5))
    assert dict(found.parts[0].amounts) == dict(solve(scenario, malmo.proposals).amounts)
