"""How far each weight can move before the choice changes: a line under each slider."""

from collections.abc import Mapping
from functools import partial

from streamlit.delta_generator import DeltaGenerator

from app import errands, progress
from app.errands import Working, at_rest
from app.html import markdown_safe
from app.result import Result
from app.robustness.reach_words import reach_line
from app.texts import say
from optimiser.clock import Clock
from optimiser.robustness.intervals import Reach, reaches

_NAME = "reaches"


def fill(result: Result, places: Mapping[str, DeltaGenerator]) -> None:
    """Write the lines in their places, {criterion: place}; while they are reckoned, that they are."""
    if result.portfolio.status != "optimal":
        return
    try:
        found = errands.found(_NAME, result, at_rest(result, partial(_reaches, result)))
    except Working as working:
        for place in places.values():
            place.caption(say("reach.working"))
        progress.show(working.job, name="cancel_reaches")
        return
    told = {one.criterion: one for one in found}
    for criterion, place in places.items():
        line = reach_line(told[criterion], result) if criterion in told else say("reach.alone")
        place.caption(markdown_safe(line))


def _reaches(result: Result, clock: Clock) -> tuple[Reach, ...]:
    return reaches(result.scenario, result.proposals, result.portfolio, clock)
