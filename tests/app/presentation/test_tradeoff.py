"""The pictures about more money and about close decisions."""

import base64
import re
from dataclasses import replace

import pytest

from app.presentation import tradeoff
from app.result import Result, answer
from app.state import Work
from app.tradeoffs.curve import Curve
from optimiser.explain import explain
from optimiser.frontier import frontier


@pytest.fixture
def result(work: Work) -> Result:
    return answer(replace(work.scenario, budget=10_000_000), work.proposals)


def test_the_next_step_up_is_the_title_and_the_curve_is_a_picture_with_its_words(result: Result) -> None:
    curve = Curve(frontier(result.scenario, result.proposals, 15_000_000), result)
    slide = tradeoff.tradeoff(curve)
    assert slide.title.replace("\xa0", " ").startswith("Med ytterligare 70 000 kr:")
    data = re.search(r'alt="([^"]+)" src="data:image/svg\+xml;base64,([^"]+)"', slide.body)
    assert data is not None
    assert "10,00\xa0mnkr" in data[1]
    assert base64.b64decode(data[2]).startswith(b"<svg")


def test_what_is_not_known_yet_is_said_and_nothing_is_guessed(result: Result) -> None:
    assert "Inte färdigräknat ännu." in tradeoff.tradeoff(None).body
    assert "Inte färdigräknat ännu." in tradeoff.close(result, None).body


def test_close_decisions_are_counted_and_the_first_are_named(result: Result) -> None:
    told = explain(result.scenario, result.proposals)
    slide = tradeoff.close(result, told)
    assert slide.title == "9 av 19 beslut är knappa"
    assert slide.body.count("<li>") == 7
    assert "och 3 till" in slide.body


def test_where_none_is_close_that_is_the_finding(work: Work) -> None:
    whole = answer(work.scenario, work.proposals)
    assert tradeoff.close(whole, explain(whole.scenario, whole.proposals)).title == "Inget beslut är knappt"
