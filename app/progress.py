"""How far work in the background has come, and the button that calls it off."""

from fractions import Fraction
from typing import Any

import streamlit as st

from app import wording
from app.html import escaped
from app.html import show as show_html
from app.jobs import Job
from app.texts import say
from scoring.numbers import exact

_SECONDS_BETWEEN_LOOKS = 0.5


@st.fragment(run_every=_SECONDS_BETWEEN_LOOKS)
def show(job: Job[Any]) -> None:
    """Seconds gone, how near the best possible what was found is, and *Avbryt*; draws the page anew at the end."""
    if job.done:
        st.rerun()
    show_html(f'<p class="fordela-progress" role="status">{escaped(sentence(job))}</p>')
    st.button(say("progress.cancel"), on_click=job.cancel, disabled=job.clock.cancelled, key="cancel")


@st.fragment(run_every=_SECONDS_BETWEEN_LOOKS)
def follow(words: str, job: Job[Any] | None) -> None:
    """What goes on beside the answer, until it is there."""
    if job is None or job.done:
        st.rerun()
    st.caption(words)
    st.button(say("progress.cancel"), on_click=job.cancel, disabled=job.clock.cancelled, key="cancel_other")


def sentence(job: Job[Any]) -> str:
    """What is going on, in one sentence."""
    if job.clock.cancelled:
        return say("progress.cancelling")
    if job.waiting:
        return say("progress.waiting")
    seconds = int(job.clock.elapsed())
    if job.clock.gap is None:
        return say("progress.working", seconds=seconds)
    return say("progress.gap", seconds=seconds, percent=_percent(job.clock.gap))


def _percent(share: float) -> str:
    """In percent with one decimal, never 0 while it is not proven."""
    return wording.percent(max(Fraction(1, 1000), Fraction(round(exact(share) * 1000), 1000)))
