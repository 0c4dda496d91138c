"""What the office's decisions change, against the definitions and against every pair."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from optimiser.decision import Decision, Override
from optimiser.deviations import Deviations, against_order
from optimiser.evaluate import evaluate
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from scoring.proposal import Proposal
from scoring.scores import benefits
from scoring.weights import weight_shares
from tests.optimiser.random_cases import proposal, random_case

SCENARIO = Scenario({"housing": 1}, 300, criteria=("housing",))
PROPOSALS = tuple(Proposal(id_, id_, 100, "housing", {"housing": 2.0}, requested=90) for id_ in "ABCD")
COMPUTED = Decision(SCENARIO, PROPOSALS, Portfolio("optimal", {"A": 100, "B": 100}, Fraction(4)))
AMOUNTS = st.none() | st.integers(0, 3_000_000)


def deviating(**overrides: Override) -> Deviations:
    return Deviations(replace(COMPUTED, overrides=overrides))


def ranked(id_: str, rank: int | None, committee: str = "Kulturnämnden", state: str = "received") -> Proposal:
    return proposal(id_, committee_rank=rank, committee=committee, state=state)


def pairs(amounts: dict[str, int], proposals: Sequence[Proposal]) -> set[tuple[str, str]]:
    return {(id_, other) for id_, passed in against_order(amounts, proposals).items() for other in passed.ids}


def test_nothing_changed_changes_nothing() -> None:
    found = deviating()
    assert (found.together.points, found.together.kronor, found.together.left) == (0, 0, 100)
    assert (found.together.breaches, found.alone, found.against_order) == ((), {}, {})


def test_each_deviation_is_told_alone_and_all_together() -> None:
    found = deviating(A=Override(0, "nej"), C=Override(100, "ja"), D=Override(150, "mer"))
    assert {id_: (one.points, one.kronor) for id_, one in found.alone.items()} == {
        "A": (-2, -100),
        "C": (2, 100),
        "D": (2, 150),
    }
    assert [breach.kind for breach in found.alone["D"].breaches] == ["above_cost", "budget"]
    assert (found.together.points, found.together.kronor, found.together.left) == (2, 150, -50)
    assert [breach.kind for breach in found.together.breaches] == ["above_cost", "budget"]


def test_half_the_amount_is_half_the_points_exactly() -> None:
    (alone,) = deviating(A=Override(33, "del")).alone.values()
    assert alone.points == Fraction(-2 * 67, 100)
    assert [breach.kind for breach in alone.breaches] == ["whole"]


def test_a_proposal_that_is_not_assessed_counts_nothing_and_is_named() -> None:
    unknown = replace(PROPOSALS[3], scores={"housing": None})
    decision = replace(COMPUTED, proposals=(*PROPOSALS[:3], unknown), overrides={"D": Override(100, "ja")})
    together = Deviations(decision).together
    assert (together.points, together.unknown_benefit) == (0, ("D",))


def test_what_was_asked_for_stands_beside_what_is_granted_with_the_offices_reason() -> None:
    nobody = replace(PROPOSALS[2], requested=None)
    decision = replace(COMPUTED, proposals=(*PROPOSALS[:2], nobody, PROPOSALS[3]))
    grants = Deviations(replace(decision, overrides={"B": Override(80, "avrundat"), "C": Override(50, "ja")})).grants
    assert [(one.requested, one.computed, one.granted, one.difference, one.reason) for one in grants] == [
        (90, 100, 100, 10, ""),
        (90, 100, 80, -10, "avrundat"),
        (None, 0, 50, None, "ja"),
        (90, 0, 0, -90, ""),
    ]
    assert [one.unrequested for one in grants] == [False, False, True, False]


def test_a_lower_before_a_higher_of_the_same_committee_is_against_its_order() -> None:
    proposals = [ranked("A", 1), ranked("B", 2), ranked("C", 3), ranked("D", 3), ranked("E", 4, "Miljönämnden")]
    assert pairs({"C": 5, "E": 5}, proposals) == {("C", "A"), ("C", "B")}
    assert against_order({"C": 5}, proposals)["C"].ids == ("A", "B")
    assert pairs({"A": 5, "B": 5, "D": 5}, proposals) == set()


def test_the_unranked_the_set_aside_and_those_without_committee_take_no_part() -> None:
    proposals = [ranked("A", 1, state="withdrawn"), ranked("B", None), ranked("C", 2), ranked("D", 1, "")]
    assert pairs({"C": 5}, proposals) == set()
    assert pairs({"B": 5}, [*proposals, ranked("E", 9, "")]) == set()
    assert pairs({"E": 5}, [*proposals, ranked("E", 9, "")]) == set()


def test_a_committee_is_the_same_however_it_is_written() -> None:
    assert pairs({"B": 5}, [ranked("A", 1, "kulturnämnden "), ranked("B", 2)]) == {("B", "A")}


@given(st.data())
def test_the_order_is_that_of_every_pair(data: st.DataObject) -> None:
    one = st.builds(
        lambda rank, committee, state, amount: (rank, committee, state, amount),
        st.none() | st.integers(1, 4),
        st.sampled_from(["X", "Y", ""]),
        st.sampled_from(["received", "received", "withdrawn"]),
        st.sampled_from([0, 7]),
    )
    drawn = data.draw(st.lists(one, max_size=9))
    proposals = [ranked(f"P{place}", *fields[:3]) for place, fields in enumerate(drawn)]
    amounts = {f"P{place}": fields[3] for place, fields in enumerate(drawn) if fields[3]}
    assert pairs(amounts, proposals) == {
        (low.id, high.id)
        for low in proposals
        for high in proposals
        if low.committee == high.committee != ""
        and low.committee_rank is not None
        and high.committee_rank is not None
        and high.committee_rank < low.committee_rank
        and low.id in amounts
        and high.id not in amounts
        and high.received
    }
    assert list(against_order(amounts, proposals)) == sorted(against_order(amounts, proposals))
    assert against_order(amounts, proposals[::-1]) == against_order(amounts, proposals)


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.data())
def test_effects_are_what_evaluate_says_of_the_same_amounts(seed: int, data: st.DataObject) -> None:
    scenario, proposals = random_case(seed, 7)
    portfolio = Portfolio("optimal", {one.id: one.cost for one in sorted(proposals, key=lambda one: one.id)[::2]})
    typed = {one.id: data.draw(AMOUNTS) for one in proposals}
    decision = Decision(scenario, proposals, portfolio, {id_: Override(amount, "x") for id_, amount in typed.items()})
    found = Deviations(decision)

    def judged(amounts: dict[str, int]) -> tuple[object, ...]:
        told = evaluate(replace(scenario, amounts=amounts), proposals, best=portfolio)
        return told.value, told.cost, told.breaches, told.unknown_benefit

    worth = benefits(proposals, weight_shares(scenario.weights), scenario.benefit)
    of = {one.id: one for one in proposals}

    def by_definition(amounts: Mapping[str, int]) -> Fraction:
        shares = {id_: min(Fraction(1), Fraction(kronor, of[id_].cost)) for id_, kronor in amounts.items()}
        return sum(((worth[id_] or 0) * share for id_, share in shares.items()), Fraction(0))

    assert found.together.points == by_definition(decision.amounts) - by_definition(portfolio.amounts)
    start, start_cost, _, _ = judged(dict(portfolio.amounts))
    for id_, effect in {"": found.together, **found.alone}.items():
        changed = {**portfolio.amounts, id_: typed[id_]} if id_ else dict(decision.amounts)
        value, cost, breaches, unknown = judged({key: int(amount or 0) for key, amount in changed.items()})
        assert (start + effect.points, start_cost + effect.kronor) == (value, cost)
        assert (effect.breaches, effect.unknown_benefit) == (breaches, unknown)
        assert effect.left == scenario.budget - cost
