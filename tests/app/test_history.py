"""Undo and redo: over everything that the officer does, a pulled slider as one step."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import history
from app.state import Work
from app.storage.saved_work import same_work
from app.storage.session import from_work
from optimiser.decision import Override
from tests.app.conftest import Officer
from tests.app.storage.works import PATIENT, session

MNKR = 1_000_000


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock shows; a test moves it."""
    shown = [0.0]
    monkeypatch.setattr("app.history.time.monotonic", lambda: shown[0])
    return shown


def budget(now: Work, kronor: int) -> None:
    now.scenario = replace(now.scenario, budget=kronor)
    history.observe()


def weigh(now: Work, housing: float) -> None:
    now.scenario = replace(now.scenario, weights={**now.scenario.weights, "housing": housing})
    history.observe()


def test_steps_are_undone_one_by_one_and_done_again() -> None:
    with session() as now:
        history.observe()
        for millions in (10, 11, 12):
            budget(now, millions * MNKR)
        for millions in (11, 10, 15, 15):
            history.undo()
            assert now.scenario.budget == millions * MNKR
        for millions in (10, 11, 12, 12):
            history.redo()
            assert now.scenario.budget == millions * MNKR


def test_what_is_undone_is_said_and_that_there_is_nothing_more() -> None:
    with session() as now:
        history.observe()
        history.undo()
        assert history.kept().told == "Inget finns att ångra"
        budget(now, 10 * MNKR)
        history.undo()
        assert history.kept().told.replace("\xa0", " ") == "Ångrat: Att fördela: 15 000 000 kr → 10 000 000 kr"
        history.redo()
        assert history.kept().told.startswith("Gjort om: Att fördela")
        history.redo()
        assert history.kept().told == "Inget finns att göra om"


def test_something_new_leaves_what_was_undone_behind() -> None:
    with session() as now:
        history.observe()
        budget(now, 10 * MNKR)
        history.undo()
        budget(now, 5 * MNKR)
        history.redo()
        assert now.scenario.budget == 5 * MNKR
        history.undo()
        assert now.scenario.budget == 15 * MNKR


def test_a_pulled_slider_is_one_step_until_it_rests(seconds: list[float]) -> None:
    with session() as now:
        history.observe()
        for housing in (21, 22, 23):
            seconds[0] += 0.3
            weigh(now, housing)
        seconds[0] += 60
        weigh(now, 40)
        history.undo()
        assert now.scenario.weights["housing"] == 23
        history.undo()
        assert now.scenario.weights["housing"] == 20


def test_overrides_texts_and_lists_can_be_undone_too() -> None:
    with session() as now:
        history.observe()
        now.overrides = {("malmo_2022.csv", "P18", "Sociala utvecklingsstrategin"): Override(300_000, "Ena delen")}
        history.observe()
        now.made_by_hand = now.own_list.of({"P01": 480_000})
        history.observe()
        history.undo()
        assert (now.own_list.amounts, len(now.overrides)) == ({}, 1)
        history.undo()
        assert now.overrides == {}


def test_the_work_that_was_saved_stays_what_unsaved_is_counted_from() -> None:
    with session() as now:
        history.observe()
        before = now.kept
        budget(now, 10 * MNKR)
        history.undo()
        assert now.kept is before


def test_no_more_steps_are_kept_than_two_hundred() -> None:
    with session() as now:
        history.observe()
        for kronor in range(1, 300):
            budget(now, kronor)
        assert len(history.kept().past) == 200


@PATIENT
@given(st.lists(st.sampled_from(["undo", "redo", 1, 2, 3]), max_size=12))
def test_whatever_is_undone_and_done_again_the_steps_stay_in_order(moves: list[str | int]) -> None:
    with session() as now:
        history.observe()
        stack, place = [15 * MNKR], 0
        for move in moves:
            if move == "undo":
                place = max(0, place - 1)
                history.undo()
            elif move == "redo":
                place = min(len(stack) - 1, place + 1)
                history.redo()
            elif stack[place] != move:
                stack, place = [*stack[: place + 1], int(move)], place + 1
                budget(now, int(move))
            assert now.scenario.budget == stack[place]
            assert history.kept().present is not None
            assert same_work(history.kept().present, from_work(now))


def test_a_page_undoes_and_the_controls_show_it(officer: Officer) -> None:
    officer.set("budget", "10 mnkr").press("Ångra")
    assert officer.work.scenario.budget == 15 * MNKR
    assert officer.test.text_input(key="budget").value.replace("\xa0", " ") == "15 000 000 kr"
    assert "Ångrat: Att fördela: 15 000 000 kr → 10 000 000 kr" in officer.words
    officer.press("Gör om")
    assert officer.work.scenario.budget == 10 * MNKR
    officer.open("papers").press("Ångra")
    assert officer.work.scenario.budget == 15 * MNKR
