"""What the rules change, as a table and a line."""

from dataclasses import replace

import pytest

from app.samples import read_sample
from app.tradeoffs.rules import price_table
from optimiser.explain import explain
from optimiser.explanation import Explanations
from optimiser.scenario import Limit

CASE = read_sample("malmo_2022")


def found(**rules: object) -> Explanations:
    return explain(replace(CASE.scenario, budget=10_000_000, **rules), CASE.proposals)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _session(work: object) -> None:
    """Texts are asked for in the session's language."""


def rows(html: str) -> list[str]:
    return html.partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")[:-1]


def test_the_dearest_rule_comes_first_with_its_points_and_who_changes() -> None:
    told = found(exclude=("P18",), limits=(Limit("primary_area", "education", max_count=3),))
    html = price_table(told, CASE.proposals)
    by_points = sorted(told.rules, key=lambda price: -(price.loss or 0))
    assert [price.rules[0].kind for price in by_points] == ["exclude", "max_count"]
    assert "Ska inte ingå: P18 Sociala utvecklingsstrategin" in rows(html)[0]
    assert "Utbildning: högst 3 förslag" in rows(html)[1]
    assert "P18 Sociala utvecklingsstrategin in" in html


def test_all_overrides_together_come_before_the_single_ones() -> None:
    html = price_table(found(exclude=("P18",), fund=("P09",)), CASE.proposals)
    assert "Alla Ska ingå och Ska inte ingå på en gång" in rows(html)[0]
    assert len(rows(html)) == 3


def test_one_override_alone_is_told_once() -> None:
    assert len(rows(price_table(found(exclude=("P18",)), CASE.proposals))) == 1


def test_rules_that_change_nothing_are_named_in_a_line() -> None:
    html = price_table(found(limits=(Limit("primary_area", "crime", max_count=9),)), CASE.proposals)
    assert "Dessa regler ändrar inget i dag: Brottslighet: högst 9 förslag." in html
    assert "<table" not in html


def test_a_rule_that_the_others_need_says_so() -> None:
    proposals = [replace(one, scores=dict.fromkeys(one.scores)) if one.id == "P01" else one for one in CASE.proposals]
    limits = (Limit("primary_area", "housing", min_amount=2_080_000),)
    told = explain(replace(CASE.scenario, fund=("P01",), limits=limits), proposals)
    assert told.rules[-1].loss is None or told.rules[0].loss is None
    assert "behövs" in price_table(told, proposals)


def test_titles_never_become_markup() -> None:
    told = found(exclude=("P18",))
    hostile = [replace(one, title="<script>x</script>") for one in CASE.proposals]
    assert "<script>" not in price_table(told, hostile)
