"""Förslag: choose a sample or upload a file, see what is wrong with it, see the proposals."""

import streamlit as st

from app import controls, pages, state
from app.exports.template import template_csv
from app.html import markdown_safe
from app.html import show as show_html
from app.proposal_tables import all_columns_table, problem_table, proposal_table
from app.samples import SAMPLES, Case, read_sample
from app.texts import say
from optimiser.scenario import Scenario
from scoring.areas import AREA_CODES
from scoring.intake import read_proposals
from scoring.problems import BadInput


def show() -> None:
    """Source first, then problems if any, then the proposals."""
    with pages.answering_errors():
        _source()
        _problems()
        _proposals()


def _source() -> None:
    sample, upload, template = st.columns(3, gap="large")
    with sample:
        state.seed("sample", state.work().case.sample or None)
        st.radio(
            say("proposals.sample"),
            SAMPLES,
            index=None,
            format_func=lambda name: say(f"sample.{name}"),
            key="sample",
            on_change=_sample_chosen,
        )
    with upload:
        st.file_uploader(
            say("proposals.upload"), type="csv", key="upload", on_change=_uploaded, help=say("proposals.upload_help")
        )
    with template:
        st.markdown(say("proposals.template_words"))
        st.download_button(
            say("proposals.template"), template_csv(AREA_CODES), "forslag-mall.csv", "text/csv", on_click="ignore"
        )


def _sample_chosen() -> None:
    name = state.widget("sample")
    if name:
        controls.open_case(read_sample(name))


def _uploaded() -> None:
    """Take the file in, or keep what was there and tell what is wrong."""
    file = state.widget("upload")
    if file is None:
        state.work().problems = ()
        return
    try:
        proposals = read_proposals(file.getvalue(), file.name)
    except BadInput as error:
        state.work().problems = error.problems
        return
    now = state.work().scenario
    controls.open_case(Case(file.name, proposals, Scenario(now.weights, now.budget, file.name, now.benefit)))
    state.set_widget("sample", None)


def _problems() -> None:
    problems = state.work().problems
    if problems:
        st.error(say("proposals.refused", file=markdown_safe(problems[0].file), number=len(problems)))
        show_html(problem_table(problems))


def _proposals() -> None:
    now = state.work()
    if not now.case.sample:
        st.info(say("proposals.opened", file=markdown_safe(now.case.file), number=len(now.proposals)))
    show_html(proposal_table(now.proposals))
    with st.expander(say("proposals.all_columns")):
        show_html(all_columns_table(now.proposals))


show()
