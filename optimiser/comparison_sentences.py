"""What a comparison tells, in an officer's words."""

from collections.abc import Iterator
from fractions import Fraction

from optimiser.choice import equal_within
from optimiser.comparison import Comparison
from optimiser.frontier_sentences import step_sentence
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import format_number

_LEAST_SHOWN = Fraction(1, 100)


def yardstick_sentences(told: Comparison, language: Language) -> Iterator[str]:
    """By what each answer's points are counted, and in each what the common yardstick counts as 0."""
    first = told.answers[0].name
    yield ENGINE_TEXTS.say("compared.yardstick", language, first=first)
    for answer, measured in zip(told.answers, told.measured, strict=True):
        if measured.not_measured:
            ids = ", ".join(measured.not_measured)
            yield ENGINE_TEXTS.say("compared.not_measured", language, name=answer.name, first=first, ids=ids)


def against_sentence(told: Comparison, place: int, language: Language) -> str:
    """What the answer at a place, from 1, wins and costs against the first: points by the yardstick, money, proposals.

    `Tillägg: 1,20 poäng fler än Grundförslag. Med ytterligare 120 000 kr: Läxhjälp in`.
    """
    first, other, found = told.answers[0], told.answers[place], told.against_first(place)
    alike = abs(found.points) <= equal_within(told.measured[0].common)
    way = "same" if alike else "more" if found.points > 0 else "less"
    step = step_sentence(found.cost, first.amounts, other.amounts, told.proposals, language)
    points = _points(abs(found.points), language)
    return ENGINE_TEXTS.say(f"compared.{way}", language, name=other.name, first=first.name, points=points, step=step)


def _points(points: Fraction, language: Language) -> str:
    shown = format_number(max(points, _LEAST_SHOWN), language, 2)
    return shown if points >= _LEAST_SHOWN else ENGINE_TEXTS.say("compared.below", language, points=shown)
