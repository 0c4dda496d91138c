"""What is proposed to the board: the computed portfolio, and where the office decides otherwise, with its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Override:
    """What the office says of one proposal.

    amount: whole kr that it gets, 0 for nothing, None for what is computed. reason: why, or why the amount is another
    than what was asked for. condition: on which it gets the money (*under förutsättning att …*), None for the
    proposals file's own.
    """

    amount: int | None = None
    reason: str = ""
    condition: str | None = None


@dataclass(frozen=True)
class Decision:
    """A portfolio for a question, and the overrides by proposal id.

    scenario: without the rules that are switched off. chosen_because: why this one of several
    equally good was chosen, blank where none was.
    """

    scenario: Scenario
    proposals: tuple[Proposal, ...]
    portfolio: Portfolio
    overrides: Mapping[str, Override] = field(default_factory=dict)
    chosen_because: str = ""

    @property
    def amounts(self) -> dict[str, int]:
        """{id: whole kr} of all that get money, in text order of ids."""
        decided = dict(self.portfolio.amounts) | {
            id_: one.amount for id_, one in self.overrides.items() if one.amount is not None
        }
        return {id_: decided[id_] for id_ in sorted(decided) if decided[id_]}

    @property
    def cost(self) -> int:
        """Σ amounts, in kr."""
        return sum(self.amounts.values())

    @property
    def deviations(self) -> tuple[str, ...]:
        """The ids whose amount is another than the computed one, in text order."""
        if not self.overrides:
            return ()
        ours, computed = self.amounts, self.portfolio.amounts
        return tuple(id_ for id_ in sorted({*ours, *computed}) if ours.get(id_, 0) != computed.get(id_, 0))

    def reason(self, id_: str) -> str:
        """The office's reason for what it says of a proposal; blank where it has given none."""
        return self.overrides.get(id_, Override()).reason

    def condition(self, proposal: Proposal) -> str:
        """On which the proposal gets its money: as the office says, else as the proposals file does; blank for none."""
        said = self.overrides.get(proposal.id, Override()).condition
        return proposal.texts.get("condition", "") if said is None else said
