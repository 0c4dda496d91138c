"""The allocation as a CSV file."""

from collections.abc import Sequence

from optimiser.decision import Decision
from optimiser.decision_table import decision_csv
from optimiser.rules import Rule
from optimiser.sentences import chosen_sentence, off_sentence


def allocation_csv(decision: Decision, off: Sequence[Rule] = ()) -> bytes:
    """Every proposal with decision, amount, benefit and contributions, for Swedish Excel.

    off: rules that were switched off, which are named beside those that hold.
    """
    notes = [off_sentence(off, decision.proposals, "sv")] if off else []
    notes += [chosen_sentence(decision.chosen_because, "sv")] if decision.chosen_because else []
    return decision_csv(decision, notes)
