"""How weights were chosen is kept, told, and told to be changed since."""

from dataclasses import replace

import pytest

from app import weights_chosen
from app.paper_facts import facts_of
from app.result import answer
from app.state import Work
from app.storage.session import from_work
from scoring.areas import AREA_CODES
from scoring.problems import BadInput

PLACES = dict(zip(AREA_CODES, (2.0, 1.0, 3.0, 4.0, 5.0), strict=True))


@pytest.fixture(autouse=True)
def session(work: Work, monkeypatch: pytest.MonkeyPatch) -> Work:
    monkeypatch.setattr("streamlit.session_state", {})
    return work


def test_rank_order_ends_in_the_sliders_and_is_told_with_its_answers(work: Work) -> None:
    weights_chosen.use("rank_order", PLACES)
    assert list(work.scenario.weights.values()) == [26, 46, 15, 9, 4]
    assert weights_chosen.words("sv") == (
        "Vikterna är valda genom rangordning: Boende 2, Utbildning 1, Arbetsmarknad 3, Demokrati 4, Brottslighet 5."
    )
    assert weights_chosen.words("en").startswith("The weights were chosen by rank order: Housing 2,")


def test_a_slider_moved_since_is_told(work: Work) -> None:
    weights_chosen.use("swing", dict.fromkeys(AREA_CODES, 50.0) | {"crime": 100.0})
    work.scenario = replace(work.scenario, weights={**work.scenario.weights, "housing": 70.0})
    assert weights_chosen.words("sv").startswith("Vikterna är ändrade för hand sedan de valdes genom swingvägning:")


def test_answers_that_lead_to_nothing_are_refused_and_the_weights_stay(work: Work) -> None:
    before = work.scenario
    with pytest.raises(BadInput):
        weights_chosen.use("swing", dict.fromkeys(AREA_CODES, 0.0))
    assert work.scenario is before
    assert weights_chosen.words("sv") == ""


def test_it_is_saved_with_the_work_and_stands_in_the_papers(work: Work) -> None:
    weights_chosen.use("rank_order", PLACES)
    assert from_work(work).view.weights_chosen == ("rank_order", tuple(PLACES.items()))
    result = answer(work.scenario, work.proposals)
    assert facts_of(result).weights_chosen.startswith("Vikterna är valda genom rangordning")


def test_answers_about_other_criteria_are_not_told(work: Work) -> None:
    work.weights_chosen = ("swing", (("klimat", 100.0),))
    assert weights_chosen.words("sv") == ""
    work.weights_chosen = ("gissning", tuple(PLACES.items()))
    assert weights_chosen.words("sv") == ""
