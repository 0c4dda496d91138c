"""Explanations for tests of pages: the samples stand on many pages, and each question is reckoned once for all."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace

from optimiser.clock import Clock
from optimiser.explain import explain
from optimiser.explanation import Explanations
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from scoring.proposal import Proposal

_KNOWN: dict[str, Explanations] = {}


def explained_once(
    scenario: Scenario, proposals: Sequence[Proposal], clock: Clock, best: Portfolio, executor: Executor
) -> Explanations:
    """`explain`, remembered where it came to its end."""
    question = repr((scenario, proposals, dict(best.amounts)))
    found = _KNOWN.get(question) or explain(scenario, proposals, clock, best, executor=executor)
    if found.complete:
        _KNOWN[question] = found
    return replace(found, best=best)
