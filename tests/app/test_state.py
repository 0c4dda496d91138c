"""What a session remembers."""

from dataclasses import replace
from typing import Any

import pytest
import streamlit as st

from app import state
from app.samples import read_sample


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A plain dict in place of the session."""
    session: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", session)
    return session


@pytest.mark.usefixtures("session")
def test_a_session_begins_with_the_first_sample_in_swedish() -> None:
    work = state.work()
    assert work.case == read_sample("malmo_2022")
    assert (work.scenario, work.language) == (work.case.scenario, "sv")
    assert work.proposals is work.case.proposals


@pytest.mark.usefixtures("session")
def test_a_session_remembers_its_work() -> None:
    state.work().language = "en"
    assert state.work().language == "en"


@pytest.mark.usefixtures("session")
def test_the_question_is_the_very_same_until_something_is_changed() -> None:
    work = state.work()
    asked = work.question
    assert work.question is asked
    assert state.same(asked, (work.scenario, work.proposals))
    work.off = frozenset([("fund", "P01")])
    assert work.question is not asked
    work.off, asked = frozenset(), work.question
    work.scenario = replace(work.scenario, fund=("P01",))
    assert work.question is not asked
    asked = work.question
    work.case = replace(work.case, proposals=work.proposals[1:])
    assert work.question is not asked
    assert work.question[1] == work.proposals


@pytest.mark.usefixtures("session")
def test_the_question_is_without_what_is_off() -> None:
    work = state.work()
    work.scenario, work.off = replace(work.scenario, fund=("P01", "P02")), frozenset([("fund", "P01")])
    assert (work.question[0].fund, work.scenario.fund) == (("P02",), ("P01", "P02"))


def test_two_sessions_have_nothing_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    state.work().language = "en"
    monkeypatch.setattr(st, "session_state", {})
    assert state.work().language == "sv"


def test_a_seed_is_only_a_first_value(session: dict[str, Any]) -> None:
    state.seed("weight", 20)
    assert state.widget("weight") == 20
    state.set_widget("weight", 70)
    state.seed("weight", 20)
    assert session == {"weight": 70}


def test_a_widget_that_a_browser_says_holds_nothing_is_as_if_it_were_not_drawn_yet(session: dict[str, Any]) -> None:
    session["language"] = None
    assert state.widget("language", "sv") == "sv"
    state.seed("language", "sv")
    assert session == {"language": "sv"}


def test_what_is_chosen_by_words_goes_over_to_the_other_language(session: dict[str, Any]) -> None:
    session |= {state.in_language("sample", "sv"): "malmo_2022", "budget": "1 kr"}
    state.carry_words("sv", "en")
    assert session[state.in_language("sample", "en")] == "malmo_2022"
    assert state.in_language("budget", "en") not in session
