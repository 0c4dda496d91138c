"""Which of several best portfolios is shown: the cheapest, then the one that funds the first id where two differ.

Here for whole funding; optimiser.part_ties does it where parts may be funded.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from optimiser.choice import Choice, Row, equal_within, modest, with_decisions
from optimiser.clock import Clock
from optimiser.model import another_portfolio, build_model, keep_cost, keep_value, maximise_value, prefer_in_order
from optimiser.prices import priced
from optimiser.search import searched
from optimiser.solver import Answer, run

# Enough for every case met; a fixed number of nodes gives the same answer on every machine.
MOST_NODES = 10_000
# 2¹² is far from where the solver's tolerance could mistake one id's preference for another's.
_IDS_AT_ONCE = 12


class Settled(NamedTuple):
    """shown: {id: kr} of the portfolio to show. tied: whether another is as good, None where that was not settled.

    other: another that is as good, as {id: kr}; None where there is none, or none was found.
    """

    shown: Mapping[str, int]
    tied: bool | None
    other: Mapping[str, int] | None = None


def first_of(choice: Choice, equals: Sequence[Sequence[str]]) -> Sequence[str]:
    """Of equally good portfolios the one to show: the cheapest, then the one that funds the first id they differ on."""
    sets = [set(funded) for funded in equals]
    same = set.intersection(*sets)
    differing = sorted(set.union(*sets) - same)
    extra = {id_: choice.costs[id_] for id_ in differing}

    def order(place: int) -> tuple[int, list[bool]]:
        mine = sets[place] - same
        return sum(extra[id_] for id_ in mine), [id_ not in mine for id_ in differing]

    return equals[min(range(len(equals)), key=order)]


def settle(choice: Choice, funded: Sequence[str], clock: Clock) -> Settled:
    """Among the portfolios as good as a best one: the one to show, and whether there is another.

    funded: ids of a portfolio proven best. Where a node or time limit comes first, what is shown is the best of
    those found.
    """
    value = choice.value(funded)
    decided = decided_by_price(choice, value - equal_within(value))
    rest = with_decisions(choice, decided)
    always = [id_ for id_, yes in decided.items() if yes]
    found = _settle_rest(rest, [id_ for id_ in funded if id_ not in decided], equal_within(value), clock)
    other = None if found.other is None else choice.whole([*always, *found.other])
    return Settled(choice.whole([*always, *found.shown]), found.tied, other)


def decided_by_price(choice: Choice, value: Fraction) -> dict[str, bool]:
    """{id: funded} for every proposal that all portfolios worth at least `value` points decide alike."""
    found = priced(choice)
    return {} if found is None else found.decided(list(choice.costs), int(value * found.unit))


def _settle_rest(rest: Choice, funded: Sequence[str], tolerance: Fraction, clock: Clock) -> Settled:
    """The cheapest first: where that is not the one at hand there are two, and none need be looked for."""
    known = rest.whole(funded)
    if not rest.costs:
        return Settled(known, False)
    cheapest = _cheapest_first(rest, rest.value(funded) - tolerance, clock)
    if cheapest is not None and rest.whole(cheapest) != known:
        return Settled(rest.whole(cheapest), True, known)
    other = _another(rest, known, rest.value(funded) - tolerance, clock)
    if other.amounts is None:
        return Settled(known, False if other.status == "infeasible" else None)
    if cheapest is not None:
        return Settled(known, True, other.amounts)
    cheaper, dearer = sorted((known, other.amounts), key=rest.cost)
    return Settled(cheaper, True, dearer)


def _another(rest: Choice, shown: Mapping[str, int], least: Fraction, clock: Clock) -> Answer:
    """Any portfolio worth at least `least` points but this one."""
    model = build_model(rest)
    keep_value(model, least)
    another_portfolio(model, shown)
    return run(model, clock, MOST_NODES)


def _cheapest_first(rest: Choice, least: Fraction, clock: Clock) -> Sequence[str] | None:
    """Of the portfolios worth at least `least` points the cheapest, then by order of ids; None where not settled.

    It is a choice of its own, where what counts is a low cost, and the value is a row.
    """
    unit = math.gcd(*rest.costs.values())
    worth = Row(rest.worth, math.ceil(least * rest.unit), None)
    cheap = Choice(rest.costs, {id_: Fraction(-cost // unit) for id_, cost in rest.costs.items()}, (*rest.rows, worth))
    found = searched(cheap)
    if found.equals is not None:
        return first_of(cheap, found.equals)
    open_ones = with_decisions(cheap, found.decided)
    open_ones = replace(open_ones, rows=(*open_ones.rows[:-1], modest(open_ones.rows[-1])))
    always = [id_ for id_, yes in found.decided.items() if yes]
    model = build_model(open_ones)
    maximise_value(model)
    answer = run(model, clock, MOST_NODES)
    if answer.status != "optimal" or answer.amounts is None:
        return None
    settled = _first_in_order(open_ones, list(answer.amounts), clock)
    return None if settled is None else [*always, *settled]


def _first_in_order(choice: Choice, cheapest: Sequence[str], clock: Clock) -> Sequence[str] | None:
    """Of the equally cheap, the one that funds the first id where two differ; a few ids at a time."""
    cost, ids = choice.cost(cheapest), list(choice.costs)
    decided: dict[str, bool] = {}
    for start in range(0, len(ids), _IDS_AT_ONCE):
        block = ids[start : start + _IDS_AT_ONCE]
        rest = with_decisions(choice, decided)
        taken = [id_ for id_, yes in decided.items() if yes]
        model = build_model(rest)
        keep_cost(model, cost - choice.cost(taken))
        prefer_in_order(model, block)
        answer = run(model, clock, MOST_NODES)
        if answer.status != "optimal" or answer.amounts is None:
            return None
        decided |= {id_: id_ in answer.amounts for id_ in block}
        cheapest = [*taken, *answer.amounts]
    return cheapest
