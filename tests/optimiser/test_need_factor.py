"""Need factors in the engine: every answer against every portfolio there is, and files that carry them whole."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from optimiser.areas_tradeoff import areas_tradeoff
from optimiser.as_json import explanations_json, portfolio_json
from optimiser.decision import Decision
from optimiser.explain import explain
from optimiser.explain_sentences import reason_sentence
from optimiser.frontier import frontier
from optimiser.record import Circumstances, fingerprint, record_json
from optimiser.record_file import read_record
from optimiser.replay import replay
from optimiser.robustness.robustness import robustness
from optimiser.scenario import Limit, Scenario
from optimiser.solve import solve
from optimiser.table import portfolio_csv, proposals_csv
from scoring.intake import read_proposals
from scoring.numbers import exact
from scoring.problems import BadInput
from scoring.proposal import Proposal
from scoring.scores import benefit, benefits, contributions
from scoring.weights import weight_shares
from tests.optimiser.every_portfolio import every_portfolio
from tests.optimiser.random_cases import proposal, random_case, random_part_case, scenario
from tests.optimiser.robustness.every_weighting import every_weighting
from tests.optimiser.robustness.test_robustness_brute_force import check_parts, check_verdicts, check_weights
from tests.optimiser.test_explain_brute_force import check
from tests.optimiser.test_frontier import expected, told

FACTORS = (1.0, 1.0, 0.75, 1.25, 0.9167, 1.0833, 0.5, 1.5, 2.0)
ABOUT = Circumstances(when="2026-11-24T10:00:00+01:00", versions={})


def with_factors(proposals: Sequence[Proposal], seed: int) -> tuple[Proposal, ...]:
    dice = random.Random(seed + 1)
    return tuple(replace(one, need_factor=dice.choice(FACTORS)) for one in proposals)


def case(seed: int, most: int = 10) -> tuple[Scenario, tuple[Proposal, ...]]:
    asked, proposals = random_case(seed, most)
    return asked, with_factors(proposals, seed)


def test_benefit_and_contributions_are_multiplied_by_the_factor() -> None:
    one = proposal("P1", 500_000, [1.0, 2.0, 3.0, 4.0, 5.0], need_factor=1.25)
    shares = weight_shares(scenario().weights)
    assert benefit(one, shares, "per_proposal") == Fraction("3.75")
    assert benefit(one, shares, "per_krona") == Fraction("1.875")
    assert contributions(one, shares, "per_proposal")["crime"] == Fraction("1.25")


@pytest.mark.parametrize("counting", ["per_proposal", "per_krona"])
def test_benefits_at_once_are_those_one_by_one(counting: Any) -> None:
    asked, proposals = case(3, 14)
    shares = weight_shares(asked.weights)
    found = benefits(proposals, shares, counting)
    assert found == {one.id: benefit(one, shares, counting) for one in proposals}
    plain = benefits([replace(one, need_factor=1.0) for one in proposals], shares, counting)
    assert found == {one.id: None if (b := plain[one.id]) is None else b * exact(one.need_factor) for one in proposals}


@pytest.mark.parametrize("block", range(10))
def test_the_answer_is_the_best_of_all_portfolios(block: int) -> None:
    for seed in range(90_000 + block * 20, 90_000 + (block + 1) * 20):
        asked, proposals = case(seed, 12)
        found, wanted = solve(asked, proposals), every_portfolio(asked, proposals).best()
        if wanted is None:
            assert found.status == "infeasible", seed
        else:
            assert (found.value, dict(found.amounts), found.tied) == wanted, seed


@pytest.mark.parametrize("block", range(6))
def test_explanations_are_what_all_portfolios_say(block: int) -> None:
    for seed in range(91_000 + block * 10, 91_000 + (block + 1) * 10):
        check(*case(seed, 8), every_portfolio)


def with_score(proposals: Sequence[Proposal], id_: str, criterion: str, points: Fraction) -> list[Proposal]:
    return [
        replace(one, scores={**one.scores, criterion: float(points)}) if one.id == id_ else one for one in proposals
    ]


def test_a_score_that_turns_the_decision_does_so_with_the_factor_and_one_just_below_it_does_not() -> None:
    turned = 0
    for seed in range(92_000, 92_070):
        asked, proposals = case(seed, 8)
        for one in explain(asked, proposals).proposals.values():
            steps = [] if one.funded or not one.loss else [step for step in one.steps.values() if step is not None]
            for step in steps[:1]:
                turned += 1
                loss = explain(asked, with_score(proposals, one.id, step.criterion, step.to)).proposals[one.id].loss
                assert loss is not None
                assert loss < Fraction(1, 10**6), (seed, one.id)
                less = with_score(proposals, one.id, step.criterion, step.to - Fraction(1, 1000))
                below = explain(asked, less).proposals[one.id]
                assert not below.funded, (seed, one.id)
                assert below.loss, (seed, one.id)
    assert turned >= 10


def test_the_frontier_is_that_of_all_portfolios() -> None:
    for seed in range(93_000, 93_120):
        asked, proposals = case(seed, 9)
        whole = replace(asked, part_funding=False)
        assert told(frontier(whole, proposals)) == expected(every_portfolio(whole, proposals)), seed


@pytest.mark.parametrize("seed", range(94_000, 94_020))
def test_what_holds_whatever_the_weights_is_that_of_all_portfolios(seed: int) -> None:
    asked, proposals = case(seed, 9)
    asked = replace(asked, part_funding=False)
    found = robustness(asked, proposals)
    if found.status == "infeasible":
        assert solve(asked, proposals).status == "infeasible"
        return
    plain = every_weighting(asked, proposals)
    check_parts(found, plain)
    check_weights(asked, found, plain)
    check_verdicts(found, plain)


def test_area_against_area_counts_the_factor() -> None:
    one = proposal("P1", scores=[1.0, 2.0, 0.0, 0.0, 0.0], need_factor=1.5)
    (point,) = areas_tradeoff(scenario(), [one], "housing", "education").points
    assert (point.first, point.second) == (Fraction("1.5"), Fraction(3))


def test_many_proposals_in_parts_are_answered_the_same_as_with_factors_in_their_scores() -> None:
    """A factor of 2 is the same as twice the points."""
    for seed in range(95_000, 95_010):
        asked, proposals = random_part_case(seed, 12)
        doubled = [replace(one, need_factor=2.0) for one in proposals]
        scored = [
            replace(one, scores={name: None if s is None else s * 2 for name, s in one.scores.items()})
            for one in proposals
        ]
        one, other = solve(asked, doubled), solve(asked, scored)
        assert (one.value, one.amounts, one.tied) == (other.value, other.amounts, other.tied)


SOME = (
    proposal("P1", 400_000, 3.0, need_factor=1.25, need_level="high", need_basis="made_up"),
    proposal("P2", 400_000, 3.5, need_level="other"),
    proposal("P3", 400_000, 1.0, need_level="unknown"),
)


def test_a_proposals_file_carries_what_need_says_and_reads_back_the_same() -> None:
    data = proposals_csv(SOME)
    heading = data.decode("utf-8-sig").splitlines()[0]
    assert {"behovsfaktor", "behovsnivå", "behovsgrund"} <= set(heading.split(";"))
    assert read_proposals(data, "x.csv") == SOME


def test_a_file_without_need_has_none_of_its_columns() -> None:
    assert b"behov" not in proposals_csv([proposal("P1")])


def test_the_columns_are_read_in_either_language() -> None:
    head = (
        "id;title;cost;primary_area;housing;education;labour_market;democracy;crime;need_factor;NEED LEVEL;need_basis"
    )
    rows = ["P1;A;100;housing;1;1;1;1;1;1,25;high;made_up", "P2;B;100;housing;1;1;1;1;1;;;"]
    one, two = read_proposals("\n".join([head, *rows]).encode(), "x.csv")
    assert (one.need_factor, one.need_level, one.need_basis) == (1.25, "high", "made_up")
    assert (two.need_factor, two.need_level, two.need_basis) == (1.0, "", "")


@pytest.mark.parametrize("factor", ["0", "-1", "1001", "mycket", "1,23456789012345678", "1,234"])
def test_a_factor_that_is_none_is_told_with_its_place(factor: str) -> None:
    head = "id;titel;belopp;primärt område;boende;utbildning;arbetsmarknad;demokrati;brottslighet"
    head += ";behovsfaktor;behovsnivå"
    with pytest.raises(BadInput) as refused:
        read_proposals(f"{head}\nP1;A;100;Boende;1;1;1;1;1;{factor};stor".encode(), "x.csv")
    assert [(one.row, one.column, one.value) for one in refused.value.problems] == [
        (2, "behovsfaktor", factor),
        (2, "behovsnivå", "stor"),
    ]


def test_a_record_replays_from_its_proposals_file_with_a_floor_for_areas_of_high_need() -> None:
    asked = scenario(500_000, limits=(Limit("behovsnivå", "hög", min_count=1),))
    found = solve(asked, SOME)
    assert list(found.amounts) == ["P1"]
    record = read_record(record_json(Decision(asked, SOME, found), ABOUT), "r.json")
    first = record.record.proposals[0]
    assert (first.need_factor, first.need_basis) == (1.25, "made_up")
    data = proposals_csv(SOME)
    again = replay(record, read_proposals(data, "x.csv"), fingerprint(data))
    assert again.same
    assert not again.mismatches


def test_a_replay_says_where_a_factor_is_another() -> None:
    asked = scenario(500_000)
    record = read_record(record_json(Decision(asked, SOME, solve(asked, SOME)), ABOUT), "r.json")
    now = (replace(SOME[0], need_factor=1.0), *SOME[1:])
    found = replay(record, now, fingerprint(proposals_csv(now)))
    (changed,) = [one for one in found.mismatches if one.kind == "proposal"]
    assert (changed.key, changed.column, changed.recorded, changed.now) == ("P1", "need_factor", 1.25, 1.0)


def test_a_record_without_need_does_not_mention_it() -> None:
    asked, plain = scenario(), (proposal("P1"),)
    tree = json.loads(record_json(Decision(asked, plain, solve(asked, plain)), ABOUT))
    assert not any("need" in key for key in tree["proposals"][0])


def test_sentences_and_tables_say_that_a_factor_is_counted() -> None:
    asked = scenario(400_000)
    found = explain(asked, SOME)
    assert reason_sentence(found.proposals["P1"], SOME, "sv").endswith("I nyttan är behovsfaktorn 1,25 inräknad")
    assert "need factor 1.25" in reason_sentence(found.proposals["P1"], SOME, "en")
    assert "behovsfaktor" not in reason_sentence(found.proposals["P2"], SOME, "sv")
    table = portfolio_csv(found.best, SOME, asked).decode("utf-8-sig")
    assert "Behovsfaktor är inräknad i nyttan för ett förslag (1,25)" in table
    assert "Behovet bygger på påhittade uppgifter och är inget beslutsunderlag" in table
    for answer in (explanations_json(found, SOME), portfolio_json(found.best, SOME)):
        assert (answer["need_factor"], answer["need_basis"]) == ({"P1": 1.25}, {"P1": "made_up"})
