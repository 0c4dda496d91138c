"""What the appendix says of what holds however the areas are weighted."""

from dataclasses import replace

import pytest

from app.exports.papers.appendix import appendix_bytes
from app.exports.papers.facts import Holding, PaperFacts
from app.robustness.allowed import with_range
from optimiser.robustness.robustness import Robustness, robustness
from tests.app.exports.papers.conftest import MakeFacts, cells, opened, words

TITLE = "Vad som håller hur områdena än vägs"


@pytest.fixture
def at_10(make_facts: MakeFacts) -> PaperFacts:
    return make_facts(budget=10_000_000)


def with_holding(facts: PaperFacts, found: Robustness | None = None) -> PaperFacts:
    scenario = with_range(facts.decision.scenario, "alike")
    return replace(facts, holding=Holding(scenario, found or robustness(scenario, facts.proposals)))


def test_it_names_the_bounds_and_counts_what_is_always_and_never_there(at_10: PaperFacts) -> None:
    said = words(appendix_bytes(with_holding(at_10))).replace("\xa0", " ")
    assert TITLE in said
    assert "Tillåtna viktningar: boende 10–30 %, utbildning 10–30 %" in said
    assert "5 förslag får medel i alla tillåtna viktningar; 14 beror på vikterna; 0 är inte med i någon" in said
    assert "inte sannolikheter" in said


def test_where_it_is_not_reckoned_nothing_is_said(at_10: PaperFacts) -> None:
    assert TITLE not in words(appendix_bytes(at_10))


def test_stopped_early_it_says_how_much_is_proven(at_10: PaperFacts) -> None:
    whole = with_holding(at_10).holding
    assert whole
    early = replace(whole.found, exact=False, certified=0.4567, always=(), never=())
    said = words(appendix_bytes(with_holding(at_10, early))).replace("\xa0", " ")
    assert "45,6 % av arbetet är bevisat" in said
    assert "Bevisat för alla" not in said
    assert "Hittills är 0 förslag bevisade i alla, 14 bevisat beroende av vikterna" in said


def test_a_share_is_never_rounded_to_none_or_all(at_10: PaperFacts) -> None:
    whole = with_holding(at_10).holding
    assert whole
    shares = dict.fromkeys(whole.found.depends, (0.0001, 0.9999))
    data = appendix_bytes(with_holding(at_10, replace(whole.found, depends=shares)))
    told = {row[1] for table in opened(data).tables for row in cells(table) if len(row) == 2}
    assert {"0,1–99,9 %", "i alla"} <= told
