"""Long work: how far it has come, in a sentence; and the pages meanwhile."""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

from app import compute, progress, state
from app.jobs import Job
from optimiser.clock import Clock
from optimiser.solve import solve
from optimiser.solver import SolverFailure
from tests.app.conftest import Officer


class Pretended:
    """A job at a certain point of its work."""

    def __init__(self, waiting: bool = False, cancelled: bool = False, **known: Any) -> None:
        self.clock, self.waiting = Clock(60), waiting
        vars(self.clock).update(known)
        if cancelled:
            self.clock.cancel()


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("job", "said"),
    [
        (Pretended(waiting=True), "Väntar på tur: andra räknar just nu."),
        (Pretended(), "Räknar sedan 0 s …"),
        (Pretended(gap=0.0123), "Räknar sedan 0 s … Det bästa som hittats är högst 1,2 % från det bästa möjliga."),
        (Pretended(gap=1e-9), "Räknar sedan 0 s … Det bästa som hittats är högst 0,1 % från det bästa möjliga."),
        (Pretended(questions=92, answered=40), "Räknar sedan 0 s … 40 av 92 frågor är besvarade."),
        (Pretended(done=0.257), "Räknar sedan 0 s … 25 % är klart."),
        (Pretended(cancelled=True), "Avbryter …"),
    ],
)
def test_how_far_the_work_has_come_is_said(job: Any, said: str) -> None:
    job.clock.begin()
    assert progress.sentence(job) == said


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("job", "said"),
    [
        (Pretended(), ""),
        (Pretended(machines=1), "En dator till hjälper till."),
        (Pretended(machines=3), "3 datorer hjälper till."),
        (Pretended(machines=0), "De andra datorerna svarar inte, så allt räknas på den här."),
        (Pretended(machines=3, cancelled=True), ""),
    ],
)
def test_who_helps_is_said_where_other_machines_were_asked(job: Any, said: str) -> None:
    assert progress.where(job) == said


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The engine answers when the gate is opened or the work is called off; pages wait but a moment."""
    gate = threading.Event()

    def slowly(scenario: Any, proposals: Any, clock: Clock) -> Any:
        while not (gate.wait(0.01) or clock.cancelled):
            pass
        return solve(scenario, proposals, None if gate.is_set() else clock)

    monkeypatch.setattr("app.result.solve", slowly)
    monkeypatch.setattr(compute, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(progress, "SECONDS_FOLLOWED", 0.0)
    yield gate
    gate.set()


def settled(officer: Officer) -> Officer:
    """As the page is once the work has ended."""
    end = time.monotonic() + 30
    while officer.work.job is not None and not officer.work.job.done and time.monotonic() < end:
        time.sleep(0.01)
    return officer.run()


@pytest.mark.parametrize("page", ["allocation", "tradeoffs", "own_list", "appendix"])
def test_while_the_work_goes_on_the_page_says_so_and_can_be_used(
    officer: Officer, slow: threading.Event, page: str
) -> None:
    officer.set("budget", "10 mnkr").open(page)
    assert "Räknar sedan" in officer.words
    assert "Avbryt" in officer.labels
    slow.set()
    settled(officer).open("allocation")
    assert "15 av 19 förslag får medel" in officer.words
    assert "Avbryt" not in officer.labels


def test_the_page_follows_the_work_and_shows_the_answer_when_it_comes(
    officer: Officer, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SECONDS_FOLLOWED", 60.0)
    threading.Timer(0.5, slow.set).start()
    officer.set("budget", "10 mnkr")
    assert "15 av 19 förslag får medel" in officer.words
    assert "Avbryt" not in officer.labels


@pytest.mark.parametrize(("meanwhile", "shown"), [("appendix", "appendix"), (None, "allocation")])
@pytest.mark.usefixtures("work")
def test_who_goes_to_another_page_in_the_moment_that_the_work_ends_comes_there(
    monkeypatch: pytest.MonkeyPatch, meanwhile: str | None, shown: str
) -> None:
    requests = ScriptRequests()

    def done(*_: object) -> bool:
        if meanwhile:
            requests.request_rerun(RerunData(page_script_hash=meanwhile))
        return True

    class Drawn(Exception):
        """As Streamlit ends a run."""

    def rerun() -> None:
        requests.request_rerun(RerunData(page_script_hash="allocation"))
        raise Drawn

    monkeypatch.setattr(progress, "get_script_run_ctx", lambda **_: SimpleNamespace(script_requests=requests))
    monkeypatch.setattr(progress, "first_done", done)
    monkeypatch.setattr(progress.st, "rerun", rerun)
    with suppress(Drawn), progress.following():
        state.work().followed.append(progress.Followed(Pretended(), SimpleNamespace(html=str), progress.sentence))
    wanted = requests.on_scriptrunner_ready()
    assert wanted.rerun_data.page_script_hash == shown


def test_work_that_fails_late_is_not_begun_again_and_again(
    officer: Officer, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[float] = []

    def failing(*_: object) -> None:
        begun.append(time.monotonic())
        time.sleep(0.2)
        raise SolverFailure("no")

    monkeypatch.setattr("app.result.solve", failing)
    monkeypatch.setattr(progress, "SECONDS_FOLLOWED", 60.0)
    officer.set("budget", "10 mnkr")
    assert officer.told("error")[0].startswith("Beräkningen gav ett svar som inte håller")
    assert len(begun) == 1
    assert not slow.is_set()


def test_a_list_made_by_hand_has_its_own_figures_while_the_work_goes_on(
    officer: Officer, slow: threading.Event
) -> None:
    officer.set("budget", "10 mnkr").open("own_list").set("own_0_P01", "480 000")
    assert "Listan: 1 förslag, 0,48 mnkr, 0,80 poäng. Ingen fördelning är funnen än" in officer.words
    slow.set()
    assert "0,80 poäng; 17,20 poäng under den bästa fördelningen." in settled(officer).words


def test_the_old_result_is_marked_old_while_the_work_goes_on(officer: Officer, slow: threading.Event) -> None:
    officer.set("budget", "10 mnkr")
    assert officer.told("warning")[0].startswith("Nedan visas den förra fördelningen")
    assert not slow.is_set()


def test_work_that_is_called_off_says_how_little_is_proven(officer: Officer, slow: threading.Event) -> None:
    officer.set("budget", "10 mnkr").press("Avbryt")
    settled(officer)
    said = officer.words + " ".join(officer.told("error"))
    assert "beräkningen stannade i förtid" in said or "Beräkningen stannade innan" in said or "15 av 19" in said
    slow.set()
    if "Räkna igen" in officer.labels:
        settled(officer.press("Räkna igen"))
        assert "15 av 19 förslag får medel" in officer.words


def test_a_new_question_calls_the_old_work_off(officer: Officer, slow: threading.Event) -> None:
    officer.set("budget", "10 mnkr")
    first = officer.work.job
    officer.set("budget", "9 mnkr")
    assert isinstance(first, Job)
    assert first.clock.cancelled
    assert officer.work.job is not first
    assert not slow.is_set()


def test_after_work_that_was_called_off_nothing_more_is_begun(officer: Officer, slow: threading.Event) -> None:
    officer.set("budget", "10 mnkr").press("Avbryt")
    settled(officer)
    shown = officer.work.result
    if shown is not None and shown.portfolio.found:
        assert shown.called_off
        assert "Det är inte känt vad det andra räknesättet skulle ge." in officer.words
    assert "other_counting" not in officer.work.errands
    assert not slow.is_set()
