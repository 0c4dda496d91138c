"""The answer: which proposals get how much, and how certain it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from optimiser.remedies import Remedy
from optimiser.rules import Rule
from optimiser.solver import Status


@dataclass(frozen=True)
class Portfolio:
    """What the optimiser proposes.

    status: `optimal` only where proven; `feasible` with bound and gap where it was stopped.
    amounts: {id: whole kr} of the funded, in text order of ids. value, bound: points, exact; None without one.
    unassessed: ids that were not chosen among, or funded with unknown benefit.
    tied: True where another portfolio has the same value, None where that was not settled.
    equals: some of those others, each as {id: whole kr}.
    conflict: rules that cannot hold together, none of which can be left out; only where infeasible.
    remedies: for each of those the smallest change to it alone that helps, where there is one.
    seconds: from the question to the proven answer; seconds_ties: for `tied` and for choosing among equals.
    """

    status: Status
    amounts: Mapping[str, int] = field(default_factory=dict)
    value: Fraction | None = None
    bound: Fraction | None = None
    unassessed: tuple[str, ...] = ()
    tied: bool | None = None
    equals: tuple[Mapping[str, int], ...] = ()
    conflict: tuple[Rule, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    seconds: float = 0.0
    seconds_ties: float = 0.0

    @property
    def cost(self) -> int:
        """Σ amounts, in kr."""
        return sum(self.amounts.values())

    @property
    def gap(self) -> Fraction | None:
        """How many points the best portfolio could be worth more than this one; 0 where proven, None where unknown."""
        return None if self.value is None or self.bound is None else max(Fraction(0), self.bound - self.value)

    @property
    def found(self) -> bool:
        """True where there is a portfolio to show."""
        return self.status in ("optimal", "feasible")
