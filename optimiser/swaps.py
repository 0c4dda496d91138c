"""Single changes to a list made by hand that would improve it: one proposal for another, or one more."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from optimiser.choice import Choice, equal_within
from optimiser.rules import Rule

# {number of the rule: what funding one proposal counts in it}, only the rules that it touches.
Counts = Mapping[int, Fraction | int]

# A list of some thousands can have millions of swaps; the ones that gain most are told.
MOST_SWAPS = 10_000


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
    """Every single swap and addition that gains points and breaks no rule, nor one already broken any further.

    amounts: the list, {id: kr}; choice: costs and benefits of all proposals; eligible: ids that may come in. The
    greatest gain first, then by ids; at most MOST_SWAPS of them.
    """
    ledger = Ledger(rules, [rule.amount(amounts) for rule in rules])
    into = {id_: choice.costs[id_] for id_ in sorted(eligible) if id_ not in amounts}
    counts = _counts(rules, into) | _counts(rules, amounts)
    threshold = equal_within(choice.value(into) + choice.value(amounts))
    found = [
        Swap(out, id_, gain)
        for out, id_, gain in _gains(amounts, choice, into)
        if gain > threshold and ledger.kept(counts[id_], counts.get(out or "", {}))
    ]
    return tuple(sorted(found, key=lambda swap: (-swap.gain, swap.out or "", swap.into))[:MOST_SWAPS])


def _gains(
    amounts: Mapping[str, int], choice: Choice, into: Mapping[str, int]
) -> Iterator[tuple[str | None, str, Fraction]]:
    """(out, in, points gained) for each pair, and each addition as (None, in, points)."""
    for out in (None, *sorted(amounts)):
        lost = Fraction(0) if out is None else choice.value_of({out: min(amounts[out], choice.costs[out])})
        for id_ in into:
            yield out, id_, choice.benefits[id_] - lost


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
