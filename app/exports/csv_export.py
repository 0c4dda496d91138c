"""The allocation as a CSV file."""

from app.result import Result
from optimiser.table import portfolio_csv
from scoring.language import ENGINE_TEXTS
from scoring.proposal import Proposal


def allocation_csv(result: Result, proposals: tuple[Proposal, ...]) -> bytes:
    """Every proposal with decision, amount, benefit and contributions, for Swedish Excel."""
    chosen = [ENGINE_TEXTS.say("result.chosen", "sv", reason=result.chosen_because)] if result.chosen_because else []
    return portfolio_csv(result.portfolio, proposals, result.scenario, notes=chosen)
