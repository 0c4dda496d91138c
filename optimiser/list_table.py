"""A list made by hand as a table for Swedish Excel, which says on every row what the list breaks."""

from collections.abc import Sequence

from optimiser.breach_sentences import breach_sentence
from optimiser.evaluate import Evaluation
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from optimiser.table import portfolio_csv
from scoring.language import ENGINE_TEXTS
from scoring.proposal import Proposal


def list_csv(found: Evaluation, proposals: Sequence[Proposal], scenario: Scenario) -> bytes:
    """The table of `portfolio_csv`, with the list's own amounts and the rules it breaks among what it rests on."""
    by_hand = Portfolio("feasible", found.amounts, found.value)
    broken = [
        ENGINE_TEXTS.say("result.broken", "sv", rule=breach_sentence(breach, proposals, "sv"))
        for breach in found.breaches
    ]
    return portfolio_csv(by_hand, proposals, scenario, "by_hand", broken)
