"""Fördela: who funds what, and why. Start with `streamlit run streamlit_app.py`."""

import streamlit as st

from app import logs, memory, pages, progress
from app.texts import say

logs.configure()
memory.set_aside_modules()
page = st.navigation(
    {
        "": [
            st.Page("app/views/proposals.py", title=say("page.proposals"), url_path="forslag"),
            st.Page("app/views/scoring.py", title=say("page.scoring"), url_path="bedomning"),
            st.Page("app/views/weights.py", title=say("page.weights"), url_path="vikter"),
            st.Page("app/views/allocation.py", title=say("page.allocation"), url_path="fordelning", default=True),
            st.Page("app/views/tradeoffs.py", title=say("page.tradeoffs"), url_path="avvagningar"),
            st.Page("app/views/own_list.py", title=say("page.own_list"), url_path="egen-lista"),
            st.Page("app/views/compare.py", title=say("page.compare"), url_path="jamfor"),
            st.Page("app/views/present.py", title=say("page.present"), url_path="presentera"),
        ],
        say("page.basis"): [
            st.Page("app/views/need.py", title=say("page.need"), url_path="behov"),
            st.Page("app/views/ongoing.py", title=say("page.ongoing"), url_path="pagaende"),
            st.Page("app/views/coverage.py", title=say("page.coverage"), url_path="tackning"),
        ],
        say("page.to_decide"): [
            st.Page("app/views/decision.py", title=say("page.decision"), url_path="beslut"),
            st.Page("app/views/appendix.py", title=say("page.appendix"), url_path="bilaga"),
            st.Page("app/views/papers.py", title=say("page.papers"), url_path="handlingar"),
        ],
        say("page.after_decision"): [
            st.Page("app/views/after.py", title=say("page.after"), url_path="efter-beslutet"),
            st.Page("app/views/next_year.py", title=say("page.next_year"), url_path="nasta-ar"),
        ],
        say("page.work"): [
            st.Page("app/views/saved.py", title=say("page.saved"), url_path="sparat"),
            st.Page("app/views/help.py", title=say("page.help"), url_path="hjalp"),
        ],
    },
    position="top",
)
st.set_page_config(page_title=f"{page.title} · Fördela", layout="wide")
with progress.following(), pages.answering_errors():
    pages.frame(page.title)
    page.run()
    pages.tell_saved()
