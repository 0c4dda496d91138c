from collections.abc import Callable
from fractions import Fraction

from optimiser.choice import Choice, Row, choice_of, divided, equal_within, with_decisions
from optimiser.rules import rules_of
from optimiser.scenario import Scenario
from scoring.proposal import Proposal

MakeProposal = Callable[..., Proposal]
MakeScenario = Callable[..., Scenario]


def test_candidates_are_the_assessed_and_the_funded_in_text_order(
    make_proposal: MakeProposal, make_scenario: MakeScenario, without_scores: Callable[[Proposal], Proposal]
) -> None:
    proposals = [make_proposal(id_) for id_ in ("P2", "P10", "a")]
    proposals += [without_scores(make_proposal(id_)) for id_ in ("U1", "U2")]
    choice = choice_of(make_scenario(fund=("U2",)), proposals)
    assert list(choice.costs) == ["P10", "P2", "U2", "a"]
    assert choice.benefits["U2"] == 0
    assert choice.value(["P2", "U2"]) == 1


def test_benefits_are_exact(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    proposals = [make_proposal("P1", 480_123, [3.37, 0.0, 0.0, 0.0, 0.0])]
    weights = {"housing": 33.3, "education": 66.6, "labour_market": 0.0, "democracy": 0.0, "crime": 0.0}
    assert choice_of(make_scenario(weights=weights), proposals).benefits["P1"] == Fraction(337, 300)
    per_krona = choice_of(make_scenario(weights=weights, benefit="per_krona"), proposals)
    assert per_krona.benefits["P1"] == Fraction(337, 300) * Fraction(480_123, 1_000_000)


def test_fewer_rules_can_be_asked_for(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    scenario, proposals = make_scenario(exclude=("P1",)), [make_proposal("P1")]
    budget, _ = rules_of(scenario, proposals)
    assert len(choice_of(scenario, proposals).rows) == 2
    assert len(choice_of(scenario, proposals, [budget]).rows) == 1
    assert choice_of(scenario, proposals, []).rows == ()


def test_a_row_is_divided_without_losing_a_krona() -> None:
    assert divided(Row({"a": 300, "b": 200}, 301, 599)) == Row({"a": 3, "b": 2}, 4, 5)
    assert divided(Row({"a": 300, "b": 200}, 300, 500)) == Row({"a": 3, "b": 2}, 3, 5)
    assert divided(Row({}, 1, None)) == Row({}, 1, None)


def test_decided_proposals_take_their_part_of_each_bound() -> None:
    choice = Choice({"a": 5, "b": 7, "c": 9}, dict.fromkeys("abc", Fraction(1)), (Row({"a": 5, "b": 7}, 6, 12),))
    rest = with_decisions(choice, {"a": True, "c": False})
    assert rest == Choice({"b": 7}, {"b": Fraction(1)}, (Row({"b": 7}, 1, 7),))


def test_costs_and_values_are_sums() -> None:
    choice = Choice({"a": 5, "b": 7}, {"a": Fraction(1, 3), "b": Fraction(1, 6)}, ())
    assert (choice.cost(["a", "b"]), choice.value(["a", "b"]), choice.value([])) == (12, Fraction(1, 2), 0)


def test_values_are_equal_within_a_billionth_of_the_greater_of_them_and_1() -> None:
    assert equal_within(Fraction(0)) == Fraction(1, 10**9)
    assert equal_within(Fraction(40)) == Fraction(40, 10**9)
