"""One sentence for each proposal, over all allowed weightings and all assessors, where they have been reckoned."""

from app import errands, state
from app.result import Result
from app.robustness.allowed import range_of, range_words
from app.robustness.holding_words import chosen_among
from app.texts import language
from optimiser.robustness.assessed import Assessed
from optimiser.robustness.assessors import Draws
from optimiser.robustness.robustness import Robustness
from optimiser.robustness.verdict_sentences import verdict_sentence


def line(result: Result, id_: str) -> str:
    """The verdict; blank where what holds is not reckoned, or the proposal is not chosen among."""
    found: Robustness | None = errands.known("holding", result)
    if found is None or found.nothing is not None or id_ not in chosen_among(result):
        return ""
    bounds = range_words(result.scenario, range_of(state.work()))
    return verdict_sentence(id_, found, bounds, result.portfolio.amounts, _assessed(result), language())


def _assessed(result: Result) -> Assessed | None:
    if result.scenario.part_funding:  # theirs are of parts, and what holds is of whole amounts
        return None
    own, matters = errands.known("doubt_own", result), errands.known("doubt_matters", result)
    return None if own is None or matters is None else Assessed(own, matters, Draws(0, False, ()))
