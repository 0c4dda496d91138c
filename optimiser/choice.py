"""What is chosen among: candidates with costs and benefits, and the rules as linear rows over them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from optimiser.rules import Rule, rules_of
from optimiser.scenario import Scenario
from scoring.proposal import Proposal
from scoring.scores import benefits
from scoring.weights import weight_shares

_GREATEST_WHOLE = 10**9


class Row(NamedTuple):
    """least ≤ Σ coefficient_i · y_i ≤ greatest; None is no bound. Whole numbers, but for `modest` rows.

    y_i is the share of the cost that is funded; with `by_share` False it is 1 for every funded proposal instead.
    """

    coefficients: Mapping[str, float]
    least: float | None
    greatest: float | None
    by_share: bool = True


@dataclass(frozen=True)
class Choice:
    """The candidates in text order of their ids.

    costs: whole kr for each id. benefits: points for each id, exact; 0 where unknown. rows: what every portfolio keeps.
    minimums: whole kr for each id that may be funded in part, from this on; the others are funded whole or not at all.
    """

    costs: Mapping[str, int]
    benefits: Mapping[str, Fraction]
    rows: tuple[Row, ...]
    minimums: Mapping[str, int] = field(default_factory=dict)

    def value(self, funded: Iterable[str]) -> Fraction:
        """V = Σ b_i over those that are funded whole, in points."""
        return sum(self.worth[id_] for id_ in funded) / self.unit

    def value_of(self, amounts: Mapping[str, int]) -> Fraction:
        """V = Σ b_i · amount_i / cost_i, in points. amounts: {id: whole kr}."""
        parts = {id_: amount for id_, amount in amounts.items() if amount != self.costs[id_]}
        whole = self.value(id_ for id_ in amounts if id_ not in parts)
        return whole + sum(self.benefits[id_] * amount / self.costs[id_] for id_, amount in parts.items())

    def value_by_hand(self, amounts: Mapping[str, int]) -> Fraction:
        """V = Σ b_i · min(1, amount_i / cost_i), in points: more than the cost gives no more of them."""
        return self.value_of({id_: min(amount, self.costs[id_]) for id_, amount in amounts.items()})

    @cached_property
    def unit(self) -> Fraction:
        """The least factor that makes every benefit a whole number."""
        positive = [points for points in self.benefits.values() if points > 0]
        common = math.lcm(*(points.denominator for points in positive))
        wholes = (points.numerator * (common // points.denominator) for points in positive)
        return Fraction(common, math.gcd(*wholes) or 1)

    @cached_property
    def worth(self) -> dict[str, int]:
        """Benefits in whole units: b_i · unit."""
        up, down = self.unit.numerator, self.unit.denominator
        return {id_: points.numerator * up // (points.denominator * down) for id_, points in self.benefits.items()}

    def cost(self, funded: Iterable[str]) -> int:
        """Σ cost_i over those that are funded whole, in kr."""
        return sum(self.costs[id_] for id_ in funded)

    def whole(self, funded: Iterable[str]) -> dict[str, int]:
        """{id: kr} in text order where these are funded whole."""
        return {id_: self.costs[id_] for id_ in sorted(funded)}


def choice_of(scenario: Scenario, proposals: Sequence[Proposal], rules: Sequence[Rule] | None = None) -> Choice:
    """The choice that a scenario poses. Candidates are the received proposals that are assessed or in `fund`.

    rules: others than the scenario's own, to ask what holds without one of them.
    """
    wanted = set(scenario.fund)
    candidates = sorted(
        (one for one in proposals if one.received and (one.assessed or one.id in wanted)), key=lambda one: one.id
    )
    costs = {proposal.id: proposal.cost for proposal in candidates}
    points = benefits(candidates, weight_shares(scenario.weights), scenario.benefit)
    minimums = {
        one.id: one.minimum
        for one in candidates
        if scenario.part_funding and one.minimum is not None and one.minimum < one.cost
    }
    kept = rules_of(scenario, proposals) if rules is None else rules
    worth = {id_: found or Fraction(0) for id_, found in points.items()}
    return Choice(costs, worth, tuple(row_of(rule, costs, minimums) for rule in kept), minimums)


def row_of(rule: Rule, costs: Mapping[str, int], minimums: Mapping[str, int]) -> Row:
    """The rule over the candidates, divided by the coefficients' common divisor where that is exact."""
    row = undivided(rule, costs)
    return divided(row) if rule.measure == "kronor" and row.coefficients.keys().isdisjoint(minimums) else row


def undivided(rule: Rule, costs: Mapping[str, int]) -> Row:
    """The rule over the candidates in its own unit: kronor, or number of proposals."""
    if rule.measure == "kronor":
        coefficients = {id_: int(rule.rates.get(id_, 1) * costs[id_]) for id_ in rule.ids if id_ in costs}
        return Row(coefficients, rule.least, rule.greatest)
    counted = {id_: 1 for id_ in rule.ids if id_ in costs}
    for id_ in rule.met_by:
        if id_ in costs:
            counted[id_] = counted.get(id_, 0) - 1
    return Row(counted, rule.least, rule.greatest, by_share=False)


def divided(row: Row) -> Row:
    """The same row in its smallest whole numbers: a floor rounds up and a ceiling down."""
    unit = math.gcd(*map(int, row.coefficients.values())) or 1
    least = None if row.least is None else -(-row.least // unit)
    greatest = None if row.greatest is None else row.greatest // unit
    coefficients = {id_: number // unit for id_, number in row.coefficients.items()}
    return row._replace(coefficients=coefficients, least=least, greatest=greatest)


def modest(row: Row) -> Row:
    """A row with a floor in numbers that the solver can take: as it is up to 10⁹, else divided, which is not exact."""
    greatest = max(map(abs, row.coefficients.values()), default=0)
    if greatest <= _GREATEST_WHOLE or row.least is None:
        return row
    unit = greatest / _GREATEST_WHOLE
    return Row({id_: number / unit for id_, number in row.coefficients.items()}, row.least / unit, None)


def with_decisions(choice: Choice, decided: Mapping[str, bool]) -> Choice:
    """The same choice among those not decided: what the decided ones take is drawn from each row's bounds.

    Those decided are funded whole or not at all.
    """
    free = [id_ for id_ in choice.costs if id_ not in decided]
    funded = {id_ for id_, yes in decided.items() if yes}
    return Choice(
        {id_: choice.costs[id_] for id_ in free},
        {id_: choice.benefits[id_] for id_ in free},
        tuple(_remaining(row, decided, funded) for row in choice.rows),
        {id_: least for id_, least in choice.minimums.items() if id_ not in decided},
    )


def _remaining(row: Row, decided: Mapping[str, bool], funded: set[str]) -> Row:
    taken = sum(number for id_, number in row.coefficients.items() if id_ in funded)
    return row._replace(
        coefficients={id_: number for id_, number in row.coefficients.items() if id_ not in decided},
        least=None if row.least is None else row.least - taken,
        greatest=None if row.greatest is None else row.greatest - taken,
    )


def equal_within(value: Fraction) -> Fraction:
    """How far two values may lie apart and count as the same: 10⁻⁹ · max(1, V) (formats.md, equal values)."""
    return max(Fraction(1), value) / 10**9
