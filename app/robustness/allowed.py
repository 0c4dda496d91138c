"""Which weightings are allowed: near the sliders, alike for all, or the officer's own limits and order."""

from dataclasses import replace
from fractions import Fraction
from typing import Literal

from app import wording
from app.state import Work
from app.texts import language, say
from optimiser.robustness.bounds import bounds_words
from optimiser.robustness.region import region_of
from optimiser.scenario import Scenario
from scoring.problems import BadInput
from scoring.weights import weight_shares

Range = Literal["near", "alike", "own"]
RANGES: tuple[Range, ...] = ("near", "alike", "own")
NEAR_POINTS = 5
_WHOLE = 100.0
_ANY = (0.0, _WHOLE)


def range_of(now: Work) -> Range:
    """What the officer has chosen; until then the scenario's own limits or order where it has any."""
    if now.weight_range:
        return now.weight_range
    return "own" if now.scenario.weight_region or now.scenario.weight_order else "alike"


def any_weighting(scenario: Scenario, chosen: Range) -> bool:
    """False where no weighting is within the limits and the order."""
    try:
        region_of(with_range(scenario, chosen))
    except BadInput:
        return False
    return True


def with_range(scenario: Scenario, chosen: Range) -> Scenario:
    """The scenario with the weightings that are allowed as its `weight_region` and `weight_order`."""
    if chosen == "own":
        return scenario
    limits = _near(scenario) if chosen == "near" else dict.fromkeys(scenario.criteria, alike_limits(scenario))
    return replace(scenario, weight_region=limits, weight_order=())


def alike_limits(scenario: Scenario) -> tuple[float, float]:
    """Half of an equal share to one and a half: 10 and 30 percent of five criteria."""
    equal = _WHOLE / len(scenario.criteria)
    return equal / 2, min(_WHOLE, equal * 3 / 2)


def _near(scenario: Scenario) -> dict[str, tuple[float, float]]:
    """So many percentage points below and above each slider, within 0–100."""
    percents = {name: float(share * 100) for name, share in weight_shares(scenario.weights).items()}
    return {
        name: (max(0.0, percent - NEAR_POINTS), min(_WHOLE, percent + NEAR_POINTS))
        for name, percent in percents.items()
    }


def range_words(scenario: Scenario, chosen: Range) -> str:
    """The bounds, as a part of a sentence."""
    if chosen == "near":
        return say("holding.bounds_near", points=NEAR_POINTS)
    if chosen == "alike":
        least, greatest = (wording.percent(Fraction(number) / 100) for number in alike_limits(scenario))
        return say("holding.bounds_alike", least=least, greatest=greatest)
    limited = any(limits != _ANY for limits in scenario.weight_region.values()) or scenario.weight_order
    return bounds_words(scenario, language()) if limited else say("holding.bounds_all")
