"""How far work in the background has come, and the button that calls it off.

A page says at once that work goes on, draws all else, and then follows the work to its end; the officer can use the
page meanwhile, which ends the following. No timer runs a fragment inside another one: it would write to places that the
other has given up by then, and that takes the whole page down in the browser (seen with ten tabs on a busy machine).
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

from app import errands, state, wording
from app.html import escaped
from app.jobs import Job, first_done
from app.texts import say
from scoring.numbers import exact

_SECONDS_BETWEEN_LOOKS, _SECONDS_BETWEEN_WORDS = 0.01, 0.25
# Longer than any work may take.
SECONDS_FOLLOWED = 600.0


@dataclass(frozen=True)
class Followed:
    """Work that the page waits for: where it says how far it has come, and what it says."""

    job: Job[Any]
    place: DeltaGenerator
    words: Callable[[Job[Any]], str]

    def say(self) -> None:
        """How far it has come, as of now."""
        told = f"{self.words(self.job)} {where(self.job)}".strip()
        self.place.html(f'<p class="fordela-progress" role="status">{escaped(told)}</p>')


@contextmanager
def following() -> Iterator[None]:
    """Around all that a page draws: follows the work it has shown, and draws the page anew when some of it is done."""
    followed: list[Followed] = []
    state.work().followed = followed
    with errands.standing_still():
        yield
    end = time.monotonic() + SECONDS_FOLLOWED
    while followed and time.monotonic() < end and not _wanted():
        if _done_soon(followed):
            st.rerun()
        for one in followed:
            one.say()


def _done_soon(followed: Sequence[Followed]) -> bool:
    """Wait a moment for any of the work to end, or for the officer; True where work has ended and nothing is wanted.

    What the officer wants draws the page anew by itself. Ours after it would be of the page that the officer has left,
    and Streamlit would let the later of the two say which page.
    """
    jobs, end = [one.job for one in followed], time.monotonic() + _SECONDS_BETWEEN_WORDS
    while time.monotonic() < end and not _wanted():
        if first_done(jobs, _SECONDS_BETWEEN_LOOKS):
            return not _wanted()
    return False


def _wanted() -> bool:
    """True where the officer has done something. Streamlit ends no run for a fragment's sake; so it ends itself."""
    run = get_script_run_ctx(suppress_warning=True)
    requests = getattr(run, "script_requests", None)
    return getattr(requests, "_state", ScriptRequestType.CONTINUE) != ScriptRequestType.CONTINUE


def show(job: Job[Any], words: "Callable[[Job[Any]], str] | None" = None, name: str = "cancel") -> None:
    """That the work goes on, here, and *Avbryt*. name: of the button, where a page shows several."""
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = Followed(job, st.empty(), words or sentence)
        shown.say()
        st.button(say("progress.cancel"), on_click=job.cancel, disabled=job.clock.cancelled, key=name)
    state.work().followed.append(shown)


def sentence(job: Job[Any]) -> str:
    """What is going on, in one sentence."""
    if job.clock.cancelled:
        return say("progress.cancelling")
    if job.waiting:
        return say("progress.waiting")
    seconds = int(job.clock.elapsed())
    if job.clock.questions:
        return say("progress.questions", seconds=seconds, answered=job.clock.answered, number=job.clock.questions)
    if job.clock.done is not None:
        return say("progress.done", seconds=seconds, percent=int(100 * job.clock.done))
    if job.clock.gap is None:
        return say("progress.working", seconds=seconds)
    return say("progress.gap", seconds=seconds, percent=_percent(job.clock.gap))


def where(job: Job[Any]) -> str:
    """Who helps, where IT has named other machines and they were asked; blank else."""
    number = job.clock.machines
    if number is None or job.clock.cancelled:
        return ""
    return say("progress.machines", number=number) if number else say("progress.no_machines")


def _percent(share: float) -> str:
    """In percent with one decimal, never 0 while it is not proven."""
    return wording.percent(max(Fraction(1, 1000), Fraction(round(exact(share) * 1000), 1000)))
