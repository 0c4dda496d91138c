"""The sentences about more money and less; each can be read out at a meeting."""

from collections.abc import Iterator
from fractions import Fraction

from app import wording
from app.texts import language, say
from app.tradeoffs.curve import Curve
from optimiser.frontier import Point
from optimiser.frontier_sentences import step_sentence


def lines(curve: Curve) -> Iterator[str]:
    """What more money would do, what less would, and what of the money is left over."""
    if not curve.points:
        yield from nothing(curve)
        return
    stand, shown = curve.stand, curve.shown
    if stand is None:
        yield say("frontier.not_enough", budget=wording.millions(curve.budget))
    elif stand is not shown and shown is not None:
        yield _beside(curve, stand, shown)
    yield _upwards(curve)
    if stand is not None:
        yield _downwards(curve, stand)
    if stand is not None and stand is shown and curve.result.portfolio.status == "optimal":
        yield _left_over(curve, stand)


def nothing(curve: Curve) -> Iterator[str]:
    """That no allocation of whole proposals is on the curve, why not, and where to look."""
    if not curve.found.exact:
        yield say("frontier.nothing_yet")
        return
    yield say("frontier.nothing", most=wording.millions(curve.found.budget))
    if curve.found.budget < curve.total:
        yield say("frontier.nothing_here")
    yield say("frontier.nothing_but_parts") if curve.in_part else say("frontier.nothing_rules")


def _upwards(curve: Curve) -> str:
    stand = curve.stand or Point({}, Fraction(0))
    if curve.up is not None:
        return _step(curve, curve.up.cost - curve.budget, stand, curve.up)
    if not curve.found.exact:
        return say("frontier.up_unknown")
    beyond = curve.found.budget >= curve.total
    return say("frontier.up_nowhere" if beyond else "frontier.up_not_here", most=wording.millions(curve.found.budget))


def _downwards(curve: Curve, stand: Point) -> str:
    if curve.down is not None:
        return _step(curve, curve.down.cost - curve.budget, stand, curve.down)
    if not curve.found.exact:
        return say("frontier.down_unknown")
    return say("frontier.down_nowhere", cost=wording.kronor(stand.cost)) if stand.cost else say("frontier.down_nothing")


def _left_over(curve: Curve, stand: Point) -> str:
    """What may be taken away at no loss, and what is lost as soon as more is."""
    left = curve.budget - stand.cost
    told = say("frontier.left", left=wording.kronor(left)) if left else say("frontier.nothing_left")
    if curve.down is None or not curve.found.exact:
        return told
    less = wording.kronor(curve.budget - curve.down.cost)
    return f"{told} {say('frontier.more_than_left' if left else 'frontier.any_less', less=less)}"


def _step(curve: Curve, kronor: int, before: Point, after: Point) -> str:
    told = step_sentence(kronor, before.amounts, after.amounts, curve.result.proposals, language())
    step = f"{told}, {gain(after.value - before.value)}."
    return step if curve.found.exact else say("frontier.known", step=step)


def gain(points: Fraction) -> str:
    """`+0,40 poäng`; a gain or loss is never shown as none."""
    if points and round(points, 2) == 0:
        return say("frontier.tiny_gain" if points > 0 else "frontier.tiny_loss")
    return say("change.points", points=wording.signed_points(points)) if points else say("frontier.as_many")


def more_points(points: Fraction) -> str:
    """`+0,40`, for a table; a gain is never shown as none."""
    return say("own.tiny") if points and round(points, 2) == 0 else wording.signed_points(points)


def reservations(curve: Curve) -> Iterator[str]:
    """What must be known beside the curve: where it begins, what it does not show, and which limits it keeps."""
    if curve.points and curve.points[0].cost:
        exact, cost = curve.found.exact, wording.kronor(curve.points[0].cost)
        yield say("frontier.begins", cost=cost) if exact else say("frontier.axes")
    if curve.found.whole_only and curve.points:
        yield say("frontier.whole_only")
    limits = curve.result.scenario.limits
    if curve.points and any(limit.min_share is not None or limit.max_share is not None for limit in limits):
        yield say("frontier.shares", budget=wording.millions(curve.budget))


def _beside(curve: Curve, stand: Point, shown: Point) -> str:
    """That the allocation shown is not on the curve, and what each of the two is worth."""
    theirs, curves = wording.points(shown.value), wording.points(stand.value)
    if curve.in_part:
        return say("frontier.parts", number=len(curve.in_part), shown=theirs, stand=curves)
    return say("frontier.beside", shown=theirs, stand=curves)


def chosen(curve: Curve, place: int) -> str:
    """The chosen step's money, points and number of proposals."""
    point = curve.points[place]
    return say(
        "frontier.chosen",
        cost=wording.kronor(point.cost),
        points=wording.points(point.value),
        number=len(point.amounts),
        of=len(curve.result.proposals),
    )


def comparisons(curve: Curve, place: int) -> Iterator[tuple[str, str]]:
    """(against what, what differs): the allocation shown, the step before, the step after."""
    point = curve.points[place]
    before, after = curve.beside(place - 1), curve.beside(place + 1)
    if curve.shown is not None:
        yield say("frontier.against_shown"), _against_shown(curve, curve.shown, point)
    if before is not None:
        yield say("frontier.against_before"), _step(curve, point.cost - before.cost, before, point)
    else:
        yield say("frontier.against_before"), say("frontier.first" if curve.found.exact else "frontier.down_unknown")
    if after is not None:
        yield say("frontier.to_next"), _step(curve, after.cost - point.cost, point, after)
    else:
        yield say("frontier.to_next"), say("frontier.last")


def _against_shown(curve: Curve, shown: Point, point: Point) -> str:
    if shown.amounts == point.amounts:
        return say("frontier.is_shown")
    return _step(curve, point.cost - shown.cost, shown, point)
