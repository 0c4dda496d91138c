"""Rules as data: what each one counts, over which proposals, and between which bounds.

A rule is the budget, one bound of one limit, one `fund` or one `exclude`.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from optimiser.columns import limited_column
from optimiser.scenario import BOUND_NAMES, BoundName, Limit, Scenario
from scoring.numbers import exact
from scoring.problems import Problem
from scoring.proposal import Proposal

RuleKind = Literal["budget", "fund", "exclude"] | BoundName


@dataclass(frozen=True)
class Rule:
    """least ≤ what `ids` amount to ≤ greatest; None is no bound.

    measure: "kronor" is Σ y_i cost_i in whole kronor, "number" is how many of them are funded.
    key: what the rule is about: an id, or `column=value`; blank for the budget.
    """

    kind: RuleKind
    key: str
    ids: tuple[str, ...]
    measure: Literal["kronor", "number"]
    least: int | None = None
    greatest: int | None = None

    def amount(self, amounts: Mapping[str, int]) -> int:
        """What the rule counts in a portfolio {id: kr}."""
        funded = [amounts[id_] for id_ in self.ids if amounts.get(id_, 0) > 0]
        return sum(funded) if self.measure == "kronor" else len(funded)

    def holds(self, amounts: Mapping[str, int]) -> bool:
        """True where a portfolio {id: kr} keeps the rule, reckoned in whole numbers."""
        found = self.amount(amounts)
        return (self.least is None or found >= self.least) and (self.greatest is None or found <= self.greatest)


def rules_of(scenario: Scenario, proposals: Sequence[Proposal]) -> tuple[Rule, ...]:
    """Every rule of the scenario: the budget first, then limits, *fund* and *exclude* in their order."""
    everyone = tuple(proposal.id for proposal in proposals)
    rules = [Rule("budget", "", everyone, "kronor", greatest=scenario.budget)]
    for limit in scenario.limits:
        rules += _limit_rules(limit, scenario, proposals)
    rules += [Rule("fund", id_, (id_,), "number", least=1) for id_ in dict.fromkeys(scenario.fund)]
    rules += [Rule("exclude", id_, (id_,), "number", greatest=0) for id_ in dict.fromkeys(scenario.exclude)]
    return tuple(rules)


def _limit_rules(limit: Limit, scenario: Scenario, proposals: Sequence[Proposal]) -> Iterator[Rule]:
    column = limited_column(limit.column, scenario.criteria)
    ids = column.members(limit.value, proposals)
    key = f"{column.column.name}={column.wanted(limit.value)}"
    for name in BOUND_NAMES:
        if (bound := getattr(limit, name)) is not None:
            yield _bound_rule(name, key, ids, bound, scenario.budget)


def _bound_rule(name: BoundName, key: str, ids: tuple[str, ...], bound: float, budget: int) -> Rule:
    """A share of the budget becomes kronor: amounts are whole, so a floor rounds up and a ceiling down."""
    side, unit = name.split("_")
    kronor = exact(bound) * budget if unit == "share" else exact(bound)
    measure: Literal["kronor", "number"] = "number" if unit == "count" else "kronor"
    if side == "min":
        return Rule(name, key, ids, measure, least=math.ceil(kronor))
    return Rule(name, key, ids, measure, greatest=math.floor(kronor))


def later_rules(scenario: Scenario, proposals: Sequence[Proposal], file: str = "scenario") -> tuple[Problem, ...]:
    """Rules in use that the engine does not know yet, each at its place; they are refused, never ignored.

    file: the scenario's, for what stands in it.
    """
    return (*_later_in_scenario(scenario, proposals, file), *_later_in_proposals(proposals))


def _later_in_scenario(scenario: Scenario, proposals: Sequence[Proposal], file: str) -> Iterator[Problem]:
    if scenario.pools:
        yield Problem(file, "later.pools", column="pools", value=", ".join(scenario.pools))
    if scenario.part_funding and any(proposal.minimum for proposal in proposals):
        yield Problem(file, "later.part_funding", column="part_funding", value="true")


def _later_in_proposals(proposals: Sequence[Proposal]) -> Iterator[Problem]:
    for one in proposals:
        if one.group:
            yield Problem(one.file, "later.group", one.row or None, "grupp", one.group)
        if one.requires:
            wanted = ";".join("|".join(alternatives) for alternatives in one.requires)
            yield Problem(one.file, "later.requires", one.row or None, "kräver", wanted)
