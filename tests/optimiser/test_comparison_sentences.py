"""What a comparison tells, in words."""

import pytest

from optimiser.comparison import answer_by_hand, compared
from optimiser.comparison_sentences import against_sentence, yardstick_sentences
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


WORTH = (proposal("A", 300_000, 2.0), proposal("B", 400_000, 3.0), proposal("C", 300_000, 2.0),
         proposal("D", 300_000, 2.004))  # fmt: skip


def said_of(*ids: str) -> str:
    first, other = (
        answer_by_hand(name, scenario(), WORTH, {one.id: one.cost for one in WORTH if one.id in chosen})
        for name, chosen in (("Grund", ("A",)), ("Ny", ids))
    )
    return against_sentence(compared([first, other]), 1, "sv").replace("\u00a0", " ")


def test_what_an_answer_wins_and_costs_against_the_first_is_said_with_who_comes_and_goes() -> None:
    assert said_of("B") == "Ny: 1,00 poäng fler än Grund. Med ytterligare 100 000 kr: Förslag B in, Förslag A ut"
    assert said_of() == "Ny: 2,00 poäng färre än Grund. Med 300 000 kr mindre: Förslag A ut"


def test_equal_points_and_a_difference_too_small_to_show_are_told_apart() -> None:
    assert said_of("C").startswith("Ny: lika många poäng som Grund. För lika mycket pengar: Förslag C in, Förslag A ut")
    assert said_of("D").startswith("Ny: mindre än 0,01 poäng fler än Grund. För lika mycket pengar:")
    assert said_of("A").endswith("inget ändras")
