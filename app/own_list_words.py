"""The sentences that are said about a list made by hand; each can be read out at a meeting."""

from collections.abc import Iterator
from fractions import Fraction

from app import wording
from app.texts import say
from optimiser.choice import equal_within
from optimiser.evaluate import Evaluation
from optimiser.swaps import MOST_SWAPS, Swap


def headline(found: Evaluation) -> str:
    """How many proposals, how much money, how many points, and how far from the best."""
    if not found.amounts:
        return say("own.empty")
    about = say(
        "own.about",
        number=len(found.amounts),
        cost=wording.millions(found.cost),
        points=wording.points(found.value),
    )
    return say("own.headline", about=about, compared=_compared(found)) if found.best.found else f"{about}."


def _compared(found: Evaluation) -> str:
    gap = found.gap_to_best or Fraction(0)
    if abs(gap) <= equal_within(found.value):
        return say("own.equal")
    return say("own.below" if gap > 0 else "own.above", points=_size(abs(gap)))


def _size(points: Fraction) -> str:
    return say("own.tiny") if round(points, 2) == 0 else wording.points(points)


def reservations(found: Evaluation) -> Iterator[str]:
    """What must be known beside the headline: no best to compare with, no proof of it, benefits that are unknown."""
    if found.best.status in ("infeasible", "unknown"):
        yield say(f"own.best_{found.best.status}")
    elif found.best.status == "feasible":
        yield wording.certainty(found.best)
    if found.unknown_benefit:
        yield say("own.unknown", ids=", ".join(found.unknown_benefit))


def differs(found: Evaluation) -> str:
    """Who would come in, leave or get another amount on the way to the best portfolio."""
    mine, best = found.amounts, found.best.amounts
    enters = sorted(id_ for id_ in best if id_ not in mine)
    leaves = sorted(id_ for id_ in mine if id_ not in best)
    other = sorted(id_ for id_ in mine if id_ in best and mine[id_] != best[id_])
    named = (("change.in", enters), ("change.out", leaves), ("own.other_amounts", other))
    parts = [say(key, ids=wording.some(ids)) for key, ids in named if ids]
    return say("own.differs", parts=", ".join(parts)) if parts else say("own.same")


def swap_words(swap: Swap) -> str:
    """`P05 ut, P12 in: +0,40 poäng`, or without the first part for an addition."""
    if swap.out is None:
        return say("own.addition", into=swap.into, gain=gain_words(swap))
    return say("own.swap", out=swap.out, into=swap.into, gain=gain_words(swap))


def gain_words(swap: Swap) -> str:
    """`+0,40`; a gain is never shown as none."""
    return say("own.tiny") if round(swap.gain, 2) == 0 else wording.signed_points(swap.gain)


def how_many(found: Evaluation, kind: str, shown: int, number: int) -> str:
    """What the table of swaps, or of additions, holds: all, or the best of how many. kind: `swaps` or `additions`."""
    if len(found.swaps) == MOST_SWAPS:
        return say(f"own.{kind}_many", shown=shown, number=number)
    return say(f"own.{kind}_some", shown=shown, number=number) if number > shown else say(f"own.{kind}_all")
