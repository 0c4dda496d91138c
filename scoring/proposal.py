"""The proposal: one measure that a department wants money for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ScoreBasis = Literal["assessed", "derived", "made_up"]
Status = Literal["", "new", "ongoing"]
State = Literal["received", "completion_requested", "withdrawn", "off_purpose"]
NeedLevel = Literal["", "high", "other", "unknown"]
NeedBasis = Literal["", "made_up"]
STATES: tuple[State, ...] = ("received", "completion_requested", "withdrawn", "off_purpose")


@dataclass(frozen=True)
class Proposal:
    """One row of a proposals file. Blank text and None mean unknown, never zero.

    cost, requested, minimum, pool_costs: whole kronor. `cost` is what a portfolio has to find,
    `requested` what was asked for, `minimum` the least at which the measure is worth doing.
    other_money_amount: whole kronor from others than the city, beside `cost` and never in it; 0 where there are none.
    scores: points for each criterion; None where it has not been assessed.
    requires: every inner tuple is one requirement, met when any of its ids is funded.
    texts: the named free-text columns; extra: unknown columns under their own headings.
    state: where the proposal stands before the choice, with its reason; only a received one is chosen among.
    need_factor: what its benefit is multiplied by for the need where it works, above 0; 1 changes nothing.
    need_level: whether the need there is high, blank where nobody asked. need_basis: `made_up` where either of them
    rests on made-up figures.
    file, row: where the proposal was read, blank and 0 where it came from no file.
    origin: the file that it first came from, where `file` is an export of Fördela's; else blank.
    """

    id: str
    title: str
    cost: int
    primary_area: str
    scores: Mapping[str, float | None]
    score_basis: ScoreBasis = "assessed"
    committee: str = ""
    department: str = ""
    requested: int | None = None
    minimum: int | None = None
    status: Status = ""
    place: str = ""
    group: str = ""
    requires: tuple[tuple[str, ...], ...] = ()
    pool_costs: Mapping[str, int] = field(default_factory=dict)
    committee_rank: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    state: State = "received"
    state_reason: str = ""
    file: str = field(default="", compare=False)
    row: int = field(default=0, compare=False)
    origin: str = field(default="", compare=False)
    other_money_amount: int | None = None
    need_factor: float = 1.0
    need_level: NeedLevel = ""
    need_basis: NeedBasis = ""

    @property
    def received(self) -> bool:
        """True where the proposal is among those to choose from."""
        return self.state == "received"

    @property
    def assessed(self) -> bool:
        """True where every criterion has its points; only then may the optimiser choose it."""
        return all(score is not None for score in self.scores.values())
