"""A scenario and its proposals to a proven portfolio, rechecked in plain Python."""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from optimiser.choice import Choice, choice_of, equal_within, with_decisions
from optimiser.clock import Clock
from optimiser.conflict import conflict_of
from optimiser.model import build_model, maximise_value, scale_of
from optimiser.part_ties import settle_parts
from optimiser.portfolio import Portfolio
from optimiser.remedies import remedies_of
from optimiser.rules import Rule, rules_of
from optimiser.scenario import Scenario
from optimiser.search import Searched, searched
from optimiser.solver import Answer, SolverFailure, run
from optimiser.ties import Settled, first_of, settle
from scoring.numbers import format_kronor
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal

_GREATEST_SUM = 5 * 10**9
_MOST_SHOWN = 20
# How far a tightened bound stays within what cannot be reckoned in whole numbers, in kronor of a pool.
_MARGIN = 1e-3


def solve(scenario: Scenario, proposals: Sequence[Proposal], clock: Clock | None = None) -> Portfolio:
    """The portfolio worth most points within the budget and the rules.

    clock: where it runs out, or the work is called off, the best found so far is returned with status `feasible`,
    or `unknown`. Raises SolverFailure where an answer breaks a rule.
    """
    check_answerable(proposals)
    start, clock = time.perf_counter(), clock or Clock()
    choice, rules = choice_of(scenario, proposals), rules_of(scenario, proposals)
    found = best_of(choice, rules, clock)
    found = replace(found, seconds=time.perf_counter() - start - found.seconds_ties)
    if found.status == "infeasible":
        conflict = conflict_of(scenario, proposals, clock)
        found = replace(found, conflict=conflict, remedies=remedies_of(scenario, proposals, conflict, clock))
    unassessed = tuple(sorted(proposal.id for proposal in proposals if not proposal.assessed))
    return replace(found, unassessed=unassessed)


def best_of(choice: Choice, rules: Sequence[Rule], clock: Clock) -> Portfolio:
    """The best portfolio of a choice that keeps these rules, as `solve` would show it; no conflict, no remedies."""
    return _by_parts(choice, rules, clock) if choice.minimums else best_whole(choice, rules, clock)


def check_answerable(proposals: Sequence[Proposal]) -> None:
    """Raise BadInput for amounts so great that the solver's arithmetic could lose a krona.

    That was measured from tens of billions on.
    """
    costs = [proposal.cost for proposal in proposals]
    if sum(costs) // (math.gcd(*costs) or 1) > _GREATEST_SUM:
        raise BadInput([Problem("", "too_large", value=format_kronor(sum(costs), "sv").replace("\xa0", " "))])


def best_whole(choice: Choice, rules: Sequence[Rule], clock: Clock) -> Portfolio:
    """The one to show where proposals are funded whole: by the search, else by the solver."""
    found = searched(choice)
    if found.equals is None:
        return _by_solver(choice, found, rules, clock)
    return _by_search(choice, rules, found.equals)


def _by_search(choice: Choice, rules: Sequence[Rule], equals: Sequence[tuple[str, ...]]) -> Portfolio:
    """The one to show of all the best portfolios."""
    start = time.perf_counter()
    shown = choice.whole(first_of(choice, equals))
    check_rules(shown, rules)
    others = [amounts for ids in equals[: _MOST_SHOWN + 1] if (amounts := choice.whole(ids)) != shown]
    value = choice.value(shown)
    return Portfolio(
        "optimal",
        shown,
        value,
        bound=value,
        tied=len(equals) > 1,
        equals=tuple(others[:_MOST_SHOWN]),
        seconds_ties=time.perf_counter() - start,
    )


