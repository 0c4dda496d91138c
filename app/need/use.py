"""What the areas' need is used for in the choice, as the officer has said; nothing until then."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from app.need.held import Need
from scoring.cells import GREATEST_FACTOR
from scoring.need.factor import GREATEST_STRENGTH, HighBy, Uses, known_of, with_need
from scoring.proposal import Proposal

Mode = Literal["off", "column", "factor"]
MODES: tuple[Mode, ...] = ("off", "column", "factor")
HIGH_BY: tuple[HighBy, ...] = ("", "greatest", "above")
MOST_AREAS = 1000


@dataclass(frozen=True)
class NeedUse:
    """mode: `column` only shows the need beside each proposal, `factor` counts it in benefit.

    strength: of the factor, in percent, 0–50. whole_city: the factor of what is for the whole city; it counts only with
    its reason. high: which areas have high need, so that floors can be set for them: the `most` of greatest need, or
    those with a figure of at least `above`. acknowledged: that the need is unknown for more than a quarter of them;
    unknown: for how many, of how many proposals, that was. Works saved before that was kept do not say, (0, 0).
    """

    mode: Mode = "off"
    strength: int = 25
    whole_city: float = 1.0
    reason: str = ""
    high: HighBy = ""
    most: int = 3
    above: float = 0.0
    acknowledged: bool = False
    unknown: tuple[int, int] = (0, 0)

    @property
    def changes_proposals(self) -> bool:
        """True where a factor or a level may be given to proposals."""
        return self.mode == "factor" or bool(self.high)


def figures_of(need: Need) -> Mapping[str, float | None]:
    """As app.need.figures.figures, of a need that is held."""
    return {area: None if figure.value is None else float(figure.value) for area, figure in need.found.need.items()}


def stopped(use: NeedUse, proposals: tuple[Proposal, ...], need: Need) -> bool:
    """True where the factor is chosen and not counted: too little is known, and that is not acknowledged."""
    if use.mode != "factor":
        return False
    known = known_of(proposals, figures_of(need))
    return known.many_unknown and not acknowledges(use, len(known.unknown), len(proposals))


def acknowledges(use: NeedUse, unknown: int, all_: int) -> bool:
    """True where it is acknowledged that so many of all are unknown: no more, and no greater share, than then."""
    then, all_then = use.unknown
    return use.acknowledged and unknown <= then and unknown * all_then <= then * all_


def with_number_acknowledged(use: NeedUse, proposals: tuple[Proposal, ...], need: Need) -> NeedUse:
    """What a saved work says of its own proposals, where it was saved before the number unknown was kept."""
    if not use.acknowledged or use.unknown != NeedUse.unknown:
        return use
    return replace(use, unknown=(len(known_of(proposals, figures_of(need)).unknown), len(proposals)))


def uses_of(use: NeedUse, need: Need, factor: bool) -> Uses:
    """What is used, with the factor counted or not."""
    city = use.whole_city if use.reason.strip() else 1.0
    return Uses(factor, Fraction(use.strength, 100), city, use.high, use.most, use.above, need.made_up)


def reckoned(proposals: tuple[Proposal, ...], use: NeedUse, need: Need) -> tuple[Proposal, ...]:
    """The proposals as they are reckoned with; the very same where need is not used."""
    if not use.changes_proposals:
        return proposals
    factor = use.mode == "factor" and bool(need.indicators) and not stopped(use, proposals, need)
    return with_need(proposals, figures_of(need), uses_of(use, need, factor))


def sound(use: NeedUse) -> bool:
    """True for what the controls could have said."""
    return (
        0 <= use.strength <= GREATEST_STRENGTH * 100
        and 0 < use.whole_city <= GREATEST_FACTOR
        and 1 <= use.most <= MOST_AREAS
        and math.isfinite(use.above)
        and 0 <= use.unknown[0] <= use.unknown[1]
    )
