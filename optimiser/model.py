"""A choice as a PuLP model: for each candidate a 0/1 variable and, for parts, its kronor; for each rule a row.

Coefficients are whole numbers wherever that is exact, so that the solver's tolerances can neither
hide a krona nor a difference between two values.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pulp

from optimiser.choice import Choice, Row, divided

_GREATEST_WHOLE = 10**9
_GREATEST_SCALED = 10**6
_GREATEST_BESIDE_COST = 1000
# Sums of a row up to which rounding stays far below the solver's tolerance, 10⁻⁹.
_GREATEST_ROW = 10**5
MILLION = 10**6


@dataclass(frozen=True)
class Model:
    """A PuLP problem and its variables.

    funded[id] is 1 where the proposal is funded, else 0; beyond[id] is the kronor above its least amount, for
    those that may be funded in part.
    """

    problem: pulp.LpProblem
    choice: Choice
    funded: Mapping[str, pulp.LpVariable]
    beyond: Mapping[str, pulp.LpVariable]


def build_model(choice: Choice, whole_kronor: bool = True, margin: float = 0.0) -> Model:
    """The rules of a choice, with no objective yet.

    whole_kronor: False lets part amounts be split kronor, which is quicker and bounds the whole ones.
    margin: how far to stay within a bound on what cannot be reckoned in whole numbers.
    """
    problem = pulp.LpProblem("portfolio", pulp.LpMaximize)
    funded = {id_: problem.add_variable(f"y{number}", 0, 1, pulp.LpInteger) for number, id_ in enumerate(choice.costs)}
    kind = pulp.LpInteger if whole_kronor else pulp.LpContinuous
    beyond = {
        id_: problem.add_variable(f"e{number}", 0, choice.costs[id_] - least, kind)
        for number, (id_, least) in enumerate(choice.minimums.items())
    }
    model = Model(problem, choice, funded, beyond)
    for id_, extra in beyond.items():
        _require(model, extra <= (choice.costs[id_] - choice.minimums[id_]) * funded[id_])  # nothing beyond if unfunded
    for row in choice.rows:
        add_row(model, row, margin)
    return model


def add_row(model: Model, row: Row, margin: float = 0.0) -> None:
    """least ≤ Σ coefficient_i·y_i ≤ greatest, both sides divided so that HiGHS can reckon with them."""
    unit = _power_of_two(row.coefficients)
    total = _sum({id_: number / unit for id_, number in row.coefficients.items()}, model, row.by_share)
    exactly = not row.by_share or all(_by_krona(model, id_, number) for id_, number in row.coefficients.items())
    spare = 0 if exactly else margin
    if row.least is not None:
        _require(model, total >= (row.least + spare) / unit)
    if row.greatest is not None:
        _require(model, total <= (row.greatest - spare) / unit)


def _power_of_two(coefficients: Mapping[str, float]) -> int:
    """What to divide a row by, exactly: HiGHS was seen to prove wrong optima where rounding exceeds its tolerance."""
    return 1 << int(sum(map(abs, coefficients.values())) // _GREATEST_ROW).bit_length()


def _by_krona(model: Model, id_: str, number: float) -> bool:
    """True where a krona of the amount counts a whole number."""
    return id_ not in model.beyond or number % model.choice.costs[id_] == 0


def maximise_value(model: Model) -> None:
    """Objective: the greatest Σ b_i·y_i, in the units of `scale_of`."""
    model.problem.setObjective(_sum(_scaled(model.choice), model))


def keep_value(model: Model, least: Fraction) -> None:
    """Σ b_i·y_i ≥ least, in points: only portfolios as good as that remain."""
    coefficients = _scaled(model.choice)
    scaled = least * scale_of(model.choice)
    whole = not model.beyond and all(isinstance(number, int) for number in coefficients.values())
    add_row(model, Row(coefficients, math.ceil(scaled) if whole else float(scaled), None))


def keep_cost(model: Model, cost: int) -> None:
    """Σ cost_i·y_i ≤ C: only portfolios as cheap as the cheapest remain."""
    row = Row(model.choice.costs, None, cost)
    add_row(model, row if model.beyond else divided(row))


def keep_amount(model: Model, id_: str, amount: int) -> None:
    """amount_i = A: this proposal stays as it is."""
    _require(model, model.funded[id_] == (1 if amount else 0))
    if id_ in model.beyond and amount:
        _require(model, model.beyond[id_] == amount - model.choice.minimums[id_])


def another_portfolio(model: Model, amounts: Mapping[str, int]) -> None:
    """Any portfolio but this one.

    Σ (1 − y_i) over the funded + Σ y_i over the others + (a part amount that is higher, or lower) ≥ 1.
    """
    signs = {id_: -1 if id_ in amounts else 1 for id_ in model.funded}
    moved = [side for id_ in model.beyond if id_ in amounts for side in _moved(model, id_, amounts[id_])]
    flips = _sum(signs, model, by_share=False)
    _require(model, flips + pulp.lpSum(moved) >= 1 - len(amounts))


def _moved(model: Model, id_: str, amount: int) -> Iterator[pulp.LpVariable]:
    """Two 0/1 variables that can be 1 only where the part amount is at least a krona higher, or lower."""
    extra, beyond = model.beyond[id_], amount - model.choice.minimums[id_]
    most = model.choice.costs[id_] - model.choice.minimums[id_]
    name = model.funded[id_].name
    higher = model.problem.add_variable(f"higher_{name}", 0, 1, pulp.LpInteger)
    _require(model, extra >= (beyond + 1) * higher)
    lower = model.problem.add_variable(f"lower_{name}", 0, 1, pulp.LpInteger)
    _require(model, extra <= most - (most - beyond + 1) * lower)
    return iter((higher, lower))


def minimise_cost(model: Model) -> None:
    """Objective: the least Σ cost_i·y_i (as the greatest of its negative)."""
    costs = model.choice.costs
    unit = 1 if model.beyond else math.gcd(*costs.values()) or 1
    model.problem.setObjective(_sum({id_: -(cost // unit) for id_, cost in costs.items()}, model))


def prefer_in_order(model: Model, ids: Sequence[str]) -> None:
    """Objective: fund the first of `ids` before any of the others, then the second…: Σ 2^(n−k)·y_k."""
    powers = {id_: 2 ** (len(ids) - place) for place, id_ in enumerate(ids, start=1)}
    model.problem.setObjective(_sum(powers, model, by_share=False))


def prefer_more(model: Model, id_: str) -> None:
    """Objective: as much for this proposal as can be."""
    model.problem.setObjective(_sum({id_: model.choice.costs[id_]}, model))


def weigh(model: Model, row: Row, sign: int) -> None:
    """Objective: the greatest (sign 1) or least (sign −1) Σ coefficient_i·y_i of a row."""
    signed = {id_: sign * number for id_, number in row.coefficients.items()}
    model.problem.setObjective(_sum(signed, model, row.by_share))


def free_budget(model: Model, least: int, greatest: int, sign: int) -> pulp.LpVariable:
    """A budget that is itself to be found, and the objective: the least (sign −1) or greatest (sign 1) of it.

    Σ cost_i·y_i ≤ budget. Bounds in kr, the variable in millions, parts of a krona allowed: in whole kronor its range
    is so wide that HiGHS may never come to an end.
    """
    budget = model.problem.add_variable("budget", least / MILLION, greatest / MILLION)
    _require(model, _sum({id_: cost / MILLION for id_, cost in model.choice.costs.items()}, model) <= budget)
    model.problem.setObjective(sign * budget)
    return budget


def share_of(model: Model, row: Row, share: float, budget: pulp.LpVariable) -> None:
    """Σ cost_i·y_i ≥ share · budget where the row is a floor, else ≤; the budget in millions."""
    total = _sum({id_: number / MILLION for id_, number in row.coefficients.items()}, model)
    _require(model, total >= share * budget if row.least is not None else total <= share * budget)


def least_worst(model: Model, corners: Sequence[tuple[Mapping[str, Fraction], Fraction]]) -> None:
    """Objective: the least t (as the greatest of its negative) that no corner exceeds, in points.

    corners: (benefits, V) of each; t ≥ V − Σ b_i·y_i.
    """
    worst = model.problem.add_variable("worst", 0)
    for benefits, best in corners:
        _require(model, worst + _sum({id_: float(points) for id_, points in benefits.items()}, model) >= float(best))
    model.problem.setObjective(-worst)


def free_cost(model: Model, rows: Sequence[Row], greatest: int) -> pulp.LpVariable:
    """A cost that is itself to be found, from 1 kr to `greatest`, and the objective: the greatest of it.

    rows: what it counts in, least ≤ Σ coefficient_i·y_i + cost ≤ greatest. Where all else is whole its greatest is too;
    HiGHS has been seen to miss the last krona of a whole variable of this size.
    """
    cost = model.problem.add_variable("cost", 1, greatest, pulp.LpContinuous)
    for row in rows:
        total = _sum(row.coefficients, model, row.by_share) + cost
        if row.least is not None:
            _require(model, total >= row.least)
        if row.greatest is not None:
            _require(model, total <= row.greatest)
    model.problem.setObjective(1 * cost)
    return cost


def keep_value_with(model: Model, cost: pulp.LpVariable, per_krona: Fraction, least: Fraction) -> None:
    """Σ b_i·y_i + (points per krona)·cost ≥ least, in points.

    Divided so that the greatest number is 1000: beside a cost that may be split HiGHS has been seen to stop short of
    the best where the row's numbers were great.
    """
    benefits = model.choice.benefits
    unit = _GREATEST_BESIDE_COST / (max([*benefits.values(), per_krona, abs(least)]) or 1)
    scaled = {id_: float(points * unit) for id_, points in benefits.items()}
    own = float(per_krona * unit) * cost if per_krona else 0
    _require(model, _sum(scaled, model) + own >= float(least * unit))


def scale_of(choice: Choice) -> Fraction:
    """The factor between points and the objective's units.

    It makes every benefit a whole number where their sum stays below 10⁹ and all are funded whole; a krona of
    a part amount must weigh more than the solver's tolerance, so there the sum is 10⁹. Otherwise it makes the
    greatest benefit 10⁶, so that 10⁻⁹ of the value stands well above the tolerance.
    """
    total = sum(choice.worth.values())
    if choice.minimums and total:
        return choice.unit * _GREATEST_WHOLE / total
    return choice.unit if total <= _GREATEST_WHOLE else _GREATEST_SCALED / max(choice.benefits.values())


def _scaled(choice: Choice) -> dict[str, int | float]:
    """Benefits in the objective's units, whole where that is exact."""
    unit = scale_of(choice)
    if unit == choice.unit:
        return dict(choice.worth)
    return {id_: _number(points * unit) for id_, points in choice.benefits.items()}


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _sum(coefficients: Mapping[str, float], model: Model, by_share: bool = True) -> pulp.LpAffineExpression:
    return pulp.lpSum(_terms(coefficients.items(), model, by_share))


def _terms(
    coefficients: Iterable[tuple[str, float]], model: Model, by_share: bool
) -> Iterator[pulp.LpAffineExpression]:
    """coefficient·y_i, where y_i = (least_i·funded_i + beyond_i) / cost_i for those that may be funded in part."""
    for id_, number in coefficients:
        if not number:
            continue
        if not by_share or id_ not in model.beyond:
            yield number * model.funded[id_]
            continue
        krona = Fraction(number) / model.choice.costs[id_]
        yield _number(krona * model.choice.minimums[id_]) * model.funded[id_]
        yield _number(krona) * model.beyond[id_]


def _require(model: Model, constraint: pulp.LpConstraint) -> None:
    problem = model.problem
    problem += constraint
