"""What is said of what holds whatever the weights."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from app import progress, wording
from app.html import escaped
from app.jobs import Job
from app.result import Result
from app.texts import criterion_name, language, say
from optimiser.difference import difference
from optimiser.portfolio import Portfolio
from optimiser.robustness.regret import Regret
from optimiser.robustness.robustness import Robustness
from optimiser.robustness.search import prepared
from scoring.numbers import format_number

# In a second it is read from where it is kept; where it takes longer it is being compiled (docs/performance.md).
_PREPARED_SECONDS = 3


def working(job: Job[Any]) -> str:
    """How much is certified; that it takes longer the first time, where that is what takes its time."""
    if job.clock.cancelled or job.waiting:
        return progress.sentence(job)
    seconds = int(job.clock.elapsed())
    told = say("holding.certified", seconds=seconds, percent=int(100 * (job.clock.done or 0)))
    return told if prepared() or seconds < _PREPARED_SECONDS else f"{told} {say('holding.preparing')}"


def plainly(job: Job[Any]) -> str:
    """How long the work has gone on: how far from proven one solve of it is says nothing of the whole."""
    if job.clock.cancelled or job.waiting:
        return progress.sentence(job)
    return say("progress.working", seconds=int(job.clock.elapsed()))


def undecided(found: Robustness, result: Result) -> int:
    """How many of those that are chosen among are settled neither way; none where all is proven."""
    return len(chosen_among(result) - {*found.always, *found.never, *found.depends})


def chosen_among(result: Result) -> set[str]:
    """Ids of the proposals that the choice is among."""
    wanted = set(result.scenario.fund)
    return {one.id for one in result.proposals if one.received and (one.assessed or one.id in wanted)}


def sentence(found: Robustness, bounds: str, unsettled: int = 0) -> str:
    """How many are funded in every allowed weighting, in some and in none; what stands there is proven.

    unsettled: how many are not settled, which is said where it was stopped early.
    """
    if not found.exact:
        so_far = say("holding.so_far", always=len(found.always), depends=len(found.depends), never=len(found.never))
        return f"{so_far} {say('holding.undecided', number=unsettled, bounds=bounds)}"
    always, depends, never = len(found.always), len(found.depends), len(found.never)
    parts = [
        say("holding.always_words", number=always, bounds=bounds),
        say("holding.depends_words", number=depends),
        say("holding.never_words", number=never),
    ]
    return "; ".join(parts) + "."


def caveats(found: Robustness) -> Iterator[str]:
    """Where it was stopped early: how far it is certified, and what any weighting could gain at most."""
    if not found.exact:
        percent = wording.percent(Fraction(int(found.certified * 1000), 1000))
        yield say("holding.not_exact", percent=percent, points=_upwards(found.regret_bound))
    if found.whole_only:
        yield say("holding.whole_only")


def _upwards(number: float) -> str:
    return format_number(wording.upwards(Fraction(number)), language(), 2)


def regret_lines(mine: Regret, least: Regret | None, result: Result) -> Iterator[str]:
    """What the choice on the screen can lose at most and where, and the one that loses least."""
    if wording.points(mine.points) == wording.points(Fraction(0)):
        yield say("holding.no_regret")
        return
    yield say("holding.regret", points=wording.points(mine.points), weights=_weights(mine))
    if least is None:
        yield say("holding.least_unknown")
        return
    step = difference(result.portfolio, Portfolio("optimal", least.amounts))
    if not step.decisions or least.points >= mine.points:
        yield say("holding.least_same")
        return
    parts = [say("reach.in", ids=wording.some(step.enters))] if step.enters else []
    parts += [say("reach.out", ids=wording.some(step.leaves))] if step.leaves else []
    yield say("holding.least", points=wording.points(least.points), change=", ".join(parts))


def _weights(regret: Regret) -> str:
    return ", ".join(f"{criterion_name(name).lower()} {_percent_of(share)}" for name, share in regret.weights.items())


def _percent_of(share: Fraction) -> str:
    return say("holding.percent", percent=wording.percent(round(share * 1000) * Fraction(1, 1000)))


def share_words(least: float, greatest: float) -> str:
    """`62 %`, or `62–70 %` where some of the best portfolios fund it and others do not."""
    low, high = (_percent(share) for share in (least, greatest))
    return say("holding.percent", percent=low if low == high else f"{low}–{high}")


def _percent(share: float) -> str:
    """Whole percent, but never 0 or 100 of what is neither in none nor in all."""
    return str(min(99, max(1, round(share * 100)))) if 0 < share < 1 else str(round(share * 100))


def bar(least: float, greatest: float) -> str:
    """The share as a picture, beside the figure that says it."""
    return (
        '<span class="fordela-share" aria-hidden="true">'
        f'<span style="width:{100 * least:.1f}%"></span>'
        f'<span class="maybe" style="width:{100 * (greatest - least):.1f}%"></span></span>'
        f"{escaped(share_words(least, greatest))}"
    )
