"""Egen lista: a list made by hand beside the best allocation, what it breaks, and what would improve it."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app import compute, own_list_words, pages, state, wording
from app.exports.own_list_export import own_list_scenario
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.own_list_file import read_list
from app.own_list_tables import MOST_SHOWN, breach_list, change_table, difference_table, field_heading, field_row
from app.proposal_tables import problem_table
from app.texts import say, worded
from app.uploads import Upload, sheets
from optimiser.evaluate import Evaluation, evaluate
from optimiser.list_table import list_csv
from optimiser.portfolio import Portfolio
from optimiser.swaps import Swap
from scoring.problems import BadInput
from scoring.proposal import Proposal

MOST_FIELDS = 100
_VIEWS = ("all", "listed", "unlisted")


def show() -> None:
    """What the list comes to on the left, the list itself on the right."""
    with pages.answering_errors():
        left, right = st.columns([0.48, 0.52], gap="medium")
        with left, st.container(key="own_result"):
            headline = st.container()
            found = _evaluated()
            _result(found, headline)
        with right:
            _beginnings(found)
            _import()
            _fields()


def _evaluated() -> Evaluation:
    """The list beside the best allocation; where that one is not there, the page says why and the list stands alone."""
    now, best = state.work(), Portfolio("unknown")
    with pages.answering_errors():
        best = compute.current_result().portfolio
    scenario, proposals = now.question  # less the rules that are off
    return evaluate(replace(scenario, amounts=dict(now.own_list.amounts)), proposals, best=best)


def _result(found: Evaluation, headline: DeltaGenerator) -> None:
    proposals = state.work().proposals
    lines = [*([] if found.amounts else [say("own.begin")]), *own_list_words.reservations(found)]
    with headline:
        show_html(
            f'<div role="status"><h2 class="fordela-headline">{escaped(own_list_words.headline(found))}</h2>'
            f'<p class="fordela-lines">{"<br>".join(map(escaped, lines))}</p></div>'
        )
    if found.amounts or found.breaches:
        show_html(breach_list(found, proposals))
    if found.amounts and found.best.found:
        _difference(found)
    _changes("swaps", [swap for swap in found.swaps if swap.out is not None], found)
    _changes("additions", [swap for swap in found.swaps if swap.out is None], found)
    if found.amounts:
        _downloads(found)


def _difference(found: Evaluation) -> None:
    st.markdown(markdown_safe(own_list_words.differs(found)))
    if found.amounts != found.best.amounts:
        with st.expander(say("own.difference"), key="own_difference"):
            show_html(difference_table(found, state.work().proposals))


def _changes(kind: str, changes: list[Swap], found: Evaluation) -> None:
    """Swaps or additions as a table, and a choice of one of them to make."""
    if not found.amounts and kind == "swaps":
        return
    st.header(say(f"own.{kind}_title"), anchor=False)
    if not changes:
        st.markdown(say(f"own.{kind}_none"))
        return
    show_html(change_table(found, kind, changes, state.work().proposals))
    shown, key = changes[:MOST_SHOWN], worded(f"own_{kind}_{state.work().own_list.version}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            say(f"own.{kind}_choose"),
            range(len(shown)),
            format_func=lambda place: own_list_words.swap_words(shown[place]),
            key=key,
            placeholder=say("choose.one"),
        )
        st.button(say(f"own.{kind}_do"), on_click=_make, args=(key, shown), key=f"own_{kind}_do")


def _make(key: str, shown: list[Swap]) -> None:
    now, swap = state.work(), shown[state.widget(key, 0)]
    cost = next(one.cost for one in now.proposals if one.id == swap.into)
    now.made_by_hand = now.own_list.swapped(swap.out, swap.into, cost)


def _downloads(found: Evaluation) -> None:
    now = state.work()
    scenario, proposals = now.question
    stem = f"egen-lista-{now.case.file.rsplit('.', 1)[0]}-{date.today().isoformat()}"
    st.download_button(
        say("own.download_table"),
        partial(list_csv, found, proposals, scenario),
        f"{stem}.csv",
        "text/csv",
        on_click="ignore",
        type="primary",
        help=say("own.download_table_help"),
    )
    st.download_button(
        say("own.download_scenario"),
        partial(own_list_scenario, found, scenario),
        f"{stem}-scenario.json",
        "application/json",
        on_click="ignore",
        help=say("own.download_scenario_help"),
    )


def _beginnings(found: Evaluation) -> None:
    """Where a list can start, and the way back."""
    own = state.work().own_list
    st.header(say("own.change_title"), anchor=False)
    with st.container(horizontal=True):
        st.button(
            say("own.from_screen"),
            on_click=_begin,
            args=(dict(found.best.amounts),),
            type="secondary" if own.amounts else "primary",
            disabled=not found.best.found,
        )
        st.button(say("own.from_nothing"), on_click=_begin, args=({},), disabled=not own.amounts)
        st.button(say("own.undo"), on_click=_undo, disabled=own.earlier is None)


def _begin(amounts: dict[str, int]) -> None:
    now = state.work()
    now.made_by_hand = now.own_list.of(amounts)


def _undo() -> None:
    now = state.work()
    now.made_by_hand = now.own_list.undone()


def _import() -> None:
    with st.expander(say("own.read"), key="own_read"):
        file = st.file_uploader(
            say("own.upload"),
            type=["csv", "xlsx", "json"],
            key="own_upload",
            on_change=_uploaded,
            help=say("own.upload_help"),
        )
        if file and (names := sheets(Upload(file.name, file.getvalue()))):
            label = say("own.sheet", file=markdown_safe(file.name))
            st.selectbox(label, names, key=f"own_sheet_{file.name}", on_change=_uploaded, placeholder=say("choose.one"))
    if problems := state.work().own_list.problems:
        st.error(say("own.refused", file=markdown_safe(problems[0].file), number=len(problems)))
        show_html(problem_table(problems))


def _uploaded() -> None:
    now, file = state.work(), state.widget("own_upload")
    now.made_by_hand = now.own_list.refused(())
    if file is None:
        return
    try:
        amounts = read_list(file.getvalue(), file.name, now.proposals, state.widget(f"own_sheet_{file.name}"))
    except BadInput as error:
        now.made_by_hand = now.own_list.refused(error.problems)
        return
    now.made_by_hand = now.own_list.of(amounts)


def _fields() -> None:
    """A field for each proposal that is sought, with what the list gives it."""
    _unreadable()
    find, view = st.columns([0.45, 0.55], vertical_alignment="bottom")
    sought = find.text_input(say("own.find"), key="own_find", help=say("own.find_help"))
    state.seed(worded("own_view"), _VIEWS[0])
    kind = view.segmented_control(
        say("own.show"), _VIEWS, format_func=lambda one: say(f"own.show_{one}"), key=worded("own_view"), required=True
    )
    matching = [one for one in state.work().proposals if _matches(one, sought, kind or _VIEWS[0])]
    if not matching:
        st.info(say("own.nothing_found"))
        return
    with st.container(key="own_fields"):
        show_html(field_heading())
        for proposal in matching[:MOST_FIELDS]:
            _field(proposal)
    if len(matching) > MOST_FIELDS:
        st.caption(say("own.more", shown=MOST_FIELDS, number=len(matching)))


def _unreadable() -> None:
    own = state.work().own_list
    for id_, text in own.unreadable.items():
        kept = wording.kronor(own.amounts.get(id_, 0))
        st.error(markdown_safe(say("own.unreadable", id=id_, text=text, kept=kept)))


def _matches(proposal: Proposal, sought: str, kind: str) -> bool:
    listed = proposal.id in state.work().own_list.amounts
    texts = (proposal.id, proposal.title, proposal.committee, proposal.department)
    wanted = {"all": True, "listed": listed, "unlisted": not listed}[kind]
    return wanted and any(sought.strip().casefold() in text.casefold() for text in texts)


def _field(proposal: Proposal) -> None:
    own = state.work().own_list
    key = f"own_{own.drawn}_{proposal.id}"
    state.seed(key, own.text_of(proposal.id))
    about = say("own.field", proposal=f"{proposal.id} {proposal.title}", cost=wording.kronor(proposal.cost))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        show_html(field_row(proposal, own))
        st.text_input(
            markdown_safe(about),
            key=key,
            on_change=_typed,
            args=(key, proposal.id),
            label_visibility="collapsed",
            width=150,
        )


def _typed(key: str, id_: str) -> None:
    now = state.work()
    now.made_by_hand = now.own_list.typed(id_, state.widget(key, ""))
    state.set_widget(key, now.own_list.text_of(id_))


show()
