"""What is said about two areas set against each other: the choices, and where the allocation shown stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.result import Result
from optimiser.areas_tradeoff import AreaPoint, Tradeoff, area_point, areas_tradeoff
from optimiser.clock import Clock
from scoring.scores import benefits
from scoring.weights import weight_shares


@dataclass(frozen=True)
class Choices:
    """The efficient choices between two criteria, beside the allocation shown.

    shown: the allocation's own place. totals: the weighted points of each choice; total: of the allocation.
    """

    result: Result
    first: str
    second: str
    found: Tradeoff
    shown: AreaPoint
    totals: tuple[Fraction, ...]
    total: Fraction

    @property
    def present(self) -> int | None:
        """The place of the choice with just as many points in both as the allocation; None where there is none."""
        here = (self.shown.first, self.shown.second)
        return next((place for place, one in enumerate(self.found.points) if (one.first, one.second) == here), None)

    @property
    def surpassed(self) -> bool:
        """True where some choice has as many points as the allocation in both areas, and more in one."""
        return self.present is None and any(
            one.first >= self.shown.first and one.second >= self.shown.second for one in self.found.points
        )

    @property
    def more_first(self) -> int | None:
        """The place of the nearest choice with more of the first; None where there is none."""
        more = [place for place, one in enumerate(self.found.points) if one.first > self.shown.first]
        return more[-1] if more else None

    @property
    def more_second(self) -> int | None:
        """The same of the second."""
        more = [place for place, one in enumerate(self.found.points) if one.second > self.shown.second]
        return more[0] if more else None

    @property
    def nearest(self) -> int:
        """The place of the choice to begin with: a step from the allocation, else its own."""
        steps = (self.more_second, self.more_first, self.present)
        return next((place for place in steps if place is not None), 0)

    def enters(self, place: int) -> list[str]:
        """The ids that this choice funds and the allocation does not, in text order."""
        return _only(self.found.points[place].amounts, self.shown.amounts)

    def leaves(self, place: int) -> list[str]:
        """The ids that the allocation funds and this choice does not, in text order."""
        return _only(self.shown.amounts, self.found.points[place].amounts)


def _only(these: Mapping[str, int], those: Mapping[str, int]) -> list[str]:
    return sorted(id_ for id_ in these if id_ not in those)


def choices(result: Result, first: str, second: str, clock: Clock) -> Choices:
    """All of it; heavy, so for work in the background."""
    scenario, proposals = result.question
    found = areas_tradeoff(scenario, proposals, first, second, clock)
    worth = benefits(proposals, weight_shares(scenario.weights), scenario.benefit)
    costs = {one.id: one.cost for one in proposals}

    def total(amounts: Mapping[str, int]) -> Fraction:
        return sum(((worth[id_] or 0) * Fraction(kr, costs[id_]) for id_, kr in amounts.items()), Fraction(0))

    shown = area_point(scenario, proposals, result.portfolio.amounts, first, second)
    totals = tuple(total(one.amounts) for one in found.points)
    return Choices(result, first, second, found, shown, totals, total(shown.amounts))
