"""Presentera: the decision for a board, one finding at a time, with the sliders at hand, and the same on paper."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from app import compute, controls, explaining, pages, progress, state, wording
from app.errands import Working
from app.html import show as show_html
from app.jobs import Job
from app.presentation import holding, money, tradeoff
from app.presentation.remote import SCRIPT
from app.presentation.slide import Slide, whole
from app.presentation.style import STYLE
from app.result import Result
from app.robustness import holding as robust
from app.robustness.allowed import any_weighting, range_of
from app.texts import say
from app.tradeoffs import frontier
from optimiser.decision import Decision

Found = TypeVar("Found")
_NUMBER = 7


def show() -> None:
    """The picture that is shown, and below it what steps; nothing else is on the page."""
    st.html(STYLE)
    st.html(SCRIPT, unsafe_allow_javascript=True)
    if st.button(say("present.end"), key="present_end", shortcut="Esc", type="tertiary"):
        st.switch_page("app/views/allocation.py")
    _presented()


@st.fragment
def _presented() -> None:
    with progress.following(), pages.answering_errors():
        now = state.work()
        beside = st.columns([0.24, 0.76], gap="medium") if now.what_if else (st.container(), st.container())
        if now.what_if:
            with beside[0], st.container(key="controls"):
                controls.seed_from_scenario("present")
                controls.show()
        with beside[1]:
            _answer()


def _answer() -> None:
    try:
        result = compute.current_result()
    except Working as working:
        progress.show(working.job)
        return
    if not result.portfolio.found:
        st.info(say("present.empty"))
        return
    place = st.container()
    _steps()
    with st.container(key="present_working"):
        slides = _slides(result)
    with place:
        show_html(whole(slides, state.work().slide, wording.score_notices(result.proposals)))


def _slides(result: Result) -> list[Slide]:
    now = state.work()
    shown = money.Shown(now.decision(result), now.what_if)
    curve = _known(lambda: frontier.curve_of(result), "curve") if result.portfolio.status == "optimal" else None
    told = None
    if result.portfolio.status == "optimal" and explaining.unasked(result):
        told = _known(lambda: explaining.explanations(result), "close")
    chosen, held = range_of(now), None
    if result.portfolio.status == "optimal" and any_weighting(result.scenario, chosen):
        held = _known(lambda: robust.asked(result, chosen), "holds")
    first = [money.question(shown), money.areas(shown), money.committees(shown)]
    return [
        *first,
        tradeoff.tradeoff(curve),
        holding.holds(result, held, chosen),
        tradeoff.close(result, told),
        money.decide(shown),
    ]


def _known(ask: Callable[[], Found], name: str) -> Found | None:
    try:
        return ask()
    except Working as working:
        progress.show(working.job, _words, f"cancel_present_{name}")
        return None


def _words(_: Job[object]) -> str:
    return say("present.working")


def _steps() -> None:
    """What steps: buttons for a pointer, keys for a remote, and the arrows, whose buttons are not seen."""
    now = state.work()
    with st.container(horizontal=True, key="present_steps", vertical_alignment="center"):
        st.button(
            say("present.previous"), key="present_up", shortcut="PageUp", on_click=_step, args=(-1,),
            disabled=now.slide == 0,
        )  # fmt: skip
        st.button(
            say("present.next"), key="present_down", shortcut="PageDown", on_click=_step, args=(1,),
            disabled=now.slide == _NUMBER - 1,
        )  # fmt: skip
        with st.container(key="present_arrows"):
            st.button(say("present.previous"), key="present_left", shortcut="Left", on_click=_step, args=(-1,))
            st.button(say("present.next"), key="present_right", shortcut="Right", on_click=_step, args=(1,))
        if now.what_if:
            st.button(say("present.what_if_end"), key="present_what_if", on_click=_end_trying)
        else:
            st.button(
                say("present.what_if"), key="present_what_if", on_click=_begin_trying, help=say("present.what_if_help")
            )
        if st.button(say("present.print"), key="present_print", help=say("present.print_help")):
            st.html("<script>setTimeout(() => window.print(), 300)</script>", unsafe_allow_javascript=True)
        st.caption(say("present.keys"))


def _step(by: int) -> None:
    now = state.work()
    now.slide = min(_NUMBER - 1, max(0, now.slide + by))


def _begin_trying() -> None:
    """What is on the screen is what changes are counted from."""
    now = state.work()
    if now.result is not None and now.result.portfolio.found:
        now.what_if = _decided(now.result)


def _end_trying() -> None:
    """Back to what was proposed: its weights, money and rules."""
    now = state.work()
    if now.what_if is not None:
        controls.set_scenario(now.what_if.scenario)
        now.what_if = None


def _decided(result: Result) -> Decision:
    return state.work().decision(result)


show()
