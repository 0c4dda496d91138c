"""Avvägningar: what more money or less would change, what is close, and what the rules cost."""

import streamlit as st

from app import compute, pages, progress, why_panel
from app.result import Result
from app.texts import say
from app.tradeoffs import areas, close, cutting, frontier, rules


@st.fragment
def show() -> None:
    """One fragment: a control of any section runs this and nothing else; what it does not touch is remembered."""
    with progress.following(), pages.answering_errors():
        pages.tell_saved()
        result = compute.current_result()
        pages.tell_saved()
        if result.portfolio.amounts:
            _sections(result)
            return
        st.info(say("tradeoffs.empty"))
        if result.portfolio.found:
            why_panel.show(result)
        if result.portfolio.status != "unknown":
            frontier.show(result)  # how much money would give an allocation


def _sections(result: Result) -> None:
    """The sections, and beside them one panel for the proposal that is chosen in any of them."""
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left:
        frontier.show(result)
        close.show(result)
        rules.show(result)
        cutting.show(result)
    with right, st.container(key="why_side"):
        why_panel.show(result)
    areas.show(result)


show()
