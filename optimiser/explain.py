"""Why each proposal is funded or not, what it would take to turn that round, and what each rule changes."""

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from optimiser.budget_needed import Budgets
from optimiser.choice import equal_within
from optimiser.clock import Clock
from optimiser.conflict import Conflict, conflict_among, under
from optimiser.cost_by_solver import OutOfTimeError
from optimiser.explanation import Explanation, Explanations, Reason
from optimiser.inquiry import CostOf, Inquiry, Turned
from optimiser.parcels import Work, each
from optimiser.portfolio import Portfolio
from optimiser.questions import Reply
from optimiser.rule_prices import RulePrices, changes, rule_prices, rule_questions
from optimiser.rules import Rule
from optimiser.scenario import Scenario
from optimiser.score_needed import points_a_step, scores_needed
from optimiser.solve import solve
from optimiser.turning_benefit import turning_benefit
from scoring.proposal import Proposal
from scoring.weights import weight_shares


def explain(  # noqa: PLR0913 - what is asked, what is known of it, and who does it
    scenario: Scenario,
    proposals: Sequence[Proposal],
    clock: Clock | None = None,
    best: Portfolio | None = None,
    larger_budgets: bool = False,
    *,
    executor: Executor | None = None,
) -> Explanations:
    """Every explanation of a scenario.

    best: its portfolio where that is already known. larger_budgets: the least at which each gets in too, which takes
    longest. executor: answers several questions at a time, the answer is the same without.
    The clock tells how many of how many questions are answered; where it runs out, what is answered is returned.
    """
    start, clock = time.perf_counter(), clock or Clock()
    best = best or solve(scenario, proposals, clock)
    if best.status != "optimal":
        return Explanations(best, complete=False, seconds=time.perf_counter() - start)
    found = _all(_Explaining(Inquiry(scenario, proposals, best, clock)), larger_budgets, executor)
    return replace(found, larger_budgets=larger_budgets, seconds=time.perf_counter() - start)


def larger_budget(
    scenario: Scenario, proposals: Sequence[Proposal], best: Portfolio, id_: str, clock: Clock | None = None
) -> int | None:
    """The least budget, in whole kr, at which one proposal gets in, limits kept in kronor; None where none does.

    best: the scenario's portfolio, proven. Raises OutOfTimeError where the clock runs out.
    """
    return _Explaining(Inquiry(scenario, proposals, best, clock or Clock())).budgets.needed(id_)


def _all(explaining: "_Explaining", budgets: bool, executor: Executor | None) -> Explanations:
    """Every question asked, and what could be answered in time."""
    inquiry = explaining.inquiry
    chosen = {one.id: one for one in inquiry.proposals if one.assessed and one.received}
    turned = [Turned(id_, id_ not in inquiry.best.amounts) for id_ in sorted(chosen)]
    costs = [CostOf(one.id) for one in turned if one.funded]
    inquiry.clock.answered = 0
    inquiry.clock.questions = len(turned) + len(costs) * (1 + budgets) + len(rule_questions(inquiry))
    replies = inquiry.answers([*turned, *costs], executor)
    at_cost = {one.id: reply for one, reply in zip(costs, replies[len(turned) :], strict=True)}
    prices = rule_prices(inquiry, executor)
    found = {one.id: _aside(one, one.id in inquiry.best.amounts) for one in inquiry.proposals if one.id not in chosen}
    asked = [
        _Replied(chosen[one.id], one, reply, cost, budgets)
        for one, reply in zip(turned, replies, strict=False)
        if reply is not None and (cost := at_cost.get(one.id, Reply())) is not None
    ]
    asked.sort(key=lambda one: not one.turned.funded)  # those that can take long first: they tell whether sharing pays
    for explanation in each(Work(_explained, explaining, inquiry.clock), asked, executor):
        if explanation is not None:
            found[explanation.id] = explanation
            inquiry.clock.answered += budgets and not explanation.funded
    return _told(inquiry, found, prices)


@dataclass(frozen=True)
class _Replied:
    """A proposal with the replies to its questions; budgets: whether its least larger budget is asked for."""

    proposal: Proposal
    turned: Turned
    reply: Reply
    cost: Reply
    budgets: bool


def _explained(explaining: "_Explaining", clock: Clock, one: _Replied) -> Explanation | None:
    """None where the clock ran out."""
    try:
        return None if clock.over else explaining.explained(one)
    except OutOfTimeError:
        return None


