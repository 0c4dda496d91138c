from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from optimiser.breach_sentences import breach_sentence
from optimiser.evaluate import evaluate
from optimiser.portfolio import Portfolio
from optimiser.scenario import Limit
from scoring.language import Language
from scoring.proposal import Proposal

Said = Callable[..., list[str]]


@pytest.fixture
def said(make_proposal: Any, make_scenario: Any) -> Said:
    """What is said of a list over two proposals, with changes to each of them and to the scenario."""

    def sentences(amounts: dict[str, int], language: Language = "sv", one: Any = None, **rules: Any) -> list[str]:
        proposals: tuple[Proposal, ...] = (
            make_proposal("P1", 400_000, title="Läxhjälp", **(one or {})),
            make_proposal("P2", 600_000, title="Simskola"),
        )
        scenario = make_scenario(**({"budget": 1_000_000} | rules), amounts=amounts)
        found = evaluate(scenario, proposals, best=Portfolio("unknown"))
        return [breach_sentence(one, proposals, language).replace("\xa0", " ") for one in found.breaches]

    return sentences


BOTH = {"P1": 400_000, "P2": 600_000}
HALF = Limit("primary_area", "housing", max_share=0.5)


def test_a_list_that_breaks_nothing_has_nothing_said_of_it(said: Said) -> None:
    assert said(BOTH) == []


def test_money_is_told_with_what_the_rule_allows_and_the_list_has(said: Said) -> None:
    assert said(BOTH, budget=900_000) == ["Fördela högst 900 000 kr, men listan har 1 000 000 kr"]
    assert said(BOTH, limits=(HALF,)) == ["Boende: högst 50 % av medlen (500 000 kr), men listan har 1 000 000 kr"]
    assert said(BOTH, "en", limits=(HALF,)) == [
        "Housing: at most 50 % of the money (500 000 kr), but the list has 1 000 000 kr"
    ]


def test_numbers_are_told_as_proposals(said: Said) -> None:
    limit = Limit("primary_area", "housing", max_count=1)
    assert said(BOTH, limits=(limit,)) == ["Boende: högst 1 förslag, men listan har 2 förslag"]
    assert said(BOTH, one={"group": "A"}) == []
    assert said({}, limits=(replace(limit, max_count=None, min_count=1),)) == [
        "Boende: minst 1 förslag, men listan har 0 förslag"
    ]


def test_a_part_of_a_krona_of_a_pool_is_told_as_too_much(said: Said) -> None:
    third = {"pool_costs": {"2023": 100_000}, "minimum": 1}
    found = said({"P1": 399_999}, one=third, pools={"2023": 99_999}, part_funding=True)
    assert found == ["Ur 2023: högst 99 999 kr, men listan har 100 000 kr"]


def test_decisions_and_requirements_are_told_as_not_followed(said: Said) -> None:
    first, second = {"P1": 400_000}, {"P2": 600_000}
    assert said(second, fund=("P1",)) == ["Ska ingå: P1 Läxhjälp, men listan följer det inte"]
    assert said(first, exclude=("P1",)) == ["Ska inte ingå: P1 Läxhjälp, men listan följer det inte"]
    assert said(first, one={"requires": (("P2",),)}) == ["P1 Läxhjälp kräver P2 Simskola, men listan följer det inte"]


def test_amounts_are_told_with_the_amount_that_can_be_given(said: Said) -> None:
    assert said({"P1": 300_000}) == ["P1 Läxhjälp får 300 000 kr, men kan bara få hela beloppet 400 000 kr"]
    assert said({"P1": 500_000}) == ["P1 Läxhjälp får 500 000 kr, mer än beloppet 400 000 kr"]
    assert said({"P1": 100_000}, one={"minimum": 200_000}, part_funding=True) == [
        "P1 Läxhjälp får 100 000 kr, men är inte värt att genomföra under 200 000 kr"
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_withdrawn_is_told_as_not_among_those_to_choose_from(said: Said, language: Language) -> None:
    (sentence,) = said({"P1": 400_000}, language, one={"state": "withdrawn"})
    assert sentence.startswith("P1 Läxhjälp is not among" if language == "en" else "P1 Läxhjälp är inte bland")


def test_what_the_office_proposes_is_called_the_decision(make_proposal: Any, make_scenario: Any) -> None:
    scenario = make_scenario(500_000, amounts=BOTH, exclude=("P2",))
    proposals = (make_proposal("P1", 400_000), make_proposal("P2", 600_000))
    found = evaluate(scenario, proposals, best=Portfolio("unknown")).breaches
    assert [breach_sentence(one, proposals, "sv", "decided").replace("\xa0", " ") for one in found] == [
        "Fördela högst 500 000 kr, men beslutet har 1 000 000 kr",
        "Ska inte ingå: P2 Förslag P2, men beslutet följer det inte",
    ]
