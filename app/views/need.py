"""Behov: where the need is greatest by the areas' indicators, and how much that depends on how they are weighed."""

import streamlit as st

from app import pages, progress, state, takeaway
from app.html import escaped
from app.html import show as show_html
from app.need import choice_section, controls, picture, tables, taking, words
from app.need.held import Need
from app.texts import say


def show() -> None:
    """The finding, a picture and a table on the left; how it is weighed and the files on the right."""
    with progress.following(), pages.answering_errors():
        need = state.work().need
        left, right = st.columns([0.68, 0.32], gap="large")
        with left:
            if need.indicators:
                _found(need)
            else:
                _empty()
        with right, st.container(key="need_side"):
            if need.indicators:
                controls.weighing(need)
                controls.care_need(need)
            controls.files(need)
        choice_section.show()


def _empty() -> None:
    st.info(say("need.empty"))
    st.button(say("need.show_example"), type="primary", on_click=taking.show_example, key="need_example")
    st.caption(say("need.columns"))


def _found(need: Need) -> None:
    found = need.found
    notice = f'<p role="note" class="fordela-notice">{escaped(say("need.made_up"))}</p>' if need.made_up else ""
    told = "".join(f'<p class="fordela-lines">{escaped(line)}</p>' for line in words.lines(need))
    headline = f'<h2 class="fordela-headline">{escaped(words.headline(found))}</h2>'
    show_html(f'{notice}<div role="status">{headline}{told}</div>')
    if any(one.value is not None for one in found.need.values()):
        st.header(say("need.picture_title"), anchor=False)
        takeaway.chart(picture.need_picture(found), "behov", words.headline(found), words.made_up_notes(need))
    if len(found.areas) > picture.MOST_AREAS:
        st.caption(say("need.picture_cut", number=picture.MOST_AREAS))
    takeaway.table(tables.need_table(need), "behov-tabell", say("need.table_caption"))
    st.caption(say("need.table_about", number=words.trial_count(found)))
    _apart(need)
    _indicators(need)


def _apart(need: Need) -> None:
    st.header(say("need.apart_title"), anchor=False)
    if not need.found.apart:
        st.markdown(say("need.not_apart"))
        return
    items = "".join(f"<li>{escaped(line)}</li>" for line in words.apart_lines(need.found))
    show_html(f'<ul class="fordela-lines">{items}</ul>')
    takeaway.table(tables.apart_table(need), "behov-kon", say("need.apart_caption"))
    st.caption(say("need.apart_about"))


def _indicators(need: Need) -> None:
    st.header(say("need.indicators_title"), anchor=False)
    with st.expander(say("need.indicators_open"), key="need_indicators", on_change="rerun") as box:
        if box.open:
            takeaway.table(tables.indicator_table(need), "indikatorer", say("need.indicators_caption"))


show()
