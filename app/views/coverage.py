"""Täckning: where proposals and money go, by place, target group, status, committee and area, and what is bare."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from app import compute, pages, progress, state, takeaway
from app.coverage import words
from app.coverage.gaps import gap_lists
from app.coverage.held import COUNTS, View
from app.coverage.picture import coverage_picture
from app.coverage.tables import cross_table, group_table
from app.coverage.told import Told, told_of
from app.texts import say, worded
from scoring.coverage import DIMENSIONS, GAPPED

# Where the picture leaves room: for the gaps, or since five bars need no more.
_BESIDE = (*GAPPED, "area")


def show() -> None:
    """A sentence, then what to look at, then a picture with the gaps beside it, then the figures."""
    with progress.following(), pages.answering_errors():
        now = state.work()
        if not any(one.received for one in now.proposals):
            st.info(say("proposals.empty"))
            return
        head = st.empty()
        _choices(now.coverage)
        amounts = _amounts(now.coverage)
        if amounts is None and now.coverage.count == "funded":
            st.info(say("coverage.no_answer"))
            return
        told = told_of(now.proposals, now.coverage, amounts)
        head.html(words.head(told))
        _shown(told)


def _amounts(view: View) -> Mapping[str, int] | None:
    """{id: whole kr} of what gets money now; None where that is not known.

    Waited for only where it is what is counted: what is proposed is there before anything has been reckoned.
    """
    now = state.work()
    if view.count == "proposed" and (now.result is None or not state.same(now.result.question, now.question)):
        return None
    result = compute.current_result()
    return now.decision(result).amounts if result.portfolio.found else None


def _choices(view: View) -> None:
    by, count = st.columns([0.62, 0.38])
    with by:
        _choice("dimension", "coverage.by", {one: say(f"coverage.{one}") for one in DIMENSIONS}, view.dimension)
    with count:
        _choice("count", "coverage.count", {one: say(f"coverage.count_{one}") for one in COUNTS}, view.count)


def _choice(field: str, label: str, options: Mapping[str, str], chosen: str) -> None:
    key = worded(f"coverage_{field}")
    state.seed(key, chosen)
    st.segmented_control(
        say(label), list(options), format_func=options.__getitem__, key=key, required=True, on_change=_chosen,
        args=(field, key),
    )  # fmt: skip


def _chosen(field: str, key: str) -> None:
    now = state.work()
    now.coverage = replace(now.coverage, **{field: state.widget(key, getattr(now.coverage, field))})


def _shown(told: Told) -> None:
    """The gaps stand beside the picture where there can be any; the figures below have the whole width."""
    left, right = st.columns([0.66, 0.34], gap="large") if told.view.dimension in _BESIDE else (st.container(), None)
    with left:
        _picture(told)
    if told.view.dimension in GAPPED and right is not None:
        with right, st.container(key="coverage_gaps"):
            gap_lists(told)
    _tables(told)


def _picture(told: Told) -> None:
    dimension = told.view.dimension
    title = say(f"coverage.title_{dimension}")
    st.header(title, anchor=False)
    takeaway.chart(coverage_picture(told), f"tackning-{dimension}", title)
    if dimension != "area":
        st.caption(say("coverage.square_about"))


def _tables(told: Told) -> None:
    dimension = told.view.dimension
    st.header(say("coverage.groups_title"), anchor=False)
    takeaway.table(group_table(told), f"forslag-och-pengar-{dimension}", say("coverage.groups_title"))
    if dimension != "area":
        title = say(f"coverage.title_{dimension}")
        st.header(title, anchor=False)
        takeaway.table(cross_table(told), f"mot-omraden-{dimension}", title)


show()
