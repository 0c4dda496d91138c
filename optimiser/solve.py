"""A scenario and its proposals to a proven portfolio, rechecked in plain Python."""

import math
import time
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from optimiser.choice import Choice, choice_of, equal_within
from optimiser.conflict import smallest_conflict
from optimiser.model import build_model, maximise_value, scale_of
from optimiser.portfolio import Portfolio
from optimiser.rules import Rule, later_rules, rules_of
from optimiser.scenario import Scenario
from optimiser.search import best_portfolios
from optimiser.solver import Answer, Clock, SolverFailure, run
from optimiser.ties import first_of, settle
from scoring.numbers import format_kronor
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal

_GREATEST_SUM = 5 * 10**9


def solve(scenario: Scenario, proposals: Sequence[Proposal], time_limit: float | None = None) -> Portfolio:
    """The portfolio worth most points within the budget and the rules.

    time_limit: seconds, after which the best found so far is returned with status `feasible`, or `unknown`.
    Raises BadInput for a rule that the engine does not know yet, SolverFailure where an answer breaks a rule.
    """
    check_answerable(scenario, proposals)
    start, clock = time.perf_counter(), Clock(time_limit)
    choice = choice_of(scenario, proposals)
    rules = rules_of(scenario, proposals)
    equals = best_portfolios(choice)
    seconds = time.perf_counter() - start
    found = _by_solver(choice, rules, clock) if equals is None else _by_search(choice, rules, equals)
    if found.status == "infeasible":
        found = replace(found, conflict=_conflict(scenario, proposals))
    unassessed = tuple(sorted(proposal.id for proposal in proposals if not proposal.assessed))
    return replace(found, unassessed=unassessed, seconds=found.seconds + seconds)


def check_answerable(scenario: Scenario, proposals: Sequence[Proposal], file: str = "scenario") -> None:
    """Raise BadInput for what the engine cannot reckon with.

    That is a rule it does not know yet, and amounts so great that the solver's arithmetic could lose a krona
    (measured from tens of billions on). file: the scenario's.
    """
    if problems := later_rules(scenario, proposals, file):
        raise BadInput(problems)
    costs = [proposal.cost for proposal in proposals]
    if sum(costs) // (math.gcd(*costs) or 1) > _GREATEST_SUM:
        raise BadInput([Problem("", "too_large", value=format_kronor(sum(costs), "sv"))])


def _by_search(choice: Choice, rules: Sequence[Rule], equals: Sequence[tuple[str, ...]]) -> Portfolio:
    """The one to show of all the best portfolios."""
    start = time.perf_counter()
    funded = first_of(choice, equals)
    check_rules(funded, choice, rules)
    shown = _showing(Portfolio("optimal"), choice, funded)
    return replace(shown, bound=shown.value, tied=len(equals) > 1, seconds_ties=time.perf_counter() - start)


def _by_solver(choice: Choice, rules: Sequence[Rule], clock: Clock) -> Portfolio:
    """The one to show of the best portfolios, or what the solver could say in time."""
    start = time.perf_counter()
    model = build_model(choice)
    maximise_value(model, choice)
    answer = run(model, clock)
    found = Portfolio(answer.status, bound=_bound(choice, answer), seconds=time.perf_counter() - start)
    if answer.funded is None:
        return found
    check_rules(answer.funded, choice, rules)
    if answer.status == "feasible":
        return _showing(found, choice, answer.funded)
    return _proven(found, choice, answer, rules, clock)


def _showing(portfolio: Portfolio, choice: Choice, funded: Sequence[str]) -> Portfolio:
    return replace(portfolio, amounts={id_: choice.costs[id_] for id_ in sorted(funded)}, value=choice.value(funded))


def _proven(found: Portfolio, choice: Choice, answer: Answer, rules: Sequence[Rule], clock: Clock) -> Portfolio:
    """The portfolio to show among those worth the proven value, itself rechecked."""
    start, best = time.perf_counter(), answer.funded or ()
    _check_proof(choice, answer)
    funded, tied = settle(choice, best, clock)
    check_rules(funded, choice, rules)
    if abs(choice.value(funded) - choice.value(best)) > equal_within(choice.value(best)):
        raise SolverFailure("a portfolio said to be equally good is not")
    shown = _showing(found, choice, funded)
    return replace(shown, bound=shown.value, tied=tied, seconds_ties=time.perf_counter() - start)


def check_rules(funded: Sequence[str], choice: Choice, rules: Sequence[Rule]) -> None:
    """Reckon every rule again in whole numbers. Raises SolverFailure, naming those that are broken."""
    amounts = {id_: choice.costs[id_] for id_ in funded}
    if broken := [f"{rule.kind} {rule.key}".strip() for rule in rules if not rule.holds(amounts)]:
        raise SolverFailure(f"the solver's portfolio breaks {', '.join(broken)}")


def _check_proof(choice: Choice, answer: Answer) -> None:
    """The bound that HiGHS has proven is the value, reckoned exactly, of the portfolio that it gave."""
    value = choice.value(answer.funded or ())
    unit = scale_of(choice)
    if answer.bound is None or not math.isclose(answer.bound, float(value * unit), rel_tol=1e-9, abs_tol=1e-3):
        raise SolverFailure(f"HiGHS says {answer.bound}, the portfolio is worth {float(value * unit)}")


def _bound(choice: Choice, answer: Answer) -> Fraction | None:
    """The proven bound in points; None where the solver had none yet."""
    if answer.bound is None or not math.isfinite(answer.bound):
        return None
    return Fraction(answer.bound) / scale_of(choice)


def _conflict(scenario: Scenario, proposals: Sequence[Proposal]) -> tuple[Rule, ...]:
    def possible(rules: Sequence[Rule]) -> bool:
        return run(build_model(choice_of(scenario, proposals, rules)), Clock(None)).status != "infeasible"

    return smallest_conflict(rules_of(scenario, proposals), possible)
