"""The greatest cost at which a proposal gets in, all else as it is.

Here by a list of portfolios; `optimiser.cost_by_solver` where that would be too long.
"""

import math
from dataclasses import dataclass

import numpy as np

from optimiser.listing import Listed, Root
from optimiser.prices import Whole
from optimiser.questions import MORE, Ground, Reply


@dataclass(frozen=True)
class GreatestCost:
    """The greatest cost of the candidate at `place`, at most its present one, at which it is in a best portfolio.

    money: the rows in which its own cost counts. by_krona: its benefit follows its cost.
    """

    ground: Ground
    place: int
    money: Whole
    by_krona: bool

    @property
    def cost(self) -> int:
        """The present cost, in kr."""
        return list(self.ground.choice.costs.values())[self.place]

    @property
    def needed(self) -> int:
        """What a portfolio must be worth to be a best one, in units."""
        return self.ground.best - self.ground.tolerance(self.ground.best)

    @property
    def signs(self) -> Whole:
        """+1 for a ceiling on its cost, −1 for a floor, for each of the `money` rows."""
        signs: Whole = np.sign(self.ground.columns[self.place, self.money])
        return signs

    def _room_at(self, cost: float) -> float:
        """What flips and slack may cost in a portfolio that is good enough, were this its cost."""
        found, at_full = self.ground.found, self.cost
        worth = float(found.values[self.place]) * (cost / at_full if self.by_krona else 1.0)
        taken = self.ground.columns[self.place].astype(float)
        taken[self.money] = self.signs * cost
        others = found.bound - max(0.0, float(found.reduced[self.place]))
        return others + worth - float(taken @ found.prices) - self.needed

    def _least_cost(self, spare: float) -> int | None:
        """The lowest cost down to which a list with so much to spare holds all that is good enough."""
        fall = (self._room_at(1) - self._room_at(self.cost)) / max(1, self.cost - 1)
        if fall <= 0:
            return None if self.by_krona else 1
        below = (spare - self._room_at(self.cost)) / fall
        return max(1, math.ceil(self.cost - max(0.0, below)))

    def _per_krona(self) -> float:
        """How much its benefit grows with a krona more of cost, in units."""
        return float(self.ground.found.values[self.place]) / self.cost if self.by_krona else 0.0

    def root(self, spare: float) -> Root | Reply | float | None:
        """See optimiser.questions.Question. A floor that its cost helps to reach is left to the cost found."""
        low = self._least_cost(spare)
        if low is None:
            return None
        ground = self.ground
        _, value, slack = ground.held(self.place, True)
        slack[self.money] += self.signs * (self.cost - low)
        least = np.zeros_like(slack)
        least[self.money] = np.where(self.signs < 0, low - self.cost, 0)
        if not ground.reachable(slack, least, self.place):
            return Reply() if low == 1 else MORE * spare
        room = self._room_at(low) + self._per_krona() * (self.cost - low) + ground.margin
        return Root(room, value - int(ground.found.values[self.place]), slack, least, self.place)

    def reply(self, spare: float, found: Listed, numbers: Whole) -> Reply | float | None:
        """See optimiser.questions.Question."""
        low = self._least_cost(spare) or 1
        slack = found.slack[numbers][:, self.money]
        ceilings = slack[:, self.signs > 0].min(axis=1, initial=self.cost - low)
        floors = (-slack[:, self.signs < 0]).max(axis=1, initial=0)
        possible = np.flatnonzero(floors <= ceilings)
        for one in possible[np.argsort(-ceilings[possible], kind="stable")]:
            most, least = low + int(ceilings[one]), low + int(floors[one])
            if self._worth_it(int(found.value[numbers[one]]), most) and least <= most:
                return Reply(cost=most)
        return Reply() if low == 1 else MORE * spare

    def _worth_it(self, others: int, cost: int) -> bool:
        """True where the others and this one, at this cost, are as good as the best; others: in units."""
        own = int(self.ground.found.values[self.place])
        if self.by_krona:
            return (self.needed - others) * self.cost <= own * cost
        return others + own >= self.needed
