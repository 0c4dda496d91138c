from collections.abc import Callable
from typing import Any

import pytest

from optimiser.frontier_sentences import step_sentence


@pytest.fixture
def proposals(make_proposal: Callable[..., Any]) -> list[Any]:
    titles = {"P1": "Samtida cirkus", "P2": "Fritidsbanken", "P3": "Läxhjälp", "P4": "Läxhjälp"}
    return [make_proposal(id_, title=title) for id_, title in titles.items()]


def test_the_next_step_names_the_money_and_who_comes_in_and_goes_out(proposals: list[Any]) -> None:
    told = step_sentence(120_000, {"P2": 1, "P9": 1}, {"P1": 1, "P9": 1}, proposals, "sv")
    assert told == "Med ytterligare 120\u00a0000\u00a0kr: Samtida cirkus in, Fritidsbanken ut"


def test_less_money_is_said_to_be_less(proposals: list[Any]) -> None:
    told = step_sentence(-50_000, {"P1": 1, "P2": 1}, {}, proposals, "en")
    assert told == "With 50\u00a0000\u00a0kr less: Samtida cirkus and Fritidsbanken out"


def test_titles_that_are_alike_are_told_apart_by_id(proposals: list[Any]) -> None:
    told = step_sentence(1, {}, {"P4": 1, "P3": 1, "P1": 1}, proposals, "sv")
    assert told == "Med ytterligare 1\u00a0kr: Samtida cirkus, P3 Läxhjälp och P4 Läxhjälp in"


def test_where_nothing_changes_that_is_said(proposals: list[Any]) -> None:
    assert step_sentence(5, {"P1": 1}, {"P1": 1}, proposals, "sv") == "Med ytterligare 5\u00a0kr: inget ändras"
