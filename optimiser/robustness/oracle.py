"""Asked at single weightings: is a portfolio worth more than those known, and which ones are the best."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.spatial import cKDTree

from optimiser.clock import Clock
from optimiser.model import build_model, maximise_value, scale_of
from optimiser.parcels import Work, each
from optimiser.prices import Real, Whole
from optimiser.robustness.arrays import Arrays, Questions, Sight, Which
from optimiser.robustness.dual import prices
from optimiser.robustness.ground import Ground
from optimiser.robustness.search import BEATEN, FOUND, HARD, KNOWN, examine, relaxed, walk
from optimiser.solver import Answer, run

_FEW_NODES, _MANY_NODES = 100_000, 2_000_000
_MOST_EQUALS = 4096
_AT_ONCE, _SIDE_BY_SIDE = 64, 4
_FINEST = 2**40
# What floating point may lose of a value, as a share of it; formats.md takes a hundred times as much for equal.
TOLERANCE = 1e-11
_NEAR = 2e-9
_NOTHING = -1e15


def margin(values: Real) -> Real:
    """How much more than these a portfolio must be worth to be worth more, in points."""
    found: Real = TOLERANCE * np.maximum(1.0, np.abs(values))
    return found


@dataclass(frozen=True)
class Reply:
    """states, uppers [p]: see `examine`. funded [f, n]: the portfolios found."""

    states: Whole
    uppers: Real
    funded: Which


def better(ground: Ground, points: Real, levels: Real, clock: Clock, executor: Executor | None = None) -> Reply:
    """Whether any portfolio is worth more than levels [p] at points [p, d + 1], each (1, u).

    BEATEN: not asked, for the time was out or one found at another point is worth more. executor: works side by side;
    what is asked, and so what is answered, is the same without.
    """
    states, uppers = np.full(len(points), BEATEN), np.full(len(points), np.inf)
    found = np.zeros((0, len(ground.ids)), dtype=bool)
    wave = _AT_ONCE * _SIDE_BY_SIDE
    for start in range(0, len(points), wave):
        if clock.over:
            break
        places = np.arange(start, min(start + wave, len(points)))
        if len(found):
            images = ground.given + found @ ground.functions
            places = places[(points[places] @ images.T).max(axis=1) <= levels[places] + margin(levels[places])]
        parts = [places[at : at + _AT_ONCE] for at in range(0, len(places), _AT_ONCE)]
        asked = [(points[part], levels[part]) for part in parts]
        for part, reply in zip(parts, each(Work(_examined, ground, clock), asked, executor), strict=True):
            states[part], uppers[part] = reply.states, reply.uppers
            found = np.vstack([found, reply.funded])
    return Reply(states, uppers, found)


def _examined(ground: Ground, clock: Clock, asked: tuple[Real, Real]) -> Reply:
    """One parcel of points and their levels: searched, and where the search is too long, solved."""
    points, levels = asked
    if clock.over:
        none = np.zeros((0, len(ground.ids)), dtype=bool)
        return Reply(np.full(len(points), BEATEN), np.full(len(points), np.inf), none)
    reply = _searched(ground, points, levels, _FEW_NODES)
    extra = [reply.funded]
    for place in np.flatnonzero(reply.states == HARD):
        if clock.over:
            break
        at = slice(place, place + 1)
        again = _searched(ground, points[at], levels[at], _MANY_NODES)
        if again.states[0] == HARD:
            again = _solved(ground, points[place], float(levels[place]), again, clock)
        reply.states[place], reply.uppers[place] = again.states[0], again.uppers[0]
        extra.append(again.funded)
    return Reply(reply.states, reply.uppers, np.vstack(extra))


def _searched(
    ground: Ground, points: Real, levels: Real, most_nodes: int, take_prices: Callable[[Arrays, Real], Real] = prices
) -> Reply:
    found, told = np.zeros((len(points), len(ground.ids)), dtype=bool), np.zeros((2, len(points)))
    values = points @ ground.functions.T
    asked = Questions(points, values, take_prices(ground.arrays, values), levels + margin(levels))
    number = examine(ground.arrays, asked, most_nodes, found, told)
    return Reply(told[0].astype(np.int64), told[1], found[:number])


def upper_bounds(ground: Ground, points: Real, most_prices: int | None = None) -> Real:
    """[p]: no portfolio is worth more at points [p, d + 1], each (1, u); the bound of the relaxation, no search.

    most_prices: so many points are priced at most, and the others by the nearest of these; the bound is less close.
    """
    if not ground.ids:  # what is given is then all there is, and no relaxation of nothing
        given: Real = points @ ground.given
        return given
    nothing = np.full(len(points), _NOTHING)
    if most_prices is None or len(points) <= most_prices:
        return _searched(ground, points, nothing, 0).uppers
    priced = np.linspace(0, len(points) - 1, most_prices).astype(int)
    _, nearest = cKDTree(points[priced]).query(points)
    return _searched(ground, points, nothing, 0, lambda arrays, values: prices(arrays, values[priced])[nearest]).uppers


def _solved(ground: Ground, point: Real, level: float, searched: Reply, clock: Clock) -> Reply:
    """The same answer by the solver: `HARD` where the clock ran out."""
    answer, value, bound = best_at(ground, exact_place(point[1:]), clock)
    uppers = np.array([min(float(searched.uppers[0]), np.inf if bound is None else float(bound))])
    if answer.amounts is not None and value > level + float(margin(np.array([level]))[0]):
        return Reply(np.array([FOUND]), uppers, np.array([[id_ in answer.amounts for id_ in ground.ids]]))
    state = KNOWN if answer.status == "optimal" else HARD
    return Reply(np.array([state]), uppers, searched.funded)


def exact_place(place: Real) -> tuple[Fraction, ...]:
    """A point u in fractions of one denominator, so that what is reckoned with them stays short."""
    return tuple(Fraction(round(float(number) * _FINEST), _FINEST) for number in place)


def best_at(ground: Ground, place: Sequence[Fraction], clock: Clock) -> tuple[Answer, Fraction, Fraction | None]:
    """The solver's answer at a weighting, what its portfolio is worth, and the proven bound, in points."""
    choice = ground.choice_at(place)
    model = build_model(choice)
    maximise_value(model)
    answer = run(model, clock)
    value = choice.value(answer.amounts or ())
    bound = None if answer.bound is None or not np.isfinite(answer.bound) else Fraction(answer.bound) / scale_of(choice)
    return answer, value, value if answer.status == "optimal" else bound


def equals_at(ground: Ground, point: Real, value: float, clock: Clock) -> tuple[Which, bool, Which]:
    """Portfolios worth `value` points at a point (1, u), or nearly so, [k, n], and whether they are all.

    clock: once its time is out, the search is short. Last, [n]: which proposals the prices decide alike in all of them.
    """
    arrays = ground.arrays
    values = arrays.functions @ point
    price = prices(arrays, values.reshape(1, -1))[0]
    reduced = np.zeros(len(values))
    bound = relaxed(arrays, values, price, reduced) + float(arrays.given @ point)
    room = bound - value + _NEAR * max(1.0, abs(value))
    found = np.zeros((_MOST_EQUALS, len(ground.ids)), dtype=bool)
    most_nodes = _FEW_NODES if clock.over else _MANY_NODES
    number, complete, _ = walk(arrays, Sight(price, reduced, room), most_nodes, True, found)
    return found[:number], complete, np.abs(reduced) >= room
