"""Which disagreement between assessors matters: the scores whose spread changes the choice, ranked by how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.choice import choice_of, equal_within
from optimiser.clock import Clock
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.assessments import Agreement, Assessment, Disagreement, disagreements, with_agreed_scores
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Mattering:
    """A disagreement under which the agreed choice is not best at one end.

    at_lowest, at_highest: {id: whole kr} of the best portfolio where only that score is the lowest or the highest that
    an assessor gave, the others agreed. regret: the most points that the agreed choice is worth less than these, exact.
    moved: the most kronor that one of them funds otherwise.
    """

    disagreement: Disagreement
    at_lowest: Mapping[str, int]
    at_highest: Mapping[str, int]
    regret: Fraction
    moved: int


@dataclass(frozen=True)
class Matters:
    """The disagreements that matter, the one that can cost most first; asked of how many, and whether of all."""

    found: tuple[Mattering, ...]
    asked: int
    complete: bool


def what_matters(
    scenario: Scenario,
    proposals: Sequence[Proposal],
    assessments: Sequence[Assessment],
    by: Agreement = "mean",
    clock: Clock | None = None,
) -> Matters:
    """Each assessed criterion on which assessors differ, turned to its lowest and to its highest score in turn."""
    clock = clock or Clock()
    agreed = with_agreed_scores(proposals, assessments, by)
    shown = solve(scenario, agreed, clock)
    doubts = disagreements(assessments)
    found, asked = [], 0
    for doubt in doubts if shown.status == "optimal" else ():
        ends = [_best_with(scenario, agreed, doubt, points, clock) for _, points in (doubt.points[0], doubt.points[-1])]
        if any(one is None for one in ends):
            break
        asked += 1
        clock.done = asked / len(doubts)
        found.append(_weighed(scenario, doubt, shown, [one for one in ends if one is not None]))
    mattering = sorted((one for one in found if one is not None), key=lambda one: (-one.regret, -one.moved))
    return Matters(tuple(mattering), asked, asked == len(doubts))


def _best_with(
    scenario: Scenario, agreed: Sequence[Proposal], doubt: Disagreement, points: float, clock: Clock
) -> tuple[Sequence[Proposal], Portfolio] | None:
    """The proposals with one score changed and their best portfolio; None where time ran out."""
    changed = [
        replace(one, scores={**one.scores, doubt.criterion: points}) if one.id == doubt.id else one for one in agreed
    ]
    best = None if clock.over else solve(scenario, changed, clock)
    return None if best is None or best.status != "optimal" else (changed, best)


def _weighed(
    scenario: Scenario,
    doubt: Disagreement,
    shown: Portfolio,
    ends: Sequence[tuple[Sequence[Proposal], Portfolio]],
) -> Mattering | None:
    """None where the agreed choice is as good as any at both ends."""
    regret = max(_lost(scenario, changed, shown, best) for changed, best in ends)
    if not regret:
        return None
    moved = max(_moved(shown.amounts, best.amounts) for _, best in ends)
    return Mattering(doubt, ends[0][1].amounts, ends[1][1].amounts, regret, moved)


def _lost(scenario: Scenario, changed: Sequence[Proposal], shown: Portfolio, best: Portfolio) -> Fraction:
    """V(best) − V(shown) under the changed score, in points; 0 where they count as equal."""
    value = choice_of(scenario, changed).value_of
    lost = value(best.amounts) - value(shown.amounts)
    return Fraction(0) if lost <= equal_within(value(best.amounts)) else lost


def _moved(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    """Kronor that are given to other proposals, counted once."""
    return sum(max(0, other.get(id_, 0) - one.get(id_, 0)) for id_ in {*one, *other})
