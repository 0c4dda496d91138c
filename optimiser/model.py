"""A choice as a PuLP model: one 0/1 variable a candidate, one row a rule.

Coefficients are whole numbers wherever that is exact, so that the solver's tolerances can neither
hide a krona nor a difference between two values.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pulp

from optimiser.choice import Choice, Row, divided

_GREATEST_WHOLE = 10**9
_GREATEST_SCALED = 10**6


@dataclass(frozen=True)
class Model:
    """A PuLP problem and its variables: funded[id] is 1 where the proposal is funded, else 0."""

    problem: pulp.LpProblem
    funded: Mapping[str, pulp.LpVariable]


def build_model(choice: Choice) -> Model:
    """The rules of a choice, with no objective yet."""
    problem = pulp.LpProblem("portfolio", pulp.LpMaximize)
    variables = {
        id_: problem.add_variable(f"y{number}", 0, 1, pulp.LpInteger) for number, id_ in enumerate(choice.costs)
    }
    model = Model(problem, variables)
    for row in choice.rows:
        add_row(model, row)
    return model


def add_row(model: Model, row: Row) -> None:
    """least ≤ Σ coefficient_i·y_i ≤ greatest."""
    total = _sum(row.coefficients, model)
    if row.least is not None:
        _require(model, total >= row.least)
    if row.greatest is not None:
        _require(model, total <= row.greatest)


def maximise_value(model: Model, choice: Choice) -> None:
    """Objective: the greatest Σ b_i·y_i, in the units of `scale_of`."""
    model.problem.setObjective(_sum(_scaled(choice), model))


def keep_value(model: Model, choice: Choice, value: Fraction, tolerance: Fraction) -> None:
    """Σ b_i·y_i ≥ V − tolerance: only portfolios as good as the best remain."""
    coefficients = _scaled(choice)
    least = (value - tolerance) * scale_of(choice)
    whole = all(isinstance(number, int) for number in coefficients.values())
    _require(model, _sum(coefficients, model) >= (math.ceil(least) if whole else float(least)))


def keep_cost(model: Model, choice: Choice, cost: int) -> None:
    """Σ cost_i·y_i ≤ C: only portfolios as cheap as the cheapest remain."""
    add_row(model, divided(Row(choice.costs, None, cost)))


def another_portfolio(model: Model, funded: Iterable[str]) -> None:
    """Σ (1 − y_i) over the funded + Σ y_i over the others ≥ 1: any portfolio but this one."""
    chosen = set(funded)
    signs = {id_: -1 if id_ in chosen else 1 for id_ in model.funded}
    add_row(model, Row(signs, 1 - len(chosen), None))


def minimise_cost(model: Model, choice: Choice) -> None:
    """Objective: the least Σ cost_i·y_i (as the greatest of its negative)."""
    unit = math.gcd(*choice.costs.values()) or 1
    model.problem.setObjective(_sum({id_: -(cost // unit) for id_, cost in choice.costs.items()}, model))


def prefer_in_order(model: Model, ids: Sequence[str]) -> None:
    """Objective: fund the first of `ids` before any of the others, then the second…: Σ 2^(n−k)·y_k."""
    model.problem.setObjective(_sum({id_: 2 ** (len(ids) - place) for place, id_ in enumerate(ids, start=1)}, model))


def scale_of(choice: Choice) -> Fraction:
    """The factor between points and the objective's units.

    It makes every benefit a whole number where their sum stays below 10⁹; otherwise it makes the
    greatest of them 10⁶, so that 10⁻⁹ of the value stands well above the solver's tolerance.
    """
    unit = choice.whole_unit()
    total = choice.value(list(choice.costs)) * unit
    return unit if total <= _GREATEST_WHOLE else _GREATEST_SCALED / max(choice.benefits.values())


def _scaled(choice: Choice) -> dict[str, int | float]:
    """Benefits in the objective's units, whole where that is exact."""
    unit = scale_of(choice)
    numbers = {id_: points * unit for id_, points in choice.benefits.items()}
    return {id_: int(number) if number.denominator == 1 else float(number) for id_, number in numbers.items()}


def _sum(coefficients: Mapping[str, float], model: Model) -> pulp.LpAffineExpression:
    return pulp.lpSum([number * model.funded[id_] for id_, number in coefficients.items() if number])


def _require(model: Model, constraint: pulp.LpConstraint) -> None:
    problem = model.problem
    problem += constraint
