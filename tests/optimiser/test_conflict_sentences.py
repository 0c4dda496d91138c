"""What collides and what would help, as an officer reads it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.samples import read_sample
from optimiser.choice import choice_of
from optimiser.conflict_sentences import conflict_sentence, in_millions, remedy_sentence
from optimiser.scenario import Limit, Scenario
from optimiser.solve import solve
from scoring.language import Language
from scoring.proposal import Proposal

MakeProposal = Callable[..., Proposal]
MakeScenario = Callable[..., Scenario]
CASE = read_sample("malmo_2022")


def told(scenario: Scenario, proposals: Any, language: Language = "sv") -> tuple[str, list[str]]:
    """The sentence of the conflict, and those of its remedies, with plain spaces."""
    portfolio = solve(scenario, proposals)
    assert portfolio.status == "infeasible"
    sentence = conflict_sentence(portfolio.conflict, choice_of(scenario, proposals, ()), proposals, language)
    remedies = [remedy_sentence(remedy, proposals, language) for remedy in portfolio.remedies]
    return sentence.replace("\xa0", " "), [one.replace("\xa0", " ") for one in remedies]


def malmo(*limits: Limit, **rules: Any) -> Scenario:
    return replace(CASE.scenario, limits=limits, **rules)


def test_a_share_above_what_is_asked_for_is_told_with_both_sums() -> None:
    sentence, remedies = told(malmo(Limit("primary_area", "housing", min_share=0.4)), CASE.proposals)
    assert sentence == "Boende minst 40 % kräver 6,0 mnkr, men boendeförslagen uppgår till 2,08 mnkr"
    assert remedies == ["Boende: sänk det minsta till 13,86 % av medlen (2 080 000 kr)"]
    english, _ = told(malmo(Limit("primary_area", "housing", min_share=0.4)), CASE.proposals, "en")
    assert english == "Housing, at least 40 %, needs 6.0 mnkr, but the housing proposals come to 2.08 mnkr"


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        (
            Limit("primary_area", "crime", min_amount=3_000_000),
            "Brottslighet kräver minst 3,0 mnkr, men förslagen mot brottslighet uppgår till 2,17 mnkr",
        ),
        (
            Limit("primary_area", "housing", min_amount=2_080_001),
            "Boende kräver minst 2 080 001 kr, men boendeförslagen uppgår till 2 080 000 kr",
        ),
        (
            Limit("nämnd", "Kulturnämnden", min_count=9),
            "Kulturnämnden kräver minst 9 förslag, men förslagen med Kulturnämnden att välja bland är 1",
        ),
    ],
)
def test_amounts_and_numbers_out_of_reach_are_told_likewise(limit: Limit, sentence: str) -> None:
    assert told(malmo(limit), CASE.proposals)[0] == sentence


def test_areas_of_greatest_need_have_words_of_their_own(make_proposal: MakeProposal) -> None:
    proposals = [replace(make_proposal("P1", 500_000), need_level="high"), make_proposal("P2", 500_000)]
    asked = Scenario(CASE.scenario.weights, 1_000_000, limits=(Limit("need_level", "high", min_amount=800_000),))
    told_sv, told_en = (told(asked, proposals, language)[0] for language in ("sv", "en"))
    assert told_sv == (
        "Områden med störst behov kräver minst 0,8 mnkr, men förslag i områden med störst behov uppgår till 0,5 mnkr"
    )
    assert "but the proposals in areas of greatest need come to 0.5 mnkr" in told_en


def test_what_must_be_funded_above_the_budget_is_told_by_name(make_proposal: MakeProposal) -> None:
    proposals = [make_proposal(f"P{number}", 500_000) for number in range(1, 7)]
    few = Scenario(CASE.scenario.weights, 800_000, fund=("P1", "P2"))
    sentence, remedies = told(few, proposals)
    assert sentence == "P1 Förslag P1 och P2 Förslag P2 ska ingå och tar 1,0 mnkr, men det finns 0,8 mnkr att fördela"
    assert remedies == [
        "Att fördela: höj till 1 000 000 kr",
        "P1 Förslag P1: ta bort från Ska ingå",
        "P2 Förslag P2: ta bort från Ska ingå",
    ]
    many = replace(few, budget=2_400_000, fund=tuple(one.id for one in proposals))
    assert told(many, proposals)[0].startswith("P1, P2, P3, P4 och P5 ska ingå och tar 2,5 mnkr")


def test_what_must_be_funded_above_a_pool_is_told_with_the_pool(make_proposal: MakeProposal) -> None:
    proposals = [make_proposal(f"P{n}", 500_000, pool_costs={"2023": 300_000}) for n in (1, 2)]
    sentence, remedies = told(
        Scenario(CASE.scenario.weights, 2_000_000, pools={"2023": 500_000}, fund=("P1", "P2")), proposals
    )
    assert sentence.endswith("ska ingå och tar 0,6 mnkr ur 2023, men där finns 0,5 mnkr")
    assert remedies[0] == "2023: höj till 600 000 kr"


def test_other_collisions_are_told_as_the_list_of_their_rules(
    make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    proposals = [make_proposal("P1", requires=(("P2", "P3"),)), make_proposal("P2", group="G"), make_proposal("P3")]
    sentence, remedies = told(make_scenario(fund=("P1",), exclude=("P2", "P3")), proposals)
    assert sentence == (
        "Detta går inte att hålla på en gång: Ska ingå: P1 Förslag P1; P1 Förslag P1 kräver P2 Förslag P2 eller "
        "P3 Förslag P3; Ska inte ingå: P2 Förslag P2; Ska inte ingå: P3 Förslag P3"
    )
    assert remedies == [
        "P1 Förslag P1: ta bort från Ska ingå",
        "P1 Förslag P1: släpp kravet",
        "P2 Förslag P2: ta bort från Ska inte ingå",
        "P3 Förslag P3: ta bort från Ska inte ingå",
    ]


def test_a_single_rule_that_is_no_floor_is_told_alone(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    withdrawn = [make_proposal("P1", state="withdrawn", state_reason="x")]
    assert told(make_scenario(fund=("P1",)), withdrawn)[0] == "Detta går inte att hålla: Ska ingå: P1 Förslag P1"


@pytest.mark.parametrize(
    ("amount", "text"), [(6_000_000, "6,0 mnkr"), (2_080_000, "2,08 mnkr"), (99_999, "99 999 kr"), (0, "0,0 mnkr")]
)
def test_millions_have_the_decimals_that_they_need(amount: int, text: str) -> None:
    assert in_millions(amount, "sv").replace("\xa0", " ") == text
