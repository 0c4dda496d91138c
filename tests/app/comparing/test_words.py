"""The sentences, tables and the picture of a comparison."""

import re
from dataclasses import replace
from fractions import Fraction

import altair as alt
import pytest

from app.comparing import picture, tables, words
from app.result import answer
from app.samples import read_sample
from app.state import Work
from optimiser.comparison import Answer, Comparison, answer_by_hand, compared, solved_answer
from optimiser.scenario import Limit

CASE = read_sample("malmo_2022")
MNKR = 1_000_000


@pytest.fixture(autouse=True)
def session(work: Work) -> Work:
    return work


def solved(name: str, budget: int, **changes: object) -> Answer:
    scenario = replace(CASE.scenario, budget=budget, **changes)  # type: ignore[arg-type]
    return solved_answer(name, scenario, CASE.proposals, answer(scenario, CASE.proposals).portfolio)


@pytest.fixture
def told() -> Comparison:
    return compared([solved("Grund", 10 * MNKR), solved("Mindre", 9 * MNKR)])


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_the_headline_counts_what_differs_and_each_line_says_what_it_wins_and_costs(told: Comparison) -> None:
    assert words.headline(told) == "2 förslag får olika mycket i de 2 fördelningarna"
    first, second = (words.line(told, place).replace("\xa0", " ") for place in (0, 1))
    assert first == "Grund: 15 förslag, 9,37 mnkr, 18,00 poäng."
    assert second == (
        "Mindre: 0,70 mnkr mindre; −0,40 poäng; in P14 Kommunala aktivitetsansvaret (KAA); ut P07 Hemmasittare."
    )


def test_alike_is_said_and_a_list_by_hand_says_which_rules_it_breaks() -> None:
    one = solved("A", 10 * MNKR)
    assert words.headline(compared([one, replace(one, name="B")])) == "Fördelningarna ger alla förslag lika mycket"
    whole = {proposal.id: proposal.cost for proposal in CASE.proposals}
    by_hand = answer_by_hand("Allt", one.scenario, CASE.proposals, whole)
    assert words.caveats(compared([one, by_hand])) == ["Allt bryter mot en regel."]
    assert words.about(by_hand) == "Gjord för hand"


def test_rules_that_collide_leave_a_column_that_says_so() -> None:
    limits = (Limit("primary_area", "housing", min_share=0.6), Limit("primary_area", "crime", min_share=0.6))
    found = compared([solved("Grund", 10 * MNKR), solved("Krock", 10 * MNKR, limits=limits)])
    assert words.caveats(found) == ["Krock: reglerna går inte att hålla tillsammans, så där finns ingen fördelning."]
    assert "2 regler" in words.about(found.answers[1])


def test_tables_hold_each_amount_and_add_up(told: Comparison) -> None:
    differing = plain(tables.differing_table(told))
    assert "P07 Hemmasittare 1 500 000 kr inget" in differing
    assert "P14 Kommunala aktivitetsansvaret (KAA) inget 800 000 kr" in differing
    areas = plain(tables.area_table(told))
    education = [one for one in CASE.proposals if one.primary_area == "education" and one.id in told.answers[0].amounts]
    assert f"Utbildning 3 820 000 kr · {len(education)} förslag" in areas
    figures = plain(tables.answer_table(told, {"Grund": Fraction(1, 2)}))
    assert "9 370 000 kr 630 000 kr 15 18,00 18,00 −0,50 10,00 mnkr" in figures
    assert tables.alike_table(told).count("<tr>") == 1 + len(told.alike)
    assert "Grundskolenämnden" in tables.committee_table(told)


def test_the_picture_has_a_bar_for_each_answer_and_says_them_all(told: Comparison) -> None:
    drawn = picture.areas_picture(told)
    alt.Chart.from_dict(drawn.form | {"datasets": {"source": []}})
    assert len(drawn.data) == 10
    assert "Utbildning: Grund 3,82 mnkr, Mindre 2,32 mnkr" in drawn.alternative.replace("\xa0", " ")


def test_long_names_are_told_apart_in_the_picture_and_markup_is_only_text() -> None:
    one = solved("x" * 50, 10 * MNKR)
    found = compared([one, replace(solved("y", 9 * MNKR), name="x" * 49 + "z")])
    assert picture.areas_picture(found).data["answer"].nunique() == 2
    hostile = compared([replace(one, name="<script>"), replace(one, name="B")])
    assert "<script>" not in tables.answer_table(hostile, {})
