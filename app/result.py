"""An answer: the portfolio that a scenario leads to, and what the other way of counting would lead to."""

import logging
from dataclasses import dataclass, replace
from functools import cached_property

from optimiser.clock import Clock
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.proposal import Proposal
from scoring.scores import Counting

_LOG = logging.getLogger("fordela.solve")
TIME_LIMIT_SECONDS = 20.0


@dataclass(frozen=True)
class Result:
    """A portfolio with the scenario and the proposals it answers."""

    scenario: Scenario
    proposals: tuple[Proposal, ...]
    portfolio: Portfolio

    @property
    def question(self) -> tuple[Scenario, tuple[Proposal, ...]]:
        """What it answers, for `answer` and for seeing whether that has changed."""
        return self.scenario, self.proposals

    @cached_property
    def other_counting(self) -> Portfolio:
        """The portfolio under the other way of counting; solved when first asked for, after the answer is on screen."""
        other: Counting = "per_krona" if self.scenario.benefit == "per_proposal" else "per_proposal"
        return _solved(replace(self.scenario, benefit=other), self.proposals)


def answer(scenario: Scenario, proposals: tuple[Proposal, ...]) -> Result:
    """The portfolio for a scenario. Raises BadInput for a rule the engine does not know."""
    return Result(scenario, proposals, _solved(scenario, proposals))


def _solved(scenario: Scenario, proposals: tuple[Proposal, ...]) -> Portfolio:
    _LOG.info("solve begins, %d proposals", len(proposals))
    try:
        return solve(scenario, proposals, Clock(TIME_LIMIT_SECONDS))
    finally:
        _LOG.info("solve ends")
