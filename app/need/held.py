"""What is held of the areas' need: the indicators at hand, and how the officer weighs them."""

from dataclasses import dataclass, field
from functools import cached_property

from scoring.need.indicators import Indicator
from scoring.need.needs import Choices, Needs, needs


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
