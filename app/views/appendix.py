"""Bilaga: the result by area and by committee, in the form of the city's own appendix."""

import streamlit as st

from app import compute, decision_words, pages, state, takeaway
from app.appendix_tables import area_table, committee_table
from app.html import markdown_safe
from app.texts import say


def show() -> None:
    """Both tables of the last result that has a portfolio."""
    with pages.answering_errors():
        compute.current_result()
    now = state.work()
    if now.shown is None:
        st.info(say("appendix.empty"))
        return
    if now.result is not now.shown:
        st.warning(say("appendix.old"))
    decision = now.decision(now.shown)
    if words := decision_words.ours(decision):
        st.info(markdown_safe(words))
    st.header(say("appendix.area_title"), anchor=False)
    takeaway.table(area_table(decision), "omraden", say("appendix.area_title"))
    st.header(say("appendix.committee_title"), anchor=False)
    takeaway.table(committee_table(decision), "namnder", say("appendix.committee_title"))


show()
