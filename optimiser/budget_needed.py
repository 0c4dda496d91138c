"""The least larger budget at which a proposal gets in, limits kept in the kronor that they are.

From budget to budget: the least at which the proposal is in a portfolio as good as the best one of the budget
before. Between the two no best portfolio funds it, for the best is worth at least as much there.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from optimiser.choice import Choice, Row, equal_within
from optimiser.clock import Clock
from optimiser.conflict import under
from optimiser.cost_by_solver import OutOfTimeError
from optimiser.model import build_model, keep_value, minimise_cost
from optimiser.rules import Rule
from optimiser.search import searched
from optimiser.solve import best_of
from optimiser.solver import run


@dataclass(frozen=True)
class Budgets:
    """Best values at larger budgets, remembered from one proposal to the next.

    rules: the budget first. value: V at the present budget, in points.
    """

    choice: Choice
    rules: Sequence[Rule]
    value: Fraction
    clock: Clock
    _values: dict[int, Fraction] = field(default_factory=dict)

    def needed(self, id_: str) -> int | None:
        """The least budget, not below the present, at which some best portfolio funds it; None where none does.

        In whole kr. Raises OutOfTimeError.
        """
        budget = self.rules[0].greatest or 0
        while True:
            cost = self._cheapest_with(id_, self._value_at(budget))
            if cost is None:
                return None
            if cost <= budget:
                return budget
            budget = cost

    def _value_at(self, budget: int) -> Fraction:
        if budget == self.rules[0].greatest:
            return self.value
        if budget not in self._values:
            rules = (replace(self.rules[0], greatest=budget), *self.rules[1:])
            found = best_of(under(self.choice, rules), rules, self.clock)
            if found.status != "optimal" or found.value is None:
                raise OutOfTimeError
            self._values[budget] = found.value
        return self._values[budget]

    def _cheapest_with(self, id_: str, value: Fraction) -> int | None:
        """The cost of the cheapest portfolio as good as that which funds it, whatever the budget; None without one."""
        funded = Rule("fund", id_, (id_,), "number", least=1)
        choice, least = under(self.choice, (*self.rules[1:], funded)), value - equal_within(value)
        found = None if choice.minimums else _listed(choice, least)
        if found is not None:
            return found
        model = build_model(choice)
        keep_value(model, least)
        minimise_cost(model)
        answer = run(model, self.clock)
        if answer.status not in ("optimal", "infeasible"):
            raise OutOfTimeError
        return None if answer.amounts is None else sum(answer.amounts.values())


def _listed(choice: Choice, least: Fraction) -> int | None:
    """The cheapest by the search, where it finds one: a choice in which what counts is a low cost."""
    unit = math.gcd(*choice.costs.values())
    worth = Row(choice.worth, math.ceil(least * choice.unit), None)
    cheap = {id_: Fraction(-cost // unit) for id_, cost in choice.costs.items()}
    found = searched(Choice(choice.costs, cheap, (*choice.rows, worth)))
    return choice.cost(found.equals[0]) if found.equals else None
