"""An answer: the portfolio that a scenario leads to, and what the other way of counting would lead to."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from optimiser.clock import Clock
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.proposal import Proposal
from scoring.scores import Counting

_LOG = logging.getLogger("fordela.solve")
TIME_LIMIT_SECONDS = 60.0

# What is asked: a scenario, and the proposals it is about.
Question = tuple[Scenario, tuple[Proposal, ...]]


@dataclass(frozen=True)
class Result:
    """A portfolio with the scenario and the proposals it answers.

    chosen_because: the officer's reason for showing this one of several equally good; blank where none was chosen.
    called_off: the officer stopped the work.
    """

    scenario: Scenario
    proposals: tuple[Proposal, ...]
    portfolio: Portfolio
    chosen_because: str = ""
    called_off: bool = False

    @property
    def question(self) -> Question:
        """What this answers."""
        return self.scenario, self.proposals

    @cached_property
    def other_counting(self) -> Portfolio:
        """The portfolio under the other way of counting."""
        return self._solved_otherwise(Clock(TIME_LIMIT_SECONDS))

    def solve_other_counting(self, clock: Clock) -> Portfolio:
        """The same, found in the background and then remembered, unless it was called off."""
        found = self._solved_otherwise(clock)
        if not clock.cancelled:
            vars(self)["other_counting"] = found
        return found

    def _solved_otherwise(self, clock: Clock) -> Portfolio:
        other: Counting = "per_krona" if self.scenario.benefit == "per_proposal" else "per_proposal"
        return _solved(replace(self.scenario, benefit=other), self.proposals, clock)


@dataclass(frozen=True)
class EqualChoice:
    """Which of several equally good portfolios the officer has chosen, {id: kr}, for which question, and why."""

    question: Question
    amounts: Mapping[str, int]
    reason: str


def answer(scenario: Scenario, proposals: tuple[Proposal, ...], clock: Clock | None = None) -> Result:
    """The portfolio for a scenario, as far as the clock allows."""
    clock = clock or Clock(TIME_LIMIT_SECONDS)
    portfolio = _solved(scenario, proposals, clock)
    return Result(scenario, proposals, portfolio, called_off=clock.cancelled)


def _solved(scenario: Scenario, proposals: tuple[Proposal, ...], clock: Clock) -> Portfolio:
    _LOG.info("solve begins, %d proposals", len(proposals))
    try:
        return solve(scenario, proposals, clock)
    finally:
        _LOG.info("solve ends")
