"""What is said of one decision: its reason, who else changes, the scores that would turn it."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from app import why_words
from app.result import Result, answer
from app.samples import read_sample
from app.state import Work
from optimiser.explain import explain
from optimiser.explanation import Explanation, Explanations
from scoring.proposal import Proposal

pytestmark = pytest.mark.usefixtures("work")


@pytest.fixture(scope="module")
def result() -> Result:
    case = read_sample("malmo_2022")
    return answer(replace(case.scenario, budget=10_000_000), case.proposals)


@pytest.fixture(scope="module")
def found(result: Result) -> Explanations:
    return explain(result.scenario, result.proposals, best=result.portfolio)


def test_one_that_is_beaten_is_told_why_and_by_whom(result: Result, found: Explanations) -> None:
    said = [one.replace("\xa0", " ") for one in why_words.sentences(found.proposals["P09"], result.proposals)]
    assert said == [
        "P09 Kompletterande professioner GrskF får inte medel, för pengarna räcker inte till. "
        "Med det (P07 Hemmasittare ut) blir det 0,40 poäng färre."
    ]


def test_its_figures_are_its_benefit_the_benefit_it_needs_and_what_it_would_cost(found: Explanations) -> None:
    assert why_words.figures(found.proposals["P09"]) == {"benefit": "0,80", "benefit_needed": "1,20", "loss": "0,40"}


def test_a_loss_that_rounds_to_nothing_is_not_shown_as_none(found: Explanations) -> None:
    tiny = replace(found.proposals["P09"], loss=Fraction(1, 1000))
    assert why_words.figures(tiny)["loss"] == "mindre än 0,01"


def test_the_scores_that_would_turn_it_are_listed_one_at_a_time(found: Explanations) -> None:
    words = why_words.score_list(found.proposals["P09"])
    assert "högre ger det medel:" in words
    for item in ("Boende 0 → 2", "Utbildning: kan inte nås", "Brottslighet 0 → 2"):
        assert f"<li>{item}</li>" in words


def test_of_one_funded_they_are_those_that_would_take_the_money_from_it(found: Explanations) -> None:
    assert "lägre tar medlen ifrån det" in why_words.score_list(found.proposals["P03"])


def test_where_no_score_does_it_that_is_said_without_a_list(found: Explanations) -> None:
    stuck = replace(found.proposals["P09"], steps=dict.fromkeys(found.proposals["P09"].steps))
    words = why_words.score_list(stuck)
    assert "Ingen enda poäng på skalan vänder beslutet" in words
    assert "<li>" not in words


def test_no_score_is_in_question_where_the_other_decision_is_as_good(found: Explanations) -> None:
    assert why_words.score_list(found.proposals["P14"]) == ""


def _crowd(told: Explanation) -> Explanation:
    return replace(told, enters=(told.id, "P10", "P14"), leaves=("P07", "P11"))


def test_many_who_would_change_are_listed_by_title_without_itself(result: Result, found: Explanations) -> None:
    told = found.proposals["P09"]
    assert why_words.change_list(told, result.proposals) == ""
    words = why_words.change_list(_crowd(told), result.proposals)
    assert "P14 Kommunala aktivitetsansvaret (KAA)" in words
    assert "P09" not in words


def test_titles_never_become_markup(result: Result, found: Explanations) -> None:
    hostile: Sequence[Proposal] = [replace(one, title="<script>x</script>") for one in result.proposals]
    assert "<script>" not in why_words.change_list(_crowd(found.proposals["P09"]), hostile)


def test_the_rules_in_the_way_are_listed_and_the_budget_alone_is_not(found: Explanations) -> None:
    case = read_sample("malmo_2022")
    shut = explain(replace(case.scenario, exclude=("P03",)), case.proposals)
    assert "Ska inte ingå: P03" in why_words.rule_list(shut.proposals["P03"], case.proposals)
    assert why_words.rule_list(found.proposals["P09"], case.proposals) == ""


def test_close_decisions_come_by_margin(found: Explanations) -> None:
    close = why_words.close_decisions(found)
    assert [told.id for told in close] == ["P01", "P02", "P04", "P05", "P07", "P11", "P14", "P15", "P16"]
    assert all(told.loss == 0 for told in close)


def test_what_turns_a_close_decision_is_a_score_or_that_the_other_is_as_good(work: Work, found: Explanations) -> None:
    assert why_words.turns(found.proposals["P01"], work.proposals) == "Lika många poäng utan det"
    case = read_sample("malmo_2022")
    weights = dict(case.scenario.weights) | {"education": 30.0, "housing": 11.0}
    some = explain(replace(case.scenario, weights=weights, budget=10_000_000), case.proposals)
    steps = [why_words.turns(told, case.proposals) for told in why_words.close_decisions(some) if told.loss]
    assert steps
    assert all("vänder det (" in words for words in steps)
