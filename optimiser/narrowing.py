"""Decide by price what no portfolio of a given value can do otherwise.

For any prices λ of the right sign, every portfolio is worth at most
L(λ) = Σ_k λ_k · bound_k + Σ_i max(0, r_i), with r_i = b_i − Σ_k λ_k a_ki, and one that turns
proposal i the other way than the sign of r_i is worth at most L(λ) − |r_i|. Where that is below V,
the decision about i is the same in every portfolio worth V (Ingargiola and Korsh 1973; Lagrangian bound).
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from optimiser.choice import Choice, Row
from optimiser.model import build_model, maximise_value, scale_of
from optimiser.solver import row_prices

_MARGIN = 1e-9


def decided_by_price(choice: Choice, value: Fraction) -> dict[str, bool]:
    """{id: funded} for every proposal that all portfolios worth at least `value` points decide alike."""
    model = build_model(choice)
    maximise_value(model, choice)
    prices = row_prices(model)
    if prices is None:
        return {}
    unit = scale_of(choice)
    reduced, bound = _reduced_benefits(choice, float(unit), prices)
    gap = bound - float(value * unit) + _MARGIN * max(1.0, abs(bound))
    return {id_: bool(r > 0) for id_, r in zip(choice.costs, reduced, strict=True) if abs(r) > gap}


def _reduced_benefits(choice: Choice, unit: float, prices: Sequence[float]) -> tuple[npt.NDArray[np.float64], float]:
    """r_i for each candidate and L(λ); a price of the wrong sign counts as 0, which keeps the bound valid."""
    reduced = np.array([float(points) * unit for points in choice.benefits.values()])
    bound = 0.0
    for (coefficients, limit, sign), price in zip(_one_sided(choice), prices, strict=True):
        if price * sign > 0:
            reduced -= price * np.array([coefficients.get(id_, 0) for id_ in choice.costs], dtype=float)
            bound += price * limit
    return reduced, bound + float(np.maximum(reduced, 0).sum())


def _one_sided(choice: Choice) -> list[tuple[Mapping[str, int], int, int]]:
    """Each bound by itself, in the model's order: (coefficients, bound, +1 for a ceiling or −1 for a floor)."""
    return [side for row in choice.rows for side in _sides(row)]


def _sides(row: Row) -> list[tuple[Mapping[str, int], int, int]]:
    sides = [] if row.least is None else [(row.coefficients, row.least, -1)]
    return sides if row.greatest is None else [*sides, (row.coefficients, row.greatest, 1)]
