"""Results for the pages: solved when something they depend on has changed, one solve at a time for each officer."""

import logging
from dataclasses import replace

from app import state
from app.state import Result
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.proposal import Proposal

_LOG = logging.getLogger("fordela.solve")
TIME_LIMIT_SECONDS = 20.0


def current_result() -> Result:
    """The answer to the officer's present scenario. Raises BadInput for a rule the engine does not know."""
    now = state.work()
    if now.result is None or now.result.scenario is not now.scenario:
        result = solve_both_ways(now.scenario, now.proposals)
        now.result = result
        if result.portfolio.found:
            now.before, now.shown = now.shown, result
    return now.result


def solve_both_ways(scenario: Scenario, proposals: tuple[Proposal, ...]) -> Result:
    """The portfolio, and the one that the other way of counting would give."""
    _LOG.info("solve begins, %d proposals", len(proposals))
    try:
        portfolio = solve(scenario, proposals, TIME_LIMIT_SECONDS)
        other = solve(_other_counting(scenario), proposals, TIME_LIMIT_SECONDS)
    finally:
        _LOG.info("solve ends")
    return Result(scenario, portfolio, other)


def _other_counting(scenario: Scenario) -> Scenario:
    return replace(scenario, benefit="per_krona" if scenario.benefit == "per_proposal" else "per_proposal")
