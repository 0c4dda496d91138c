"""What the documents say, held against the code."""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from app.texts import SCREEN_TEXTS
from optimiser.evaluate import evaluate
from optimiser.explain import explain
from optimiser.explain_sentences import score_sentences
from optimiser.frontier import frontier
from optimiser.rank import ranking
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.areas import AREA_CODES
from scoring.assessments import AGREEMENTS, Assessment, agreed_scores, disagreements
from scoring.language import LANGUAGES, Language
from scoring.numbers import format_number
from scoring.proposal import Proposal
from scoring.scores import Counting, benefits
from scoring.weighting import weighting
from scoring.weights import weight_shares

ROOT = Path(__file__).parents[1]


def proposal(id_: str, cost: int, housing: float, education: float) -> Proposal:
    scores: dict[str, float | None] = dict.fromkeys(AREA_CODES, 0.0)
    return Proposal(id_, id_, cost, "housing", scores | {"housing": housing, "education": education})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_by_hand_in_the_help_is_what_the_engine_gives(language: Language) -> None:
    text = SCREEN_TEXTS.texts[language]["help.example"]
    proposals = (proposal("A", 600_000, 4, 0), proposal("B", 500_000, 2, 4), proposal("C", 400_000, 1, 2))
    weights = dict.fromkeys(AREA_CODES, 0.0) | {"housing": 30.0, "education": 10.0}
    worth = benefits(proposals, weight_shares(weights), "per_proposal")
    said = [format_number(points or Fraction(0), language, 2) for points in worth.values()]
    assert re.findall(r"= (\d[.,]\d\d) \|", text) == said
    for shown in (("A", "C"), ("B", "C")):
        points = sum(worth[id_] or 0 for id_ in shown)
        assert format_number(Fraction(points), language, 2) in text
    assert set(solve(Scenario(weights, 1_000_000), proposals).amounts) == {"A", "C"}


@pytest.mark.parametrize(("counting", "value"), [("per_proposal", 4.25), ("per_krona", 2.30)])
def test_the_example_by_hand_in_the_method_is_what_the_engine_gives(counting: Counting, value: float) -> None:
    proposals = (proposal("A", 600_000, 4, 0), proposal("B", 500_000, 2, 4), proposal("C", 400_000, 1, 2))
    weights = dict.fromkeys(AREA_CODES, 0.0) | {"housing": 30.0, "education": 10.0}
    portfolio = solve(Scenario(weights, 1_000_000, benefit=counting), proposals)
    assert (sorted(portfolio.amounts), float(portfolio.value or 0)) == (["A", "C"], value)


def test_the_example_with_part_of_an_amount_is_what_the_engine_gives() -> None:
    part = replace(proposal("B", 500_000, 2, 4), minimum=200_000)
    weights = dict.fromkeys(AREA_CODES, 0.0) | {"housing": 30.0, "education": 10.0}
    portfolio = solve(Scenario(weights, 1_000_000, part_funding=True), (proposal("A", 600_000, 4, 0), part))
    assert (dict(portfolio.amounts), portfolio.value) == ({"A": 600_000, "B": 400_000}, 5)
    assert portfolio.bound == portfolio.value


def test_what_is_explained_by_hand_in_the_method_is_what_the_engine_says() -> None:
    proposals = (proposal("A", 600_000, 4, 0), proposal("B", 500_000, 2, 4), proposal("C", 400_000, 1, 2))
    weights = dict.fromkeys(AREA_CODES, 0.0) | {"housing": 30.0, "education": 10.0}
    told = explain(Scenario(weights, 1_000_000), proposals, larger_budgets=True).proposals
    assert [float(told[id_].loss or 0) for id_ in "ABC"] == [0.5, 0.5, 1.25]
    assert (told["B"].benefit_needed, told["B"].cost_needed, told["B"].budget_needed) == (3, 400_000, 1_100_000)
    assert score_sentences(told["B"], "sv")[:2] == ("Boende 2 → 2,67", "Utbildning: kan inte nås")
    assert not any(one.close for one in told.values())


