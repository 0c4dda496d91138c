"""A slow, plain reckoning of every portfolio there is, straight from formats.md.

Each candidate is funded in steps: one step of its whole cost, or, where it may be funded in part, steps of a krona.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt

from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from scoring.proposal import Proposal
from tests.optimiser.random_cases import COLUMNS, SWEDISH

Whole = npt.NDArray[np.int64]
Which = npt.NDArray[np.bool_]
Key = tuple[str, str]


@dataclass(frozen=True)
class EveryPortfolio:
    """Every portfolio of the candidates, one a row.

    ids: in text order. amounts: whole kr. cost: of each portfolio. value: of each, in whole `unit`s of a point.
    rules: {(kind, key): which portfolios keep the rule}.
    """

    ids: tuple[str, ...]
    amounts: Whole
    cost: Whole
    value: Whole
    unit: Fraction
    rules: dict[Key, Which]

    @property
    def chosen(self) -> Whole:
        """1 where a portfolio funds a candidate, else 0."""
        return (self.amounts > 0).astype(np.int64)

    def allowed(self, but: Key | None = None) -> Which:
        """Which portfolios keep every rule, or every rule but one."""
        return self.together([rule for rule in self.rules if rule != but])

    def together(self, rules: Sequence[Key]) -> Which:
        """Which portfolios keep these rules."""
        kept = np.ones(len(self.amounts), dtype=bool)
        for rule in rules:
            kept &= self.rules[rule]
        return kept

    def portfolio(self, row: int) -> dict[str, int]:
        """{id: kr} of one of them."""
        return {id_: int(kr) for id_, kr in zip(self.ids, self.amounts[row], strict=True) if kr}

    def best(self) -> tuple[Fraction, dict[str, int], bool] | None:
        """Value, {id: kr} and `tied`: the cheapest of the best, then more of the first id where two differ."""
        allowed = np.flatnonzero(self.allowed())
        if not allowed.size:
            return None
        best = Fraction(int(self.value[allowed].max())) * self.unit
        least = math.ceil((best - max(Fraction(1), best) / 10**9) / self.unit)
        equal = [int(row) for row in allowed if self.value[row] >= least]
        shown = min(equal, key=lambda row: (self.cost[row], tuple(-self.amounts[row])))
        return Fraction(int(self.value[shown])) * self.unit, self.portfolio(shown), len(equal) > 1


@lru_cache
def _subsets(number: int) -> Whole:
    return (np.arange(2**number)[:, None] >> np.arange(number)) & 1


def candidates(scenario: Scenario, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The received proposals that are assessed or in `fund`, in text order."""
    ours = [one for one in proposals if one.state == "received"]
    return sorted((one for one in ours if None not in one.scores.values() or one.id in scenario.fund), key=_id)


def _id(one: Proposal) -> str:
    return one.id


def least_amount(scenario: Scenario, one: Proposal) -> int:
    """The least that a funded proposal gets, in kr."""
    return one.cost if not scenario.part_funding or one.minimum is None else one.minimum


