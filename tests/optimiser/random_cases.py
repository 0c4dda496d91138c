"""Proposals and scenarios made for the tests of the engine, by hand and at random."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from optimiser.scenario import Limit, Scenario
from scoring.proposal import Proposal

AREAS = ("housing", "education", "labour_market", "democracy", "crime")
SWEDISH = {"Boende": "housing", "Utbildning": "education", "Demokrati och civilsamhälle": "democracy"}
COLUMNS = {"primary_area": "primärt område", "committee": "Nämnd", "status": "status", "place": "plats"}
SHARES = (0.05, 0.1, 0.25, 1 / 3, 0.4, 0.5, 0.6, 0.999999, 1.0)
COMMITTEES = ("Miljönämnden", "Kulturnämnden", "")
IDS = ("P1", "P2", "P10", "P11", "p1", "007", "7", "Å-1", "Ö", "x y", "B|b", "Z", "P01", "=1")
POOLS = ("2023", "EU-medel")
Fields = dict[str, Any]


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


def _scores(dice: random.Random, plain: bool) -> list[float | None]:
    scores: list[float | None] = [_score(dice, plain) for _ in AREAS]
    if dice.random() < 0.12:
        scores[dice.randrange(5)] = None
    return scores


def _columns(dice: random.Random, first: bool) -> Fields:
    """What limits look at. The first proposal has a committee, so that the column is there."""
    committee = COMMITTEES[0] if first else dice.choice(COMMITTEES)
    fields = {"primary_area": dice.choice(AREAS), "committee": committee, "status": dice.choice(["new", "ongoing", ""])}
    fields |= {"place": dice.choice(["Rosengård", "hela staden"])}
    return fields | {"extra": {"Bolag ": dice.choice(["MKB", "Parkering"])}}


def _requirements(dice: random.Random, others: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """One or two requirements, each with one to three alternatives."""
    return tuple(
        tuple(dice.sample(others, min(len(others), dice.choice([1, 1, 2, 3])))) for _ in range(dice.choice([1, 1, 2]))
    )


def _links(dice: random.Random, costs: Mapping[str, int]) -> Callable[[str], Fields]:
    """Groups, requirements, pools and states: each kind is met in some cases and not in others."""
    grouped, linked, pooled = (dice.random() < share for share in (0.45, 0.45, 0.5))
    pools = dice.sample(POOLS, dice.choice([1, 2])) if pooled else []

    def of(id_: str) -> Fields:
        others = [other for other in costs if other != id_]
        taken = {
            pool: dice.choice([costs[id_], costs[id_] // 3, dice.randint(0, costs[id_] * 6 // 5)])
            for pool in pools
            if dice.random() < 0.75
        }
        return {
            "group": dice.choice(["A", "A", "B", "", "", "", ""]) if grouped else "",
            "requires": _requirements(dice, others) if linked and others and dice.random() < 0.3 else (),
            "pool_costs": taken,
            "state": "withdrawn" if dice.random() < 0.03 else "received",
        }

    return of


def _costs(dice: random.Random, plain: bool) -> int:
    """Odd costs among round ones, so that both near misses and equal portfolios are met."""
    return dice.choice([100_000, 200_000, 300_000] + [480_123, dice.randint(1, 900_000)] * (not plain))


def random_proposals(
    dice: random.Random, ids: Sequence[str], cost: Callable[[random.Random, bool], int] = _costs
) -> tuple[Proposal, ...]:
    """Proposals with these ids; cost: draws what one costs, from among few where the case is to be plain."""
    plain = dice.random() < 0.3
    costs = {id_: cost(dice, plain) for id_ in ids}
    links = _links(dice, costs)
    return tuple(
        proposal(id_, cost, _scores(dice, plain), **_columns(dice, id_ == ids[0]), **links(id_))
        for id_, cost in costs.items()
    )


def _random_sum(dice: random.Random, amounts: Sequence[int]) -> int:
    """What some of them come to, or a krona less, or anything up to all of them."""
    some = sum(amount for amount in amounts if dice.random() < 0.5)
    return dice.choice([max(0, some - 1), max(0, some - 1), some, dice.randint(0, sum(amounts)), sum(amounts)])


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
        if dice.random() < 0.1:
            bounds[f"min_{unit}"] = least
        if dice.random() < 0.25:
            bounds[f"max_{unit}"] = greatest
    return Limit(COLUMNS[column] if column in COLUMNS and dice.random() < 0.5 else column, value, **bounds)


def _random_weights(dice: random.Random) -> dict[str, float]:
    if dice.random() < 0.3:
        return dict.fromkeys(AREAS, 20.0)
    weights = {area: dice.choice([0.0, 10.0, 20.0, 33.3, 12.5]) for area in AREAS}
    return weights | {dice.choice(AREAS): 33.3}


def random_rules(dice: random.Random, proposals: Sequence[Proposal]) -> Scenario:
    """A scenario for the proposals with rules of every kind that it can have."""
    budget = _random_sum(dice, [one.cost for one in proposals])
    columns = dice.sample([*COLUMNS, "bolag"], dice.choice([0, 1, 1, 2, 3]))
    pools = {pool: [one.pool_costs[pool] for one in proposals if pool in one.pool_costs] for pool in POOLS}
    ids = [one.id for one in proposals]
    decided = dice.sample(ids, min(len(ids), dice.choice([0, 0, 1, 2])))
    cut = dice.randint(0, len(decided))
    return scenario(
        budget,
        weights=_random_weights(dice),
        benefit=dice.choice(["per_proposal", "per_krona"]),
        pools={pool: _random_sum(dice, taken) for pool, taken in pools.items() if taken},
        limits=tuple(_random_limit(dice, column, proposals, budget) for column in columns),
        fund=tuple(decided[:cut]),
        exclude=tuple(decided[cut:]),
    )


def random_case(seed: int, most: int = 12) -> tuple[Scenario, tuple[Proposal, ...]]:
    """A scenario with up to `most` proposals, funded whole or not at all; the same for the same seed."""
    dice = random.Random(seed)
    proposals = random_proposals(dice, dice.sample(IDS, dice.randint(1, most)))
    asked = random_rules(dice, proposals)
    if dice.random() < 0.5:
        return replace(asked, part_funding=True), proposals
    return asked, tuple(replace(one, minimum=dice.choice([None, 1, one.cost])) for one in proposals)


def _in_parts(dice: random.Random, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The same proposals, some of which may be funded in part."""
    leasts = [
        dice.choice([None, 1, one.cost, dice.randint(1, one.cost), dice.randint(1, one.cost)]) for one in proposals
    ]
    return tuple(replace(one, minimum=least) for one, least in zip(proposals, leasts, strict=True))


def random_part_case(seed: int, most: int = 60) -> tuple[Scenario, tuple[Proposal, ...]]:
    """A scenario with 5 to `most` proposals, mostly few, some of which may be funded in part."""
    dice = random.Random(seed)
    number = dice.choice([dice.randint(5, min(most, 12))] * 3 + [dice.randint(5, most)])
    proposals = _in_parts(dice, random_proposals(dice, [f"P{place:02}" for place in range(number)]))
    return replace(random_rules(dice, proposals), part_funding=True), proposals


def random_krona_case(seed: int, most: int = 4) -> tuple[Scenario, tuple[Proposal, ...]]:
    """A scenario with up to `most` proposals of a few kronor, some of which may be funded in part."""
    dice = random.Random(seed)
    ids = dice.sample(IDS, dice.randint(1, most))
    proposals = _in_parts(dice, random_proposals(dice, ids, lambda dice, plain: dice.randint(2, 4 if plain else 6)))
    return replace(random_rules(dice, proposals), part_funding=True), proposals
