"""Bedömning: several assessors side by side, the scores they agree on, the guide, and what each proposal carries."""

from datetime import date
from functools import partial

import streamlit as st

from app import pages, progress, state, takeaway
from app.assessing import tables, taking
from app.exports.assessments_export import assessments_csv
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.proposal_tables import problem_table
from app.robustness import doubt
from app.texts import criterion_name, language, say, worded
from scoring.assessments import AGREEMENTS, agreement_sentence, assessors, disagreement_sentence, disagreements
from scoring.characters import cleaned
from scoring.completeness import ASPECTS, aspect_name, aspect_reason, carried
from scoring.guide import LEVELS, default_text

_FORM = "assess"


def show() -> None:
    """What is known of the assessment, then who has said what, then the guide and what is carried."""
    with progress.following(), pages.answering_errors():
        _head()
        left, right = st.columns([0.64, 0.36], gap="large")
        with left:
            _assessors()
            _completeness()
        with right, st.container(key="scoring_side"):
            _files()
            _form()
            _guide()


def _head() -> None:
    now = state.work()
    found = now.round.assessments
    people, proposals = assessors(found), {one.id for one in found if one.scored}
    headline = say("scoring.headline", number=len(proposals), all=len(now.proposals), people=len(people))
    lines = [say("scoring.begin")] if not found else []
    if apart := disagreements(found):
        first = apart[0]
        lines.append(say("scoring.most_apart", id=first.id, area=criterion_name(first.criterion)))
    lines.append(_carried_words())
    told = "".join(f'<p class="fordela-lines">{escaped(line)}</p>' for line in lines)
    show_html(f'<div role="status"><h2 class="fordela-headline">{escaped(headline)}</h2>{told}</div>')


def _carried_words() -> str:
    now = state.work()
    parts = [f"{aspect_name(one, language()).lower()} {number}" for one, number in carried(now.proposals).items()]
    return say("scoring.carried_words", all=len(now.proposals), parts=", ".join(parts))


def _assessors() -> None:
    now = state.work()
    if not now.round.assessments:
        return
    st.header(say("scoring.beside_title"), anchor=False)
    by, area = st.columns(2)
    with by:
        key = worded("agreement")
        state.seed(key, now.round.agreement)
        st.segmented_control(
            say("scoring.agreement"), AGREEMENTS, format_func=lambda one: say(f"scoring.agreed_{one}"), key=key,
            required=True, on_change=_agree, args=(key,),
        )  # fmt: skip
    with area:
        criterion = st.selectbox(
            say("scoring.area"),
            now.scenario.criteria,
            format_func=criterion_name,
            key=worded("assessed_area"),
            placeholder=say("choose.one"),
        )
    takeaway.table(
        tables.beside_table(now.round, now.proposals, str(criterion)), "bedomare", say("scoring.beside_title")
    )
    st.caption(agreement_sentence(now.round.agreement, language()))
    st.button(say("scoring.use"), key="use_agreed", type="primary", on_click=taking.use_agreed)
    st.caption(say("scoring.use_about"))
    st.header(say("scoring.apart_title"), anchor=False)
    if disagreements(now.round.assessments):
        takeaway.table(tables.apart_table(now.round, now.proposals), "oenighet", say("scoring.apart_title"))
        st.caption(disagreement_sentence(language()))
        doubt.show()
    else:
        st.markdown(say("scoring.no_disagreement"))


def _agree(key: str) -> None:
    taking.agree(state.widget(key, "mean"))


def _completeness() -> None:
    st.header(say("scoring.complete_title"), anchor=False)
    with st.expander(say("scoring.complete_open"), key="complete", on_change="rerun") as box:
        if box.open:
            for aspect in ASPECTS:
                st.caption(f"**{aspect_name(aspect, language())}.** {aspect_reason(aspect, language())}")
            takeaway.table(
                tables.completeness_table(state.work().proposals), "bar-med-sig", say("scoring.complete_title")
            )