def every_portfolio(scenario: Scenario, proposals: Sequence[Proposal]) -> EveryPortfolio:
    """All portfolios of the candidates."""
    ours = candidates(scenario, proposals)
    leasts = [least_amount(scenario, one) for one in ours]
    steps = [1 if least == one.cost else one.cost for one, least in zip(ours, leasts, strict=True)]
    if max(steps, default=1) == 1:
        taken = _subsets(len(ours))
    else:
        ways = [[0, *range(least, one.cost + 1)] for one, least in zip(ours, leasts, strict=True)]
        ways = [[0, 1] if number == 1 else some for number, some in zip(steps, ways, strict=True)]
        taken = np.array(list(product(*ways)), dtype=np.int64)
    amounts = taken * np.array([one.cost // number for one, number in zip(ours, steps, strict=True)], dtype=np.int64)
    unit, value = _total(taken, [benefit(scenario, one) / number for one, number in zip(ours, steps, strict=True)])
    rules = dict(_kept(scenario, proposals, ours, amounts)) | dict(_kept_pools(scenario, ours, taken, steps))
    return EveryPortfolio(tuple(one.id for one in ours), amounts, amounts.sum(axis=1), value, unit, rules)


def _total(taken: Whole, each: Sequence[Fraction]) -> tuple[Fraction, Whole]:
    """Σ each_i · steps taken of i, exactly: (unit, whole numbers of it)."""
    unit = Fraction(1, math.lcm(*(number.denominator for number in each)))
    wholes = [int(number / unit) for number in each]
    assert sum(wholes) * int(taken.max(initial=1)) < 2**62
    return unit, taken @ np.array(wholes, dtype=np.int64)


def benefit(scenario: Scenario, one: Proposal) -> Fraction:
    """b_i in points; 0 where unknown."""
    if None in one.scores.values():
        return Fraction(0)
    weights = {area: Fraction(str(weight)) for area, weight in scenario.weights.items()}
    points = sum(weights[area] * Fraction(str(one.scores[area])) for area in scenario.criteria) / sum(weights.values())
    points *= Fraction(str(one.need_factor))
    return points * one.cost / 1_000_000 if scenario.benefit == "per_krona" else points


def _kept_pools(
    scenario: Scenario, ours: Sequence[Proposal], taken: Whole, steps: Sequence[int]
) -> Iterator[tuple[Key, Which]]:
    for pool, most in scenario.pools.items():
        each = [Fraction(one.pool_costs.get(pool, 0), number) for one, number in zip(ours, steps, strict=True)]
        unit, found = _total(taken, each)
        yield ("pool", pool), found <= math.floor(most / unit)


def _kept(
    scenario: Scenario, proposals: Sequence[Proposal], ours: Sequence[Proposal], amounts: Whole
) -> Iterator[tuple[Key, Which]]:
    """Each rule but the pools with the portfolios that keep it."""
    funded = (amounts > 0).astype(np.int64)

    def of(these: Sequence[bool], counted: Whole = funded) -> Whole:
        return counted @ np.array(these, dtype=np.int64)

    yield ("budget", ""), amounts.sum(axis=1) <= scenario.budget
    for limit in scenario.limits:
        column, value = in_english(limit)
        inside = [cell(one, column) == value for one in ours]
        for bound in (name for name in BOUND_NAMES if getattr(limit, name) is not None):
            found = of(inside, funded if bound.endswith("count") else amounts)
            least, most = exact_bound(limit, bound, scenario.budget)
            yield (bound, f"{column}={value}"), (found >= least) if bound.startswith("min") else (found <= most)
    for group in {one.group for one in proposals} - {""}:
        yield ("group", group), of([one.group == group for one in ours]) <= 1
    for one in proposals:
        for either in one.requires:
            met = of([other.id in either for other in ours]) >= of([other.id == one.id for other in ours])
            yield ("requires", f"{one.id}={'|'.join(either)}"), met
    for id_ in scenario.fund:
        yield ("fund", id_), of([one.id == id_ for one in ours]) == 1
    for id_ in scenario.exclude:
        yield ("exclude", id_), of([one.id == id_ for one in ours]) == 0


def exact_bound(limit: Limit, bound: str, budget: int) -> tuple[int, int]:
    """The bound as the least whole number that a floor admits, and the greatest that a ceiling admits."""
    number = Fraction(repr(getattr(limit, bound))) * (budget if bound.endswith("share") else 1)
    return math.ceil(number), math.floor(number)


def in_english(limit: Limit) -> tuple[str, str]:
    """Column and value of a limit by their English names."""
    names = {swedish: english for english, swedish in COLUMNS.items()}
    words = {**SWEDISH, "ny": "new", "förstärkning": "ongoing"}
    return names.get(limit.column, limit.column), words.get(str(limit.value), str(limit.value))


def cell(one: Proposal, column: str) -> str:
    """What a limit compares its value with."""
    return one.extra["Bolag "] if column == "bolag" else str(getattr(one, column))
