"""Instances published with their optimum, read from our own file formats; each with its source in published.toml."""

import tomllib
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from optimiser import solve as solving
from optimiser.scenario import Scenario
from optimiser.scenario_file import check_against, read_scenario
from optimiser.search import Searched
from optimiser.solve import solve
from scoring.intake import read_proposals
from scoring.numbers import exact
from scoring.proposal import Proposal

FOLDER = Path(__file__).parent / "published"
INSTANCES: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "published.toml").read_text("utf-8"))
WITH_CHOICE = [name for name, published in INSTANCES.items() if "funded" in published]


def proposals_file(name: str) -> Path:
    return FOLDER / INSTANCES[name].get("proposals", f"{name}.csv")


def read(name: str) -> tuple[Scenario, tuple[Proposal, ...]]:
    file = FOLDER / f"{name}.json"
    scenario = read_scenario(file.read_bytes(), file.name)
    table = proposals_file(name)
    proposals = read_proposals(table.read_bytes(), table.name, scenario.criteria, scenario.score_top)
    check_against(scenario, proposals, file.name)
    return scenario, proposals


@pytest.mark.parametrize("way", ["as the engine chooses", "by the solver alone"])
@pytest.mark.parametrize("name", INSTANCES)
def test_the_published_optimum_is_what_is_proven(name: str, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario, proposals = read(name)
    if way == "by the solver alone":
        monkeypatch.setattr(solving, "searched", lambda _: Searched())
    published = INSTANCES[name]
    portfolio = solve(scenario, proposals)
    assert (portfolio.status, portfolio.value) == ("optimal", Fraction(published["value"]))
    assert portfolio.tied is published.get("tied", False)
    assert list(portfolio.amounts) == published.get("funded", list(portfolio.amounts))


@pytest.mark.parametrize("name", WITH_CHOICE)
def test_the_published_choice_is_worth_its_value_and_keeps_every_ceiling(name: str) -> None:
    scenario, proposals = read(name)
    chosen = [one for one in proposals if one.id in INSTANCES[name]["funded"]]
    assert sum(exact(one.scores["profit"] or 0) for one in chosen) == Fraction(INSTANCES[name]["value"])
    assert sum(one.cost for one in chosen) <= scenario.budget
    assert all(sum(one.pool_costs[pool] for one in chosen) <= most for pool, most in scenario.pools.items())


@pytest.mark.parametrize("name", INSTANCES)
def test_the_budget_follows_from_the_pools_where_the_cost_is_their_sum(name: str) -> None:
    scenario, proposals = read(name)
    if "1" in scenario.pools:
        assert [one.cost for one in proposals] == [sum(one.pool_costs.values()) for one in proposals]
        assert scenario.budget == sum(scenario.pools.values())
    assert {pool for one in proposals for pool in one.pool_costs} == set(scenario.pools)


def test_every_instance_has_its_source_and_every_kind_is_there() -> None:
    assert all(published["source"] and published["stated"] for published in INSTANCES.values())
    kinds = Counter(published["kind"] for published in INSTANCES.values())
    assert kinds == {"knapsack": 7, "capital budgeting": 4, "multidimensional knapsack": 9}
    assert {name for name in INSTANCES if read(name)[0].pools} == {
        name for name, published in INSTANCES.items() if published["kind"] != "knapsack" and name != "stockco"
    }


def test_every_file_belongs_to_an_instance() -> None:
    used = {f"{name}.json" for name in INSTANCES} | {proposals_file(name).name for name in INSTANCES}
    assert {file.name for file in FOLDER.iterdir()} == used | {"published.toml"}
