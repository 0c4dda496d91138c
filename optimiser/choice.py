"""What is chosen among: candidates with costs and benefits, and the rules as linear rows over them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from optimiser.rules import Rule, rules_of
from optimiser.scenario import Scenario
from scoring.proposal import Proposal
from scoring.scores import benefit
from scoring.weights import weight_shares


class Row(NamedTuple):
    """least ≤ Σ coefficient_i · y_i ≤ greatest; None is no bound."""

    coefficients: Mapping[str, int]
    least: int | None
    greatest: int | None


@dataclass(frozen=True)
class Choice:
    """The candidates in text order of their ids, whole funding only.

    costs: whole kr for each id. benefits: points for each id, exact; 0 where unknown. rows: what every portfolio keeps.
    """

    costs: Mapping[str, int]
    benefits: Mapping[str, Fraction]
    rows: tuple[Row, ...]

    def value(self, funded: Sequence[str]) -> Fraction:
        """V = Σ b_i over the funded, in points."""
        return sum((self.benefits[id_] for id_ in funded), Fraction(0))

    def whole_unit(self) -> Fraction:
        """The least factor that makes every benefit a whole number."""
        positive = [points for points in self.benefits.values() if points > 0]
        unit = Fraction(math.lcm(*(points.denominator for points in positive)))
        return unit / (math.gcd(*(int(points * unit) for points in positive)) or 1)

    def cost(self, funded: Sequence[str]) -> int:
        """Σ cost_i over the funded, in kr."""
        return sum(self.costs[id_] for id_ in funded)


def choice_of(scenario: Scenario, proposals: Sequence[Proposal], rules: Sequence[Rule] | None = None) -> Choice:
    """The choice that a scenario poses. Candidates are the received proposals that are assessed or in `fund`.

    rules: fewer than the scenario's own, to ask what holds without one of them.
    """
    shares = weight_shares(scenario.weights)
    candidates = sorted(
        (one for one in proposals if one.received and (one.assessed or one.id in scenario.fund)), key=lambda one: one.id
    )
    costs = {proposal.id: proposal.cost for proposal in candidates}
    benefits = {proposal.id: benefit(proposal, shares, scenario.benefit) or Fraction(0) for proposal in candidates}
    kept = rules_of(scenario, proposals) if rules is None else rules
    return Choice(costs, benefits, tuple(_row(rule, costs) for rule in kept))


def _row(rule: Rule, costs: Mapping[str, int]) -> Row:
    """The rule over the candidates, divided by the coefficients' common divisor, which keeps it exact and small."""
    coefficients = {id_: costs[id_] if rule.measure == "kronor" else 1 for id_ in rule.ids if id_ in costs}
    return divided(Row(coefficients, rule.least, rule.greatest))


def divided(row: Row) -> Row:
    """The same row in its smallest whole numbers: a floor rounds up and a ceiling down."""
    unit = math.gcd(*row.coefficients.values()) or 1
    least = None if row.least is None else -(-row.least // unit)
    greatest = None if row.greatest is None else row.greatest // unit
    return Row({id_: number // unit for id_, number in row.coefficients.items()}, least, greatest)


def with_decisions(choice: Choice, decided: Mapping[str, bool]) -> Choice:
    """The same choice among those not decided: what the decided ones take is drawn from each row's bounds."""
    free = [id_ for id_ in choice.costs if id_ not in decided]
    funded = {id_ for id_, yes in decided.items() if yes}
    return Choice(
        {id_: choice.costs[id_] for id_ in free},
        {id_: choice.benefits[id_] for id_ in free},
        tuple(_remaining(row, decided, funded) for row in choice.rows),
    )


def _remaining(row: Row, decided: Mapping[str, bool], funded: set[str]) -> Row:
    taken = sum(number for id_, number in row.coefficients.items() if id_ in funded)
    coefficients = {id_: number for id_, number in row.coefficients.items() if id_ not in decided}
    least = None if row.least is None else row.least - taken
    greatest = None if row.greatest is None else row.greatest - taken
    return Row(coefficients, least, greatest)


def equal_within(value: Fraction) -> Fraction:
    """How far two values may lie apart and count as the same: 10⁻⁹ · max(1, V) (formats.md, equal values)."""
    return max(Fraction(1), value) / 10**9
