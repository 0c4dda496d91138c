"""Proposals that each serve one area well, so that much hangs on the weights; made at random, with rules or without."""

import random
from dataclasses import replace

from optimiser.scenario import Limit, Scenario
from scoring.proposal import Proposal
from tests.optimiser.random_cases import AREAS, proposal, scenario
from tests.optimiser.robustness.every_best import with_region


def _scores(dice: random.Random, own: str, step: float) -> list[float]:
    """Points in `step`s: 2.5 to 5 in the own area, up to 2 in the others, mostly none."""
    top = round(1 / step)
    return [
        round(
            (dice.randint(top * 5 // 2, top * 5) if area == own else dice.choice([0, 0, dice.randint(0, 2 * top)]))
            * step,
            2,
        )
        for area in AREAS
    ]


def _linked(dice: random.Random, proposals: list[Proposal]) -> list[Proposal]:
    """A group, a requirement and a pool's costs."""
    ids = [one.id for one in proposals]
    first, second, third, fourth, fifth = dice.sample(range(len(ids)), 5)
    proposals[first] = replace(proposals[first], group="G")
    proposals[second] = replace(proposals[second], group="G")
    proposals[third] = replace(proposals[third], requires=((ids[fourth], ids[fifth]),))
    return [replace(one, pool_costs={"EU": dice.choice([0, one.cost // 2, one.cost])}) for one in proposals]


def _rules(dice: random.Random, proposals: list[Proposal]) -> Scenario:
    limits = (
        Limit("primary_area", dice.choice(AREAS), max_share=0.4),
        Limit("primary_area", proposals[0].primary_area, min_share=0.05),
        Limit("committee", "A", max_count=dice.randint(2, 4)),
    )
    fund = (dice.choice(proposals).id,) if dice.random() < 0.3 else ()
    exclude = tuple(one.id for one in dice.sample(proposals, 1) if one.id not in fund)
    pools = {"EU": sum(one.pool_costs["EU"] for one in proposals) * 2 // 3}
    return scenario(limits=limits, fund=fund, exclude=exclude, pools=pools)


def rival_case(seed: int) -> tuple[Scenario, tuple[Proposal, ...]]:
    """6 to 14 proposals for about half of their cost; the same for the same seed."""
    dice = random.Random(seed)
    step = dice.choice([0.5, 0.5, 1.0, 0.01])
    number = 14 if seed % 25 == 0 else dice.randint(6, 11)
    proposals = []
    for place in range(number):
        area, cost = dice.choice(AREAS), dice.choice([dice.randint(50, 400) * 1000, dice.randint(50_000, 400_000)])
        fields = {"primary_area": area, "committee": dice.choice("AB")}
        proposals.append(proposal(f"P{place:02}", cost, _scores(dice, area, step), **fields))
    asked = scenario()
    if dice.random() < 0.6:
        proposals = _linked(dice, proposals)
        asked = _rules(dice, proposals)
    budget = int(sum(one.cost for one in proposals) * dice.choice([0.3, 0.5, 0.6]))
    counting = dice.choice(["per_proposal", "per_krona"])
    return with_region(replace(asked, budget=budget, benefit=counting), seed), tuple(proposals)
