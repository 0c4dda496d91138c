"""Rules as data: what each one counts, over which proposals, and between which bounds.

A rule is the budget, a pool, one bound of one limit, one group, one requirement, one `fund` or one `exclude`.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from optimiser.columns import limited_column
from optimiser.scenario import BOUND_NAMES, BoundName, Limit, Scenario
from scoring.columns import comparable
from scoring.numbers import exact
from scoring.proposal import Proposal

RuleKind = Literal["budget", "pool", "group", "requires", "fund", "exclude"] | BoundName
Measure = Literal["kronor", "number"]
RuleName = tuple[RuleKind, str]


@dataclass(frozen=True)
class Rule:
    """least ≤ what `ids` amount to ≤ greatest; None is no bound.

    measure: "kronor" is Σ rate_i · amount_i, in kronor; "number" is how many of `ids` are funded, less how many of
    `met_by` (what a requirement asks for, ids that count against it).
    key: what the rule is about: an id, a pool, a group, `column=value`, or `id=P01|P02` for a requirement; blank for
    the budget. rates: {id: kr of the pool a krona of the amount takes}; empty where that is the krona itself.
    share: of the budget, where the bound was given so.
    """

    kind: RuleKind
    key: str
    ids: tuple[str, ...]
    measure: Measure
    least: int | None = None
    greatest: int | None = None
    rates: Mapping[str, Fraction] = field(default_factory=dict, hash=False)
    met_by: tuple[str, ...] = ()
    share: Fraction | None = None

    @property
    def name(self) -> RuleName:
        """What tells the rule from the others: its kind and its key."""
        return self.kind, self.key

    def amount(self, amounts: Mapping[str, int]) -> Fraction | int:
        """What the rule counts in a portfolio {id: kr}, exactly."""
        if self.measure == "number":
            return _funded(self.ids, amounts) - _funded(self.met_by, amounts)
        if not self.rates:
            return sum(amounts.get(id_, 0) for id_ in self.ids)
        return sum((self.rates[id_] * amounts.get(id_, 0) for id_ in self.ids), Fraction(0))

    def holds(self, amounts: Mapping[str, int]) -> bool:
        """True where a portfolio {id: kr} keeps the rule, reckoned in whole numbers."""
        found = self.amount(amounts)
        return (self.least is None or found >= self.least) and (self.greatest is None or found <= self.greatest)


def _funded(ids: Sequence[str], amounts: Mapping[str, int]) -> int:
    return sum(amounts.get(id_, 0) > 0 for id_ in ids)


def rules_of(scenario: Scenario, proposals: Sequence[Proposal]) -> tuple[Rule, ...]:
    """Every rule of the scenario and its proposals, the budget first."""
    everyone = tuple(proposal.id for proposal in proposals)
    rules = [Rule("budget", "", everyone, "kronor", greatest=scenario.budget)]
    rules += [_pool_rule(pool, limit, proposals) for pool, limit in scenario.pools.items()]
    for limit in scenario.limits:
        rules += _limit_rules(limit, scenario, proposals)
    rules += _group_rules(proposals)
    rules += _requirement_rules(proposals)
    rules += [Rule("fund", id_, (id_,), "number", least=1) for id_ in dict.fromkeys(scenario.fund)]
    rules += [Rule("exclude", id_, (id_,), "number", greatest=0) for id_ in dict.fromkeys(scenario.exclude)]
    return tuple(rules)


def _pool_rule(pool: str, limit: int, proposals: Sequence[Proposal]) -> Rule:
    """Σ y_i · cost_POOL_i ≤ limit: a krona of the amount takes cost_POOL_i / cost_i of the pool."""
    rates = {
        proposal.id: Fraction(taken, proposal.cost) for proposal in proposals if (taken := taken_from(pool, proposal))
    }
    return Rule("pool", pool, tuple(rates), "kronor", greatest=limit, rates=rates)


def taken_from(pool: str, proposal: Proposal) -> int:
    """What a proposal takes of a pool or a year, in whole kr; 0 where blank."""
    wanted = comparable(pool)
    return next((kronor for name, kronor in proposal.pool_costs.items() if comparable(name) == wanted), 0)


def _limit_rules(limit: Limit, scenario: Scenario, proposals: Sequence[Proposal]) -> Iterator[Rule]:
    ids = limited_column(limit.column, scenario.criteria).members(limit.value, proposals)
    key = limit_key(limit, scenario.criteria)
    for name in BOUND_NAMES:
        if (bound := getattr(limit, name)) is not None:
            yield bound_rule(name, key, ids, exact(bound), scenario.budget)


def limit_key(limit: Limit, criteria: Sequence[str]) -> str:
    """The key of a limit's rules, `column=value`: the same in whichever language the limit is written."""
    column = limited_column(limit.column, criteria)
    return f"{column.column.name}={column.wanted(limit.value)}"


def bound_rule(name: BoundName, key: str, ids: tuple[str, ...], bound: Fraction, budget: int) -> Rule:
    """A share of the budget becomes kronor: amounts are whole, so a floor rounds up and a ceiling down."""
    side, unit = name.split("_")
    share = bound if unit == "share" else None
    number = bound * budget if unit == "share" else bound
    measure: Measure = "number" if unit == "count" else "kronor"
    if side == "min":
        return Rule(name, key, ids, measure, least=math.ceil(number), share=share)
    return Rule(name, key, ids, measure, greatest=math.floor(number), share=share)


def _group_rules(proposals: Sequence[Proposal]) -> Iterator[Rule]:
    """At most one proposal of each group is funded."""
    for group in dict.fromkeys(proposal.group for proposal in proposals if proposal.group):
        ids = tuple(proposal.id for proposal in proposals if proposal.group == group)
        yield Rule("group", group, ids, "number", greatest=1)


def _requirement_rules(proposals: Sequence[Proposal]) -> Iterator[Rule]:
    """A proposal is funded only if at least one id of each of its requirements is: x_i − Σ x_alternative ≤ 0."""
    for proposal in proposals:
        for alternatives in dict.fromkeys(proposal.requires):
            key, met_by = requirement_key(proposal, alternatives), tuple(dict.fromkeys(alternatives))
            yield Rule("requires", key, (proposal.id,), "number", greatest=0, met_by=met_by)


def requirement_key(proposal: Proposal, alternatives: Sequence[str]) -> str:
    """The key of one requirement of a proposal: `P03=P01|P02`."""
    return f"{proposal.id}={'|'.join(alternatives)}"
