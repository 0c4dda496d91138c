"""Avvägningar: what more money or less would change, what is close, and what the rules cost."""

import streamlit as st

from app import compute, pages, progress
from app.texts import say
from app.tradeoffs import cutting


@st.fragment
def show() -> None:
    """One fragment: a control of any section runs this and nothing else; what it does not touch is remembered."""
    with progress.following(), pages.answering_errors():
        result = compute.current_result()
        if not result.portfolio.amounts:
            st.info(say("tradeoffs.empty"))
            return
        _, _, right = st.columns(3, gap="medium")
        with right:
            cutting.show(result)


show()
