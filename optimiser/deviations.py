"""What the office's decisions change against the computed portfolio, the committees' orders and what was asked for."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from optimiser.decision import Decision
from optimiser.evaluate import Breach, Judge
from scoring.columns import comparable
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Effect:
    """Amounts beside the computed ones.

    points: V of the amounts less V of the computed, exact; kronor: likewise their sums; left: what remains of the
    budget, below 0 where it is exceeded. breaches: what the amounts may not. unknown_benefit: ids among them that are
    not assessed, so that `points` counts 0 for them.
    """

    points: Fraction
    kronor: int
    left: int
    breaches: tuple[Breach, ...]
    unknown_benefit: tuple[str, ...]


@dataclass(frozen=True)
class Grant:
    """What one proposal asked for, what is computed and what is proposed, all in whole kr.

    requested: None where nobody asked. reason: the office's own, blank where it has given none.
    """

    proposal: Proposal
    requested: int | None
    computed: int
    granted: int
    reason: str

    @property
    def difference(self) -> int | None:
        """Granted less requested; None where nobody asked."""
        return None if self.requested is None else self.granted - self.requested

    @property
    def unrequested(self) -> bool:
        """True where there is money that nobody asked for."""
        return self.requested is None and self.granted > 0


def asked_told(proposals: Iterable[Proposal]) -> bool:
    """True where it is told of some proposal what was asked for: a blank then means that nobody asked."""
    return any(one.requested is not None for one in proposals)


@dataclass(frozen=True)
class Deviations:
    """A decision beside what was computed; each part is reckoned when it is first asked for."""

    decision: Decision

    @cached_property
    def together(self) -> Effect:
        """What all deviations change together."""
        return self.effect(self.decision.amounts)

    @cached_property
    def alone(self) -> dict[str, Effect]:
        """{id: what its deviation alone changes}, in text order of ids."""
        granted = self.decision.amounts
        return {id_: self.effect(self.with_amount(id_, granted.get(id_, 0))) for id_ in self.decision.deviations}

    def effect(self, amounts: Mapping[str, int]) -> Effect:
        """What amounts {id: whole kr, above 0} change against the computed portfolio."""
        computed, judge = self.decision.portfolio, self._judge
        cost = sum(amounts.values())
        return Effect(
            judge.value(amounts) - self._computed_value,
            cost - computed.cost,
            self.decision.scenario.budget - cost,
            judge.breaches(amounts),
            judge.unknown_benefit(amounts),
        )

    def with_amount(self, id_: str, amount: int) -> dict[str, int]:
        """The computed amounts with another one for one proposal, those of 0 left out."""
        others = {other: kept for other, kept in self.decision.portfolio.amounts.items() if other != id_}
        return others | ({id_: amount} if amount else {})

    @cached_property
    def grants(self) -> tuple[Grant, ...]:
        """What each proposal asked for and gets, in file order."""
        granted, computed = self.decision.amounts, self.decision.portfolio.amounts
        return tuple(
            Grant(one, one.requested, computed.get(one.id, 0), granted.get(one.id, 0), self.decision.reason(one.id))
            for one in self.decision.proposals
        )

    @cached_property
    def against_order(self) -> dict[str, "Passed"]:
        """What is funded before a proposal that its own committee ranks better, as `against_order`."""
        return against_order(self.decision.amounts, self.decision.proposals)

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self.decision.scenario, self.decision.proposals)

    @cached_property
    def _computed_value(self) -> Fraction:
        return self._judge.value(self.decision.portfolio.amounts)


def against_order(amounts: Mapping[str, int], proposals: Sequence[Proposal]) -> dict[str, "Passed"]:
    """{id that gets money: those that its committee ranks better, received, that get none}, ids in text order.

    Those without rank or committee take no part, and equal ranks are in order.
    """
    waiting = _waiting(amounts, proposals)
    found: dict[str, Passed] = {}
    for one in sorted(proposals, key=lambda proposal: proposal.id):
        ranked = waiting.get(comparable(one.committee), ())
        if one.committee_rank is not None and amounts.get(one.id) and ranked:
            number = bisect_left(ranked, (one.committee_rank, ""))
            found |= {one.id: Passed(ranked, number)} if number else {}
    return found


@dataclass(frozen=True)
class Passed:
    """The first `number` of a committee's (rank, id) without money, which its other proposals share."""

    ranked: Sequence[tuple[int, str]]
    number: int

    @property
    def ids(self) -> tuple[str, ...]:
        """Those passed by, the best ranked first."""
        return tuple(id_ for _, id_ in self.ranked[: self.number])


def _waiting(amounts: Mapping[str, int], proposals: Sequence[Proposal]) -> dict[str, tuple[tuple[int, str], ...]]:
    """{committee: (rank, id) of its received and ranked proposals without money, the best rank first}."""
    found: dict[str, list[tuple[int, str]]] = {}
    for one in proposals:
        if one.committee_rank is not None and one.committee.strip() and one.received and not amounts.get(one.id):
            found.setdefault(comparable(one.committee), []).append((one.committee_rank, one.id))
    return {committee: tuple(sorted(ranked)) for committee, ranked in found.items()}
