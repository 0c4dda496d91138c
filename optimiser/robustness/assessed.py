"""All that several assessors' scores say of a choice, in one."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from optimiser.clock import Clock
from optimiser.frontier import whole
from optimiser.robustness.assessors import Draws, OwnChoice, draws, own_choices
from optimiser.robustness.disagreement import Matters, what_matters
from optimiser.scenario import Scenario
from scoring.assessments import Assessment
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Assessed:
    """own: each assessor's own choice; matters: which disagreements change the agreed one; draws: of assessors."""

    own: tuple[OwnChoice, ...]
    matters: Matters
    draws: Draws

    @property
    def complete(self) -> bool:
        """True where nothing was left out for want of time."""
        settled = all(one.portfolio.status in ("optimal", "infeasible") for one in self.own)
        return settled and self.matters.complete and self.draws.complete


def assessed(
    scenario: Scenario,
    proposals: Sequence[Proposal],
    assessments: Sequence[Assessment],
    clock: Clock,
    executor: Executor | None = None,
) -> Assessed:
    """The three questions, one after another, with whole funding as in `robustness`, beside which they are told.

    proposals: with the scores of the proposals file. executor: for the draws.
    """
    scenario = whole(scenario)
    return Assessed(
        own_choices(scenario, proposals, assessments, clock),
        what_matters(scenario, proposals, assessments, clock=clock),
        draws(scenario, proposals, assessments, clock=clock, executor=executor),
    )
