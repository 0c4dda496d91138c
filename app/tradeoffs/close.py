"""Knappa avgöranden: the decisions that half a step in one of the proposal's own scores would turn."""

import streamlit as st

from app import explaining, why_panel, why_words
from app.html import Td, Tr, escaped, markdown_safe, table
from app.html import show as show_html
from app.result import Result
from app.texts import say
from app.tradeoffs import section
from optimiser.explanation import Explanation

# So many can be chosen from here; the others stand in a table, and can be chosen in the panel.
MOST_BUTTONS = 8


def show(result: Result) -> None:
    """The closest first, each with what turns it; choosing one opens its explanation."""
    section.heading(say("close.title"), say("close.about"))
    if why_panel.unproven(result):
        return
    with section.working("close"):
        found = explaining.explanations(result)
        if found.complete or why_words.close_decisions(found):
            _listed(result, why_words.close_decisions(found))
        why_panel.unfinished(found, "close")


def _listed(result: Result, close: list[Explanation]) -> None:
    if not close:
        st.markdown(say("close.none"))
        return
    titles = {one.id: one.title for one in result.proposals}
    st.markdown(f"**{say('close.order')}**")
    with st.container(key="close_list"):
        for told in close[:MOST_BUTTONS]:
            label = markdown_safe(f"{told.id} {titles[told.id]}")
            st.button(label, type="tertiary", key=f"close_{told.id}", on_click=why_panel.ask, args=(told.id,))
            words = f"{_decision(told)} · {why_words.turns(told, result.proposals)}"
            show_html(f'<p class="fordela-lines fordela-under">{escaped(words)}</p>')
    if len(close) > MOST_BUTTONS:
        with st.expander(say("close.more", number=len(close) - MOST_BUTTONS), key="close_more"):
            show_html(_table(result, close[MOST_BUTTONS:], titles))


def _table(result: Result, close: list[Explanation], titles: dict[str, str]) -> str:
    headings = [Td(say("list.proposal")), Td(say("list.decision")), Td(say("close.turns"))]
    rows = [
        Tr(
            (
                Td(f"{told.id} {titles[told.id]}", header=True),
                Td(_decision(told)),
                Td(why_words.turns(told, result.proposals)),
            )
        )
        for told in close
    ]
    return table(say("close.order"), headings, rows)


def _decision(told: Explanation) -> str:
    return say("list.funded" if told.funded else "list.not_funded")
