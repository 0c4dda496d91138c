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


def test_another_amount_is_a_change_too(proposals: list[Any]) -> None:
    told = step_sentence(7, {"P1": 1, "P2": 3}, {"P1": 8, "P2": 3}, proposals, "sv")
    assert told == "Med ytterligare 7\u00a0kr: Samtida cirkus med annat belopp"


def test_other_proposals_for_the_same_money_are_said_to_be_that(proposals: list[Any]) -> None:
    told = step_sentence(0, {"P1": 1}, {"P2": 1}, proposals, "sv")
    assert told == "För lika mycket pengar: Fritidsbanken in, Samtida cirkus ut"


@pytest.mark.parametrize(("number", "told"), [(5, "T1, T2, T3, T4 och T5"), (7, "T1, T2, T3, T4, T5 och 2 till")])
def test_of_many_the_first_are_named_and_the_others_counted(make_proposal: Any, number: int, told: str) -> None:
    many = [make_proposal(f"P{place}", title=f"T{place}") for place in range(1, number + 1)]
    assert step_sentence(1, {}, {one.id: 1 for one in many}, many, "sv").endswith(f": {told} in")
