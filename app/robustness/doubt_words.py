"""What is said of what the assessors' disagreement means."""

from collections.abc import Iterator

from app.texts import say
from optimiser.robustness.assessors import Draws
from optimiser.robustness.disagreement import Matters


def matters_line(found: Matters) -> str:
    """How many of the disagreements change the choice."""
    if not found.asked:
        return say("doubt.nothing_asked")
    if not found.found:
        return say("doubt.none_matters", asked=found.asked)
    return say("doubt.matters", number=len(found.found), asked=found.asked)


def draws_lines(found: Draws) -> Iterator[str]:
    """How many are funded in every draw, in some and in none."""
    if not found.number:
        yield say("doubt.no_draws")
        return
    always = sum(one.funded == one.draws for one in found.proposals)
    never = sum(not one.funded for one in found.proposals)
    between = len(found.proposals) - always - never
    yield say("doubt.draws", draws=found.number, always=always, some=between, never=never)
