"""How the points of a comparison are counted, in an officer's words."""

from collections.abc import Iterator

from optimiser.comparison import Comparison
from scoring.language import ENGINE_TEXTS, Language


def yardstick_sentences(told: Comparison, language: Language) -> Iterator[str]:
    """By what each answer's points are counted, and in each what the common yardstick counts as 0."""
    first = told.answers[0].name
    yield ENGINE_TEXTS.say("compared.yardstick", language, first=first)
    for answer, measured in zip(told.answers, told.measured, strict=True):
        if measured.not_measured:
            ids = ", ".join(measured.not_measured)
            yield ENGINE_TEXTS.say("compared.not_measured", language, name=answer.name, first=first, ids=ids)