def test_the_list_made_by_hand_in_the_method_is_what_the_engine_gives() -> None:
    proposals = (proposal("A", 600_000, 4, 0), proposal("B", 500_000, 2, 4), proposal("C", 400_000, 1, 2))
    weights = dict.fromkeys(AREA_CODES, 0.0) | {"housing": 30.0, "education": 10.0}
    both = evaluate(Scenario(weights, 1_000_000, amounts={"A": 600_000, "B": 500_000}), proposals)
    assert (float(both.value), float(both.gap_to_best or 0)) == (5.5, -1.25)
    assert [(breach.kind, int(breach.found) - 1_000_000) for breach in both.breaches] == [("budget", 100_000)]
    alone = evaluate(Scenario(weights, 1_000_000, amounts={"B": 500_000}), proposals)
    assert [(swap.out, swap.into, float(swap.gain)) for swap in alone.swaps] == [(None, "C", 1.25), ("B", "A", 0.5)]


def the_three() -> tuple[tuple[Proposal, ...], dict[str, float]]:
    proposals = (proposal("A", 600_000, 4, 0), proposal("B", 500_000, 2, 4), proposal("C", 400_000, 1, 2))
    return proposals, dict.fromkeys(AREA_CODES, 0.0) | {"housing": 30.0, "education": 10.0}


def test_the_frontier_by_hand_in_the_method_is_what_the_engine_gives() -> None:
    proposals, weights = the_three()
    table = (ROOT / "docs/method.md").read_text(encoding="utf-8").partition("## The frontier")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:5]] for line in table.splitlines() if line.startswith("| ")][2:]
    found = frontier(Scenario(weights, 1_000_000), proposals).points
    told = [
        [format_number(point.cost, "sv"), float(point.value), ", ".join(point.amounts) or "nothing"] for point in found
    ]
    assert told == [
        [cost.replace(" ", "\u00a0"), float(points.replace(",", ".")), funded] for cost, points, funded, _ in rows
    ]


def test_the_order_by_hand_in_the_method_is_what_the_engine_gives() -> None:
    proposals, weights = the_three()
    found = ranking(Scenario(weights, 0), proposals, [600_000, 900_000])
    assert (found.order, found.counts) == (("B", "C"), (1, 2))
    assert [float(points) for points in found.nested] == [2.5, 3.75]
    assert [float(points or 0) for points in found.best] == [3.0, 3.75]
    assert round(float(found.price or 0), 3) == 0.074


def test_the_assessors_by_hand_in_the_method_are_what_the_engine_gives() -> None:
    three = [Assessment("A", str(number), {"housing": points}) for number, points in enumerate((2.0, 3.0, 5.0))]
    agreed = [agreed_scores(three, by)["A"]["housing"] for by in AGREEMENTS]
    (found,) = disagreements(three)
    assert [*agreed, found.spread, found.apart] == [Fraction(10, 3), 3, 3, 2]


def test_the_weights_by_hand_in_the_method_are_what_the_engine_gives() -> None:
    swings = dict(zip(AREA_CODES, (100, 80, 50, 20, 0), strict=True))
    assert list(weighting("swing", swings).sliders.values()) == [40, 32, 20, 8, 0]
    ordered = weighting("rank_order", {area: place for place, area in enumerate(AREA_CODES, start=1)})
    assert [round(float(weight), 2) for weight in ordered.weights.values()] == [45.67, 25.67, 15.67, 9, 4]
    assert list(ordered.sliders.values()) == [46, 26, 15, 9, 4]


def test_the_readme_has_one_start_command_and_one_test_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("start", "test"):
        block = readme.partition(f"<!-- {name}-command -->")[2].partition(f"<!-- /{name}-command -->")[0]
        assert [line for line in block.splitlines() if line and not line.startswith("```")].__len__() == 1


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs/decisions/001-dependencies.md").read_text(encoding="utf-8")
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = [
        re.split(r">=|\[", line.strip().strip('",'))[0]
        for line in settings.splitlines()
        if ">=" in line and '    "' in line
    ]
    assert len(named) > 10
    assert [name for name in named if name not in reasons] == []


def test_the_lowest_versions_tested_are_the_lowest_admitted() -> None:
    lowest = ROOT / ".ci/lowest.txt"
    if not lowest.exists():
        pytest.skip("the checks of a change are not here")
    pinned = dict(line.split("==") for line in lowest.read_text("utf-8").splitlines() if "==" in line)
    admitted = dict(
        re.findall(r'^    "([\w-]+)(?:\[\w+\])?>=([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    )
    assert len(admitted) > 10
    short = {name: bound for name, bound in admitted.items() if not f"{pinned[name]}.".startswith(f"{bound}.")}
    assert short == {}
