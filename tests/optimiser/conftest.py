"""Proposals and scenarios made for the tests of the engine, and a slow, plain reckoning of every portfolio."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from optimiser.scenario import Limit, Scenario
from scoring.proposal import Proposal

AREAS = ("housing", "education", "labour_market", "democracy", "crime")
SWEDISH = {"Boende": "housing", "Utbildning": "education", "Demokrati och civilsamhälle": "democracy"}
COLUMNS = {"primary_area": "primärt område", "committee": "Nämnd", "status": "status", "place": "plats"}
SHARES = (0.05, 0.1, 0.25, 1 / 3, 0.4, 0.5, 0.6, 0.999999, 1.0)
COMMITTEES = ("Miljönämnden", "Kulturnämnden", "")
IDS = ("P1", "P2", "P10", "P11", "p1", "007", "7", "Å-1", "Ö", "x y", "B|b", "Z", "P01", "=1")


def proposal(id_: str, cost: int = 100_000, scores: Sequence[float | None] | float = 1.0, **fields: Any) -> Proposal:
    """A proposal with the same points in all areas, or one figure an area."""
    points = [scores] * 5 if isinstance(scores, int | float) else scores
    named = {"title": f"Förslag {id_}", "primary_area": "housing", "scores": dict(zip(AREAS, points, strict=True))}
    return Proposal(id=id_, cost=cost, **(named | fields))


def scenario(budget: int = 1_000_000, **fields: Any) -> Scenario:
    """Equal weights and a budget."""
    return Scenario(**({"weights": dict.fromkeys(AREAS, 20.0), "budget": budget} | fields))


def _score(dice: random.Random, plain: bool) -> float:
    if plain:
        return float(dice.randint(0, 2))
    return dice.choice([0.0, 5.0, dice.randint(0, 10) / 2, dice.randint(0, 10) / 2, dice.randint(0, 500) / 100])


def random_proposals(dice: random.Random, number: int) -> tuple[Proposal, ...]:
    """Odd costs among round ones, so that both near misses and equal portfolios are met."""
    made: list[Proposal] = []
    plain = dice.random() < 0.3
    for id_ in dice.sample(IDS, number):
        scores: list[float | None] = [_score(dice, plain) for _ in AREAS]
        if dice.random() < 0.12:
            scores[dice.randrange(5)] = None
        cost = dice.choice([100_000, 200_000, 300_000] + [480_123, dice.randint(1, 900_000)] * (not plain))
        fields = {"primary_area": dice.choice(AREAS), "committee": dice.choice(COMMITTEES) if made else COMMITTEES[0]}
        fields |= {"status": dice.choice(["new", "ongoing", ""]), "place": dice.choice(["Rosengård", "hela staden"])}
        made.append(proposal(id_, cost, scores, **fields, extra={"Bolag ": dice.choice(["MKB", "Parkering"])}))
    return tuple(made)


def _random_budget(dice: random.Random, proposals: Sequence[Proposal]) -> int:
    some = sum(one.cost for one in proposals if dice.random() < 0.5)
    everything = sum(one.cost for one in proposals)
    return dice.choice([max(0, some - 1), max(0, some - 1), some, dice.randint(0, everything), everything])


def _random_limit(dice: random.Random, column: str, proposals: Sequence[Proposal], budget: int) -> Limit:
    values = {
        "primary_area": [*AREAS, *SWEDISH],
        "status": ["new", "ongoing", "ny", "förstärkning"],
        "bolag": [one.extra["Bolag "] for one in proposals],
    }
    value = dice.choice(values.get(column) or [getattr(one, column, "") for one in proposals])
    bounds: dict[str, float] = {}
    for unit, draw in {
        "share": lambda: dice.choice(SHARES),
        "amount": lambda: dice.randint(0, budget),
        "count": lambda: dice.randint(0, 4),
    }.items():
        least, greatest = sorted([draw(), draw()])
        if dice.random() < 0.12:
            bounds[f"min_{unit}"] = least
        if dice.random() < 0.25:
            bounds[f"max_{unit}"] = greatest
    return Limit(COLUMNS[column] if column in COLUMNS and dice.random() < 0.5 else column, value, **bounds)


def random_case(seed: int, most: int = 12) -> tuple[Scenario, tuple[Proposal, ...]]:
    """A scenario with up to `most` proposals; the same for the same seed."""
    dice = random.Random(seed)
    proposals = random_proposals(dice, dice.randint(1, most))
    weights = {area: dice.choice([0.0, 10.0, 20.0, 33.3, 12.5]) for area in AREAS}
    weights |= {dice.choice(AREAS): 33.3}
    if dice.random() < 0.3:
        weights = dict.fromkeys(AREAS, 20.0)
    budget = _random_budget(dice, proposals)
    columns = dice.sample([*COLUMNS, "bolag"], dice.choice([0, 1, 1, 2, 3]))
    ids = [one.id for one in proposals]
    decided = dice.sample(ids, min(len(ids), dice.choice([0, 0, 1, 2])))
    cut = dice.randint(0, len(decided))
    return (
        scenario(
            budget,
            weights=weights,
            benefit=dice.choice(["per_proposal", "per_krona"]),
            limits=tuple(_random_limit(dice, column, proposals, budget) for column in columns),
            fund=tuple(decided[:cut]),
            exclude=tuple(decided[cut:]),
        ),
        proposals,
    )


@dataclass(frozen=True)
class EveryPortfolio:
    """Every subset of the candidates, reckoned straight from formats.md.

    ids: in text order. chosen: one row a subset. benefits: exact; value: of each subset, in whole `unit`s of a point.
    rules: {(kind, key): which subsets keep the rule}.
    """

    ids: tuple[str, ...]
    chosen: npt.NDArray[np.int64]
    cost: npt.NDArray[np.int64]
    value: npt.NDArray[np.int64]
    unit: Fraction
    rules: dict[tuple[str, str], npt.NDArray[np.bool_]]

    def allowed(self, but: tuple[str, str] | None = None) -> npt.NDArray[np.bool_]:
        """Which subsets keep every rule, or every rule but one."""
        return self.together([rule for rule in self.rules if rule != but])

    def together(self, rules: Sequence[tuple[str, str]]) -> npt.NDArray[np.bool_]:
        """Which subsets keep these rules."""
        kept = np.ones(len(self.chosen), dtype=bool)
        for rule in rules:
            kept &= self.rules[rule]
        return kept


def every_portfolio(scenario_: Scenario, proposals: Sequence[Proposal]) -> EveryPortfolio:
    """All subsets of the assessed proposals and those in `fund`."""
    ours = sorted(
        (one for one in proposals if None not in one.scores.values() or one.id in scenario_.fund),
        key=lambda one: one.id,
    )
    chosen = (np.arange(2 ** len(ours))[:, None] >> np.arange(len(ours))) & 1
    costs = np.array([one.cost for one in ours], dtype=np.int64)
    benefits = [_benefit(scenario_, one) for one in ours]
    unit = Fraction(1, int(np.lcm.reduce([points.denominator for points in benefits] or [1])))
    whole = np.array([int(points / unit) for points in benefits], dtype=np.int64)
    assert sum(int(number) for number in whole) < 2**62
    return EveryPortfolio(
        tuple(one.id for one in ours),
        chosen,
        chosen @ costs,
        chosen @ whole,
        unit,
        _kept(scenario_, ours, chosen, costs),
    )


def _benefit(scenario_: Scenario, one: Proposal) -> Fraction:
    if None in one.scores.values():
        return Fraction(0)
    weights = {area: Fraction(str(weight)) for area, weight in scenario_.weights.items()}
    points = sum(weights[area] * Fraction(str(one.scores[area])) for area in scenario_.criteria) / sum(weights.values())
    return points * one.cost / 1_000_000 if scenario_.benefit == "per_krona" else points


def _kept(
    scenario_: Scenario, ours: Sequence[Proposal], chosen: npt.NDArray[np.int64], costs: npt.NDArray[np.int64]
) -> dict[tuple[str, str], npt.NDArray[np.bool_]]:
    ids = [one.id for one in ours]
    kept = {("budget", ""): chosen @ costs <= scenario_.budget}
    for limit in scenario_.limits:
        column, value = _in_english(limit)
        inside = np.array([_cell(one, column) == value for one in ours], dtype=np.int64)
        for bound in ("min_share", "max_share", "min_amount", "max_amount", "min_count", "max_count"):
            if (number := getattr(limit, bound)) is None:
                continue
            exact = Fraction(repr(number)) * (scenario_.budget if bound.endswith("share") else 1)
            found = chosen @ (inside if bound.endswith("count") else inside * costs)
            scaled = found.astype(object) * exact.denominator
            holds = scaled >= exact.numerator if bound.startswith("min") else scaled <= exact.numerator
            kept[bound, f"{column}={value}"] = holds.astype(bool)
    for id_ in scenario_.fund:
        kept["fund", id_] = chosen[:, ids.index(id_)] == 1
    for id_ in scenario_.exclude:
        kept["exclude", id_] = chosen[:, ids.index(id_)] == 0 if id_ in ids else np.ones(len(chosen), dtype=bool)
    return kept


def _in_english(limit: Limit) -> tuple[str, str]:
    names = {swedish: english for english, swedish in COLUMNS.items()}
    words = {**SWEDISH, "ny": "new", "förstärkning": "ongoing"}
    return names.get(limit.column, limit.column), words.get(str(limit.value), str(limit.value))


def _cell(one: Proposal, column: str) -> str:
    return one.extra["Bolag "] if column == "bolag" else str(getattr(one, column))


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
