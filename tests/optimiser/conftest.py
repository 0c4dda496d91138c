"""What the tests of the engine are given: made proposals and scenarios, and the slow reckoning of every portfolio."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from optimiser.scenario import Limit, Scenario
from optimiser.search import Searched
from scoring.proposal import Proposal
from tests.optimiser.every_portfolio import EveryPortfolio, every_portfolio
from tests.optimiser.random_cases import proposal, random_case, scenario


@pytest.fixture
def make_proposal() -> Callable[..., Proposal]:
    return proposal


@pytest.fixture
def make_scenario() -> Callable[..., Scenario]:
    return scenario


@pytest.fixture
def make_case() -> Callable[..., tuple[Scenario, tuple[Proposal, ...]]]:
    return random_case


@pytest.fixture
def reckon() -> Callable[[Scenario, Sequence[Proposal]], EveryPortfolio]:
    return every_portfolio


@pytest.fixture(params=["search", "solver"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search made for it, and the general solver that answers where the search gives up."""
    if request.param == "solver":
        for module in ("solve", "ties"):
            monkeypatch.setattr(f"optimiser.{module}.searched", lambda _: Searched())


@pytest.fixture
def hard_case() -> tuple[Scenario, tuple[Proposal, ...]]:
    """Too hard for a few seconds: 60 proposals whose worth follows their cost, and areas split to the krona."""
    dice = random.Random(7)
    proposals = tuple(
        proposal(f"H{number:02}", cost, (cost + 50_000) / 1_000_000, committee=f"N{number % 3}")
        for number, cost in enumerate(dice.randint(500_000, 999_999) for _ in range(60))
    )
    shares = [sum(one.cost for one in proposals if one.committee == f"N{part}") // 2 for part in range(3)]
    limits = tuple(
        Limit("committee", f"N{part}", max_amount=share, min_amount=share - 3) for part, share in enumerate(shares)
    )
    return scenario(sum(shares), limits=limits), proposals


@pytest.fixture
def without_scores() -> Callable[[Proposal], Proposal]:
    return lambda one: replace(one, scores=dict.fromkeys(one.scores))