def _by_solver(choice: Choice, found: Searched, rules: Sequence[Rule], clock: Clock) -> Portfolio:
    """The one to show, found by the solver among what the search left open."""
    rest = with_decisions(choice, found.decided)
    always = [id_ for id_, yes in found.decided.items() if yes]
    model = build_model(rest)
    maximise_value(model)
    answer = run(model, clock)
    bound = None if (above := _bound(rest, answer)) is None else above + choice.value(always)
    if answer.amounts is None:
        return Portfolio(answer.status, bound=bound)
    shown = choice.whole([*always, *answer.amounts])
    check_rules(shown, rules)
    if answer.status == "feasible":
        return Portfolio("feasible", shown, choice.value(shown), bound)
    _check_proof(rest, answer)
    start = time.perf_counter()
    settled = settle(choice, list(shown), clock)
    return _proven(choice, shown, settled, rules, time.perf_counter() - start)


def _by_parts(choice: Choice, rules: Sequence[Rule], clock: Clock) -> Portfolio:
    """The one to show where parts may be funded.

    First with split kronor, which is quick; where its amounts happen to be whole, or nearly so at no loss, they are
    the answer. Else in whole kronor.
    """
    for whole_kronor, margin in ((False, 0.0), (True, 0.0), (True, _MARGIN)):
        model = build_model(choice, whole_kronor, margin)
        maximise_value(model)
        answer = run(model, clock)
        if not margin:
            bound = _bound(choice, answer)
        if answer.amounts is None:
            return Portfolio("unknown" if margin else answer.status, bound=bound)
        if not all(rule.holds(answer.amounts) for rule in rules):
            continue
        value = choice.value_of(answer.amounts)
        if answer.status == "optimal" and bound is not None and bound - value <= equal_within(value):
            start = time.perf_counter()
            settled = settle_parts(choice, answer.amounts, clock)
            return _proven(choice, answer.amounts, settled, rules, time.perf_counter() - start)
        if whole_kronor or answer.status == "feasible":
            return Portfolio("feasible", _in_order(answer.amounts), value, bound)
    raise SolverFailure("no whole kronor keep the rules that split ones do")


def _in_order(amounts: Mapping[str, int]) -> dict[str, int]:
    return {id_: amounts[id_] for id_ in sorted(amounts)}


def _proven(
    choice: Choice, best: Mapping[str, int], settled: Settled, rules: Sequence[Rule], seconds_ties: float
) -> Portfolio:
    """The portfolio to show among those worth the proven value, itself rechecked."""
    check_rules(settled.shown, rules)
    value, greatest = choice.value_of(settled.shown), choice.value_of(best)
    if value < greatest - equal_within(greatest):
        raise SolverFailure("a portfolio said to be equally good is not")
    return Portfolio(
        "optimal",
        _in_order(settled.shown),
        value,
        bound=value,
        tied=settled.tied,
        equals=() if settled.other is None else (_in_order(settled.other),),
        seconds_ties=seconds_ties,
    )


def check_rules(amounts: Mapping[str, int], rules: Sequence[Rule]) -> None:
    """Reckon every rule again in whole numbers. Raises SolverFailure, naming those that are broken."""
    if broken := [f"{rule.kind} {rule.key}".strip() for rule in rules if not rule.holds(amounts)]:
        raise SolverFailure(f"the solver's portfolio breaks {', '.join(broken)}")


def _check_proof(choice: Choice, answer: Answer) -> None:
    """The bound that HiGHS has proven is the value, reckoned exactly, of the portfolio that it gave."""
    value = float(choice.value_of(answer.amounts or {}) * scale_of(choice))
    if answer.bound is None or not math.isclose(answer.bound, value, rel_tol=1e-9, abs_tol=1e-3):
        raise SolverFailure(f"HiGHS says {answer.bound}, the portfolio is worth {value}")


def _bound(choice: Choice, answer: Answer) -> Fraction | None:
    """The proven bound in points; None where the solver had none yet."""
    if answer.bound is None or not math.isfinite(answer.bound):
        return None
    return Fraction(answer.bound) / scale_of(choice)
