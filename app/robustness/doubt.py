"""What the assessors' disagreement means for the choice: each one's own, which disagreement matters, and draws."""

from functools import partial

import streamlit as st

from app import compute, errands, state, takeaway
from app.assessing.held import Round
from app.errands import at_rest
from app.html import markdown_safe
from app.result import Result
from app.robustness import doubt_tables, doubt_words
from app.texts import say
from app.tradeoffs import section
from optimiser.clock import Clock
from optimiser.executors import executor_for
from optimiser.robustness.assessors import Draws, OwnChoice, draws, own_choices
from optimiser.robustness.disagreement import Matters, what_matters

_DRAWS_SECONDS = 120.0


def show() -> None:
    """The section, reckoned once it is opened; about the answer to the present question."""
    st.header(say("doubt.title"), anchor=False)
    with st.expander(say("doubt.open"), key="doubt", on_change="rerun") as box:
        if box.open:
            with section.working("doubt_result"):
                result = compute.current_result()
                if result.portfolio.status == "optimal":
                    _told(result, state.work().round)
                else:
                    st.info(say("doubt.no_answer"))


def _told(result: Result, kept: Round) -> None:
    about = (kept.assessments, kept.agreement)
    with section.working("doubt_own"):
        own = errands.found("doubt_own", result, at_rest(result, partial(_own, result, kept)), about)
        takeaway.table(doubt_tables.own_table(own, result), "bedomarnas-val", say("doubt.own_title"))
    with section.working("doubt_matters"):
        _matters(errands.found("doubt_matters", result, at_rest(result, partial(_mattering, result, kept)), about))
    with section.working("doubt_draws"):
        work = at_rest(result, partial(_drawn, result, kept))
        _draws(errands.found("doubt_draws", result, work, about, _DRAWS_SECONDS))


def _matters(found: Matters) -> None:
    st.markdown(markdown_safe(doubt_words.matters_line(found)))
    if found.found:
        takeaway.table(
            doubt_tables.matters_table(found, state.work().proposals), "oenighet-betyder", say("doubt.title")
        )
    if not found.complete:
        section.incomplete("doubt_matters", say("doubt.incomplete"))


def _draws(found: Draws) -> None:
    for line in doubt_words.draws_lines(found):
        st.markdown(markdown_safe(line))
    if any(0 < one.funded < one.draws for one in found.proposals):
        takeaway.table(doubt_tables.draws_table(found, state.work().proposals), "lottningar", say("doubt.draws_title"))
    st.caption(say("doubt.draws_about"))
    if not found.complete:
        section.incomplete("doubt_draws", say("doubt.incomplete"))


def _own(result: Result, kept: Round, clock: Clock) -> tuple[OwnChoice, ...]:
    return own_choices(result.scenario, result.proposals, kept.assessments, clock)


def _mattering(result: Result, kept: Round, clock: Clock) -> Matters:
    return what_matters(result.scenario, result.proposals, kept.assessments, kept.agreement, clock)


def _drawn(result: Result, kept: Round, clock: Clock) -> Draws:
    return draws(result.scenario, result.proposals, kept.assessments, clock=clock, executor=executor_for())
