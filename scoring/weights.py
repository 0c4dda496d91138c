"""Weights: how much each criterion counts."""

from collections.abc import Mapping
from fractions import Fraction

from scoring.numbers import exact


def weight_shares(weights: Mapping[str, float]) -> dict[str, Fraction]:
    """Each weight divided by their sum: w_a / Σ w, exact, together 1.

    weights: points of any scale, none negative, not all 0 (ZeroDivisionError otherwise).
    """
    points = {criterion: exact(weight) for criterion, weight in weights.items()}
    total = sum(points.values())
    return {criterion: weight / total for criterion, weight in points.items()}
