"""Förslag: choose a sample or upload files, settle what is doubtful, see and set aside proposals."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from app import controls, doubts, focus, opening, pages, state
from app.editing import editor
from app.exports.problems import problems_csv
from app.exports.template import template_csv
from app.handling import noted_elsewhere, set_state
from app.html import markdown_safe
from app.html import show as show_html
from app.proposal_tables import all_columns_table, problem_table, proposal_table, set_aside_table
from app.samples import SAMPLES, read_sample
from app.texts import language, say, worded
from app.uploads import Upload, sheet_keys, sheets
from scoring.areas import AREA_CODES
from scoring.characters import cleaned
from scoring.problems import BadInput, shortened
from scoring.proposal import STATES
from scoring.template import template_workbook

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show() -> None:
    """Source first, then problems and doubts if any, then the proposals."""
    with pages.answering_errors():
        _source()
        _read()
        with st.container(key=focus.OUTCOME):
            _problems()
            doubts.show()
            _opened()
        focus.on_outcome()
        _proposals()
        _handling()


def _source() -> None:
    sample, upload, template = st.columns(3, gap="large")
    with sample:
        state.seed(worded("sample"), state.work().case.sample or None)
        st.radio(
            say("proposals.sample"),
            SAMPLES,
            index=None,
            format_func=lambda name: say(f"sample.{name}"),
            key=worded("sample"),
            on_change=_sample_chosen,
        )
    with upload:
        _uploader()
    with template:
        _templates()


def _uploader() -> None:
    st.file_uploader(
        say("proposals.upload"),
        type=["csv", "xlsx"],
        accept_multiple_files=True,
        key="upload",
        on_change=_uploaded,
        help=say("proposals.upload_help"),
    )
    uploads = _uploads()
    for upload, key in zip(uploads, sheet_keys(uploads), strict=True):
        if names := sheets(upload):
            label = say("proposals.sheet", file=markdown_safe(upload.name))
            st.selectbox(label, names, key=key, on_change=_uploaded, placeholder=say("choose.one"))
    st.file_uploader(
        say("proposals.scenario"),
        type=["json"],
        key="scenario_upload",
        on_change=_scenario_uploaded,
        help=say("proposals.scenario_help"),
    )


def _uploads() -> list[Upload]:
    """The files as they lie in the uploader."""
    return [Upload(file.name, file.getvalue()) for file in state.widget("upload") or ()]


def _templates() -> None:
    st.markdown(say("proposals.template_words"))
    workbook = partial(template_workbook, AREA_CODES, language())
    st.download_button(say("proposals.template_xlsx"), workbook, "forslag-mall.xlsx", _XLSX, on_click="ignore")
    st.download_button(
        say("proposals.template"), template_csv(AREA_CODES), "forslag-mall.csv", "text/csv", on_click="ignore"
    )


def _sample_chosen() -> None:
    name = state.widget(worded("sample"))
    if name:
        controls.open_case(read_sample(name))


def _uploaded() -> None:
    """Leave the reading to the script, which can show that it goes on; a callback runs before anything is drawn."""
    now = state.work()
    now.problems, now.pending, now.unread = (), None, True
    now.undecided, now.contradictory = False, ()


def _read() -> None:
    """Take new files in, and draw the page anew with what came of it."""
    now = state.work()
    if not now.unread:
        return
    now.unread = False
    plain = _uploads()
    if not plain:
        return
    uploads = tuple(replace(one, sheet=state.widget(key)) for one, key in zip(plain, sheet_keys(plain), strict=True))
    with st.spinner(say("proposals.reading", file=markdown_safe(opening.name_of([one.name for one in plain])))):
        _taken(partial(opening.take_files, uploads))
    now.came_of_files = True
    st.rerun()


def _scenario_uploaded() -> None:
    if file := state.widget("scenario_upload"):
        _taken(partial(opening.take_scenario, Upload(file.name, file.getvalue())))
    else:
        state.work().problems, state.work().waiting = (), None


def _taken(take: Callable[[], None]) -> None:
    """What was uploaded is taken in, or its problems are told; no sample is chosen where files are open."""
    now = state.work()
    now.problems = ()
    try:
        take()
    except BadInput as error:
        now.problems = error.problems
    if not now.case.sample:
        state.forget_widgets([worded("sample")])


def _problems() -> None:
    problems = state.work().problems
    if problems:
        files = ", ".join(dict.fromkeys(problem.file for problem in problems))
        st.error(say("proposals.refused", file=markdown_safe(files), number=len(problems)))
        show_html(problem_table(problems))
        everything = partial(problems_csv, problems, language())
        st.download_button(say("problem.download"), everything, "fel.csv", "text/csv", on_click="ignore")


def _opened() -> None:
    """Which files were read, which of them may be cut off, and which states belong to proposals not among theirs."""
    now = state.work()
    case = now.case
    if case.told and not now.problems and now.pending is None:
        file, scenario = markdown_safe(case.file), markdown_safe(case.scenario_file)
        st.info(say(f"opened.{case.told}", file=file, number=len(case.proposals), scenario=scenario))
        for end in case.open_ends:
            file, id_, cell = map(markdown_safe, (end.file, end.id, shortened(end.cell)))
            st.warning(say("opened.open_end" if cell else "opened.open_end_blank", file=file, id=id_, cell=cell))
    elsewhere = [
        say("handling.noted", file=file, proposal=f"{id_} {title}", state=say(f"state.{noted}"), reason=reason)
        for (file, id_, title), (noted, reason) in noted_elsewhere().items()
    ]
    if elsewhere:
        st.info(say("handling.elsewhere") + "".join(f"\n- {markdown_safe(text)}" for text in elsewhere))


def _proposals() -> None:
    now = state.work()
    if not now.proposals:
        st.info(say("proposals.empty"))
        return
    with st.expander(say("edit.title"), key="edit_box", on_change="rerun") as box:
        if box.open:
            editor.show()
    show_html(proposal_table(now.proposals))
    with st.expander(say("proposals.all_columns")):
        show_html(all_columns_table(now.proposals))


def _handling() -> None:
    """Where a proposal stands, and those that are set aside with their reasons."""
    st.header(say("handling.title"), anchor=False)
    aside = [proposal for proposal in state.work().proposals if not proposal.received]
    if aside:
        show_html(set_aside_table(aside))
    titles = {proposal.id: f"{proposal.id} {proposal.title}" for proposal in state.work().proposals}
    which, where, why, save = st.columns([0.35, 0.2, 0.33, 0.12], vertical_alignment="bottom")
    which.selectbox(
        say("handling.proposal"),
        list(titles),
        format_func=titles.__getitem__,
        key="handled",
        placeholder=say("choose.one"),
    )
    where.selectbox(
        say("handling.state"),
        STATES,
        format_func=lambda one: say(f"state.{one}"),
        key=worded("handled_state"),
        placeholder=say("choose.one"),
    )
    why.text_input(say("handling.reason"), key="handled_reason", help=say("handling.reason_help"))
    save.button(say("handling.save"), on_click=_save_state, width="stretch", key="save_state")
    if state.work().reason_missing:
        st.error(say("handling.reason_missing"))


def _save_state() -> None:
    now, new = state.work(), state.widget(worded("handled_state"), "received")
    reason = cleaned(state.widget("handled_reason", ""))
    now.reason_missing = new != "received" and not reason
    if not now.reason_missing:
        set_state(state.widget("handled"), new, reason)
        controls.draw_anew()
        state.set_widget("handled_reason", "")


show()
