"""Avvägningar: what more money or less would change, what is close, and what the rules cost."""

import streamlit as st

from app import compute, pages, progress
from app.texts import say
from app.tradeoffs import frontier


@st.fragment
def show() -> None:
    """One fragment: a control of any section runs this and nothing else; what it does not touch is remembered."""
    with progress.following(), pages.answering_errors():
        result = compute.current_result()
        if not result.portfolio.amounts:
            st.info(say("tradeoffs.empty"))
        if result.portfolio.status != "unknown":
            frontier.show(result)


show()
