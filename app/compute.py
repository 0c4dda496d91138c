"""Results for the pages: solved when something they depend on has changed, and remembered."""

from app import state
from app.result import Result, answer


def current_result() -> Result:
    """The answer to the officer's present scenario. Raises BadInput for a rule the engine does not know."""
    now = state.work()
    if now.result is None or not state.same(now.result.question, now.question):
        now.result = answer(*now.question)
        if now.result.portfolio.found:
            now.before, now.shown = now.shown, now.result
    return now.result
