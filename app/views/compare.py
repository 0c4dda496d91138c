"""Jämför: two to five answers side by side, lists made by hand too, and what each wins and costs against the first."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

import streamlit as st

from app import compute, pages, progress, state, takeaway
from app.comparing import kept, tables, words
from app.comparing.picture import areas_picture
from app.errands import Working
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.result import Result
from app.texts import language, say
from optimiser.comparison import Comparison
from optimiser.comparison_sentences import yardstick_sentences

_NAME = "compare_name"


def show() -> None:
    """What differs on the left, what is compared on the right."""
    with pages.answering_errors():
        result = compute.current_result()
        left, right = st.columns([0.72, 0.28], gap="large")
        with right, st.container(key="compare_side"):
            _side(result)
        with left:
            _compared(result)


def _compared(result: Result) -> None:
    try:
        told = kept.comparison(result)
    except Working as working:
        progress.show(working.job)
        return
    if told is None:
        st.info(say("compare.empty"))
        st.button(say("compare.begin"), type="primary", on_click=kept.keep_variant, args=(result, "less"))
        return
    lines = "".join(
        f'<p class="fordela-lines">{escaped(words.line(told, place))}</p>' for place in range(len(told.answers))
    )
    show_html(f'<div role="status"><h2 class="fordela-headline">{escaped(words.headline(told))}</h2>{lines}</div>')
    for caveat in words.caveats(told):
        st.warning(markdown_safe(caveat))
    _pictures(result, told)


def _prices(result: Result, told: Comparison) -> Mapping[str, Fraction | None]:
    try:
        return kept.rule_prices(result, told)
    except Working as working:
        progress.show(working.job, name="cancel_compare_rules")
        return {}


def _pictures(result: Result, told: Comparison) -> None:
    st.header(say("compare.area_title"), anchor=False)
    takeaway.chart(areas_picture(told), "jamfor-omraden", say("compare.area_title"))
    st.header(say("compare.differing_title"), anchor=False)
    if told.differing:
        takeaway.table(tables.differing_table(told), "skillnader", say("compare.differing_title"))
    if told.alike:
        with st.expander(say("compare.alike_title", number=len(told.alike)), key="compare_alike"):
            show_html(tables.alike_table(told))
    st.header(say("compare.answers_title"), anchor=False)
    takeaway.table(tables.answer_table(told, _prices(result, told)), "svar", say("compare.answers_title"))
    for sentence in yardstick_sentences(told, language()):
        st.caption(markdown_safe(sentence))
    with st.expander(say("compare.by_area"), key="compare_areas"):
        takeaway.table(tables.area_table(told), "jamfor-omradestabell", say("compare.by_area"))
    with st.expander(say("compare.by_committee"), key="compare_committees"):
        takeaway.table(tables.committee_table(told), "jamfor-namnder", say("compare.by_committee"))


def _side(result: Result) -> None:
    now = state.work()
    if len(now.compared) < kept.MOST_KEPT:
        st.header(say("compare.add_title"), anchor=False)
        _adding(result)
    else:
        st.info(say("compare.full", number=kept.MOST_KEPT))
    if now.compared:
        st.header(say("compare.kept_title"), anchor=False)
        for place, one in enumerate(now.compared):
            _kept(place, one.name)


def _adding(result: Result) -> None:
    now = state.work()
    state.seed(_NAME, "")
    st.text_input(say("compare.name"), key=_NAME, max_chars=60, help=say("compare.name_help"))
    if result.portfolio.found:
        _button("shown", kept.keep_shown, result)
    if now.own_list.amounts:
        _button("own", kept.keep_own_list, result)
    else:
        st.caption(say("compare.own_hint"))
    if now.decision(result).deviations:
        _button("decided", kept.keep_decided, result)
    st.caption(say("compare.variants"))
    for variant in kept.VARIANTS:
        label = say(f"compare.variant_{variant}")
        st.button(label, key=f"compare_{variant}", on_click=kept.keep_variant, args=(result, variant), width="stretch")


def _button(what: str, keep: Callable[[Result, str], None], result: Result) -> None:
    """A button that keeps something under the name that is typed, or under what it is called."""
    label = say(f"compare.keep_{what}")
    st.button(label, key=f"keep_{what}", on_click=partial(_keep, keep, result, what), width="stretch")


def _keep(keep: Callable[[Result, str], None], result: Result, what: str) -> None:
    typed = " ".join(str(state.widget(_NAME, "")).split())
    keep(result, typed or say(f"compare.called_{what}"))
    state.set_widget(_NAME, "")


def _kept(place: int, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"compare_kept_{place}"):
        st.markdown(markdown_safe(name))
        if place:
            st.button(
                say("compare.put_first"), key=f"compare_first_{place}", type="tertiary",
                help=say("compare.put_first_help", name=markdown_safe(name)), on_click=kept.put_first, args=(place,),
            )  # fmt: skip
        st.button(
            say("compare.remove"), key=f"compare_remove_{place}", type="tertiary",
            help=say("compare.remove_help", name=markdown_safe(name)), on_click=kept.remove, args=(place,),
        )  # fmt: skip


show()
