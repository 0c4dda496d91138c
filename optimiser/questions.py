"""What would be best if one decision were held, or a rule left out: many such questions from one list of portfolios.

A question is asked with little room first and more where that did not do. The reply is proven: every portfolio that
could be as good has been listed. What would take too long is left open, for the solver.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np

from optimiser.choice import Choice, equal_within, undivided
from optimiser.listing import Listed, Root, listed
from optimiser.prices import Priced, Whole, priced
from optimiser.rules import Rule
from optimiser.search import TooManySetsError
from optimiser.ties import first_of

_TOGETHER = 48
_ROUNDS = 18
# How much more room the next round gives: a list grows much faster than its room.
MORE = 1.4
_MARGIN = 1e-9
_MOST_EQUALS = 2_000
# More than any row can be short of, and still exact where prices of 0 meet it.
_EASED = 2**45


class Reply(NamedTuple):
    """amounts: {id: kr} of the portfolio to show, value in points; None where no portfolio keeps the rules.

    cost: whole kr, where a cost was asked for; None where none is low enough.
    """

    amounts: Mapping[str, int] | None = None
    value: Fraction | None = None
    cost: int | None = None


@dataclass(frozen=True)
class Ground:
    """What every question of one scenario starts from.

    choice: whole funding, its rows undivided, one for each rule. found: with prices. best: V in units.
    """

    choice: Choice
    found: Priced
    best: int

    @cached_property
    def funds(self) -> Whole:
        """1 for each candidate that the prices prefer funded."""
        return (self.found.reduced > 0).astype(np.int64)

    @cached_property
    def slack(self) -> Whole:
        """What the preferred portfolio leaves of each row; below 0 where it breaks it."""
        slack: Whole = self.found.bounds - self.found.rows @ self.funds
        return slack

    @cached_property
    def value(self) -> int:
        """What the preferred portfolio is worth, in units."""
        return int(self.found.values @ self.funds)

    @cached_property
    def columns(self) -> Whole:
        """[n, m]: what each candidate takes of each row."""
        dense: Whole = self.found.rows.toarray().T
        return dense

    @cached_property
    def rise(self) -> Whole:
        """[n, m]: how much flipping each candidate can raise each row's slack."""
        rise: Whole = np.maximum(np.where(self.funds[:, None] > 0, self.columns, -self.columns), 0)
        return rise

    @cached_property
    def most_rise(self) -> Whole:
        """[m]: how much all flips together can raise each row's slack."""
        total: Whole = self.rise.sum(axis=0)
        return total

    @property
    def margin(self) -> float:
        """For what is lost in floating point, in units."""
        return _MARGIN * max(1.0, abs(self.found.bound))

    @property
    def gap(self) -> float:
        """How much room the question of the best portfolio itself has needed, or a little where that is none."""
        least = np.sort(np.abs(self.found.reduced))[: min(8, len(self.found.reduced))]
        return max(self.found.bound - self.best, float(least[-1:].sum()), 1.0)

    def tolerance(self, value: int) -> int:
        """How far below a value another still counts as the same, in units."""
        return int(equal_within(value / self.found.unit) * self.found.unit)

    def held(self, place: int, yes: bool) -> tuple[float, int, Whole]:
        """(what holding a decision costs at the prices, the value and the slack of the preferred portfolio with it)."""
        flip = int(yes) - int(self.funds[place])
        slack = self.slack - flip * self.columns[place]
        return (
            abs(float(self.found.reduced[place])) * abs(flip),
            self.value + flip * int(self.found.values[place]),
            slack,
        )

    def ids(self, flips: Whole, place: int = -1, yes: bool = False) -> tuple[str, ...]:
        """The ids funded where these candidates are flipped, and one is held."""
        funds = self.funds.astype(bool)
        funds[flips] = ~funds[flips]
        if place >= 0:
            funds[place] = yes
        return tuple(id_ for id_, one in zip(self.choice.costs, funds, strict=True) if one)

    def reachable(self, slack: Whole, least: Whole, held: int) -> bool:
        """False where some row stays broken whatever the others do."""
        rise = self.most_rise - (self.rise[held] if held >= 0 else 0)
        return bool((slack + rise >= least).all())


