"""Single changes to a list made by hand that would improve it: one proposal for another, or one more."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from itertools import islice

from optimiser.choice import Choice, equal_within
from optimiser.rules import Rule

# {number of the rule: what funding one proposal counts in it}, only the rules that it touches.
Counts = Mapping[int, Fraction | int]

# A list of some thousands can have millions of swaps; the ones that gain most are told.
MOST_SWAPS = 10_000
_NOBODY = ""


@dataclass(frozen=True)
class Swap:
    """Take `out` away, None for a mere addition, and fund `into` whole: `gain` points more."""

    out: str | None
    into: str
    gain: Fraction


@dataclass(frozen=True)
class Ledger:
    """Where a list stands with each rule, so that a change to it is reckoned from what it touches alone.

    now: what the list comes to in each of the rules.
    """

    rules: Sequence[Rule]
    now: Sequence[Fraction | int]

    def kept(self, more: Counts, less: Counts) -> bool:
        """True where no rule is broken by the change, nor one already broken any further."""
        return all(
            self._keeps(self.rules[place], self.now[place], more.get(place, 0) - less.get(place, 0))
            for place in more.keys() | less.keys()
        )

    @staticmethod
    def _keeps(rule: Rule, now: Fraction | int, change: Fraction | int) -> bool:
        too_little = change < 0 and rule.least is not None and now + change < rule.least
        too_much = change > 0 and rule.greatest is not None and now + change > rule.greatest
        return not (too_little or too_much)


def swaps(
    amounts: Mapping[str, int], choice: Choice, eligible: Collection[str], rules: Sequence[Rule]
) -> tuple[Swap, ...]:
    """Single swaps and additions that gain points and break no rule, nor one already broken any further.

    amounts: the list, {id: kr}; choice: costs and benefits of all proposals; eligible: ids that may come in. The
    greatest gain first, then by ids; at most MOST_SWAPS of them.
    """
    ledger = Ledger(rules, [rule.amount(amounts) for rule in rules])
    into = {id_: choice.costs[id_] for id_ in eligible if id_ not in amounts}
    more, less = _counts(rules, into), _counts(rules, amounts) | {_NOBODY: {}}
    worth = {id_: choice.benefits[id_] for id_ in into}
    lost = {id_: choice.value_by_hand({id_: amount}) for id_, amount in amounts.items()}
    kept = (Swap(out or None, id_, gain) for gain, out, id_ in _gains(worth, lost) if ledger.kept(more[id_], less[out]))
    return tuple(islice(kept, MOST_SWAPS))


def _gains(worth: Mapping[str, Fraction], lost: Mapping[str, Fraction]) -> Iterator[tuple[Fraction, str, str]]:
    """(points gained, out, in) of every pair that gains, the greatest first; out is blank for an addition.

    worth: points that each one would bring in; lost: points that go with each one of the list. Whole units of a
    point are compared, and pairs made only as they are asked for: there can be millions.
    """
    unit = math.lcm(1, *(points.denominator for points in (*worth.values(), *lost.values())))
    into = sorted((-int(points * unit), id_) for id_, points in worth.items())
    threshold = equal_within(sum(lost.values(), Fraction(0))) * unit
    leaving = {_NOBODY: 0, **{id_: int(points * unit) for id_, points in lost.items()}}
    for loss, out, id_ in merge(*(_of_one(out, points, into, threshold) for out, points in leaving.items())):
        yield Fraction(-loss, unit), out, id_


def _of_one(
    out: str, lost: int, into: Sequence[tuple[int, str]], threshold: Fraction
) -> Iterator[tuple[int, str, str]]:
    """(units lost by it, out, in) for one that leaves, the best first, as long as it gains."""
    for negative, id_ in into:
        if -negative - lost <= threshold:
            return
        yield negative + lost, out, id_


def _counts(rules: Sequence[Rule], amounts: Mapping[str, int]) -> dict[str, dict[int, Fraction | int]]:
    """{id: {rule's number: what the proposal counts in it with this amount}}."""
    counts: dict[str, dict[int, Fraction | int]] = {id_: {} for id_ in amounts}
    for place, rule in enumerate(rules):
        for id_ in rule.ids:
            if id_ in counts:
                counts[id_][place] = rule.rates.get(id_, 1) * amounts[id_] if rule.measure == "kronor" else 1
        for id_ in rule.met_by:
            if id_ in counts:
                counts[id_][place] = counts[id_].get(place, 0) - 1
    return counts
