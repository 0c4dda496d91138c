"""The sentences about a list to cut or extend; each can be read out at a meeting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app import wording
from app.result import Result
from app.texts import say
from optimiser.choice import equal_within
from optimiser.rank import Ranking
from optimiser.rules import rules_of

_MOST_NAMED = 4
_LEAST_SHARE = Fraction(5, 10_000)  # what would be written as 0,0 %


@dataclass(frozen=True)
class Listed:
    """An order over several budgets, the answer beside which it stands, and what its proposals are called."""

    found: Ranking
    result: Result

    @property
    def present(self) -> int | None:
        """The place of the present budget among the budgets; None where it is not among them."""
        budgets, present = self.found.budgets, self.result.scenario.budget
        return budgets.index(present) if present in budgets else None

    @property
    def titles(self) -> Mapping[str, str]:
        """{id: title}."""
        return {one.id: one.title for one in self.result.proposals}

    def entering(self, place: int) -> tuple[str, ...]:
        """The ids that are funded at the budget with this place, and at none below it."""
        return self.found.order[self.found.counts[place - 1] if place else 0 : self.found.counts[place]]


def steps(listed: Listed) -> Iterator[str]:
    """What goes at each budget below the present one, from it downwards, and what comes at each above, upwards."""
    found, start = listed.found, listed.present
    if len(found.budgets) == 1:
        yield say("cutting.only")
        return
    if start is None:
        start = 0
        yield say("cutting.from_least", budget=_budget(listed, 0), number=found.counts[0])
    yield from _steps(listed, "cut", [(place, place + 1) for place in range(start - 1, -1, -1)])
    yield from _steps(listed, "add", [(place, place) for place in range(start + 1, len(found.budgets))])


def _steps(listed: Listed, way: str, places: Sequence[tuple[int, int]]) -> Iterator[str]:
    """way: cut or add; places: of each budget, and of the budget at which those that go or come enter the list."""
    before = False
    for place, entry in places:
        ids = listed.entering(entry)
        kind = ("next" if before else "first") if ids else ("no_more" if before else "nothing")
        yield say(f"cutting.{way}_{kind}", budget=_budget(listed, place), names=named(listed, ids), number=len(ids))
        before = before or bool(ids)


def named(listed: Listed, ids: Sequence[str]) -> str:
    """The first few by id and title, and how many more there are."""
    words = ", ".join(f"{id_} {listed.titles[id_]}" for id_ in ids[:_MOST_NAMED])
    return words if len(ids) <= _MOST_NAMED else say("change.more", ids=words, number=len(ids) - _MOST_NAMED)


def _budget(listed: Listed, place: int) -> str:
    """`9 000 000 kr (10 % mindre än nu)`."""
    budget, now = listed.found.budgets[place], listed.result.scenario.budget
    step = abs(Fraction(budget - now, now))
    size = wording.kronor(abs(budget - now)) if step < _LEAST_SHARE else say("cutting.percent", size=_percent(step))
    kind = "less" if budget < now else "more"
    return say(f"cutting.{kind}", budget=wording.kronor(budget), size=size)


def _percent(share: Fraction) -> str:
    return wording.percent(Fraction(round(share * 1000), 1000))


def price(found: Ranking) -> str:
    """The share of the points that one order costs beside choosing freely at each budget."""
    if found.price is None:
        return say("cutting.price_unknown")
    if found.price <= equal_within(Fraction(1)):
        return say("cutting.price_none")
    if found.price < _LEAST_SHARE:
        return say("cutting.price_small")
    return say("cutting.price", percent=_percent(found.price))


def beside(listed: Listed) -> str:
    """Whether the list at the present budget is the allocation shown, and why not; blank where it is not listed."""
    if listed.present is None:
        return ""
    shown, funded = listed.result.portfolio, listed.found.funded(listed.present)
    enters = sorted(id_ for id_ in funded if id_ not in shown.amounts)
    leaves = sorted(id_ for id_ in shown.amounts if id_ not in funded)
    if not enters and not leaves:
        return say("cutting.same")
    parts = [say(key, ids=wording.some(ids)) for key, ids in (("change.in", enters), ("change.out", leaves)) if ids]
    fewer = (shown.value or Fraction(0)) - listed.found.nested[listed.present]
    return f"{say('cutting.differs', parts=', '.join(parts))} {_fewer(fewer, shown.value)}"


def _fewer(points: Fraction, of: Fraction | None) -> str:
    if abs(points) <= equal_within(of or Fraction(0)):
        return say("cutting.equal")
    return say("cutting.fewer" if points > 0 else "cutting.better", points=wording.points(abs(points)))


def reservations(listed: Listed) -> Iterator[str]:
    """What must be known beside the list: whole amounts, shares of each budget, and who is in it at no budget."""
    found, result = listed.found, listed.result
    if found.whole_only:
        yield say("cutting.whole")
    if any(rule.share is not None for rule in rules_of(result.scenario, result.proposals)):
        yield say("cutting.shares")
    listed_ids = frozenset(found.order)
    never = [one.id for one in result.proposals if one.id not in listed_ids]
    if never:
        yield say("cutting.never", number=len(never), ids=wording.some(never))


def unproven(found: Ranking) -> str:
    """That the work stopped before its end, and what may be missing."""
    if not found.counts:
        return say("cutting.stopped_empty")
    gap = (
        say("cutting.gap_unknown")
        if found.gap is None
        else say("cutting.gap", points=wording.points(wording.upwards(found.gap)))
    )
    return f"{say('cutting.stopped')} {gap}"
