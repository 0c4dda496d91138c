"""How a comparison's points are counted, in words."""

import pytest

from optimiser.comparison import answer_by_hand, compared
from optimiser.comparison_sentences import yardstick_sentences
from scoring.language import LANGUAGES, Language
from tests.optimiser.random_cases import proposal, scenario

KNOWN, NEW = proposal("A"), proposal("D")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whose_weights_are_common_is_said_by_name(language: Language) -> None:
    first = answer_by_hand("Grundförslag", scenario(), [KNOWN], {"A": KNOWN.cost})
    (said,) = yardstick_sentences(compared([first, first]), language)
    assert "Grundförslag" in said


def test_what_the_yardstick_cannot_measure_is_named() -> None:
    first = answer_by_hand("Grund", scenario(), [KNOWN], {"A": KNOWN.cost})
    other = answer_by_hand("Ny", scenario(), [KNOWN, NEW], {"D": NEW.cost})
    _, said = yardstick_sentences(compared([first, other]), "sv")
    assert said == "Ny: där poängen jämförs räknas D som 0, eftersom bedömning saknas i ”Grund”"
