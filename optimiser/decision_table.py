"""What is proposed to the board as a table for Swedish Excel: the office's amounts beside the computed ones."""

from collections.abc import Sequence

from optimiser.breach_sentences import breach_sentence
from optimiser.decision import Decision
from optimiser.deviations import Deviations
from optimiser.portfolio import Portfolio
from optimiser.table import ALLOCATED, Cell, csv_bytes, portfolio_rows
from scoring.characters import cleaned
from scoring.columns import RESULT_PREFIX
from scoring.language import ENGINE_TEXTS
from scoring.proposal import Proposal


def decision_csv(decision: Decision, notes: Sequence[str] = ()) -> bytes:
    """The table of `portfolio_csv` with the amounts that are proposed.

    Where the office has said something, also the computed amount, its reason and its condition, and on every row how
    many amounts differ and which rules they break. notes: what else the table rests on.
    """
    rows = _rows(decision, notes)
    if decision.overrides:
        rows = [_beside(row, one, decision) for row, one in zip(rows, decision.proposals, strict=True)]
    return csv_bytes(rows)


def _rows(decision: Decision, notes: Sequence[str]) -> list[dict[str, Cell]]:
    scenario, proposals = decision.scenario, decision.proposals
    if not decision.deviations:
        return portfolio_rows(decision.portfolio, proposals, scenario, notes=notes)
    together = Deviations(decision).together
    ours = Portfolio("feasible", decision.amounts, unassessed=together.unknown_benefit)
    broken = [
        ENGINE_TEXTS.say("result.broken_decision", "sv", rule=breach_sentence(breach, proposals, "sv", "decided"))
        for breach in together.breaches
    ]
    return portfolio_rows(ours, proposals, scenario, "decided", [*_about(decision), *broken, *notes])


def _about(decision: Decision) -> tuple[str, str]:
    """How many amounts differ, and how certain the computed ones are."""
    certainty = ENGINE_TEXTS.say(f"result.{decision.portfolio.status}", "sv")
    return (
        ENGINE_TEXTS.say("result.deviates", "sv", number=len(decision.deviations)),
        ENGINE_TEXTS.say("result.computed", "sv", certainty=certainty),
    )


def _beside(row: dict[str, Cell], proposal: Proposal, decision: Decision) -> dict[str, Cell]:
    """The row with what the office says of its proposal right after the amount."""
    said: dict[str, Cell] = {
        "beräknat belopp": decision.portfolio.amounts.get(proposal.id, 0),
        "kontorets skäl": cleaned(decision.reason(proposal.id)),
        "villkor": cleaned(decision.condition(proposal)),
    }
    place = list(row).index(RESULT_PREFIX + ALLOCATED) + 1
    cells = list(row.items())
    ours = [(RESULT_PREFIX + heading, cell) for heading, cell in said.items()]
    return dict([*cells[:place], *ours, *cells[place:]])
