"""The frontier against every portfolio there is, reckoned in conftest straight from formats.md."""

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser import efficient, states
from optimiser.clock import Clock
from optimiser.frontier import Frontier, frontier, with_budget
from optimiser.rules import rules_of
from optimiser.scenario import Limit
from optimiser.solve import solve

MakeCase = Callable[..., tuple[Any, Any]]


def told(found: Frontier) -> list[tuple[int, Fraction, list[str]]]:
    return [(point.cost, point.value, list(point.amounts)) for point in found.points]


def expected(every: Any) -> list[tuple[int, Fraction, list[str]]]:
    """Each point by formats.md: of those alike the one that funds the first id where two differ."""
    allowed = sorted(
        np.flatnonzero(every.allowed()),
        key=lambda place: (every.cost[place], -every.value[place], tuple(-every.chosen[place])),
    )
    points: list[tuple[int, Fraction, list[str]]] = []
    for place in allowed:
        value = Fraction(int(every.value[place])) * every.unit
        if not points or value > points[-1][1] + max(Fraction(1), value) / 10**9:
            funded = [id_ for id_, yes in zip(every.ids, every.chosen[place], strict=True) if yes]
            points.append((int(every.cost[place]), value, funded))
    return points


@pytest.fixture(params=["at once", "in parts", "by solves"])
def cases(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, make_case: MakeCase) -> list[Any]:
    """Some scenarios for each way to the points.

    In one pass, in parts where the states become too many, and by one solve a point where parts do not help.
    """
    if request.param == "at once":
        return [make_case(seed) for seed in range(300)]
    monkeypatch.setattr(efficient, "_MOST_AT_ONCE", 0)
    monkeypatch.setattr(efficient, "_MOST_WITHOUT_RULES", 0)
    monkeypatch.setattr(states, "_FEW", 3)
    if request.param == "in parts":
        return [make_case(seed) for seed in range(100)]
    monkeypatch.setattr(efficient, "sums_of", lambda _: None)
    return [make_case(seed, 6) for seed in range(20)]


def test_the_points_are_those_of_all_portfolios(cases: list[Any], reckon: Any) -> None:
    for number, (scenario, proposals) in enumerate(cases):
        found, wanted = frontier(scenario, proposals), expected(reckon(scenario, proposals))
        assert told(found) == wanted, number
        assert found.exact, number
        assert found.status == ("optimal" if wanted else "infeasible"), number


