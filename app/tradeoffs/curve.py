"""Where one stands on the frontier: the allocation shown, what is next to it, and the step that is chosen."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from app.result import Result
from optimiser.frontier import Frontier, Point


@dataclass(frozen=True, eq=False)
class Curve:
    """The frontier beside the answer that it is about; one object as long as both stand, so that it can be a key."""

    found: Frontier
    result: Result

    @property
    def points(self) -> tuple[Point, ...]:
        """Every step, by rising cost."""
        return self.found.points

    @cached_property
    def costs(self) -> tuple[int, ...]:
        """What each step costs, in kr."""
        return tuple(point.cost for point in self.points)

    @property
    def budget(self) -> int:
        """What there is to allocate, in kr."""
        return self.result.scenario.budget

    @property
    def total(self) -> int:
        """What all proposals cost together, in kr."""
        return sum(one.cost for one in self.result.proposals)

    @cached_property
    def in_part(self) -> tuple[str, ...]:
        """Ids of the proposals that get a part of their amount in the allocation shown."""
        amounts = self.result.portfolio.amounts
        return tuple(one.id for one in self.result.proposals if 0 < amounts.get(one.id, 0) < one.cost)

    @cached_property
    def shown(self) -> Point | None:
        """The allocation shown; None where there is none."""
        portfolio = self.result.portfolio
        return Point(portfolio.amounts, portfolio.value or Fraction(0)) if portfolio.found else None

    @cached_property
    def stand(self) -> Point | None:
        """What steps are counted from: the allocation shown, or the curve's own within the budget where that differs.

        It differs where parts of amounts are given, and where the allocation shown is not proven to be the best.
        A curve that was cut short may lie too low there.
        """
        here = self.found.at(self.budget)
        if here is None or (self.shown is not None and (not self.found.exact or self._is_on_curve(self.points[here]))):
            return self.shown
        return self.points[here]

    def _is_on_curve(self, here: Point) -> bool:
        return not self.in_part and self.shown is not None and self.shown.value == here.value

    @cached_property
    def up(self) -> Point | None:
        """The next step that takes more than there is to allocate, and gives more points than where one stands."""
        beyond = self.points[bisect_right(self.costs, self.budget) :]
        return next((one for one in beyond if self.stand is None or one.value > self.stand.value), None)

    @cached_property
    def down(self) -> Point | None:
        """The next step that costs less than where one stands."""
        return None if self.stand is None else self.beside(bisect_left(self.costs, self.stand.cost) - 1)

    def beside(self, place: int) -> Point | None:
        """The step at a place; None beyond either end."""
        return self.points[place] if 0 <= place < len(self.points) else None

    @property
    def home(self) -> int:
        """The place of the step within the budget, or of the first where that allows none."""
        return self.found.at(self.budget) or 0

    def place_of(self, cost: int | None) -> int:
        """The place of the dearest step that costs no more than the chosen one, in kr; None is that at the budget."""
        return self.home if cost is None else max(0, bisect_right(self.costs, cost) - 1)
