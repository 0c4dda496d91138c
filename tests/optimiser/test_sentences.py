from collections.abc import Callable
from fractions import Fraction
from typing import Any, get_args

import pytest

from optimiser.rules import Rule, RuleKind, rules_of
from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from optimiser.sentences import certainty_sentence, listed, percent_of, rule_sentence
from scoring.language import ENGINE_TEXTS, LANGUAGES
from scoring.proposal import Proposal

MakeProposal = Callable[..., Proposal]
MakeScenario = Callable[..., Scenario]


@pytest.mark.parametrize(
    ("rules", "swedish", "english_has"),
    [
        ({"fund": ("P1",)}, "Ska ingå: P1 Förslag P1", "P1 Förslag P1"),
        ({"exclude": ("P1",)}, "Ska inte ingå: P1 Förslag P1", "P1 Förslag P1"),
        ({"limits": (Limit("housing", 1, max_count=2),)}, "1: högst 2 förslag", "1"),
        (
            {"limits": (Limit("primary_area", "housing", min_share=0.1),)},
            "Boende: minst 10 % av medlen (100 000 kr)",
            "at least 10 %",
        ),
        ({"limits": (Limit("primärt område", "Boende", max_amount=7),)}, "Boende: högst 7 kr", "Housing"),
        ({"limits": (Limit("status", "ny", max_share=0.5),)}, "Nya: högst 50 % av medlen (500 000 kr)", "500 000 kr"),
        ({"pools": {"2023": 40}}, "Ur 2023: högst 40 kr", "From 2023: at most 40 kr"),
        ({"limits": (Limit("plats", "Rosengård", min_count=1),)}, "Rosengård: minst 1 förslag", "Rosengård"),
        ({"limits": (Limit("plats", "a=b", min_amount=5),)}, "a=b: minst 5 kr", "a=b"),
    ],
)
def test_a_rule_is_told_in_plain_words(
    rules: dict[str, Any],
    swedish: str,
    english_has: str,
    make_proposal: MakeProposal,
    make_scenario: MakeScenario,
) -> None:
    proposals = [make_proposal("P1")]
    _, rule = rules_of(make_scenario(1_000_000, **rules), proposals)
    assert rule_sentence(rule, proposals, "sv").replace("\u00a0", " ") == swedish
    assert english_has in rule_sentence(rule, proposals, "en").replace("\u00a0", " ")


def test_the_budget_is_told_with_its_sum(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    (budget,) = rules_of(make_scenario(15_000_000), [make_proposal("P1")])
    assert rule_sentence(budget, [], "sv") == "Fördela högst 15\u00a0000\u00a0000\u00a0kr"
    assert "15\u00a0000\u00a0000\u00a0kr" in rule_sentence(budget, [], "en")


def test_a_group_and_a_requirement_are_told_with_what_they_name(
    make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    needy = make_proposal("P1", requires=(("P2", "P3"),), group="Simhall")
    proposals = [needy, make_proposal("P2"), make_proposal("P3", group="Simhall")]
    _, group, requirement = rules_of(make_scenario(), proposals)
    assert rule_sentence(group, proposals, "sv") == "Högst ett förslag i gruppen Simhall"
    assert rule_sentence(group, proposals, "en") == "At most one proposal of the group Simhall"
    assert rule_sentence(requirement, proposals, "sv") == "P1 Förslag P1 kräver P2 Förslag P2 eller P3 Förslag P3"
    assert rule_sentence(requirement, proposals, "en") == "P1 Förslag P1 requires P2 Förslag P2 or P3 Förslag P3"


@pytest.mark.parametrize(("names", "told"), [(["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")])
def test_names_are_listed_as_in_speech(names: list[str], told: str) -> None:
    assert listed(names, "and", "sv") == told


@pytest.mark.parametrize(
    ("share", "told"),
    [(Fraction(2, 5), "40"), (Fraction(1, 8), "12,5"), (Fraction(1, 3), "33,33"), (Fraction(1), "100")],
)
def test_a_share_is_told_in_percent_with_its_decimals(share: Fraction, told: str) -> None:
    assert percent_of(share, "sv") == told


def test_a_greatest_of_0_is_told_as_0() -> None:
    rule = Rule("max_count", "place=Hyllie", ("P1",), "number", greatest=0)
    assert rule_sentence(rule, [], "sv") == "Hyllie: högst 0 förslag"


def test_every_kind_of_rule_has_a_sentence_in_both_languages() -> None:
    kinds = {kind for part in get_args(RuleKind) for kind in (get_args(part) or (part,))}
    assert kinds == {"budget", "pool", "group", "requires", "fund", "exclude", *BOUND_NAMES}
    for language in LANGUAGES:
        for kind in kinds:
            assert ENGINE_TEXTS.texts[language][f"rule.{kind}"]


def test_how_certain_a_result_is_can_be_said_of_a_portfolio_and_of_a_frontier() -> None:
    assert certainty_sentence("optimal", "sv").startswith("Ingen annan fördelning ger fler poäng")
    assert certainty_sentence("frontier_unproven", "en") != certainty_sentence("frontier", "en")
