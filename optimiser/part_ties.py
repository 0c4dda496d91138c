"""Which of several best portfolios is shown where parts may be funded: as `optimiser.ties`, krona by krona."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from optimiser.choice import Choice, equal_within
from optimiser.clock import Clock
from optimiser.model import (
    Model,
    another_portfolio,
    build_model,
    keep_amount,
    keep_cost,
    keep_value,
    minimise_cost,
    prefer_in_order,
    prefer_more,
)
from optimiser.solver import run
from optimiser.ties import MOST_NODES, Settled

_IDS_AT_ONCE = 12


def settle_parts(choice: Choice, amounts: Mapping[str, int], clock: Clock) -> Settled:
    """Among the portfolios as good as a best one {id: kr}: the one to show, and whether there is another.

    The solver's proof holds to its tolerance, a few kronor: where the look for equals meets one that is worth more,
    that one is the best from then on. Where a node or time limit comes first, what is shown is the best of those found.
    """
    while True:
        settled = _settled(choice, amounts, clock)
        value = choice.value_of(amounts)
        better = [
            one for one in (settled.shown, settled.other) if one and choice.value_of(one) > value + equal_within(value)
        ]
        if not better:
            return settled
        amounts = max(better, key=choice.value_of)


def _settled(choice: Choice, amounts: Mapping[str, int], clock: Clock) -> Settled:
    value = choice.value_of(amounts)
    model = _equally_good(choice, value)
    another_portfolio(model, amounts)
    other = run(model, clock, MOST_NODES)
    if other.amounts is None:
        return Settled(amounts, False if other.status == "infeasible" else None)
    shown = _first_in_order(choice, _cheapest(choice, amounts, value, clock), value, clock)
    if min(map(choice.value_of, (shown, other.amounts))) < value - equal_within(value):
        return Settled(amounts, None)  # too fine for the solver, as amounts of billions are: what is proven stays
    return Settled(shown, True, next(one for one in (other.amounts, amounts) if one != shown))


def _equally_good(choice: Choice, value: Fraction) -> Model:
    model = build_model(choice)
    keep_value(model, value - equal_within(value))
    return model


def _cheapest(choice: Choice, amounts: Mapping[str, int], value: Fraction, clock: Clock) -> Mapping[str, int]:
    """The equally good portfolio that costs least; the one at hand where that was not settled."""
    model = _equally_good(choice, value)
    minimise_cost(model)
    answer = run(model, clock, MOST_NODES)
    return amounts if answer.status != "optimal" or answer.amounts is None else answer.amounts


def _first_in_order(choice: Choice, cheapest: Mapping[str, int], value: Fraction, clock: Clock) -> Mapping[str, int]:
    """Of the equally good and equally cheap, the one with more for the first id where two differ."""
    cost, shown, settled = sum(cheapest.values()), cheapest, list[str]()
    for block in _blocks(choice):
        model = _equally_good(choice, value)
        keep_cost(model, cost)
        for id_ in settled:
            keep_amount(model, id_, shown.get(id_, 0))
        if block[0] in choice.minimums:
            prefer_more(model, block[0])
        else:
            prefer_in_order(model, block)
        answer = run(model, clock, MOST_NODES)
        if answer.status != "optimal" or answer.amounts is None:
            return shown
        shown, settled = answer.amounts, [*settled, *block]
    return shown


def _blocks(choice: Choice) -> Iterator[list[str]]:
    """The ids in text order: a dozen that are funded whole at a time, those that may be funded in part alone."""
    block: list[str] = []
    for id_ in choice.costs:
        if block and (id_ in choice.minimums or len(block) == _IDS_AT_ONCE):
            yield block
            block = []
        if id_ in choice.minimums:
            yield [id_]
        else:
            block.append(id_)
    if block:
        yield block