def ground_of(choice: Choice, rules: Sequence[Rule], best: Fraction) -> Ground | None:
    """What the questions start from; None where parts may be funded, or where the prices cannot be had.

    best: V in points.
    """
    if choice.minimums:
        return None
    whole = replace(choice, rows=tuple(undivided(rule, choice.costs) for rule in rules))
    found = priced(whole)
    return None if found is None else Ground(whole, found, int(best * found.unit))


class Question(Protocol):
    """Asked with more and more room until the list replies."""

    def root(self, spare: float) -> Root | Reply | float | None:
        """Where to begin with so much to spare; else as `reply`."""

    def reply(self, spare: float, found: Listed, numbers: Whole) -> Reply | float | None:
        """The reply that these sets prove, else what to spare next; None where a list cannot reply."""


@dataclass(frozen=True)
class Best:
    """The best portfolio where the candidate at `place` is held, funded or not, and the rows `eased` do not count.

    place: −1 for none. Only rows without a price can be eased.
    """

    ground: Ground
    place: int = -1
    yes: bool = False
    eased: tuple[int, ...] = ()

    def root(self, spare: float) -> Root | Reply | float | None:
        """See Question."""
        value, slack = self.ground.value, self.ground.slack.copy()
        if self.place >= 0:
            _, value, slack = self.ground.held(self.place, self.yes)
        slack[list(self.eased)] = _EASED
        least = np.zeros_like(slack)
        if not self.ground.reachable(slack, least, self.place):
            return Reply()
        return Root(spare + self.ground.margin, value, slack, least, self.place)

    def reply(self, spare: float, found: Listed, numbers: Whole) -> Reply | float | None:
        """See Question."""
        if not len(numbers):
            return MORE * spare
        ground = self.ground
        penalty = ground.held(self.place, self.yes)[0] if self.place >= 0 else 0.0
        best = int(found.value[numbers].max())
        needed = ground.found.bound - penalty - (best - ground.tolerance(best))
        if needed > spare:
            return min(needed, MORE * spare)
        equals = numbers[found.value[numbers] >= best - ground.tolerance(best)]
        cheapest = equals[found.slack[equals, 0] == found.slack[equals, 0].max()]
        if len(cheapest) > _MOST_EQUALS:
            return None
        sets = [ground.ids(found.flips(int(number)), self.place, self.yes) for number in cheapest]
        shown = first_of(ground.choice, sets)
        return Reply(ground.choice.whole(shown), ground.choice.value(shown))


def ask(
    ground: Ground, questions: Sequence[Question], stop: Callable[[], bool], told: Callable[[], None]
) -> dict[int, Reply]:
    """{number of the question: its reply}; those that a list does not reply to, or that were stopped, are left out.

    told: called at each reply.
    """
    replies: dict[int, Reply] = {}
    spare = dict.fromkeys(range(len(questions)), ground.gap)
    for _ in range(_ROUNDS):
        for some in _in_chunks(sorted(spare)):
            if stop():
                return replies
            for number, said in _asked(ground, {number: (questions[number], spare[number]) for number in some}):
                if isinstance(said, float):
                    spare[number] = said
                    continue
                del spare[number]
                if said is not None:
                    replies[number] = said
                    told()
    return replies


def _in_chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _TOGETHER):
        yield numbers[start : start + _TOGETHER]


def _asked(ground: Ground, asked: dict[int, tuple[Question, float]]) -> Iterator[tuple[int, Reply | float | None]]:
    """(number, what the list says) for each of these questions."""
    roots: dict[int, Root] = {}
    for number, (question, spare) in asked.items():
        root = question.root(spare)
        if isinstance(root, Root):
            roots[number] = root
        else:
            yield number, root
    if not roots:
        return
    try:
        found = listed(ground.found, list(roots.values()))
    except TooManySetsError:
        yield from _in_halves(ground, {number: asked[number] for number in roots})
        return
    order = np.argsort(found.question, kind="stable")
    ends = np.searchsorted(found.question[order], np.arange(len(roots) + 1))
    for place, number in enumerate(roots):
        question, spare = asked[number]
        yield number, question.reply(spare, found, order[ends[place] : ends[place + 1]])


def _in_halves(ground: Ground, asked: dict[int, tuple[Question, float]]) -> Iterator[tuple[int, Reply | float | None]]:
    """The same of fewer questions at a time; a single one that is too much has no reply."""
    if len(asked) == 1:
        yield next(iter(asked)), None
        return
    numbers = list(asked)
    for half in (numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]):
        yield from _asked(ground, {number: asked[number] for number in half})
