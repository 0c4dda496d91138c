"""The picture about what holds however the areas are weighted."""

from dataclasses import replace

import pytest

from app.presentation.holding import holds
from app.result import Result, answer
from app.robustness.allowed import with_range
from app.state import Work
from optimiser.robustness.robustness import robustness


@pytest.fixture
def result(work: Work) -> Result:
    return answer(replace(work.scenario, budget=10_000_000), work.proposals)


def test_the_title_is_the_finding_and_the_rest_what_it_rests_on(result: Result) -> None:
    found = robustness(with_range(result.scenario, "alike"), result.proposals)
    slide = holds(result, found, "alike")
    assert slide.title == "5 av 19 förslag får medel hur områdena än vägs (mellan 10 och 30 %)"
    assert "Trygga barnet" in slide.body
    assert "och 8 till" in slide.body
    assert "inte sannolikheter" in slide.body


def test_before_it_is_known_nothing_is_said(result: Result) -> None:
    slide = holds(result, None, "alike")
    assert slide.title == "Vad som håller hur områdena än vägs"
    assert "inte räknat än" in slide.body


def test_stopped_early_the_title_claims_no_more_than_is_proven(result: Result) -> None:
    found = robustness(with_range(result.scenario, "alike"), result.proposals)
    early = replace(found, exact=False, always=("P06",), depends={}, certified=0.5)
    slide = holds(result, early, "alike")
    assert slide.title.startswith("1 av 19 förslag är hittills bevisade att få medel")
    assert "18 är inte avgjorda" in slide.body


def test_limits_that_leave_no_weighting_are_told_to_the_board(result: Result) -> None:
    narrow = replace(result.scenario, weight_region=dict.fromkeys(result.scenario.criteria, (10.0, 16.0)))
    slide = holds(answer(narrow, result.proposals), None, "own")
    assert "Ingen viktning ryms inom gränserna" in slide.body
