"""Which of several best portfolios is shown: the cheapest, then the one that funds the first id where two differ."""

from collections.abc import Sequence
from fractions import Fraction

from optimiser.choice import Choice, equal_within, with_decisions
from optimiser.model import Model, another_portfolio, build_model, keep_cost, keep_value, minimise_cost, prefer_in_order
from optimiser.prices import decided_by_price
from optimiser.solver import Answer, Clock, run

# Enough for every case met; a fixed number of nodes gives the same answer on every machine.
_MOST_NODES = 200_000
# 2¹² is far from where the solver's tolerance could mistake one id's preference for another's.
_IDS_AT_ONCE = 12


def first_of(choice: Choice, equals: Sequence[Sequence[str]]) -> Sequence[str]:
    """Of equally good portfolios the one to show: the cheapest, then the one that funds the first id they differ on."""
    return min(equals, key=lambda funded: (choice.cost(funded), [id_ not in set(funded) for id_ in choice.costs]))


def settle(choice: Choice, funded: Sequence[str], clock: Clock) -> tuple[tuple[str, ...], bool | None]:
    """Among the portfolios as good as a best one: the one to show, and whether there is another.

    funded: ids of a portfolio proven best. Returns the ids to show, and True, False, or None where a node
    or time limit came first; then the ids are the best of those found.
    """
    value = choice.value(funded)
    decided = decided_by_price(choice, value - equal_within(value))
    rest = with_decisions(choice, decided)
    always = [id_ for id_, yes in decided.items() if yes]
    shown, tied = _settle_rest(rest, [id_ for id_ in funded if id_ not in decided], equal_within(value), clock)
    return tuple(sorted([*always, *shown])), tied


def _settle_rest(
    rest: Choice, funded: Sequence[str], tolerance: Fraction, clock: Clock
) -> tuple[Sequence[str], bool | None]:
    if not rest.costs:
        return funded, False
    value = rest.value(funded)
    other = _another(rest, funded, value, tolerance, clock)
    if other.funded is None:
        return funded, False if other.status == "infeasible" else None
    cheapest = _cheapest(rest, value, tolerance, clock)
    if cheapest is None:
        return min((funded, other.funded), key=rest.cost), True
    return _first_in_order(rest, cheapest, value, tolerance, clock), True


def _another(rest: Choice, funded: Sequence[str], value: Fraction, tolerance: Fraction, clock: Clock) -> Answer:
    """Any equally good portfolio but this one; asked first, for mostly there is none."""
    model = _equally_good(rest, value, tolerance)
    another_portfolio(model, funded)
    return run(model, clock, _MOST_NODES)


def _cheapest(rest: Choice, value: Fraction, tolerance: Fraction, clock: Clock) -> tuple[str, ...] | None:
    """The equally good portfolio that costs least; None where that was not settled."""
    model = _equally_good(rest, value, tolerance)
    minimise_cost(model, rest)
    answer = run(model, clock, _MOST_NODES)
    return answer.funded if answer.status == "optimal" else None


def _equally_good(choice: Choice, value: Fraction, tolerance: Fraction) -> Model:
    model = build_model(choice)
    keep_value(model, choice, value, tolerance)
    return model


def _first_in_order(
    choice: Choice, cheapest: Sequence[str], value: Fraction, tolerance: Fraction, clock: Clock
) -> Sequence[str]:
    """Of the equally good and equally cheap, the one that funds the first id where two differ; a few ids at a time."""
    cost, ids = choice.cost(cheapest), list(choice.costs)
    decided: dict[str, bool] = {}
    for start in range(0, len(ids), _IDS_AT_ONCE):
        block = ids[start : start + _IDS_AT_ONCE]
        rest = with_decisions(choice, decided)
        taken = [id_ for id_, yes in decided.items() if yes]
        model = _equally_good(rest, value - choice.value(taken), tolerance)
        keep_cost(model, rest, cost - choice.cost(taken))
        prefer_in_order(model, block)
        answer = run(model, clock, _MOST_NODES)
        if answer.status != "optimal" or answer.funded is None:
            return cheapest
        decided |= {id_: id_ in answer.funded for id_ in block}
        cheapest = [*taken, *answer.funded]
    return cheapest
