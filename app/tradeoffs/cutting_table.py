"""The list to cut or extend as HTML tables, narrow enough for a third of the page."""

from collections.abc import Iterator, Sequence

from app.html import Td, Tr, table
from app.texts import language, say
from app.tradeoffs.cutting_words import Listed
from app.wording import kronor, points
from scoring.numbers import format_number


def cutting_table(listed: Listed) -> str:
    """A group a budget with who is added at it, and the running sum; those at every budget together as one row."""
    rows = [row for place in range(len(listed.found.budgets)) for row in _group(listed, place)]
    return table(say("cutting.caption"), _headings(), rows)


def always_table(listed: Listed) -> str:
    """Those that are in the list at every budget, in text order, with the running sum."""
    return table(say("cutting.always_caption"), _headings(), _rows(listed, listed.entering(0), 0))


def _headings() -> list[Td]:
    sums = (Td(say("cutting.amount"), number=True), Td(say("cutting.sum"), number=True))
    return [Td(say("list.proposal")), *sums]


def _group(listed: Listed, place: int) -> Iterator[Tr]:
    yield Tr((Td(_group_words(listed, place), header=True, span=3),), "group")
    entering, before = listed.entering(place), sum(_costs(listed, listed.found.funded(place - 1))) if place else 0
    if not entering:
        yield Tr((Td(say("cutting.none_added" if place else "cutting.none_in"), span=3),))
    elif place:
        yield from _rows(listed, entering, before)
    else:
        total = _sum(sum(_costs(listed, entering)))
        yield Tr((Td(say("cutting.always", number=len(entering)), header=True), total, total))


def _group_words(listed: Listed, place: int) -> str:
    """`Med 9 000 000 kr: 12 förslag, 16,40 poäng; fritt valt 16,50`."""
    found = listed.found
    best, count = found.best[place], found.counts[place]
    free = say("cutting.free_unknown") if best is None else say("cutting.free", points=points(best))
    budget = kronor(found.budgets[place])
    return say("cutting.group", budget=budget, number=count, points=points(found.nested[place]), free=free)


def _rows(listed: Listed, ids: Sequence[str], before: int) -> Iterator[Tr]:
    """before: the sum in kr of those above."""
    for id_, cost in zip(ids, _costs(listed, ids), strict=True):
        before += cost
        yield Tr((Td(f"{id_} {listed.titles[id_]}", header=True), _sum(cost), _sum(before)))


def _costs(listed: Listed, ids: Sequence[str]) -> list[int]:
    costs = {one.id: one.cost for one in listed.result.proposals}
    return [costs[id_] for id_ in ids]


def _sum(amount: int) -> Td:
    """Whole kr, the unit in the heading: there is little room."""
    return Td(format_number(amount, language()), number=True)
