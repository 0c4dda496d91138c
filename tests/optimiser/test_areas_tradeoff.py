"""Area against area, against every portfolio there is."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser import efficient, states
from optimiser.areas_tradeoff import area_point, areas_tradeoff
from optimiser.clock import Clock
from optimiser.solve import solve

MakeCase = Callable[..., tuple[Any, Any]]


def points_of(scenario: Any, one: Any, criterion: str) -> Fraction:
    if None in one.scores.values():
        return Fraction(0)
    size = Fraction(one.cost, 10**6) if scenario.benefit == "per_krona" else Fraction(1)
    return Fraction(str(one.scores[criterion])) * size


def expected(scenario: Any, proposals: Any, every: Any) -> list[tuple[Fraction, Fraction, list[str]]]:
    """By falling points of the first; of those alike the cheapest, then the one that funds the first id."""
    by_id = {one.id: one for one in proposals}
    sums = [
        every.chosen.astype(object)
        @ np.array([points_of(scenario, by_id[id_], area) for id_ in every.ids], dtype=object)
        if every.ids
        else [Fraction(0)]
        for area in ("housing", "crime")
    ]
    allowed = sorted(
        np.flatnonzero(every.allowed()),
        key=lambda place: (-sums[0][place], -sums[1][place], every.cost[place], tuple(-every.chosen[place])),
    )
    points: list[tuple[Fraction, Fraction, list[str]]] = []
    for place in allowed:
        if not points or sums[1][place] > points[-1][1]:
            funded = [id_ for id_, yes in zip(every.ids, every.chosen[place], strict=True) if yes]
            points.append((sums[0][place], sums[1][place], funded))
    return points


@pytest.fixture(params=["at once", "in parts", "by solves"])
def cases(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, make_case: MakeCase) -> list[Any]:
    """Some scenarios for each way to the points, fewer and smaller ones where each point takes solves."""
    if request.param == "at once":
        return [make_case(seed) for seed in range(500, 700)]
    monkeypatch.setattr(efficient, "_MOST_AT_ONCE", 0)
    monkeypatch.setattr(efficient, "_MOST_WITHOUT_RULES", 0)
    monkeypatch.setattr(states, "_FEW", 3)
    if request.param == "in parts":
        return [make_case(seed) for seed in range(700, 800)]
    monkeypatch.setattr(efficient, "sums_of", lambda _: None)
    return [make_case(seed, 6) for seed in range(800, 820)]


def test_the_choices_are_those_of_all_portfolios(cases: list[Any], reckon: Any) -> None:
    for number, (scenario, proposals) in enumerate(cases):
        found = areas_tradeoff(scenario, proposals, "housing", "crime")
        wanted = expected(scenario, proposals, reckon(scenario, proposals))
        assert [(one.first, one.second, list(one.amounts)) for one in found.points] == wanted, number
        assert found.exact, number
        assert found.status == ("optimal" if wanted else "infeasible"), number


def test_the_present_portfolio_stands_beside_the_efficient_ones(make_proposal: Any, make_scenario: Any) -> None:
    proposals = [
        make_proposal("A", 100, [5, 0, 0, 0, 1]),
        make_proposal("B", 100, [1, 0, 0, 0, 5]),
        make_proposal("C", 100, [0, 5, 5, 5, 0]),
    ]
    found = areas_tradeoff(make_scenario(100), proposals, "housing", "crime")
    assert [(one.first, one.second, one.cost) for one in found.points] == [(5, 1, 100), (1, 5, 100)]
    assert found.present is not None
    assert (dict(found.present.amounts), found.present.first, found.present_is_efficient) == ({"C": 100}, 0, False)
    heavy = replace(
        make_scenario(100), weights={"housing": 1.0, "education": 0, "labour_market": 0, "democracy": 0, "crime": 0}
    )
    assert areas_tradeoff(heavy, proposals, "housing", "crime").present_is_efficient


def test_any_portfolio_has_its_place_beside_them_a_part_by_its_part_of_the_points(
    make_proposal: Any, make_scenario: Any
) -> None:
    proposals = [make_proposal("A", 100, [5, 0, 0, 0, 1]), make_proposal("B", 100, [None] * 5)]
    shown = area_point(make_scenario(), proposals, {"A": 50, "B": 100}, "housing", "crime")
    assert (shown.first, shown.second, shown.cost) == (Fraction(5, 2), Fraction(1, 2), 150)
    one_krona = area_point(make_scenario(benefit="per_krona"), proposals, {"A": 100}, "crime", "housing")
    assert (one_krona.first, one_krona.second) == (Fraction(1, 10_000), Fraction(5, 10_000))


def test_weights_do_not_change_the_choices(make_case: MakeCase) -> None:
    scenario, proposals = make_case(501)
    other = replace(scenario, weights=scenario.weights | {"housing": 1.0, "crime": 90.0})
    one, two = (areas_tradeoff(some, proposals, "housing", "crime").points for some in (scenario, other))
    assert one == two


def test_where_no_portfolio_keeps_the_rules_the_conflict_is_told(make_proposal: Any, make_scenario: Any) -> None:
    proposals, scenario = [make_proposal("A", 100)], make_scenario(50, fund=("A",))
    found = areas_tradeoff(scenario, proposals, "housing", "crime")
    assert found.present is None
    assert found.nothing is not None
    assert found.nothing.conflict == solve(scenario, proposals).conflict != ()


def test_work_called_off_says_so(hard_case: tuple[Any, Any]) -> None:
    clock = Clock()
    clock.cancel()
    found = areas_tradeoff(*hard_case, "housing", "crime", clock=clock)
    assert (found.exact, found.status, found.points, found.present, found.nothing) == (False, "unknown", (), None, None)
