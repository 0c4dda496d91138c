"""Benefit: what a proposal is worth under a weighting, and what each criterion adds to it.

Per proposal: b_i = f_i · Σ_a w_a s_ia. Per krona: b_i = f_i · Σ_a w_a s_ia · cost_i / 1 000 000, so that the
score is the effect that a million kronor has. f_i is the proposal's need factor, 1 where none is given.
"""

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal

from scoring.numbers import exact
from scoring.proposal import Proposal

Counting = Literal["per_proposal", "per_krona"]


def points_a_score(proposal: Proposal, counting: Counting) -> Fraction:
    """What one point at a weight of 1 adds to the benefit: f_i, or f_i · cost_i / 1 000 000 per krona; exact."""
    size = Fraction(proposal.cost, 10**6) if counting == "per_krona" else Fraction(1)
    return size * exact(proposal.need_factor)


def contributions(proposal: Proposal, shares: Mapping[str, Fraction], counting: Counting) -> dict[str, Fraction]:
    """{criterion: points it adds to the benefit}, in the proposal's order of criteria; empty where not assessed."""
    if not proposal.assessed:
        return {}
    size = points_a_score(proposal, counting)
    return {
        criterion: shares[criterion] * exact(score) * size
        for criterion, score in proposal.scores.items()
        if score is not None
    }


def benefit(proposal: Proposal, shares: Mapping[str, Fraction], counting: Counting) -> Fraction | None:
    """b_i in points, exact; None where the proposal is not assessed: unknown is not 0."""
    return sum(contributions(proposal, shares, counting).values(), Fraction(0)) if proposal.assessed else None


def benefits(
    proposals: Iterable[Proposal], shares: Mapping[str, Fraction], counting: Counting
) -> dict[str, Fraction | None]:
    """{id: b_i as in `benefit`}, for thousands of proposals at a time: over one denominator, in whole numbers."""
    proposals = list(proposals)
    distinct = {score for one in proposals for score in one.scores.values() if score is not None}
    exactly = {score: exact(score) for score in distinct}
    of_score = math.lcm(*(score.denominator for score in exactly.values()))
    of_share = math.lcm(*(share.denominator for share in shares.values()))
    points = {score: int(found * of_score) for score, found in exactly.items()}
    parts = {criterion: int(share * of_share) for criterion, share in shares.items()}
    one_krona = 10**6 if counting == "per_krona" else 1
    factors = {factor: exact(factor) for factor in {one.need_factor for one in proposals}}
    of_factor = math.lcm(*(factor.denominator for factor in factors.values()))
    found: dict[str, Fraction | None] = {}
    for one in proposals:
        size = (one.cost if counting == "per_krona" else 1) * int(factors[one.need_factor] * of_factor)
        sums = [parts[criterion] * points[score] for criterion, score in one.scores.items() if score is not None]
        complete = len(sums) == len(one.scores)
        found[one.id] = Fraction(sum(sums) * size, of_score * of_share * one_krona * of_factor) if complete else None
    return found
