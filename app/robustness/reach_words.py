"""What is said of how far a weight can move."""

import math
from collections.abc import Iterator
from fractions import Fraction

from app import wording
from app.result import Result
from app.texts import say
from optimiser.difference import difference
from optimiser.portfolio import Portfolio
from optimiser.robustness.intervals import Reach, Side


def reach_line(reach: Reach, result: Result) -> str:
    """From which weight to which the choice stays as it is, and what it changes to beyond.

    Tenths of a percent are rounded inwards, so that what is said to hold does.
    """
    if not (reach.down.proven and reach.up.proven):
        return say("reach.unproven")
    if reach.down.becomes is None and reach.up.becomes is None:
        return say("reach.whole")
    return " ".join((_between(reach), *_beyond(reach, result)))


def _between(reach: Reach) -> str:
    least = Fraction(math.ceil(reach.down.share * 1000), 1000)
    greatest = Fraction(math.floor(reach.up.share * 1000), 1000)
    if least >= greatest:
        return say("reach.narrow", percent=wording.percent(reach.share))
    return say("reach.between", least=wording.percent(least), greatest=wording.percent(greatest))


def _beyond(reach: Reach, result: Result) -> Iterator[str]:
    if reach.down.becomes is not None:
        yield say("reach.below", change=_change(reach.down, result))
    if reach.up.becomes is not None:
        yield say("reach.above", change=_change(reach.up, result))


def _change(side: Side, result: Result) -> str:
    """Which proposals come in and go out; where none does, that amounts change."""
    step = difference(result.portfolio, Portfolio("optimal", side.becomes or {}))
    parts = [say("reach.in", ids=wording.some(step.enters))] if step.enters else []
    parts += [say("reach.out", ids=wording.some(step.leaves))] if step.leaves else []
    return ", ".join(parts) or say("reach.amounts")