def with_bonds(seed: int, make_case: MakeCase, reckon: Any) -> tuple[Any, Any, Any]:
    """A case with a group, requirements and a pool besides its own rules, and all its portfolios."""
    scenario, proposals = make_case(seed)
    dice = random.Random(seed)
    scenario = replace(scenario, limits=scenario.limits[:1], pools={"2023": dice.randint(100_000, 900_000)})
    ids = [one.id for one in proposals]
    needs = {id_: (tuple(dice.sample(ids, 2)),) for id_ in dice.sample(ids, 2)}
    needs = {id_: some for id_, some in needs.items() if id_ not in some[0]}
    proposals = tuple(
        replace(
            one,
            group=dice.choice(["", "", "g", "h"]),
            requires=needs.get(one.id, ()),
            pool_costs={"2023": one.cost // dice.choice([1, 2, 3])},
        )
        for one in proposals
    )
    every = reckon(scenario, proposals)
    place = {id_: number for number, id_ in enumerate(every.ids)}
    funded = {id_: every.chosen[:, place[id_]] if id_ in place else np.zeros_like(every.cost) for id_ in ids}
    every.rules["pool", "2023"] = (
        sum(funded[one.id] * one.pool_costs["2023"] for one in proposals) <= scenario.pools["2023"]
    )
    for group in ("g", "h"):
        every.rules["group", group] = (
            sum((funded[one.id] for one in proposals if one.group == group), every.cost * 0) <= 1
        )
    for id_, some in needs.items():
        every.rules["requires", id_] = funded[id_] <= sum(funded[other] for other in some[0])
    return scenario, proposals, every


@pytest.mark.parametrize("block", range(4))
def test_groups_requirements_and_pools_are_kept(block: int, make_case: MakeCase, reckon: Any) -> None:
    for seed in range(400 + block * 25, 425 + block * 25):
        if len(make_case(seed)[1]) > 1:
            scenario, proposals, every = with_bonds(seed, make_case, reckon)
            assert told(frontier(scenario, proposals)) == expected(every), seed


@pytest.mark.parametrize("seed", range(300, 320))
def test_another_budget_leaves_the_shares_in_kronor_as_they_are(seed: int, make_case: MakeCase, reckon: Any) -> None:
    scenario, proposals = make_case(seed)
    every = reckon(scenario, proposals)
    budget = int(every.cost[-1]) * 2 // 3
    every.rules["budget", ""] = every.cost <= budget
    assert told(frontier(scenario, proposals, budget)) == expected(every)


def test_a_share_becomes_the_kronor_that_it_came_to(make_proposal: Any, make_scenario: Any) -> None:
    limit = Limit("status", "new", min_share=0.1, max_share=1 / 3, max_amount=500, max_count=2)
    proposals = [make_proposal("A", 100, status="new")]
    before, after = (
        rules_of(one, proposals)[1:]
        for one in (make_scenario(1001, limits=(limit,)), with_budget(make_scenario(1001, limits=(limit,)), 5))
    )
    assert sorted((rule.measure, rule.least, rule.greatest) for rule in before if rule.least is None) == sorted(
        (rule.measure, rule.least, rule.greatest) for rule in after if rule.least is None
    )
    assert [rule.least for rule in after if rule.least is not None] == [101]


def test_the_last_point_is_what_solve_shows(make_case: MakeCase) -> None:
    for seed in range(320, 360):
        scenario, proposals = make_case(seed)
        found, best = frontier(scenario, proposals), solve(scenario, proposals)
        if best.found:
            assert (found.points[-1].amounts, found.points[-1].value) == (best.amounts, best.value), seed
        else:
            assert found.nothing is not None
            assert found.nothing.conflict == best.conflict, seed


def test_proposals_are_funded_whole_and_that_is_said(make_proposal: Any, make_scenario: Any) -> None:
    proposals = [make_proposal("A", 100, 2.0, minimum=10), make_proposal("B", 70, 1.0)]
    found = frontier(make_scenario(120, part_funding=True), proposals)
    assert (found.whole_only, [point.amounts for point in found.points]) == (True, [{}, {"B": 70}, {"A": 100}])
    assert not frontier(make_scenario(120), proposals).whole_only


def test_the_point_within_a_budget_is_found(make_proposal: Any, make_scenario: Any) -> None:
    proposals = [make_proposal("A", 100, 2.0), make_proposal("B", 70, 1.0)]
    found = frontier(make_scenario(170, fund=("B",)), proposals)
    assert [found.at(budget) for budget in (69, 70, 169, 170, 9999)] == [None, 0, 0, 1, 1]


def test_work_called_off_says_that_points_were_left_out(hard_case: tuple[Any, Any]) -> None:
    clock = Clock()
    clock.cancel()
    found = frontier(*hard_case, clock=clock)
    assert (found.exact, found.status, found.points, found.nothing) == (False, "unknown", (), None)


def test_what_was_found_in_time_is_efficient(monkeypatch: pytest.MonkeyPatch, make_case: MakeCase) -> None:
    """The time is up after the third part."""
    monkeypatch.setattr(efficient, "_MOST_WITHOUT_RULES", 0)
    scenario, linked = make_case(362)
    proposals = [replace(one, group="", requires=(), pool_costs={}) for one in linked]
    plain = replace(scenario, limits=(), fund=(), exclude=(), pools={}, budget=10**7)
    every = told(frontier(plain, proposals))

    class Short(Clock):
        @property
        def over(self) -> bool:
            return (self.done or 0) > 0.1

    found = frontier(plain, proposals, clock=Short())
    assert not found.exact
    assert found.status == "feasible"
    assert len(every) > len(found.points) > 1
    assert [point for point in told(found) if point not in every] == []
