"""Benefit: what a proposal is worth under a weighting, and what each criterion adds to it.

Per proposal: b_i = Σ_a w_a s_ia. Per krona: b_i = Σ_a w_a s_ia · cost_i / 1 000 000, so that the
score is the effect that a million kronor has.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from scoring.numbers import exact
from scoring.proposal import Proposal

Counting = Literal["per_proposal", "per_krona"]


def contributions(proposal: Proposal, shares: Mapping[str, Fraction], counting: Counting) -> dict[str, Fraction]:
    """{criterion: points it adds to the benefit}, in the proposal's order of criteria; empty where not assessed."""
    if not proposal.assessed:
        return {}
    size = Fraction(proposal.cost, 10**6) if counting == "per_krona" else Fraction(1)
    return {
        criterion: shares[criterion] * exact(score) * size
        for criterion, score in proposal.scores.items()
        if score is not None
    }


def benefit(proposal: Proposal, shares: Mapping[str, Fraction], counting: Counting) -> Fraction | None:
    """b_i in points, exact; None where the proposal is not assessed: unknown is not 0."""
    return sum(contributions(proposal, shares, counting).values(), Fraction(0)) if proposal.assessed else None
