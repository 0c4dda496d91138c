"""What differs between two portfolios of the same proposals."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from optimiser.portfolio import Portfolio


@dataclass(frozen=True)
class Difference:
    """From a first portfolio to a second.

    enters, leaves: ids in text order. points: the second's value less the first's.
    """

    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    points: Fraction | None

    @property
    def decisions(self) -> tuple[str, ...]:
        """Every id that is decided differently, in text order."""
        return tuple(sorted((*self.enters, *self.leaves)))


def difference(first: Portfolio, second: Portfolio) -> Difference:
    """From the first portfolio to the second. `points` is None where either has no value."""
    points = None if first.value is None or second.value is None else second.value - first.value
    return Difference(_more(second.amounts, first.amounts), _more(first.amounts, second.amounts), points)


def _more(these: Mapping[str, int], those: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(id_ for id_ in these if id_ not in those))
