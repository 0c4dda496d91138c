"""The list to cut or extend in words and as a table."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from app.result import Result, answer
from app.state import Work
from app.tradeoffs import cutting_words
from app.tradeoffs.cutting_table import always_table, cutting_table
from app.tradeoffs.cutting_words import Listed
from optimiser.portfolio import Portfolio
from optimiser.rank import Ranking, ranking
from optimiser.scenario import Limit, Scenario

MNKR = 1_000_000


@pytest.fixture
def at_10(work: Work) -> Result:
    return answer(replace(work.scenario, budget=10 * MNKR), work.proposals)


def listed(result: Result, *budgets: int) -> Listed:
    return Listed(ranking(result.scenario, result.proposals, budgets), result)


def made(result: Result, counts: tuple[int, ...], *budgets: int, **more: Any) -> Listed:
    """An order of the sample's first proposals, as if it had been found."""
    order = tuple(one.id for one in result.proposals[: counts[-1]])
    points = tuple(Fraction(count) for count in counts)
    named: dict[str, Any] = {"order": order, "counts": counts, "nested": points, "best": points} | more
    return Listed(Ranking("optimal", budgets, **named), result)


def told(listed: Listed) -> list[str]:
    return [step.replace("\xa0", " ") for step in cutting_words.steps(listed)]


def test_what_goes_is_told_from_the_present_budget_downwards_and_what_comes_upwards(at_10: Result) -> None:
    found = made(at_10, (1, 1, 3, 4, 4, 10), *(part * MNKR for part in (7, 8, 9, 10, 11, 12)))
    titles = {one.id: f"{one.id} {one.title}" for one in at_10.proposals}
    assert told(found) == [
        f"Vid 9 000 000 kr (10 % mindre än nu) tas detta bort först: {titles['P04']}.",
        f"Vid 8 000 000 kr (20 % mindre än nu) tas dessutom bort: {titles['P02']}, {titles['P03']}.",
        "Vid 7 000 000 kr (30 % mindre än nu) tas inget mer bort ur listan.",
        "Med 11 000 000 kr (10 % mer än nu) läggs inget till i listan.",
        "Med 12 000 000 kr (20 % mer än nu) läggs dessa till först: "
        f"{titles['P05']}, {titles['P06']}, {titles['P07']}, {titles['P08']} och 2 till.",
    ]


def test_a_small_step_is_told_in_kronor(at_10: Result) -> None:
    assert told(made(at_10, (1, 1), 10 * MNKR - 1000, 10 * MNKR)) == [
        "Vid 9 999 000 kr (1 000 kr mindre än nu) tas inget bort ur listan."
    ]


def test_without_the_present_budget_the_list_is_read_from_the_least(at_10: Result) -> None:
    lines = told(made(at_10, (2, 3), 9 * MNKR, 11 * MNKR))
    assert lines[0] == "Dagens budget är inte bland dem. Vid 9 000 000 kr (10 % mindre än nu) är 2 förslag med."
    assert lines[1].startswith("Med 11 000 000 kr (10 % mer än nu) läggs detta till först: P03 ")
    assert cutting_words.beside(made(at_10, (2, 3), 9 * MNKR, 11 * MNKR)) == ""


def test_one_budget_has_nothing_to_be_cut_or_extended_to(at_10: Result) -> None:
    assert told(made(at_10, (2,), 10 * MNKR)) == [
        "Skriv minst två budgetar för att se vad som tas bort eller läggs till."
    ]


@pytest.mark.parametrize(
    ("nested", "best", "words"),
    [
        ("99.3", "100", "kostar 0,7 % av poängen jämfört med att välja fritt vid varje budget."),
        ("90", "100", "kostar 10 % av poängen"),
        ("99.96", "100", "kostar mindre än 0,1 % av poängen"),
        ("100", "100", "kostar ingenting"),
        ("100", None, "hann inte avgöras"),
    ],
)
def test_the_price_is_told_as_a_share_of_the_points(nested: str, best: str | None, words: str, work: Work) -> None:
    free = None if best is None else Fraction(best)
    found = Ranking("optimal", (1,), (), (0,), nested=(Fraction(nested),), best=(free,))
    assert words in cutting_words.price(found)