def _told(inquiry: Inquiry, found: Mapping[str, Explanation], prices: RulePrices) -> Explanations:
    complete = prices.complete and len(found) == len(inquiry.proposals)
    in_order = {id_: found[id_] for id_ in sorted(found)}
    return Explanations(inquiry.best, in_order, prices.each, prices.overrides, complete)


def _aside(proposal: Proposal, funded: bool) -> Explanation:
    """Of one that is not chosen among."""
    return Explanation(proposal.id, funded, "unassessed" if proposal.received else "set_aside")


@dataclass(frozen=True)
class _Explaining:
    """What the explanations of one scenario have in common."""

    inquiry: Inquiry

    @cached_property
    def shares(self) -> dict[str, Fraction]:
        """The weights, together 1."""
        return weight_shares(self.inquiry.scenario.weights)

    @cached_property
    def budgets(self) -> Budgets:
        """Larger budgets."""
        inquiry = self.inquiry
        return Budgets(inquiry.choice, inquiry.rules, inquiry.value, inquiry.clock)

    def explained(self, replied: _Replied) -> Explanation:
        """One proposal that is chosen among. Raises OutOfTimeError."""
        one, turned, reply = replied.proposal, replied.turned, replied.reply
        inquiry, loss = self.inquiry, self._loss(reply)
        benefit = inquiry.choice.benefits[one.id]
        enters, leaves = changes(inquiry.best.amounts, inquiry.best.amounts if reply.amounts is None else reply.amounts)
        told = Explanation(
            one.id, not turned.funded, self._reason(turned, loss), loss=loss, enters=enters, leaves=leaves
        )
        told = replace(told, benefit=benefit, rules=self._in_the_way(one, turned, told.reason))
        turning = None if loss is None else self._turning(turned, reply, loss)
        if turning is not None:
            growth = points_a_step(one, self.shares, inquiry.scenario.benefit)
            steps = scores_needed(one, growth, turning - benefit, inquiry.scenario.score_top)
            told = replace(told, steps=steps)
        if not turned.funded:
            return told
        larger = self.budgets.needed(one.id) if replied.budgets else None
        needed = replied.cost.cost if loss != 0 else one.cost
        return replace(told, benefit_needed=turning, cost_needed=needed, budget_needed=larger)

    def _loss(self, reply: Reply) -> Fraction | None:
        """Points lost where the decision is turned round; 0 where the two values are the same."""
        if reply.value is None:
            return None
        lost = self.inquiry.value - reply.value
        return lost if lost > equal_within(self.inquiry.value) else Fraction(0)

    def _turning(self, turned: Turned, reply: Reply, loss: Fraction) -> Fraction:
        """The least b_i at which some best portfolio funds it: b_i + loss, or b_i − loss of one that is funded."""
        inquiry, id_ = self.inquiry, turned.id
        benefit = inquiry.choice.benefits[id_]
        if id_ not in inquiry.choice.minimums or not loss:
            return benefit + (loss if turned.funded else -loss)
        funding = Turned(id_, True)
        choice = under(inquiry.choice, (*inquiry.rules, funding.rule))
        amounts, without = reply.amounts or {}, inquiry.value
        if not turned.funded:
            amounts, without = inquiry.best.amounts, reply.value or Fraction(0)
        return turning_benefit(choice, id_, amounts, without, inquiry.clock)

    def _reason(self, turned: Turned, loss: Fraction | None) -> Reason:
        if loss is None:
            return "rule"
        if turned.funded and not self.inquiry.choice.benefits[turned.id]:
            return "no_benefit"
        if not loss:
            return "equal"
        return "beaten" if turned.funded else "best"

    def _in_the_way(self, one: Proposal, turned: Turned, reason: Reason) -> tuple[Rule, ...]:
        """The rules that leave no other decision; of one that is beaten, those that merely adding it would break."""
        inquiry = self.inquiry
        if reason == "rule":
            conflict: Conflict = conflict_among((*inquiry.rules, turned.rule), inquiry.choice, inquiry.clock)
            return tuple(rule for rule in conflict if rule != turned.rule) or tuple(conflict)
        if reason != "beaten":
            return ()
        added = {**inquiry.best.amounts, one.id: inquiry.choice.minimums.get(one.id, one.cost)}
        return tuple(rule for rule in inquiry.rules if not rule.holds(added))
