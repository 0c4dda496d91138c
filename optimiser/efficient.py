"""Every efficient pair of two sums under rules, exactly: in one pass where the states are few, else in parts.

A part is a span of what may be spent. Within a narrow one the prices of the relaxation decide most proposals, and few
states can reach a line through what is known: the last efficient value below the part, and pairs found by a quick pass
that keeps only promising states. A part with too many states is halved; where it is narrow already, the next pair is
found by solves of its own. Parts are taken by rising `spent`, so that what is found is final.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from optimiser.choice import equal_within
from optimiser.clock import Clock
from optimiser.pair_solves import Efficient, UnprovenError, best_within, next_pair
from optimiser.pairs import SPENT, VALUE, Pair, Sums, by_rules, funded_by, sums_of
from optimiser.parts import Part, Question, efficient_lines
from optimiser.prices import Whole
from optimiser.states import Sweep, TooManyStatesError, swept

_MOST_WITHOUT_RULES = 1_000_000
_MOST_AT_ONCE = 20_000
_PARTS = 32
# A part is halved until there would be so many.
_MOST_PARTS = 256


def efficient_pairs(pair: Pair, greatest: int, clock: Clock) -> tuple[list[Efficient], bool]:
    """Every efficient pair that spends at most `greatest`, by rising `spent`; False where the time left some out."""
    sums = sums_of(pair)
    found, complete = _at_once(sums, greatest, clock), True
    if found is None:
        found, complete = _in_parts(pair, sums, greatest, clock)
    return _told_apart(found, pair.choice.unit), complete


def _told_apart(found: Iterable[Efficient], unit: Fraction) -> list[Efficient]:
    """Without those whose value is the same as a cheaper one's but for the tolerance of equal values."""
    kept: list[Efficient] = []
    for one in found:
        if not kept or one.worth - kept[-1].worth > equal_within(one.worth / unit) * unit:
            kept.append(one)
    return kept


def _at_once(sums: Sums | None, greatest: int, clock: Clock) -> list[Efficient] | None:
    """All of them in one pass; None where that would take too many states."""
    if sums is None:
        return None
    most = _MOST_AT_ONCE if len(sums.bounds) else _MOST_WITHOUT_RULES
    try:
        return list(_listed(sums, swept(Sweep(sums, by_rules(sums, range(len(sums.ids))), (), greatest, most), clock)))
    except TooManyStatesError:
        return None


def _listed(sums: Sums, lines: Whole) -> Iterator[Efficient]:
    for line in lines:
        yield Efficient(int(line[SPENT]), int(line[VALUE]), funded_by(sums, line))


def _in_parts(pair: Pair, sums: Sums | None, greatest: int, clock: Clock) -> tuple[list[Efficient], bool]:
    """All of them part by part, below the last, which a solve finds; False where cut short."""
    found: list[Efficient] = []
    try:
        last = best_within(pair, greatest, clock)
        if last is None:
            return [], True
        found.append(last)
        for one in _below(pair, sums, last, clock):
            found.append(one)  # one by one: those before the time is up stay
    except UnprovenError:
        return _ordered(found), False
    return _ordered(found), True


def _ordered(found: Iterable[Efficient]) -> list[Efficient]:
    return sorted(found, key=lambda one: one.spent)


def _below(pair: Pair, sums: Sums | None, last: Efficient, clock: Clock) -> Iterator[Efficient]:
    """Those that spend less than an efficient pair. Raises UnprovenError where the time is up."""
    if sums is None:
        yield from _solved(pair, last, clock)
        return
    question, below = Question(pair, sums), -1 - sum(map(abs, pair.choice.worth.values()))
    first = low = question.least
    width, narrow = (max(1, (last.spent - first) // parts) for parts in (_PARTS, _MOST_PARTS))
    while low < last.spent:
        clock.done = (low - first) / (last.spent - first)
        part = Part(low, min(low + width, last.spent) - 1, below)
        new = _within(question, part, clock)
        if clock.over:
            raise UnprovenError
        if new is None and width > narrow:
            width //= 2
            continue
        if new is None:
            new = [next_pair(pair, below, clock)]
            low = new[0].spent + 1
        else:
            width, low = width * 2, part.high + 1
        for one in new:
            if one.spent < last.spent:
                yield one
                below = one.worth


def _solved(pair: Pair, last: Efficient, clock: Clock) -> Iterator[Efficient]:
    """Those that spend less than an efficient pair, one solve after the other."""
    one = next_pair(pair, None, clock)
    while one.spent < last.spent:
        yield one
        one = next_pair(pair, one.worth, clock)


def _within(question: Question, part: Part, clock: Clock) -> list[Efficient] | None:
    """Those of one part; None where that would take too many states."""
    try:
        return list(_listed(question.sums, efficient_lines(question, part, clock)))
    except TooManyStatesError:
        return None
