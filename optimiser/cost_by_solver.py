"""The greatest cost at which a proposal gets in, by the solver: the cost is a variable of the model."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.choice import Choice, Row, choice_of, row_of, undivided, with_decisions
from optimiser.clock import Clock
from optimiser.model import build_model, free_cost, keep_value_with, maximise_value
from optimiser.rules import Rule, rules_of
from optimiser.scenario import Scenario
from optimiser.solver import Answer, SolverFailure, run
from scoring.proposal import Proposal


class OutOfTimeError(Exception):
    """The clock ran out before there was a proof."""


def at_cost(proposals: Sequence[Proposal], id_: str, cost: int) -> tuple[Proposal, ...]:
    """The proposals where one has another cost, and its least amount is no greater than that."""
    return tuple(
        replace(one, cost=cost, minimum=None if one.minimum is None else min(one.minimum, cost))
        if one.id == id_
        else one
        for one in proposals
    )


def counts_money(rule: Rule, id_: str) -> bool:
    """True where the rule counts the proposal's own cost, which pools do not."""
    return rule.measure == "kronor" and rule.kind != "pool" and id_ in rule.ids


@dataclass(frozen=True)
class CostBySolver:
    """Asks for the greatest cost of the proposal `id`, at most its present one, at which it is in a best portfolio.

    needed: what a portfolio must be worth to be a best one, in points.
    """

    scenario: Scenario
    proposals: Sequence[Proposal]
    id: str
    needed: Fraction
    clock: Clock

    def greatest(self) -> int | None:
        """In whole kr; None where there is none. Raises OutOfTimeError."""
        whole = self._funded_whole()
        present = next(one for one in self.proposals if one.id == self.id)
        in_part = self.scenario.part_funding and present.minimum is not None and self.scenario.benefit != "per_krona"
        # Where part of a greater cost does, that amount does as the whole of a lower one: so none does where the whole
        # is below the least amount. Per krona a part is worth the same whatever the cost.
        if whole is None or not in_part or whole < (present.minimum or 0):
            return whole
        return self._funded_in_part(whole, present.cost)

    def _funded_whole(self) -> int | None:
        """Where the proposal gets all of its cost. Its benefit is as it is, or follows the cost."""
        choice, rules = choice_of(self.scenario, self.proposals, ()), rules_of(self.scenario, self.proposals)
        others, rows = self._others(choice, rules)
        model = build_model(others)
        cost = free_cost(model, rows, choice.costs[self.id])
        own, by_krona = choice.benefits[self.id], self.scenario.benefit == "per_krona"
        per_krona = own / choice.costs[self.id] if by_krona else Fraction(0)
        keep_value_with(model, cost, per_krona, self.needed - (0 if by_krona else own))
        answer = _proven(run(model, self.clock))
        if answer.amounts is None:
            return None
        return self._checked(dict(answer.amounts), round(cost.varValue))

    def _others(self, choice: Choice, rules: Sequence[Rule]) -> tuple[Choice, list[Row]]:
        """(the other candidates where this one is funded, the rows in which its cost is still to be counted)."""
        rest = {id_: choice.costs[id_] for id_ in choice.costs if id_ != self.id}
        minimums = {id_: least for id_, least in choice.minimums.items() if id_ != self.id}
        money = [rule for rule in rules if counts_money(rule, self.id)]
        fixed = tuple(row_of(rule, choice.costs, minimums) for rule in rules if rule not in money)
        whole = replace(choice, rows=fixed, minimums=minimums)
        return with_decisions(whole, {self.id: True}), [undivided(rule, rest) for rule in money]

    def _checked(self, amounts: dict[str, int], cost: int) -> int:
        """The cost, once the portfolio has been reckoned again at it."""
        proposals = at_cost(self.proposals, self.id, cost)
        amounts[self.id] = cost
        value = choice_of(self.scenario, proposals, ()).value_of(amounts)
        kept = all(rule.holds(amounts) for rule in rules_of(self.scenario, proposals))
        if not kept or value < self.needed:
            raise SolverFailure(f"{self.id} at {cost} kr is not in a best portfolio, though the solver says so")
        return cost

    def _funded_in_part(self, cost: int, present: int) -> int:
        """From a cost that does, up to the greatest that does where parts of it may be funded.

        What makes a portfolio good at one cost, `b_i · amount / cost + the others ≥ needed`, says up to which cost
        it is good; the best portfolio there may be good for more.
        """
        while cost < present:
            further = self._good_up_to(cost, present)
            if further <= cost:
                further = self._good_up_to(cost + 1, present)
                if further <= cost:
                    return cost
            cost = further
        return cost

    def _good_up_to(self, cost: int, present: int) -> int:
        """The greatest cost at which the best portfolio with the proposal at `cost` is good enough; 0 for none."""
        proposals = at_cost(self.proposals, self.id, cost)
        rules = (*rules_of(self.scenario, proposals), Rule("fund", self.id, (self.id,), "number", least=1))
        choice = choice_of(self.scenario, proposals, rules)
        model = build_model(choice)
        maximise_value(model)
        amounts = _proven(run(model, self.clock)).amounts
        if amounts is None or choice.value_of(amounts) < self.needed or not all(rule.holds(amounts) for rule in rules):
            return 0
        own = choice.benefits[self.id] * amounts[self.id]
        short = self.needed - (choice.value_of(amounts) - own / cost)
        return present if short <= 0 else max(cost, min(present, int(own / short)))


def _proven(answer: Answer) -> Answer:
    if answer.status not in ("optimal", "infeasible"):
        raise OutOfTimeError
    return answer
