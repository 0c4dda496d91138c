"""Every chart builds, validates and has its text alternative."""

import math
from dataclasses import replace
from typing import Any

import altair as alt
import pytest

from app.charts import Picture, area_picture, committee_picture
from app.result import Result, answer
from app.state import Work
from app.theme import AREA_COLOURS
from app.wording import millions
from optimiser.rules import rules_of
from optimiser.scenario import Limit
from optimiser.totals import by_area, by_committee
from scoring.areas import AREAS


@pytest.fixture
def at_10(work: Work) -> Result:
    return answer(replace(work.scenario, budget=10_000_000), work.proposals)


def area_chart(result: Result, work: Work) -> Picture:
    rules = rules_of(result.scenario, work.proposals)
    return area_picture(by_area(result.portfolio.amounts, work.proposals), rules)


def data(picture: Picture) -> list[dict[str, Any]]:
    """The chart's data, once Altair's schema has accepted its form."""
    alt.Chart.from_dict(picture.form | {"data": {"values": picture.data.to_dict("records")}}, validate=True)
    return picture.data.to_dict("records")


def test_the_area_chart_is_valid_and_has_a_bar_of_each_areas_colour(work: Work, at_10: Result) -> None:
    rows = data(area_chart(at_10, work))
    shares = by_area(at_10.portfolio.amounts, work.proposals)
    assert [row["kr"] for row in rows] == [share.total for share in shares]
    assert [row["colour"] for row in rows] == list(AREA_COLOURS.values())


def test_the_area_chart_says_every_area_and_its_amount(work: Work, at_10: Result) -> None:
    shares = by_area(at_10.portfolio.amounts, work.proposals)
    alternative = area_chart(at_10, work).alternative
    assert alternative.startswith("Stapeldiagram, medel per område: ")
    for area, share in zip(AREAS, shares, strict=True):
        assert f"{area.swedish} {millions(share.total)}" in alternative


def test_the_area_chart_says_it_in_english(work: Work, at_10: Result) -> None:
    work.language = "en"
    alternative = area_chart(at_10, work).alternative
    assert all(area.english in alternative for area in AREAS)
    assert alternative.startswith("Bar chart, money by area: ")


def test_the_area_chart_marks_every_bound_in_kronor_and_no_other(work: Work) -> None:
    limits = (
        Limit("primary_area", "housing", min_share=0.1, max_share=0.4),
        Limit("primary_area", "crime", max_count=2),
        Limit("committee", "Kulturnämnden", max_amount=500_000),
    )
    result = answer(replace(work.scenario, limits=limits), work.proposals)
    picture = area_chart(result, work)
    marks = {row["name"]: (row["least"], row["greatest"], row["rule"].replace("\xa0", " ")) for row in data(picture)}
    assert marks.pop("Boende") == (1_500_000, 6_000_000, "minst 1,50 mnkr, högst 6,00 mnkr")
    assert all(math.isnan(least) and math.isnan(greatest) and not words for least, greatest, words in marks.values())


def test_the_committee_chart_adds_departments_together_and_says_each_amount(work: Work, at_10: Result) -> None:
    shares = by_committee(at_10.portfolio.amounts, work.proposals)
    picture = committee_picture(shares)
    school = sum(share.total for share in shares if share.key[0] == "Grundskolenämnden")
    rows = {row["name"]: row["kr"] for row in data(picture)}
    assert rows["Grundskolenämnden"] == school
    assert sum(rows.values()) == at_10.portfolio.cost
    assert len(rows) == 11
    for name, total in rows.items():
        assert f"{name} {millions(total)}" in picture.alternative


def test_a_committee_that_is_not_known_is_called_unknown(work: Work, at_10: Result) -> None:
    proposals = [replace(one, committee="", department="") for one in work.proposals]
    rows = data(committee_picture(by_committee(at_10.portfolio.amounts, proposals)))
    assert [(row["name"], row["kr"]) for row in rows] == [("Nämnd okänd", at_10.portfolio.cost)]


def test_charts_without_any_money_are_still_valid(work: Work) -> None:
    nothing = by_area({}, work.proposals), by_committee({}, work.proposals)
    assert {row["kr"] for row in data(area_picture(nothing[0], ()))} == {0}
    assert {row["kr"] for row in data(committee_picture(nothing[1]))} == {0}
