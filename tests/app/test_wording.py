"""The sentences about a result."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app import wording
from app.result import Result, answer
from app.state import Work
from optimiser.portfolio import Portfolio

NBSP = "\u00a0"
pytestmark = pytest.mark.usefixtures("work")


@pytest.fixture
def at_15(work: Work) -> Result:
    return answer(work.scenario, work.proposals)


@pytest.fixture
def at_10(work: Work) -> Result:
    return answer(replace(work.scenario, budget=10_000_000), work.proposals)


def test_the_headline_says_how_many_get_how_much(work: Work, at_10: Result) -> None:
    said = wording.headline(at_10, work.proposals).replace(NBSP, " ")
    cost = f"{at_10.portfolio.cost / 10**6:.2f}".replace(".", ",")
    assert said == f"15 av 19 förslag får medel: {cost} av 10,00 mnkr."


def test_the_headline_says_when_all_fit(work: Work, at_15: Result) -> None:
    said = wording.headline(at_15, work.proposals).replace(NBSP, " ")
    assert said == "Alla 19 förslag ryms: 15,00 mnkr av 15,00 mnkr."


def test_the_headline_says_one_in_the_singular(work: Work) -> None:
    only = (replace(work.proposals[0], cost=1_000_000),)
    fits = wording.headline(answer(work.scenario, only), only).replace(NBSP, " ")
    assert fits == "Det enda förslaget ryms: 1,00 mnkr av 15,00 mnkr."


def test_the_headline_says_when_no_proposal_can_be_chosen(work: Work, at_10: Result) -> None:
    aside = [replace(proposal, state="withdrawn") for proposal in work.proposals]
    none = replace(at_10, portfolio=replace(at_10.portfolio, amounts={}))
    said = "Inget av de 19 förslagen kan få medel: inget är både inkommet och bedömt."
    assert wording.headline(none, aside) == said
    assert wording.headline(none, work.proposals) != said


def test_the_headline_never_says_that_all_fit_where_one_gets_a_part(work: Work, at_15: Result) -> None:
    amounts = {**at_15.portfolio.amounts, "P01": 100_000}
    parted = replace(at_15, portfolio=replace(at_15.portfolio, amounts=amounts))
    assert wording.headline(parted, work.proposals).startswith("19 av 19 förslag får medel: 14,62")


def test_the_headline_is_in_the_language_of_the_session(work: Work, at_10: Result) -> None:
    work.language = "en"
    assert wording.headline(at_10, work.proposals).startswith("15 of 19 proposals are funded: ")


def test_a_proven_result_says_that_nothing_gives_more(at_10: Result) -> None:
    assert wording.certainty(at_10.portfolio) == "Ingen annan fördelning ger fler poäng med dessa vikter och regler."


def test_an_unproven_result_says_how_far_from_proven_it_is() -> None:
    stopped = Portfolio("feasible", {"P01": 1}, Fraction(3), Fraction(7, 2), ())
    assert wording.certainty(stopped).endswith("Den bästa kan ge högst 0,50 poäng till.")
    assert wording.certainty(replace(stopped, bound=None)).endswith("är inte känt.")
    assert "Ingen annan fördelning" not in wording.certainty(stopped)


def test_the_change_names_who_left_and_the_points(at_15: Result, at_10: Result) -> None:
    said = wording.change(at_15, at_10)
    left = sorted(set(at_15.portfolio.amounts) - set(at_10.portfolio.amounts))
    assert said.startswith(f"Sedan förra ändringen: ut {', '.join(left)}, −")
    assert at_15.portfolio.value is not None
    assert at_10.portfolio.value is not None
    fewer = float(at_15.portfolio.value - at_10.portfolio.value)
    assert said.endswith(f"−{fewer:.2f}".replace(".", ",") + " poäng.")


def test_the_change_names_who_came_in(at_15: Result, at_10: Result) -> None:
    said = wording.change(at_10, at_15)
    assert "in P" in said
    assert "ut P" not in said
    assert ", +" in said


def test_the_change_says_when_nothing_changed_and_nothing_at_first(at_15: Result) -> None:
    assert wording.change(at_15, at_15) == "Sedan förra ändringen: samma förslag och samma poäng."
    assert wording.change(None, at_15) == ""


def test_points_of_two_ways_of_counting_are_never_compared(work: Work, at_10: Result) -> None:
    per_krona = answer(replace(at_10.scenario, benefit="per_krona"), work.proposals)
    said = wording.change(at_10, per_krona)
    assert said.startswith("Sedan förra ändringen: in ")
    assert "poäng" not in said


def test_the_way_of_counting_is_said_to_decide_what_differs(at_10: Result) -> None:
    differing = sorted(set(at_10.portfolio.amounts) ^ set(at_10.other_counting.amounts))
    assert differing
    assert (
        wording.counting_matters(at_10, at_10.other_counting)
        == f"Räknesättet avgör {len(differing)} förslag: {', '.join(differing)}."
    )


def test_the_way_of_counting_is_said_to_decide_nothing_when_all_fit(at_15: Result) -> None:
    assert wording.counting_matters(at_15, at_15.other_counting).startswith("Räknesättet avgör inget")


def test_an_unknown_other_counting_is_told(at_15: Result) -> None:
    assert (
        wording.counting_matters(at_15, Portfolio("unknown")) == "Det är inte känt vad det andra räknesättet skulle ge."
    )


def test_long_lists_of_ids_are_cut_and_counted() -> None:
    assert wording.some(["A", "B", "C", "D"]) == "A, B, C, D"
    assert wording.some(["A", "B", "C", "D", "E", "F"]) == "A, B, C, D och 2 till"


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(2, 5), "+0,40"), (Fraction(-2, 5), "−0,40"), (Fraction(0), "±0"), (Fraction(-1, 1000), "±0")],
)
def test_points_up_or_down_have_their_sign(value: Fraction, text: str) -> None:
    assert wording.signed_points(value) == text


@pytest.mark.parametrize(("share", "text"), [(Fraction(1, 5), "20"), (Fraction(1, 3), "33,3"), (Fraction(1), "100")])
def test_percent_has_a_decimal_only_where_it_needs_one(share: Fraction, text: str) -> None:
    assert wording.percent(share) == text


def test_kronor_are_full_in_tables_and_millions_in_sentences_have_two_decimals() -> None:
    assert wording.kronor(1_500_000).replace(NBSP, " ") == "1 500 000 kr"
    assert wording.millions(1_500_000) == f"1,50{NBSP}mnkr"
    assert wording.millions(9_970_001) == f"9,97{NBSP}mnkr"


def test_derived_made_up_and_missing_scores_are_each_told(work: Work) -> None:
    first, second, third = work.proposals[:3]
    made_up = replace(second, score_basis="made_up")
    missing = replace(third, score_basis="assessed", scores={**third.scores, "crime": None})
    assert wording.score_notices([replace(first, score_basis="assessed")]) == ()
    derived, invented, unassessed = wording.score_notices([first, made_up, missing])
    assert derived == "Poängen är härledda ur stadens indelning och är ingen bedömning."
    assert invented.startswith("Förslag och poäng är påhittade")
    assert unassessed == "1 förslag saknar bedömning på minst ett område och väljs inte: P03."
