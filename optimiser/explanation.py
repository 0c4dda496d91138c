"""What is told of one proposal, and of all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from optimiser.portfolio import Portfolio
from optimiser.rule_prices import RulePrice
from optimiser.rules import Rule
from optimiser.score_needed import Step, close_step

Reason = Literal["unassessed", "set_aside", "rule", "no_benefit", "equal", "beaten", "best"]


@dataclass(frozen=True)
class Explanation:
    """Why one proposal is funded, or is not.

    reason: `rule` where rules leave no other decision, else `equal` where the other would be as good, else `best`
    for one funded, and `no_benefit` or `beaten` for one that is not. rules: those that stand in the way of the other
    decision; where it is beaten, those that would be broken if it were simply added, the budget where it is the money.
    loss: points lost were this decision alone turned round, None where the rules allow no other. enters, leaves: ids
    that change then, its own among them. benefit: b_i, in points.
    benefit_needed, cost_needed (kr), budget_needed (kr): of one not funded, None where there is none, or where it was
    not asked for. steps: {criterion: the score that would turn the decision}, None where none of the scale would.
    """

    id: str
    funded: bool
    reason: Reason
    rules: tuple[Rule, ...] = ()
    loss: Fraction | None = None
    enters: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    benefit: Fraction | None = None
    benefit_needed: Fraction | None = None
    cost_needed: int | None = None
    budget_needed: int | None = None
    steps: Mapping[str, Step | None] = field(default_factory=dict)

    @property
    def close_step(self) -> Step | None:
        """The score that turns the decision by half a point at most."""
        return close_step(self.steps)

    @property
    def close(self) -> bool:
        """True where half a step in one of its own scores would turn the decision."""
        return self.loss == 0 or self.close_step is not None


@dataclass(frozen=True)
class Explanations:
    """One for each proposal, in text order of ids, and for each rule but the budget.

    best: what `solve` shows. complete: False where the clock ran out; what was not answered is then left out.
    overrides: what all of `fund` and `exclude` change together, None where there are none.
    larger_budgets: True where the least larger budgets were asked for. seconds: for all of it.
    """

    best: Portfolio
    proposals: Mapping[str, Explanation] = field(default_factory=dict)
    rules: tuple[RulePrice, ...] = ()
    overrides: RulePrice | None = None
    complete: bool = True
    larger_budgets: bool = False
    seconds: float = 0.0