def _files() -> None:
    now = state.work()
    st.header(say("scoring.files_title"), anchor=False)
    st.file_uploader(
        say("scoring.upload"), type=["csv", "xlsx"], accept_multiple_files=True, key="assessment_files",
        on_change=_uploaded, help=say("scoring.upload_help"),
    )  # fmt: skip
    if now.assess_problems:
        st.error(say("scoring.refused", number=len(now.assess_problems)))
        show_html(problem_table(now.assess_problems))
    if now.round.assessments:
        name = f"bedomningar-{now.case.file.rsplit('.', 1)[0]}-{date.today().isoformat()}.csv"
        made = partial(assessments_csv, now.round.assessments, now.proposals)
        st.download_button(say("scoring.download"), made, name, "text/csv", on_click="ignore", width="stretch")
        for person, department in assessors(now.round.assessments).items():
            _person(person, department)


def _person(person: str, department: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(markdown_safe(f"{person}, {department}" if department else person))
        st.button(
            say("scoring.remove"), key=f"remove_{person}", type="tertiary", on_click=taking.remove, args=(person,),
            help=say("scoring.remove_help", name=markdown_safe(person)),
        )  # fmt: skip


def _uploaded() -> None:
    taking.take_files(state.widget("assessment_files", []))


def _form() -> None:
    """One assessment at a time, read as a row of a file is."""
    now = state.work()
    with st.expander(say("scoring.form_title"), key="assess_form"):
        titles = {one.id: f"{one.id} {one.title}" for one in now.proposals}
        st.text_input(say("scoring.assessor"), key=f"{_FORM}_assessor", max_chars=80)
        st.text_input(say("scoring.department"), key=f"{_FORM}_department", max_chars=80)
        st.selectbox(
            say("scoring.proposal"),
            list(titles),
            format_func=titles.__getitem__,
            key=f"{_FORM}_id",
            placeholder=say("choose.one"),
        )
        for criterion in now.scenario.criteria:
            points, reason = st.columns([0.3, 0.7])
            name = criterion_name(criterion)
            points.text_input(markdown_safe(name), key=f"{_FORM}_score_{criterion}", max_chars=10)
            reason.text_input(say("scoring.reason", area=markdown_safe(name)), key=f"{_FORM}_reason_{criterion}")
        st.text_area(say("scoring.comment"), key=f"{_FORM}_comment", height=80)
        st.button(say("scoring.save"), key="assess_save", on_click=_typed)


def _typed() -> None:
    cells = {"id": _field("id"), "bedömare": _field("assessor"), "förvaltning": _field("department")}
    reasons = {}
    for criterion in state.work().scenario.criteria:
        heading = taking.heading_of(criterion)
        cells[heading] = _field(f"score_{criterion}")
        if reason := _field(f"reason_{criterion}"):
            reasons[taking.REASON.format(heading=heading)] = reason
    taking.take_form(cells | {"kommentar": _field("comment")} | reasons)


def _field(name: str) -> str:
    return cleaned(str(state.widget(f"{_FORM}_{name}", "") or ""))


def _guide() -> None:
    """What each level means for an area, which the city may say in its own words."""
    now = state.work()
    with st.expander(say("scoring.guide_title"), key="guide"):
        st.markdown(say("scoring.guide_about"))
        criterion = st.selectbox(
            say("scoring.area"),
            now.scenario.criteria,
            format_func=criterion_name,
            key=worded("guide_area"),
            placeholder=say("choose.one"),
        )
        for level in LEVELS:
            _level(str(criterion), level)


def _level(criterion: str, level: int) -> None:
    text = state.work().round.guide.text(criterion, level, language())
    mark = "" if text == default_text(criterion, level, language()) else f" · {say('scoring.own_text')}"
    key = f"guide_{criterion}_{level}_{language()}"
    state.seed(key, text)
    st.text_area(
        f"{level}{mark}", key=key, height=68, max_chars=1000, on_change=_write_level, args=(criterion, level, key)
    )


def _write_level(criterion: str, level: int, key: str) -> None:
    taking.write_guide(criterion, level, str(state.widget(key, "")))
    state.forget_widgets([key])


show()
