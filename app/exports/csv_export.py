"""The allocation as a CSV file."""

from collections.abc import Sequence

from app.result import Result
from optimiser.rules import Rule
from optimiser.sentences import chosen_sentence, off_sentence
from optimiser.table import portfolio_csv
from scoring.proposal import Proposal


def allocation_csv(result: Result, proposals: tuple[Proposal, ...], off: Sequence[Rule] = ()) -> bytes:
    """Every proposal with decision, amount, benefit and contributions, for Swedish Excel.

    off: rules that were switched off, which are named beside those that hold.
    """
    notes = [off_sentence(off, proposals, "sv")] if off else []
    notes += [chosen_sentence(result.chosen_because, "sv")] if result.chosen_because else []
    return portfolio_csv(result.portfolio, proposals, result.scenario, notes=notes)
