"""What holds whatever the weights: every best portfolio of a region of weightings, and each proposal's verdict."""

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from fractions import Fraction

from optimiser.choice import choice_of
from optimiser.clock import Clock
from optimiser.frontier import unassessed, whole
from optimiser.portfolio import Portfolio
from optimiser.robustness.cells import Cell, cells_of
from optimiser.robustness.explore import Explored, explore
from optimiser.robustness.ground import Ground, ground_of
from optimiser.robustness.oracle import best_at, exact_place
from optimiser.robustness.region import Region, region_of
from optimiser.robustness.verdicts import Equals, equals_of, unsettled
from optimiser.rules import Rule, rules_of
from optimiser.scenario import Scenario
from optimiser.solve import check_answerable, check_rules, solve
from optimiser.solver import Status
from scoring.proposal import Proposal

# So long, and by listing alone, the largest parts are told of fully even where the time is out.
_LATE_SECONDS = 1.0
_SHARE_EXACT = 1e-6


@dataclass(frozen=True)
class Part:
    """A part of the region and the portfolio that is best in it; portfolios worth the same in all of it count as one.

    amounts: {id: whole kr}. share: of the region; share_error: how much less it may be. weights: {criterion: share,
    together 1}, a weighting inside. every, some: ids funded in every, in some portfolio worth the same there. proven:
    no other is worth more anywhere in the part, and `every` and `some` are settled.
    """

    amounts: Mapping[str, int]
    share: float
    weights: Mapping[str, Fraction]
    every: frozenset[str]
    some: frozenset[str]
    proven: bool = True

    @property
    def share_error(self) -> float:
        """How much less than `share` the part may be of the region: what is found later can only take of it."""
        return 0.0 if self.proven else self.share


@dataclass(frozen=True)
class Robustness:
    """The best portfolios of a weight region, the largest part first; whole funding.

    exact: proven for the whole region. always, never: ids that every, that no best portfolio of any part funds; not
    exact, only what the rules alone decide. depends: {id: (share of the region where every best portfolio funds it,
    share where some does)}; not exact, bounds from below and above. certified: share of the work that is proven.
    regret_bound: no weighting gains more points than this over the portfolios found. nothing: why there is no
    portfolio.
    """

    region: Region
    parts: tuple[Part, ...] = ()
    exact: bool = True
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    depends: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    certified: float = 1.0
    regret_bound: float = 0.0
    whole_only: bool = False
    unassessed: tuple[str, ...] = ()
    nothing: Portfolio | None = None
    seconds: float = 0.0

    @property
    def status(self) -> Status:
        """`optimal` where proven for the whole region."""
        if self.nothing is not None:
            return self.nothing.status
        return "optimal" if self.exact else "feasible"


def robustness(
    scenario: Scenario, proposals: Sequence[Proposal], clock: Clock | None = None, executor: Executor | None = None
) -> Robustness:
    """Every portfolio that is best for some of the weightings of `weight_region` and `weight_order`.

    clock: where it runs out, or the work is called off, what is proven so far is returned. executor: works on several
    weightings at a time; the answer is the same without. Raises BadInput where no weighting is within the region.
    """
    check_answerable(proposals)
    start, clock = time.perf_counter(), clock or Clock()
    region, asked = region_of(scenario), whole(scenario)
    choice = choice_of(asked, proposals)
    ground = ground_of(asked, proposals, choice, region)
    first, _, _ = best_at(ground, exact_place(region.centre), clock)
    if first.amounts is None:
        nothing = solve(asked, proposals, clock) if first.status == "infeasible" else Portfolio("unknown")
        found = Robustness(region, exact=nothing.status == "infeasible", nothing=nothing)
    else:
        explored = explore(ground, [id_ for id_ in ground.ids if id_ in first.amounts], clock, executor)
        found = _told(explored, rules_of(asked, proposals), clock)
    return replace(
        found,
        whole_only=scenario.part_funding,
        unassessed=unassessed(proposals),
        seconds=time.perf_counter() - start,
    )


def _told(explored: Explored, rules: Sequence[Rule], clock: Clock) -> Robustness:
    late, parts = Clock(_LATE_SECONDS), []
    for cell in cells_of(explored, late if clock.over else None):
        worth_while = not clock.over or (cell.proven and not late.over)
        equals = equals_of(explored, cell, clock) if worth_while else unsettled(explored, cell)
        part = _part(explored.ground, cell, equals)
        check_rules(part.amounts, rules)
        parts.append(part)
    ground = explored.ground
    return _verdicts(
        Robustness(
            ground.region,
            tuple(parts),
            explored.exact and all(part.proven for part in parts) and _whole(parts),
            certified=explored.share,
            regret_bound=explored.regret,
        ),
        ground,
    )


def _whole(parts: Sequence[Part]) -> bool:
    """The shares come to 1, so that no part was too thin for its size to be reckoned."""
    return abs(sum(part.share for part in parts) - 1) < _SHARE_EXACT


def _part(ground: Ground, cell: Cell, equals: Equals) -> Part:
    return Part(
        ground.choice.whole(equals.shown),
        cell.share,
        ground.region.weights(cell.place),
        equals.every,
        equals.some,
        cell.proven and equals.settled,
    )


def _verdicts(found: Robustness, ground: Ground) -> Robustness:
    """Not exact, what some part does not prove may go either way there."""
    always, never, depends = [], [], {}
    for id_ in ground.choice.costs:
        proven = [part for part in found.parts if part.proven]
        every = sum(part.share for part in proven if id_ in part.every)
        none = sum(part.share for part in proven if id_ not in part.some)
        sure = found.exact or id_ not in ground.ids
        if sure and all(id_ in part.every for part in found.parts):
            always.append(id_)
        elif sure and not any(id_ in part.some for part in found.parts):
            never.append(id_)
        elif _both(id_, proven):
            least = min(1.0, every)
            depends[id_] = (least, max(least, 1 - none))
    return replace(found, always=tuple(always), never=tuple(never), depends=depends)


def _both(id_: str, proven: Sequence[Part]) -> bool:
    """Some best portfolio funds it, and some does not."""
    return any(id_ in part.some for part in proven) and any(id_ not in part.every for part in proven)
