"""Answers of the heavy searches, to compare who gave them."""

from concurrent.futures import Executor
from dataclasses import replace

from app.samples import read_sample
from optimiser.clock import Clock
from optimiser.explain import explain
from optimiser.robustness.assessors import draws
from optimiser.robustness.robustness import robustness
from scoring.assessments import Assessment
from scoring.proposal import Proposal
from tests.optimiser.random_cases import random_case

ASKED = ("robustness", "draws", "explain")


def doubts(proposals: tuple[Proposal, ...]) -> list[Assessment]:
    return [
        Assessment(one.id, name, {area: min(5.0, (points or 0) + more) for area, points in one.scores.items()})
        for one in proposals
        for name, more in (("A", 0.0), ("B", 1.0))
    ]


def answer(asked: str, executor: Executor | None, clock: Clock | None = None) -> bytes:
    """To the byte, but for the seconds that it took."""
    if asked == "robustness":
        sample = read_sample("exempel_60")
        wide = replace(sample.scenario, weight_region=dict.fromkeys(sample.scenario.criteria, (14.0, 26.0)))
        found = robustness(wide, sample.proposals, clock, executor)
        return repr((found.parts, found.always, found.never, found.depends, found.exact)).encode()
    if asked == "draws":
        sample = read_sample("malmo_2022")
        said = doubts(sample.proposals)
        return repr(draws(sample.scenario, sample.proposals, said, 60, clock, executor=executor)).encode()
    # Part funding goes to the solver, and larger budgets are asked for one by one.
    part, some = random_case(24, 12)
    told = explain(replace(part, part_funding=True), some, clock, larger_budgets=True, executor=executor)
    return repr((told.proposals, told.rules, told.overrides, told.complete)).encode()
