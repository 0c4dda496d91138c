"""Which weightings are allowed: near the sliders, alike for all, or the officer's own limits and order."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from app import wording
from app.texts import criterion_name, say
from optimiser.scenario import Scenario
from scoring.weights import weight_shares

Range = Literal["near", "alike", "own"]  # as in `state.Work`
RANGES: tuple[Range, ...] = ("near", "alike", "own")
NEAR_POINTS = 5
_WHOLE = 100.0


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
    limits = _own_words(scenario.weight_region)
    orders = [
        say("holding.bounds_order", more=criterion_name(more).lower(), less=criterion_name(less).lower())
        for more, less in scenario.weight_order
    ]
    return ", ".join([*limits, *orders]) or say("holding.bounds_all")


def _own_words(region: Mapping[str, tuple[float, float]]) -> list[str]:
    return [
        say(
            "holding.bounds_own",
            name=criterion_name(name).lower(),
            least=wording.percent(Fraction(str(least)) / 100),
            greatest=wording.percent(Fraction(str(greatest)) / 100),
        )
        for name, (least, greatest) in region.items()
        if (least, greatest) != (0.0, _WHOLE)
    ]
