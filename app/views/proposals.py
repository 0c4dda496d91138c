"""Förslag: choose a sample or upload files, settle what is doubtful, see and set aside proposals."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from app import controls, pages, state
from app.exports.problems import problems_csv
from app.exports.template import template_csv
from app.handling import set_state
from app.html import markdown_safe
from app.html import show as show_html
from app.proposal_tables import all_columns_table, doubt_table, problem_table, proposal_table, set_aside_table
from app.samples import SAMPLES, Case, read_sample
from app.texts import language, say
from app.uploads import Pending, Upload, read_uploads, sheets
from optimiser.scenario import Scenario
from scoring.areas import AREA_CODES
from scoring.merging import Decision, Doubt, merged
from scoring.problems import BadInput
from scoring.proposal import STATES, Proposal
from scoring.template import template_workbook

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DECISIONS: tuple[Decision, ...] = ("both", "first", "second")


def show() -> None:
    """Source first, then problems and doubts if any, then the proposals."""
    with pages.answering_errors():
        _source()
        _read()
        _problems()
        _doubts()
        _proposals()
        _handling()


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
        _uploader()
    with template:
        _templates()


def _uploader() -> None:
    files = st.file_uploader(
        say("proposals.upload"),
        type=["csv", "xlsx"],
        accept_multiple_files=True,
        key="upload",
        on_change=_uploaded,
        help=say("proposals.upload_help"),
    )
    for place, file in enumerate(files or ()):
        if names := sheets(Upload(file.name, file.getvalue())):
            label = say("proposals.sheet", file=markdown_safe(file.name))
            st.selectbox(label, names, key=f"sheet_{place}_{file.name}", on_change=_uploaded)


def _templates() -> None:
    st.markdown(say("proposals.template_words"))
    workbook = partial(template_workbook, AREA_CODES, language())
    st.download_button(say("proposals.template_xlsx"), workbook, "forslag-mall.xlsx", _XLSX, on_click="ignore")
    st.download_button(
        say("proposals.template"), template_csv(AREA_CODES), "forslag-mall.csv", "text/csv", on_click="ignore"
    )


def _sample_chosen() -> None:
    name = state.widget("sample")
    if name:
        controls.open_case(read_sample(name))


def _uploaded() -> None:
    """Leave the reading to the script, which can show that it goes on; a callback runs before anything is drawn."""
    now = state.work()
    now.problems, now.pending, now.unread = (), None, True


def _read() -> None:
    """Take new files in, and draw the page anew with what came of it."""
    now = state.work()
    if not now.unread:
        return
    now.unread = False
    uploads = [_with_sheet(place, file) for place, file in enumerate(state.widget("upload") or ())]
    if not uploads:
        return
    with st.spinner(say("proposals.reading", file=markdown_safe(_name_of([upload.name for upload in uploads])))):
        _take_in(uploads)
    st.rerun()


def _take_in(uploads: list[Upload]) -> None:
    """Open the files, ask where they leave doubt, or keep what was there and tell what is wrong."""
    now = state.work()
    try:
        pending = Pending(read_uploads(uploads))
    except BadInput as error:
        now.problems = error.problems
        return
    if pending.doubts:
        now.pending = pending
    else:
        _open(pending.files, {})


def _with_sheet(place: int, file: object) -> Upload:
    name, data = file.name, file.getvalue()  # type: ignore[attr-defined]
    key = f"sheet_{place}_{name}"
    return Upload(name, data, state.widget(key) if state.has_widget(key) else None)


def _name_of(names: list[str]) -> str:
    return names[0] if len(names) == 1 else say("proposals.files", number=len(names))


def _open(files: tuple[tuple[Proposal, ...], ...], decisions: dict[str, Decision]) -> None:
    proposals, now = merged(files, decisions), state.work().scenario
    name = _name_of([file[0].file for file in files])
    controls.open_case(Case(name, proposals, Scenario(now.weights, now.budget, name, now.benefit)))
    state.forget_widgets(["sample"])


def _problems() -> None:
    problems = state.work().problems
    if problems:
        files = ", ".join(dict.fromkeys(problem.file for problem in problems))
        st.error(say("proposals.refused", file=markdown_safe(files), number=len(problems)))
        show_html(problem_table(problems))
        everything = partial(problems_csv, problems, language())
        st.download_button(say("problem.download"), everything, "fel.csv", "text/csv", on_click="ignore")


def _doubts() -> None:
    """Each doubt side by side with its three answers; nothing is merged until all are given."""
    pending = state.work().pending
    if pending is None:
        return
    found = pending.doubts
    st.warning(say("doubts.title", number=len(found)))
    for place, doubt in enumerate(found):
        show_html(doubt_table(doubt))
        key = f"doubt_{place}"
        st.radio(say("doubts.question"), _DECISIONS, index=None, format_func=_answer_words(doubt), key=key)
    st.button(say("doubts.merge"), on_click=_merge, type="primary")
    if state.work().undecided:
        st.error(say("doubts.undecided"))


def _answer_words(doubt: Doubt) -> Callable[[Decision], str]:
    words: dict[Decision, str] = {
        "both": say(f"doubts.both_{doubt.reason}"),
        "first": say("doubts.keep", file=markdown_safe(doubt.first.file)),
        "second": say("doubts.keep", file=markdown_safe(doubt.second.file)),
    }
    return words.__getitem__


def _merge() -> None:
    now = state.work()
    pending = now.pending
    if pending is None:
        return
    decisions = {doubt.key: state.widget(f"doubt_{place}") for place, doubt in enumerate(pending.doubts)}
    now.undecided = None in decisions.values()
    if not now.undecided:
        now.pending = None
        _open(pending.files, decisions)


def _proposals() -> None:
    now = state.work()
    if not now.case.sample and not now.problems:
        st.info(say("proposals.opened", file=markdown_safe(now.case.file), number=len(now.proposals)))
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
    which.selectbox(say("handling.proposal"), list(titles), format_func=titles.__getitem__, key="handled")
    where.selectbox(say("handling.state"), STATES, format_func=lambda one: say(f"state.{one}"), key="handled_state")
    why.text_input(say("handling.reason"), key="handled_reason", help=say("handling.reason_help"))
    save.button(say("handling.save"), on_click=_save_state, width="stretch")
    if state.work().reason_missing:
        st.error(say("handling.reason_missing"))


def _save_state() -> None:
    now, new, reason = state.work(), state.widget("handled_state"), state.widget("handled_reason").strip()
    now.reason_missing = new != "received" and not reason
    if not now.reason_missing:
        set_state(state.widget("handled"), new, reason)
        controls.draw_anew()
        state.set_widget("handled_reason", "")


show()
