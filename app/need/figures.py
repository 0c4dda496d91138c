"""The need figures for the rest of the app."""

from collections.abc import Mapping

from app import state
from app.need.use import figures_of


def figures() -> Mapping[str, float | None]:
    """{area: need figure}, greater is more need, None where it is missing; empty where no indicators are at hand.

    As z-scores: standard deviations from the areas' mean; from lowest to highest: 0 to 1. Where `made_up` is true the
    figures are no statistics, and what is shown or decided with them must say so.
    """
    return figures_of(state.work().need)


def made_up() -> bool:
    """True where the figures rest on made-up indicators, such as the example's."""
    return state.work().need.made_up
