from collections.abc import Callable
from typing import Any

import pytest

from optimiser.explain import explain
from optimiser.explain_sentences import (
    budget_sentence,
    close_sentence,
    cost_sentence,
    price_sentence,
    reason_in_short,
    reason_sentence,
    score_sentences,
)
from optimiser.scenario import Limit
from scoring.language import LANGUAGES

Make = Callable[..., Any]


def plain(sentence: str) -> str:
    return sentence.replace("\u00a0", " ")


@pytest.fixture
def case(make_proposal: Make, make_scenario: Make) -> Any:
    nobody = [None] * 5
    proposals = [
        make_proposal("P1", 60, 3.0),
        make_proposal("P2", 50, [2.0, 3.0, 3.0, 3.0, 3.0]),
        make_proposal("P3", 10, 0.0),
        make_proposal("P4", 10, nobody),
        make_proposal("P5", 10, nobody),
        make_proposal("P6", 10, 2.0, primary_area="crime"),
        make_proposal("P7", 10, 2.0, state="withdrawn", state_reason="x"),
    ]
    limits = (Limit("primary_area", "crime", max_count=0),)
    return make_scenario(80, limits=limits, fund=("P5",)), proposals


def test_each_reason_has_its_sentence(case: Any) -> None:
    scenario, proposals = case
    found = explain(scenario, proposals)
    said = {id_: plain(reason_sentence(one, proposals, "sv")) for id_, one in found.proposals.items()}
    assert said == {
        "P1": "P1 Förslag P1 får medel. Utan det (P2 Förslag P2 in) blir det 0,20 poäng färre",
        "P2": "P2 Förslag P2 får inte medel, för pengarna räcker inte till. "
        "Med det (P1 Förslag P1 ut) blir det 0,20 poäng färre",
        "P3": "P3 Förslag P3 får inte medel: det ger inga poäng med dessa vikter",
        "P4": "P4 Förslag P4 är inte bedömt och väljs därför inte",
        "P5": "P5 Förslag P5 ska ingå fast det inte är bedömt; dess nytta är okänd",
        "P6": "P6 Förslag P6 kan inte få medel. Det som hindrar: Brottslighet: högst 0 förslag",
        "P7": "P7 Förslag P7 är inte bland dem att välja bland: läget är ett annat än inkommen",
    }


def test_each_reason_has_a_short_form_for_lists(case: Any) -> None:
    scenario, proposals = case
    found = explain(scenario, proposals)
    said = {id_: plain(reason_in_short(one, proposals, "sv")) for id_, one in found.proposals.items()}
    assert said == {
        "P1": "Utan det 0,20 poäng färre",
        "P2": "Pengarna räcker inte till. Med det (P1 Förslag P1 ut) 0,20 poäng färre",
        "P3": "Ger inga poäng med dessa vikter",
        "P4": "Inte bedömt, så det väljs inte",
        "P5": "Ska ingå fast det inte är bedömt; nyttan är okänd",
        "P6": "Hindras av: Brottslighet: högst 0 förslag",
        "P7": "Läget är ett annat än inkommen",
    }


def test_every_sentence_is_there_in_both_languages(case: Any) -> None:
    scenario, proposals = case
    found = explain(scenario, proposals)
    for told in found.proposals.values():
        sentences = [reason_sentence(told, proposals, language) for language in LANGUAGES]
        assert sentences[0] != sentences[1]
    for price in found.rules:
        assert price_sentence(price, proposals, "sv") != price_sentence(price, proposals, "en")


def test_what_it_would_take_is_told(case: Any) -> None:
    told = explain(*case, larger_budgets=True).proposals["P2"]
    assert score_sentences(told, "sv")[0] == "Boende 2 → 3"
    assert score_sentences(told, "en")[1] == "Education 3 → 4"
    assert plain(cost_sentence(told, "sv")).startswith("Får medel vid högst 10 kr. Säger inget om insatsen går")
    assert (
        plain(budget_sentence(told, "sv")) == "Får medel när det finns 120 kr att fördela, med gränserna kvar i kronor"
    )
    assert close_sentence(told, "sv") == ""


def test_what_cannot_be_reached_is_said(case: Any) -> None:
    told = explain(*case).proposals["P6"]
    assert cost_sentence(told, "sv") == "Inget lägre belopp ger det medel"
    assert budget_sentence(told, "sv").startswith("Får inte medel hur mycket")


def test_one_that_is_funded_needs_nothing(case: Any) -> None:
    told = explain(*case).proposals["P1"]
    assert cost_sentence(told, "sv") == budget_sentence(told, "sv") == ""


def test_a_close_decision_names_the_score_rounded_so_that_it_is_enough(
    make_proposal: Make, make_scenario: Make
) -> None:
    weights = dict.fromkeys(make_proposal("P1").scores, 0.0) | {"housing": 60.0, "education": 30.0}
    proposals = [make_proposal("P1", 60, [3.0, 1.0, 0, 0, 0]), make_proposal("P2", 60, [3.25, 0.25, 0, 0, 0])]
    told = explain(make_scenario(60, weights=weights), proposals).proposals
    assert close_sentence(told["P2"], "sv") == "Knappt avgörande: Boende 3,25 → 3,38 vänder beslutet"
    assert close_sentence(told["P1"], "en") == "A close decision: Housing 3 → 2.87 turns it round"


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            {"exclude": ("P1",)},
            "Utan ”Ska inte ingå: P1 Förslag P1”: P1 Förslag P1 in, P2 Förslag P2 ut, 2,00 poäng fler",
        ),
        ({"exclude": ("P3",)}, "Utan ”Ska inte ingå: P3 Förslag P3”: samma förslag"),
        ({"fund": ("P4",)}, "Utan ”Ska ingå: P4 Förslag P4”: P1 Förslag P1 in, P4 Förslag P4 ut, lika många poäng"),
    ],
)
def test_what_a_rule_changes_is_told(
    rules: dict[str, Any], said: str, make_proposal: Make, make_scenario: Make
) -> None:
    proposals = [make_proposal(f"P{number + 1}", 10, points) for number, points in enumerate((3.0, 1.0, 0.0, 3.0))]
    proposals[3] = make_proposal("P4", 20 - 10, 3.0)
    if "exclude" in rules:
        proposals = proposals[:3]
    found = explain(make_scenario(10, **rules), proposals)
    assert plain(price_sentence(found.rules[0], proposals, "sv")) == said
