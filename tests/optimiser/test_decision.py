"""The computed portfolio with the office's own decisions laid over it."""

from dataclasses import replace

from optimiser.decision import Decision, Override
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from scoring.proposal import Proposal

SCENARIO = Scenario({"housing": 1}, 1000, criteria=("housing",))
PROPOSALS = tuple(
    Proposal(id_, id_, 100, "housing", {"housing": 1}, texts={"condition": "som pilot"} if id_ == "A" else {})
    for id_ in "ABC"
)
COMPUTED = Decision(SCENARIO, PROPOSALS, Portfolio("optimal", {"A": 100, "B": 100}))


def with_overrides(**overrides: Override) -> Decision:
    return replace(COMPUTED, overrides=overrides)


def test_without_overrides_the_computed_amounts_are_proposed() -> None:
    assert COMPUTED.amounts == {"A": 100, "B": 100}
    assert COMPUTED.deviations == ()


def test_an_amount_of_the_offices_own_takes_the_place_of_the_computed_one() -> None:
    decision = with_overrides(B=Override(0, "nej"), C=Override(70, "ja"))
    assert decision.amounts == {"A": 100, "C": 70}
    assert decision.cost == 170
    assert decision.deviations == ("B", "C")


def test_a_reason_alone_changes_no_amount() -> None:
    decision = with_overrides(A=Override(reason="avrundat"))
    assert decision.amounts == COMPUTED.amounts
    assert decision.deviations == ()
    assert decision.reason("A") == "avrundat"
    assert decision.reason("B") == ""


def test_an_amount_that_is_the_computed_one_is_no_deviation() -> None:
    assert with_overrides(A=Override(100, "som beräknat")).deviations == ()


def test_the_condition_is_the_offices_else_the_files_own() -> None:
    assert COMPUTED.condition(PROPOSALS[0]) == "som pilot"
    assert with_overrides(A=Override(condition="som förstudie")).condition(PROPOSALS[0]) == "som förstudie"
    assert with_overrides(A=Override(condition="")).condition(PROPOSALS[0]) == ""
    assert COMPUTED.condition(PROPOSALS[1]) == ""
