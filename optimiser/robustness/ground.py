"""What the search works on: what each proposal is worth as a function of the weighting, and the rules, as arrays."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from optimiser.choice import Choice, Row
from optimiser.prices import Real, Whole
from optimiser.robustness.arrays import Arrays, Which, arrays_of
from optimiser.robustness.region import Region
from optimiser.scenario import Scenario
from scoring.numbers import exact
from scoring.proposal import Proposal
from scoring.scores import points_a_score

Image = tuple[int, ...]


@dataclass(frozen=True)
class Ground:
    """n candidates that are open, m rows over them, and those that the rules decide by themselves.

    ids [n]: in text order. exactly {id: [d + 1]}: value in whole numbers, as a function c_0 + c·u, where c_k counts
    1 / units[k] points; of every candidate. always: ids that are funded in every portfolio. rows [m, n] with least,
    greatest [m]: least ≤ rows·x ≤ greatest, none without a bound. choice: every candidate under every rule.
    """

    region: Region
    choice: Choice
    ids: tuple[str, ...]
    always: tuple[str, ...]
    exactly: Mapping[str, Image]
    units: tuple[int, ...]
    rows: Whole
    least: Whole
    greatest: Whole

    @cached_property
    def arrays(self) -> Arrays:
        """What the search reads."""
        return arrays_of(self.functions, self.given, self.rows, self.least, self.greatest)

    @cached_property
    def functions(self) -> Real:
        """Points as a function of u, [n, d + 1]."""
        return self.points([self.exactly[id_] for id_ in self.ids])

    @cached_property
    def given(self) -> Real:
        """Points of those always funded, [d + 1]."""
        found: Real = self.points([self.image(())])[0]
        return found

    @cached_property
    def wholes(self) -> Whole:
        """The functions in whole numbers, [n, d + 1]; reduced modulo 2⁶⁴, which tells them apart all the same."""
        numbers = [[number % 2**64 for number in self.exactly[id_]] for id_ in self.ids]
        found: Whole = np.array(numbers, dtype=np.uint64).reshape(len(self.ids), len(self.units)).astype(np.int64)
        return found

    @cached_property
    def costs(self) -> Whole:
        """Whole kr, [n]."""
        return np.array([self.choice.costs[id_] for id_ in self.ids], dtype=np.int64)

    def image(self, funded: Iterable[str]) -> Image:
        """The function of a portfolio in whole numbers: of the open ones `funded`, and of those always funded."""
        ours = [self.exactly[id_] for id_ in (*self.always, *funded)]
        return tuple(map(sum, zip(*ours, strict=True))) if ours else (0,) * len(self.units)

    def value(self, image: Image, place: Sequence[Fraction]) -> Fraction:
        """Points of an image at u, exactly."""
        ones = (Fraction(1), *place)
        return sum((number * by / unit for number, by, unit in zip(image, ones, self.units, strict=True)), Fraction(0))

    def points(self, images: Sequence[Image]) -> Real:
        """Images as points, [k, d + 1]."""
        numbers = [[number / unit for number, unit in zip(image, self.units, strict=True)] for image in images]
        return np.array(numbers, dtype=float).reshape(len(images), len(self.units))

    def names(self, funded: Which) -> tuple[str, ...]:
        """The ids that a row of truths [n] funds."""
        return tuple(self.ids[place] for place in np.flatnonzero(funded))

    def choice_at(self, place: Sequence[Fraction]) -> Choice:
        """The choice at the weighting u, with exact benefits."""
        benefits = {id_: self.value(image, place) for id_, image in self.exactly.items()}
        return Choice(self.choice.costs, benefits, self.choice.rows)


def ground_of(scenario: Scenario, proposals: Sequence[Proposal], choice: Choice, region: Region) -> Ground:
    """The ground of a choice of whole proposals."""
    by_id = {proposal.id: proposal for proposal in proposals}
    functions = {id_: _function(by_id[id_], scenario, region) for id_ in choice.costs}
    units = tuple(
        math.lcm(*(function[k].denominator for function in functions.values())) for k in range(region.dimension + 1)
    )
    exactly = {
        id_: tuple(int(number * unit) for number, unit in zip(function, units, strict=True))
        for id_, function in functions.items()
    }
    decided = _decided(choice.rows)
    ids = tuple(id_ for id_ in choice.costs if id_ not in decided)
    always = tuple(id_ for id_ in choice.costs if decided.get(id_))
    rows = _binding(_merged(choice.rows, ids, set(always)))
    numbers = np.array([row for row, _, _ in rows], dtype=np.int64).reshape(len(rows), len(ids))
    least, greatest = (np.array([one[side] for one in rows], dtype=np.int64) for side in (1, 2))
    return Ground(region, choice, ids, always, exactly, units, numbers, least, greatest)


def _function(proposal: Proposal, scenario: Scenario, region: Region) -> list[Fraction]:
    """f Σ_a s_a w_a(u), or that a million kronor, f being the need factor; 0 where not assessed."""
    if not proposal.assessed:
        return [Fraction(0)] * (region.dimension + 1)
    size = points_a_score(proposal, scenario.benefit)
    points = [(name, exact(score) * size) for name, score in proposal.scores.items() if score is not None]
    constant = sum((score * region.base[name] for name, score in points), Fraction(0))
    return [
        constant,
        *(
            sum((score * region.slopes[name][k] for name, score in points), Fraction(0))
            for k in range(region.dimension)
        ),
    ]


def _decided(rows: Iterable[Row]) -> dict[str, bool]:
    """{id: funded} where a rule about one proposal alone says so."""
    found: dict[str, bool] = {}
    for row in rows:
        numbers = [(id_, number) for id_, number in row.coefficients.items() if number]
        if len(numbers) == 1:
            (id_, number) = numbers[0]
            if not _within(row, number):
                found[id_] = False
            elif not _within(row, 0):
                found[id_] = True
    return found


def _within(row: Row, amount: float) -> bool:
    return (row.least is None or amount >= row.least) and (row.greatest is None or amount <= row.greatest)


def _merged(
    rows: Iterable[Row], ids: Sequence[str], always: set[str]
) -> dict[tuple[int, ...], tuple[int | None, int | None]]:
    """{coefficients of the open ones: (least, greatest)}, floor and ceiling of the same sum as one row."""
    found: dict[tuple[int, ...], tuple[int | None, int | None]] = {}
    for row in rows:
        taken = sum(int(number) for id_, number in row.coefficients.items() if id_ in always)
        numbers = tuple(int(row.coefficients.get(id_, 0)) for id_ in ids)
        least, greatest = found.get(numbers, (None, None))
        if row.least is not None:
            least = max(int(row.least) - taken, int(row.least) - taken if least is None else least)
        if row.greatest is not None:
            greatest = min(int(row.greatest) - taken, int(row.greatest) - taken if greatest is None else greatest)
        found[numbers] = (least, greatest)
    return found


def _binding(
    merged: Mapping[tuple[int, ...], tuple[int | None, int | None]],
) -> list[tuple[tuple[int, ...], int, int]]:
    """(coefficients, least, greatest) of the rows that any portfolio can break."""
    found = []
    for numbers, (least, greatest) in merged.items():
        low, high = sum(min(0, number) for number in numbers), sum(max(0, number) for number in numbers)
        floor = low if least is None else max(low, least)
        ceiling = high if greatest is None else min(high, greatest)
        if floor > low or ceiling < high:
            found.append((numbers, floor, ceiling))
    return found
