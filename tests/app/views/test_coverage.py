"""Täckning: where proposals and money go, and what is bare."""

from collections.abc import Callable

import pytest

from tests.app.conftest import Officer


def test_the_sample_by_place_says_what_is_known_and_names_the_gaps_with_their_caveat(officer: Officer) -> None:
    words = officer.open("coverage").words
    assert "19 förslag om 15,00 mnkr: flest för utbildning, 8." in words
    assert "Plats är känd för 3 av 19 förslag: 2 platser." in words
    assert "Luckor: 7" in words
    assert "inget förslag i Rosengård för arbetsmarknad (2 har okänd plats)" in words
    assert "16 av 19 förslag saknar plats, så luckorna gäller bara det som är känt." in words
