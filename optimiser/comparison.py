"""Two to five answers beside each other: portfolios that were solved, and lists made by hand.

Points of answers with different weights are no measure of each other. So each answer has its points twice: by its own
weights, way of counting and scores, and by those of the first answer, the common yardstick. Money is the same in all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from optimiser.evaluate import Breach, Judge
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from optimiser.solver import Status
from optimiser.totals import Share, by_area, by_committee, swedish_order
from scoring.proposal import Proposal
from scoring.scores import contributions
from scoring.weights import weight_shares

FEWEST, MOST = 2, 5


@dataclass(frozen=True)
class Answer:
    """One answer under a name: what it was asked, and {id: whole kr} of what it gives, nothing where that is 0.

    scenario, proposals: without the rules that are off. status: of the portfolio; None for a list made by hand.
    """

    name: str
    scenario: Scenario
    proposals: tuple[Proposal, ...]
    amounts: Mapping[str, int]
    status: Status | None = None

    @property
    def by_hand(self) -> bool:
        """True for a list made by hand, which may break rules."""
        return self.status is None

    @property
    def cost(self) -> int:
        """Σ amounts, in kr."""
        return sum(self.amounts.values())

    @property
    def left_over(self) -> int:
        """The scenario's budget less the cost, in kr; below 0 for a list that takes more than there is."""
        return self.scenario.budget - self.cost


def solved_answer(name: str, scenario: Scenario, proposals: Sequence[Proposal], portfolio: Portfolio) -> Answer:
    """A portfolio as an answer."""
    return Answer(name, scenario, tuple(proposals), dict(portfolio.amounts), portfolio.status)


def answer_by_hand(name: str, scenario: Scenario, proposals: Sequence[Proposal], amounts: Mapping[str, int]) -> Answer:
    """A list made by hand as an answer; every id is one of the proposals'."""
    return Answer(name, scenario, tuple(proposals), {id_: amount for id_, amount in amounts.items() if amount})


@dataclass(frozen=True)
class Measured:
    """What one answer comes to.

    points: by its own weights; common: by the yardstick of the first answer, exact. unknown_benefit: ids that are not
    assessed and count 0 in `points`; not_measured: ids that count 0 in `common`, since the first answer's proposals
    lack them or have them without scores. breaches: of its own rules.
    """

    points: Fraction
    common: Fraction
    unknown_benefit: tuple[str, ...]
    not_measured: tuple[str, ...]
    breaches: tuple[Breach, ...]


@dataclass(frozen=True)
class Line:
    """One area, or one committee with its department, in each answer.

    key: as in `optimiser.totals`. money: whole kr; numbers: of funded proposals; points: theirs by the yardstick.
    """

    key: tuple[str, ...]
    money: tuple[int, ...]
    numbers: tuple[int, ...]
    points: tuple[Fraction, ...]


@dataclass(frozen=True)
class Differing:
    """A proposal that is not decided alike in all answers.

    amounts: whole kr in each answer, None where its proposals do not have it.
    """

    id: str
    title: str
    amounts: tuple[int | None, ...]

    @property
    def in_all(self) -> bool:
        """True where every answer funds it, with different amounts."""
        return all(self.amounts)


@dataclass(frozen=True)
class Against:
    """An answer beside the first: ids that it alone funds, that the first alone funds, and with another amount.

    cost: kr more than the first, points: more by the yardstick; both below 0 for less.
    """

    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    changed: tuple[str, ...]
    cost: int
    points: Fraction


