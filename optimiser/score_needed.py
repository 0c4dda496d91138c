"""How far a proposal's own scores are from where its decision turns."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from scoring.numbers import exact
from scoring.proposal import Proposal
from scoring.scores import Counting, points_a_score

HALF_STEP = Fraction(1, 2)


class Step(NamedTuple):
    """One score that would turn the decision: from what it is to what it would be."""

    criterion: str
    score: Fraction
    to: Fraction


def points_a_step(proposal: Proposal, shares: Mapping[str, Fraction], counting: Counting) -> dict[str, Fraction]:
    """How much the benefit grows with one point more in each criterion.

    f · w_a, or f · w_a · cost / 1 000 000 per krona, with the need factor f; shares: weights that are 1 together.
    """
    size = points_a_score(proposal, counting)
    return {criterion: share * size for criterion, share in shares.items()}


def scores_needed(
    proposal: Proposal, growth: Mapping[str, Fraction], change: Fraction, top: float | None
) -> dict[str, Step | None]:
    """For each criterion the score at which the benefit has changed by `change`, no other score touched.

    growth: from `points_a_step`. top: where the scale ends, None for nowhere; it begins at 0. None where no score of
    the scale does it.
    """
    return {criterion: _step(proposal, criterion, points, change, top) for criterion, points in growth.items()}


def _step(proposal: Proposal, criterion: str, points: Fraction, change: Fraction, top: float | None) -> Step | None:
    score = exact(proposal.scores[criterion] or 0)
    if not points:
        return None
    to = score + change / points
    within = to >= 0 and (top is None or to <= exact(top))
    return Step(criterion, score, to) if within else None


def close_step(steps: Mapping[str, Step | None]) -> Step | None:
    """The shortest step of at most half a point that turns the decision; None where none does."""
    possible = [step for step in steps.values() if step is not None and abs(step.to - step.score) <= HALF_STEP]
    return min(possible, key=lambda step: abs(step.to - step.score), default=None)
