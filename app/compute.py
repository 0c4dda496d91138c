"""Results for the pages: solved when something they depend on has changed, and remembered."""

from app import state
from app.result import Result, answer


def current_result() -> Result:
    """The answer to the officer's present scenario. Raises BadInput for amounts too great to reckon with."""
    now = state.work()
    if now.result is None or now.result.scenario is not now.scenario:
        now.result = answer(now.scenario, now.proposals)
        if now.result.portfolio.found:
            now.before, now.shown = now.shown, now.result
    return now.result
