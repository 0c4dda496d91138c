"""Fördelning: the controls, and at once what they lead to."""

from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app import (
    charts,
    compute,
    controls,
    decision_words,
    equals,
    explaining,
    no_answer,
    pages,
    progress,
    state,
    takeaway,
    why_panel,
    why_words,
    wording,
)
from app.decision_list import decision_table
from app.errands import Working
from app.exports import csv_export, scenario_export
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.jobs import Job
from app.result import Result
from app.texts import say
from optimiser.explanation import Explanations
from optimiser.rules import rules_of
from optimiser.totals import by_area, by_committee
from scoring.proposal import Proposal


@st.fragment
def show() -> None:
    """The whole page in one fragment: a moved slider runs this and nothing else."""
    with progress.following():
        pages.tell_saved()
        controls.seed_from_scenario("allocation")
        left, right = st.columns([0.27, 0.73], gap="medium")
        with left, st.container(key="controls"), pages.answering_errors():
            controls.show()
        with right, pages.answering_errors():
            _result()
        pages.tell_saved()


def _result() -> None:
    now = state.work()
    try:
        result = compute.current_result()
    except Working as working:
        progress.show(working.job)
    else:
        if result.portfolio.found:
            _answer(result)
            return
        no_answer.show(result)
        if result.portfolio.status == "unknown":
            st.button(say("result.again"), on_click=compute.ask_again)
    if now.shown is not None:
        st.warning(say("result.old", headline=wording.headline(now.shown, now.proposals)))
        _pictures(now.shown)


def _answer(result: Result) -> None:
    now, top = state.work(), st.empty()
    top.html(_head(result) + figures_list(result, None))
    # A place that is always there: were what follows to move, its old self would stay beside it until the run ends.
    with st.container(key="result_buttons"):
        if len(result.portfolio.amounts) == len(now.proposals) and result.scenario.budget > controls.TRY_BUDGET:
            st.button(say("result.try"), on_click=controls.try_budget, type="primary")
        if result.portfolio.status == "feasible":
            st.button(say("result.again"), on_click=compute.ask_again)
    choices, panel = st.columns([0.72, 0.28], vertical_alignment="bottom"), st.container()
    with choices[1]:
        equals.show(result)
    # Known at once or later: the headline and the figures are on screen meanwhile.
    told = _told(result, choices[0])
    if told:
        top.html(_head(result) + figures_list(result, told))
        with panel:
            why_panel.explain(result)
    with _pictures(result, told):
        counting = st.container()
        _downloads(result)
    # Last, since it takes a solve of its own: everything else is on screen meanwhile.
    with counting:
        _counting(result)


def _head(result: Result) -> str:
    """What can be read out."""
    now = state.work()
    lines = (
        wording.certainty(result.portfolio),
        equals.line(result),
        wording.change(now.before, result),
        decision_words.pointer(now.decision(result)),
        wording.other_money_line(result.portfolio, now.proposals),
    )
    return (
        f'<div role="status"><h2 class="fordela-headline">{escaped(wording.headline(result, now.proposals))}</h2>'
        f'<p class="fordela-lines">{"<br>".join(escaped(line) for line in lines if line)}</p></div>'
    )


def _told(result: Result, why: DeltaGenerator) -> Explanations | None:
    """The explanations, and in their place the choice of one of them; None while they are not known."""
    if result.portfolio.status != "optimal":
        return None
    with why:
        if not explaining.unasked(result):
            st.button(say("why.explain"), on_click=explaining.ask, args=(result,), help=say("why.explain_help"))
            return None
        try:
            told = explaining.explanations(result)
        except Working as working:
            progress.show(working.job, _reasons_words, "cancel_told")
            return None
        why_panel.choose(result)
        why_panel.unfinished(told, "told")
    return told


def _reasons_words(job: Job[Any]) -> str:
    return f"{say('why.working')} {progress.sentence(job)}"


def _counting(result: Result) -> None:
    """What the way of counting decides, or that it is not known yet."""
    if result.called_off:  # nothing more is begun for an officer who has stopped the work
        st.markdown(say("counting.other_unknown"))
        return
    try:
        other = compute.other_counting(result)
    except Working as working:
        progress.show(working.job, lambda _: say("progress.other"), "cancel_other")
    else:
        st.markdown(markdown_safe(wording.counting_matters(result, other)))


def figures_list(result: Result, told: Explanations | None) -> str:
    """Money used and left, proposals, points and close decisions where known, as a list of figures with their names."""
    portfolio = result.portfolio
    figures = {
        "spent": wording.kronor(portfolio.cost),
        "left": wording.kronor(result.scenario.budget - portfolio.cost),
        "proposals": say("figure.of", funded=len(portfolio.amounts), number=len(state.work().proposals)),
        "points": wording.points(portfolio.value or Fraction(0)),
    }
    if told and told.complete:
        figures["close"] = str(len(why_words.close_decisions(told)))
    pairs = "".join(
        f'<div title="{escaped(say(f"figure.{name}_help"))}"><dt>{escaped(say(f"figure.{name}"))}</dt>'
        f"<dd>{escaped(figure)}</dd></div>"
        for name, figure in figures.items()
    )
    return f'<dl class="fordela-figures">{pairs}</dl>'


def _pictures(result: Result, told: Explanations | None = None) -> DeltaGenerator:
    """The list, with reasons where they are known, and beside it the charts; returned is the place below the charts.

    What stands there is near at hand however long the list is.
    """
    proposals = state.work().proposals
    table, side = st.columns([0.64, 0.36], gap="medium")
    with table:
        show_html(decision_table(result, proposals, told.proposals if told else {}))
    if result.portfolio.amounts:
        with side:
            _charts(result, proposals)
    return side


def _charts(result: Result, proposals: tuple[Proposal, ...]) -> None:
    rules = rules_of(result.scenario, proposals)
    area = charts.area_picture(by_area(result.portfolio.amounts, proposals), rules)
    committee = charts.committee_picture(by_committee(result.portfolio.amounts, proposals))
    for name, title, picture in (
        ("omraden", say("chart.area_title"), area),
        ("namnder", say("chart.committee_title"), committee),
    ):
        st.header(title, anchor=False)
        takeaway.chart(picture, name, title)


def _downloads(result: Result) -> None:
    now, today = state.work(), date.today().isoformat()
    stem = f"fordelning-{now.case.file.rsplit('.', 1)[0]}-{today}"
    st.download_button(
        say("download.table"),
        partial(csv_export.allocation_csv, now.decision(result), now.rules_off),
        f"{stem}.csv",
        "text/csv",
        on_click="ignore",
        type="primary",
        width="stretch",
        help=say("download.table_help"),
    )
    st.download_button(
        say("download.scenario"),
        partial(scenario_export.scenario_bytes, result),
        f"{stem}-scenario.json",
        "application/json",
        on_click="ignore",
        width="stretch",
        help=say("download.scenario_help"),
    )


show()
