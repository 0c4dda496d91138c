"""Area against area: every efficient pair of two criteria's points within budget and rules.

The points are Σ s_ia over the funded, or Σ s_ia · cost_i / 1 000 000 where the scenario counts per krona: before the
weights, since a weight stretches an axis and changes no choice between the two.
"""

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.choice import Choice, choice_of
from optimiser.clock import Clock
from optimiser.efficient import efficient_pairs
from optimiser.frontier import unassessed, whole
from optimiser.pairs import Pair
from optimiser.portfolio import Portfolio
from optimiser.rules import rules_of
from optimiser.scenario import Scenario
from optimiser.solve import check_answerable, check_rules, solve
from optimiser.solver import Status
from scoring.proposal import Proposal
from scoring.scores import contributions


@dataclass(frozen=True)
class AreaPoint:
    """A portfolio and its points in the two areas, exact; amounts: {id: whole kr} in text order."""

    amounts: Mapping[str, int]
    first: Fraction
    second: Fraction

    @property
    def cost(self) -> int:
        """Σ amounts, in kr."""
        return sum(self.amounts.values())


@dataclass(frozen=True)
class Tradeoff:
    """The efficient choices between two criteria, by falling points of the first; whole funding.

    points: of portfolios such that no other has as many points in both and more in one; of those alike the one that
    costs least, then the one that funds the first id where two differ. present: the portfolio that the scenario's own
    weights make best, among the points or not; None where none was found. exact: False where the time left some out.
    nothing: why there is no point, where no portfolio keeps the rules.
    """

    points: tuple[AreaPoint, ...]
    present: AreaPoint | None
    exact: bool
    whole_only: bool = False
    unassessed: tuple[str, ...] = ()
    nothing: Portfolio | None = None
    seconds: float = 0.0

    @property
    def status(self) -> Status:
        """`optimal` where every point is there and proven to be."""
        if self.exact:
            return "optimal" if self.points else "infeasible"
        return "feasible" if self.points else "unknown"

    @property
    def present_is_efficient(self) -> bool:
        """True where no portfolio has as many points in both areas as the present one and more in one."""
        shown = self.present
        return shown is not None and any((one.first, one.second) == (shown.first, shown.second) for one in self.points)


def areas_tradeoff(
    scenario: Scenario, proposals: Sequence[Proposal], first: str, second: str, clock: Clock | None = None
) -> Tradeoff:
    """Every efficient choice between two criteria of the scenario, such as `housing` and `crime`.

    clock: where it runs out, or the work is called off, the points found so far are returned.
    """
    check_answerable(proposals)
    start, clock = time.perf_counter(), clock or Clock()
    asked = whole(scenario)
    rules, choice = rules_of(asked, proposals), choice_of(asked, proposals)
    points = {criterion: _points(criterion, choice.costs, asked, proposals) for criterion in (first, second)}
    found, complete = efficient_pairs(_pair(choice, points[first], points[second]), 0, clock)
    best = solve(asked, proposals, clock)
    told = tuple(_told(choice.whole(one.funded), points[first], points[second]) for one in found)
    for point in told:
        check_rules(point.amounts, rules)
    return Tradeoff(
        told,
        _told(best.amounts, points[first], points[second]) if best.found else None,
        complete,
        scenario.part_funding,
        unassessed(proposals),
        best if complete and not told else None,
        time.perf_counter() - start,
    )


def area_point(
    scenario: Scenario, proposals: Sequence[Proposal], amounts: Mapping[str, int], first: str, second: str
) -> AreaPoint:
    """A given portfolio, {id: whole kr}, and its points in two criteria; a part of a cost brings that part of them."""
    parts = {one.id: Fraction(amounts[one.id], one.cost) for one in proposals if one.id in amounts}

    def reached(criterion: str) -> Fraction:
        points = _points(criterion, parts, scenario, proposals)
        return sum((points[id_] * part for id_, part in parts.items()), Fraction(0))

    return AreaPoint(amounts, reached(first), reached(second))


def _points(
    criterion: str, ids: Iterable[str], scenario: Scenario, proposals: Sequence[Proposal]
) -> dict[str, Fraction]:
    """{id: the criterion's points of a proposal}, in the scenario's way of counting; 0 where unknown."""
    unweighted = dict.fromkeys(scenario.criteria, Fraction(1))
    of_each = {
        one.id: contributions(one, unweighted, scenario.benefit).get(criterion, Fraction(0)) for one in proposals
    }
    return {id_: of_each[id_] for id_ in ids}


def _pair(choice: Choice, first: Mapping[str, Fraction], second: Mapping[str, Fraction]) -> Pair:
    """Much of the first is little of its negative, in the whole numbers that keep it exact."""
    unit = math.lcm(*(points.denominator for points in first.values()))
    return Pair(replace(choice, benefits=second), {id_: -int(points * unit) for id_, points in first.items()})


def _told(amounts: Mapping[str, int], first: Mapping[str, Fraction], second: Mapping[str, Fraction]) -> AreaPoint:
    funded = list(amounts)
    return AreaPoint(
        amounts,
        sum((first[id_] for id_ in funded), Fraction(0)),
        sum((second[id_] for id_ in funded), Fraction(0)),
    )
