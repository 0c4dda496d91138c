"""What is held of the areas' need: the indicators at hand, and how the officer weighs them."""

import math
from dataclasses import dataclass, field
from functools import cached_property

from scoring.need.care_need_index import VARIABLES, count_problems
from scoring.need.indicators import Indicator, contradictions, with_one_spelling
from scoring.need.needs import GREATEST_WEIGHT, Choices, Needs, needs
from scoring.numbers import GREATEST_KRONOR


@dataclass(frozen=True)
class Need:
    """indicators: as read, without contradictions; none until a file or the example is opened. files: their names.

    choices: how they are weighed.
    """

    indicators: tuple[Indicator, ...] = ()
    files: tuple[str, ...] = ()
    choices: Choices = field(default_factory=Choices)

    @cached_property
    def found(self) -> Needs:
        """The need of the areas; reckoned once."""
        return needs(self.indicators, self.choices)

    @property
    def made_up(self) -> bool:
        """True where any of the figures is no statistics: it must be said wherever a need figure is shown or used."""
        return any(one.made_up for one in self.indicators)


def sound(need: Need) -> bool:
    """True for indicators and choices that a page can show; what was read from a file of indicators always is."""
    figures = [one.value for one in need.indicators if one.value is not None]
    weights = [one.weight for one in need.indicators]
    chosen = need.choices
    return (
        all(math.isfinite(figure) for figure in figures)
        and all(0 < weight <= GREATEST_KRONOR for weight in weights)
        and not any((*contradictions(need.indicators), *count_problems(need.indicators)))
        and need.indicators == with_one_spelling(need.indicators)
        and all(0 <= weight <= GREATEST_WEIGHT for weight in chosen.weights.values())
        and set(chosen.care_need_weights) == set(VARIABLES)
        and all(0 <= weight <= GREATEST_KRONOR for weight in chosen.care_need_weights.values())
    )