def test_where_the_list_is_not_the_allocation_that_is_said_with_what_it_costs(at_10: Result) -> None:
    """At 10 mnkr P07 gives 18,00 points; the list keeps P14 of 9 mnkr, 17,60 points."""
    found = listed(at_10, 9 * MNKR, 10 * MNKR, 11 * MNKR)
    assert cutting_words.beside(found) == (
        "Vid dagens budget skiljer sig listan från fördelningen: in P14, ut P07. "
        "Listan ger där 0,40 poäng färre; det är vad en och samma ordning kostar vid den budgeten."
    )
    assert cutting_words.beside(listed(at_10, 10 * MNKR)).endswith("densamma som fördelningen.")
    worth = found.found.nested[1]
    for value, words in ((worth, "Båda ger lika många poäng."), (worth - 1, "Listan ger där 1,00 poäng fler.")):
        other = replace(at_10, portfolio=replace(at_10.portfolio, value=value))
        assert cutting_words.beside(Listed(found.found, other)).endswith(words)


def test_what_must_be_known_beside_the_list_is_told(at_10: Result) -> None:
    found = listed(at_10, 9 * MNKR, 10 * MNKR)
    assert list(cutting_words.reservations(found)) == [
        "4 förslag är inte med vid någon av budgetarna: P07, P09, P10, P15."
    ]
    shares = replace(at_10.scenario, limits=(Limit("primary_area", "housing", min_share=0.01),))
    other = Listed(replace(found.found, whole_only=True), replace(at_10, scenario=shares))
    assert list(cutting_words.reservations(other))[:2] == [
        "Här får ett förslag hela sitt belopp eller inget, inte en del.",
        "Regler som är andelar räknas av varje budget för sig.",
    ]


def test_what_is_not_proven_is_told_with_what_may_be_missing(at_10: Result) -> None:
    assert "innan någon ordning hittades" in cutting_words.unproven(Ranking("unknown", (1, 2)))
    found = made(at_10, (1, 2), 1, 2, bound=Fraction("3.001")).found
    assert cutting_words.unproven(found).endswith("högst 0,01 poäng till, alla budgetar sammanlagt.")
    assert cutting_words.unproven(replace(found, bound=None)).endswith("är inte känt.")


def test_the_table_has_a_rule_between_budgets_and_a_running_sum(at_10: Result) -> None:
    found = listed(at_10, 9 * MNKR, 10 * MNKR, 11 * MNKR)
    html = cutting_table(found).replace("\xa0", " ")
    groups = html.split('<tr class="group">')[1:]
    assert [part.partition("</th>")[0].rpartition(">")[2] for part in groups] == [
        "Med 9 000 000 kr: 15 förslag, 17,60 poäng; fritt valt 17,60",
        "Med 10 000 000 kr: 15 förslag, 17,60 poäng; fritt valt 18,00",
        "Med 11 000 000 kr: 16 förslag, 18,80 poäng; fritt valt 18,80",
    ]
    costs = {one.id: one.cost for one in at_10.proposals}
    assert sum(costs[id_] for id_ in found.found.order) == 10_170_000
    assert "Inget läggs till." in groups[1]
    assert "P07 Hemmasittare" in groups[2]
    assert ">1 500 000<" in groups[2]
    assert ">10 170 000<" in groups[2]
    always = always_table(found).replace("\xa0", " ")
    assert always.count("<tr>") - 1 == 15
    assert ">8 670 000<" in always.rpartition("<tr>")[2]


def test_an_empty_list_and_an_unproven_best_are_told_in_the_table(at_10: Result) -> None:
    html = cutting_table(made(at_10, (0, 1), 1, 2, best=(None, Fraction(1))))
    assert "Inget förslag är med." in html
    assert "fritt valt är inte bevisat" in html


def test_texts_of_a_file_stay_texts(work: Work) -> None:
    evil = tuple(replace(one, title="<script>") for one in work.proposals)
    found = made(Result(Scenario(work.scenario.weights, 2), evil, Portfolio("optimal")), (1, 2), 1, 2)
    assert "<script>" not in cutting_table(found) + always_table(found)
    assert "&lt;script&gt;" in cutting_table(found)
