"""The panel that explains one proposal, on the pages that have it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app import explaining
from optimiser.explain import explain
from tests.app.conftest import Officer

PAGES = ("allocation", "tradeoffs")


@pytest.fixture
def asked(officer: Officer) -> Officer:
    return officer.set("budget", "10 mnkr").set("why_asked", "P09")


@pytest.mark.parametrize("page", PAGES)
def test_the_proposal_that_is_chosen_is_explained(asked: Officer, page: str) -> None:
    words = asked.open(page).words
    assert "P09 Kompletterande professioner GrskF får inte medel, för pengarna räcker inte till." in words
    assert "Boende 0 → 2" in words
    assert "Får medel när det finns 10 070 000 kr att fördela" in words


def test_the_choice_follows_from_page_to_page(asked: Officer) -> None:
    assert asked.open("tradeoffs").work.asked_about == "P09"
    assert "P09 Kompletterande professioner GrskF får inte" in asked.open("proposals").open("allocation").words


def test_nothing_is_explained_unasked(officer: Officer) -> None:
    assert "för pengarna räcker inte till" not in officer.words


def test_the_cost_that_it_needs_is_for_the_officer_and_not_shown_unasked(asked: Officer) -> None:
    assert "Får medel vid högst" not in asked.words
    assert "Säger inget om insatsen går att genomföra för beloppet" in asked.set("why_cost", True).words
    assert "Får medel vid högst" in asked.words
    assert "Får medel vid högst" in asked.open("tradeoffs").words


def test_one_that_is_funded_is_told_what_would_be_lost(officer: Officer) -> None:
    words = officer.set("budget", "10 mnkr").set("why_asked", "P18").words
    assert "P18 Sociala utvecklingsstrategin får medel. Utan det" in words
    assert "Får medel när" not in words


def test_it_speaks_english(asked: Officer) -> None:
    assert "is not funded, for the money does not suffice" in asked.set("language", "en").words


def test_a_rule_that_shuts_it_out_is_named(officer: Officer) -> None:
    words = officer.set("exclude", ["P03"]).set("why_asked", "P03").words
    assert "P03 Hållbara Rosengård kan inte få medel. Det som hindrar: Ska inte ingå: P03" in words


def test_other_proposals_let_the_panel_rest(asked: Officer, csv_file: Callable[..., bytes]) -> None:
    asked.open("proposals").upload(csv_file())
    assert "Läxhjälp får medel. Utan det" not in asked.open("allocation").words


def test_questions_that_were_not_all_answered_can_be_asked_again(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: list[Any] = []

    def half(*args: Any, **named: Any) -> Any:
        found = explain(*args, **named)
        whole.append(found)
        kept = {id_: told for id_, told in found.proposals.items() if id_ != "P09"}
        return found if len(whole) > 1 else replace(found, proposals=kept, complete=False)

    monkeypatch.setattr(explaining, "explain", half)
    officer.set("budget", "10 mnkr").set("why_asked", "P09")
    assert "Alla frågor hann inte besvaras innan räkningen stannade." in officer.told("warning")
    assert "Knappa avgöranden" not in officer.words
    button = next(one for one in officer.test.button if one.key == "again_told")
    button.click()
    assert "för pengarna räcker inte till" in officer.run().words
    assert officer.told("warning") == []


def test_with_very_many_proposals_the_decisions_are_explained_when_asked_for(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explaining, "MOST_UNASKED", 18)
    assert "Utan det" not in officer.set("budget", "10 mnkr").words
    assert "Utan det 1,60 poäng färre" in officer.press("Förklara besluten").words
    assert "Utan det" not in officer.set("budget", "9 mnkr").words


def test_what_is_as_good_either_way_is_told_no_figure_that_it_would_need(officer: Officer) -> None:
    words = officer.set("budget", "10 mnkr").set("why_asked", "P15").words
    assert "kunde lika gärna ha fått det" in words
    assert "Får medel när det finns" not in words
    assert "Nytta som skulle behövas" not in words


@pytest.mark.parametrize("page", PAGES)
def test_there_are_reasons_also_where_nothing_is_funded(officer: Officer, page: str) -> None:
    words = officer.set("budget", "250000").set("why_asked", "P09").open(page).words
    assert "P09 Kompletterande professioner GrskF kan inte få medel." in words
    assert "Får medel när det finns" in words


def test_without_benefit_a_decision_is_not_close(officer: Officer, csv_file: Callable[..., bytes]) -> None:
    nothing = dict.fromkeys(("boende", "utbildning", "arbetsmarknad", "demokrati", "brottslighet"), "0")
    officer.open("proposals").upload(csv_file({}, nothing)).open("allocation")
    assert "Ger inga poäng med dessa vikter" in officer.words
    assert "Knappa avgöranden 0" in officer.words
    assert "knappt" not in officer.html