@dataclass(frozen=True)
class Comparison:
    """The answers, and all that is told of them side by side; every tuple of figures is in their order."""

    answers: tuple[Answer, ...]

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        """Each answer's points and breaches."""
        return tuple(self._measured(place) for place in range(len(self.answers)))

    def _measured(self, place: int) -> Measured:
        amounts, judge = self.answers[place].amounts, self._judges[place]
        scored = {one.id for one in self.answers[0].proposals if one.assessed}
        return Measured(
            judge.value(amounts),
            sum(self._common[place].values(), Fraction(0)),
            judge.unknown_benefit(amounts),
            tuple(sorted(id_ for id_ in amounts if id_ not in scored)),
            judge.breaches(amounts),
        )

    @cached_property
    def _judges(self) -> tuple[Judge, ...]:
        return tuple(Judge(one.scenario, one.proposals) for one in self.answers)

    @cached_property
    def _common(self) -> tuple[dict[str, Fraction], ...]:
        """{id: its points by the yardstick}, b_i · min(1, amount_i / cost_i) as the first answer has b_i and cost_i."""
        choice = self._judges[0].choice
        return tuple(
            {id_: choice.value_by_hand({id_: amount}) for id_, amount in one.amounts.items() if id_ in choice.costs}
            for one in self.answers
        )

    @cached_property
    def areas(self) -> tuple[Line, ...]:
        """The five areas, each answer's proposals counted under their primary area."""
        return self._lines(by_area)

    @cached_property
    def committees(self) -> tuple[Line, ...]:
        """Each committee and department that any answer has, in alphabetical order, unknown last."""
        unknown = ("", "")
        return tuple(
            sorted(
                self._lines(by_committee),
                key=lambda line: (line.key == unknown, *(swedish_order(name) for name in line.key)),
            )
        )

    def _lines(self, totals: Callable[[Mapping[str, int], Sequence[Proposal]], tuple[Share, ...]]) -> tuple[Line, ...]:
        found = [{share.key: share for share in totals(one.amounts, one.proposals)} for one in self.answers]
        return tuple(self._line(key, found) for key in dict.fromkeys(key for shares in found for key in shares))

    def _line(self, key: tuple[str, ...], found: Sequence[Mapping[tuple[str, ...], Share]]) -> Line:
        shares = [shares.get(key, Share(key, (), 0)) for shares in found]
        points = (
            sum((common.get(one.id, Fraction(0)) for one in share.proposals), Fraction(0))
            for share, common in zip(shares, self._common, strict=True)
        )
        return Line(
            key, tuple(share.total for share in shares), tuple(len(share.proposals) for share in shares), tuple(points)
        )

    @cached_property
    def criteria(self) -> dict[str, tuple[Fraction, ...]]:
        """{criterion: what it adds to each answer's points by the yardstick}, w_a s_ia over all that is funded.

        Other than `areas`: a proposal's points lie on every criterion that it has an effect on.
        """
        first = self.answers[0]
        shares = weight_shares(first.scenario.weights)
        whole = {one.id: (one.cost, contributions(one, shares, first.scenario.benefit)) for one in first.proposals}
        sums = [dict.fromkeys(shares, Fraction(0)) for _ in self.answers]
        for one, found in zip(self.answers, sums, strict=True):
            for id_ in one.amounts.keys() & whole.keys():
                cost, adds = whole[id_]
                for criterion, points in adds.items():
                    found[criterion] += points * min(one.amounts[id_], cost) / cost
        return {criterion: tuple(found[criterion] for found in sums) for criterion in shares}

    @cached_property
    def differing(self) -> tuple[Differing, ...]:
        """The proposals funded in some answers and not in all, or with other amounts; in file order."""
        rows = ((one, self._amounts(one.id)) for one in self.proposals)
        return tuple(Differing(one.id, one.title, amounts) for one, amounts in rows if _differ(amounts))

    @cached_property
    def alike(self) -> tuple[str, ...]:
        """The ids that every answer funds with the same amount, in file order."""
        rows = ((one.id, self._amounts(one.id)) for one in self.proposals)
        return tuple(id_ for id_, amounts in rows if all(amounts) and not _differ(amounts))

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """Every proposal once, as the first answer that has it says."""
        found: dict[str, Proposal] = {}
        for one in (one for answer in self.answers for one in answer.proposals):
            found.setdefault(one.id, one)
        return tuple(found.values())

    @cached_property
    def _known(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(one.id for one in answer.proposals) for answer in self.answers)

    def _amounts(self, id_: str) -> tuple[int | None, ...]:
        return tuple(
            answer.amounts.get(id_, 0) if id_ in known else None
            for answer, known in zip(self.answers, self._known, strict=True)
        )

    def against_first(self, place: int) -> Against:
        """The answer at a place, from 1, beside the first."""
        first, other = self.answers[0], self.answers[place]
        both = sorted(id_ for id_ in first.amounts if id_ in other.amounts)
        return Against(
            tuple(sorted(id_ for id_ in other.amounts if id_ not in first.amounts)),
            tuple(sorted(id_ for id_ in first.amounts if id_ not in other.amounts)),
            tuple(id_ for id_ in both if first.amounts[id_] != other.amounts[id_]),
            other.cost - first.cost,
            self.measured[place].common - self.measured[0].common,
        )


def _differ(amounts: Sequence[int | None]) -> bool:
    """Unknown is not funded: a proposal that one answer has never heard of, and no other funds, differs in nothing."""
    return len({amount or 0 for amount in amounts}) > 1


def compared(answers: Sequence[Answer]) -> Comparison:
    """The answers side by side, the first one's yardstick common to all. Raises ValueError but for two to five."""
    if not FEWEST <= len(answers) <= MOST:
        raise ValueError(f"{len(answers)} answers to compare, expected {FEWEST} to {MOST}")
    return Comparison(tuple(answers))
