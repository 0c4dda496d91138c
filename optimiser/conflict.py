"""Which rules cannot hold together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from optimiser.choice import Choice, choice_of, row_of
from optimiser.clock import Clock
from optimiser.model import build_model
from optimiser.rules import Rule, rules_of
from optimiser.scenario import Scenario
from optimiser.solver import run
from scoring.proposal import Proposal

Conflict = tuple[Rule, ...]


def conflict_of(scenario: Scenario, proposals: Sequence[Proposal], clock: Clock) -> Conflict:
    """Rules that no portfolio can satisfy together, though it could without any one of them.

    A plain one where there is one. Where the clock runs out, some may be named that could be left out.
    """
    return conflict_among(rules_of(scenario, proposals), choice_of(scenario, proposals, ()), clock)


def conflict_among(rules: Sequence[Rule], choice: Choice, clock: Clock) -> Conflict:
    """As `conflict_of`, of these rules over the candidates, whatever the choice's own rows."""
    if plain := plain_conflicts(rules, choice):
        return plain[0]
    return smallest_conflict(rules, lambda some: clock.over or possible(choice, some, clock))


def possible(choice: Choice, rules: Sequence[Rule], clock: Clock) -> bool:
    """False where it is proven that no portfolio of the candidates keeps all of these rules."""
    return run(build_model(under(choice, rules)), clock).status != "infeasible"


def under(choice: Choice, rules: Sequence[Rule]) -> Choice:
    """The same candidates under these rules."""
    return replace(choice, rows=tuple(row_of(rule, choice.costs, choice.minimums) for rule in rules))


def smallest_conflict(rules: Sequence[Rule], possible: Callable[[Sequence[Rule]], bool]) -> Conflict:
    """Rules that no portfolio can satisfy together, though it could without any one of them.

    possible: says whether some portfolio keeps all of the rules it is given. Deletion filter (Chinneck and
    Dravnieks 1991): leave a rule out for good where the others still cannot hold.
    """
    kept = list(rules)
    for rule in rules:
        without = [other for other in kept if other is not rule]
        if not possible(without):
            kept = without
    return tuple(kept)


def plain_conflicts(rules: Sequence[Rule], choice: Choice) -> tuple[Conflict, ...]:
    """Every conflict that plain sums show, without the solver; of none can a rule be left out.

    A floor above what all its candidates come to; what shall be funded above what one rule allows; a proposal that
    shall be funded though what it requires cannot be.
    """
    return (*_out_of_reach(rules, choice), *_too_much(rules, choice), *_unmet(rules, choice))


def most_of(rule: Rule, choice: Choice) -> Fraction | int:
    """What the rule counts where all of its candidates are funded in full."""
    return rule.amount({id_: choice.costs[id_] for id_ in rule.ids if id_ in choice.costs})


def _out_of_reach(rules: Sequence[Rule], choice: Choice) -> Iterator[Conflict]:
    for rule in rules:
        if rule.least is not None and rule.least > most_of(rule, choice):
            yield (rule,)


def _too_much(rules: Sequence[Rule], choice: Choice) -> Iterator[Conflict]:
    funds = [rule for rule in rules if rule.kind == "fund" and rule.key in choice.costs]
    for rule in rules:
        if rule.greatest is None or rule.met_by:
            continue
        needs = {fund: rule.amount(_least(fund, choice)) for fund in funds if fund.key in rule.ids}
        if sum(needs.values()) > rule.greatest:
            yield (rule, *_fewest_above(needs, rule.greatest))


def _least(fund: Rule, choice: Choice) -> dict[str, int]:
    return {fund.key: choice.minimums.get(fund.key, choice.costs[fund.key])}


def _fewest_above(needs: Mapping[Rule, Fraction | int], greatest: int) -> Iterator[Rule]:
    """The dearest that together exceed `greatest`; without any one of them the rest would not."""
    total: Fraction | int = 0
    for fund in sorted(needs, key=lambda one: (-needs[one], one.key)):
        if total > greatest:
            return
        total += needs[fund]
        yield fund


def _unmet(rules: Sequence[Rule], choice: Choice) -> Iterator[Conflict]:
    funds = {rule.key: rule for rule in rules if rule.kind == "fund" and rule.key in choice.costs}
    excludes = {rule.key: rule for rule in rules if rule.kind == "exclude"}
    for rule in rules:
        if rule.kind != "requires" or rule.ids[0] not in funds:
            continue
        open_ones = [id_ for id_ in rule.met_by if id_ in choice.costs]
        if all(id_ in excludes for id_ in open_ones):
            yield (funds[rule.ids[0]], rule, *(excludes[id_] for id_ in open_ones))
