"""What each rule changes: the best value without it, less V, and who would enter and leave."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction

from optimiser.choice import equal_within
from optimiser.inquiry import Inquiry, Without
from optimiser.questions import Reply
from optimiser.rules import Rule

OVERRIDES = ("fund", "exclude")


@dataclass(frozen=True)
class RulePrice:
    """What rules change together, one rule or all overrides.

    loss: points that would be gained without them. It is below 0, or None where no portfolio would keep the other
    rules, only where `fund` holds what is not assessed: without that it is not chosen among, and others may have needed
    it. enters, leaves: ids, in text order, without them.
    """

    rules: tuple[Rule, ...]
    loss: Fraction | None
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True)
class RulePrices:
    """each: one for each rule but the budget, in their order; those that the clock did not suffice for are left out.

    overrides: of all of `fund` and `exclude` together, None where there are none.
    """

    each: tuple[RulePrice, ...]
    overrides: RulePrice | None
    complete: bool


def rule_prices(inquiry: Inquiry, executor: Executor | None = None) -> RulePrices:
    """The price of every rule but the budget. executor: as of `Inquiry.answers`."""
    asked, together = rule_questions(inquiry), _overrides(inquiry)
    replies = inquiry.answers(asked, executor)
    prices = [_price(inquiry, one.rules, reply) for one, reply in zip(asked, replies, strict=True) if reply]
    complete = None not in replies
    if not together.rules or not complete:
        return RulePrices(tuple(price for price in prices if price.rules != together.rules), None, complete)
    return RulePrices(tuple(prices[:-1]), prices[-1], complete)


def rule_questions(inquiry: Inquiry) -> list[Without]:
    """One for each rule but the budget, and one for all overrides where there are any."""
    together = _overrides(inquiry)
    return [Without((rule,)) for rule in inquiry.rules[1:]] + ([together] if together.rules else [])


def _overrides(inquiry: Inquiry) -> Without:
    return Without(tuple(rule for rule in inquiry.rules if rule.kind in OVERRIDES))


def _price(inquiry: Inquiry, rules: tuple[Rule, ...], reply: Reply) -> RulePrice:
    if reply.amounts is None or reply.value is None:
        return RulePrice(rules, None, (), ())
    gained = reply.value - inquiry.value
    same = abs(gained) <= equal_within(inquiry.value)
    return RulePrice(rules, Fraction(0) if same else gained, *changes(inquiry.best.amounts, reply.amounts))


def changes(now: Mapping[str, int], then: Mapping[str, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(ids that enter, ids that leave) from one portfolio to another, in text order."""
    return tuple(sorted(then.keys() - now.keys())), tuple(sorted(now.keys() - then.keys()))
