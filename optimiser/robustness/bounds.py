"""The weightings that are allowed, in an officer's words."""

from collections.abc import Iterator
from decimal import Decimal

from optimiser.scenario import Scenario
from scoring.areas import AREAS
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import format_number

_ANY = (0.0, 100.0)


def bounds_words(scenario: Scenario, language: Language) -> str:
    """As `varje område 10–30 %`, or `boende 20 %, utbildning minst lika mycket som brottslighet`."""
    limits = {scenario.weight_region.get(name, _ANY) for name in scenario.criteria}
    if len(limits) == 1 and limits != {_ANY}:
        least, greatest = limits.pop()
        parts = [ENGINE_TEXTS.say("verdict.bounds_each", language, range=_range(least, greatest, language))]
    else:
        parts = [*_limits(scenario, language)]
    parts += [
        ENGINE_TEXTS.say(
            "verdict.bounds_order",
            language,
            more=criterion_words(more, language),
            less=criterion_words(less, language),
        )
        for more, less in scenario.weight_order
        if more != less
    ]
    return ", ".join(parts) or ENGINE_TEXTS.say("verdict.bounds_any", language)


def _limits(scenario: Scenario, language: Language) -> Iterator[str]:
    for name in scenario.criteria:
        least, greatest = scenario.weight_region.get(name, _ANY)
        if (least, greatest) != _ANY:
            written = _range(least, greatest, language)
            yield ENGINE_TEXTS.say("verdict.bounds_one", language, name=criterion_words(name, language), range=written)


def _range(least: float, greatest: float, language: Language) -> str:
    low, high = (_plain(number, language) for number in (least, greatest))
    return low if low == high else f"{low}–{high}"


def _plain(number: float, language: Language) -> str:
    """With as many decimals as it is written with."""
    return format_number(number, language, max(0, -int(Decimal(str(number)).normalize().as_tuple().exponent)))


def criterion_words(code: str, language: Language) -> str:
    """An area's short name as within a sentence, or a criterion's own."""
    area = next((area for area in AREAS if area.code == code), None)
    if area is None:
        return code
    return (area.english if language == "en" else area.swedish).lower()
