"""The allocation as a CSV file."""

from app.result import Result
from optimiser.table import chosen_notes, portfolio_csv
from scoring.proposal import Proposal


def allocation_csv(result: Result, proposals: tuple[Proposal, ...]) -> bytes:
    """Every proposal with decision, amount, benefit and contributions, for Swedish Excel."""
    notes = chosen_notes(result.chosen_because)
    return portfolio_csv(result.portfolio, proposals, result.scenario, notes=notes)
