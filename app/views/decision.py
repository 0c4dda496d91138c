"""Beslut: what the office proposes beside what is computed, and where it deviates, one proposal at a time."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from app import compute, decision_words, pages, state, wording
from app.deciding import CHOICES, Draft, Refused, begun, override_of
from app.decision_tables import alone_table, decision_table
from app.exports import csv_export
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.result import Result
from app.texts import language, say, worded
from optimiser.decision import Decision, Override
from optimiser.deviations import Deviations, asked_told
from scoring.components import components_of
from scoring.other_money import own_other_money
from scoring.proposal import Proposal


def show() -> None:
    """The decision on the left, what the officer deviates with on the right."""
    with pages.answering_errors():
        compute.current_result()
    now = state.work()
    if now.shown is None:
        if not now.followed:
            st.info(say("appendix.empty"))
        return
    if not state.same(now.shown.question, now.question):
        st.warning(say("decide.old"))
    with pages.answering_errors():
        _decision(now.shown)


def _decision(result: Result) -> None:
    deviations = Deviations(state.work().decision(result))
    _head(deviations)
    _gone()
    left, right = st.columns([0.73, 0.27], gap="medium")
    with left:
        if deviations.alone:
            st.header(say("decide.alone_title"), anchor=False)
            show_html(alone_table(deviations))
        st.header(say("decide.table_title"), anchor=False)
        show_html(decision_table(deviations))
    with right, st.container(key="decide_form"):
        st.header(say("decide.form_title"), anchor=False)
        _form(deviations)
        _download(deviations.decision)


def _head(deviations: Deviations) -> None:
    """What can be read out: the whole, what the deviations cost or give, and what is not as it should be."""
    decision = deviations.decision
    lines = [decision_words.changes(deviations.together)] if decision.deviations else []
    lines += decision_words.notes(deviations)
    show_html(
        f'<div role="status"><h2 class="fordela-headline">{escaped(decision_words.headline(decision))}</h2>'
        f'<p class="fordela-lines">{"<br>".join(map(escaped, lines))}</p></div>'
    )
    if over := decision_words.over_budget(decision):
        st.error(markdown_safe(over))
    if broken := decision_words.broken(deviations.together, decision.proposals) if decision.deviations else []:
        items = "".join(f"<li>{escaped(sentence)}.</li>" for sentence in broken)
        words = escaped(say("decide.breaks_rules"))
        show_html(f'<p class="fordela-lines">{words}</p><ul class="fordela-lines">{items}</ul>')


def _gone() -> None:
    """Deviations of proposals that are not at hand."""
    now = state.work()
    here = {state.identity(one) for one in now.proposals} if now.overrides else set()
    lines = [
        say("decide.gone_line", file=file, proposal=f"{id_} {title}", amount=_given(said.amount), reason=_why(said))
        for (file, id_, title), said in now.overrides.items()
        if (file, id_, title) not in here
    ]
    if lines:
        st.info(say("decide.gone") + "".join(f"\n- {markdown_safe(line)}" for line in lines))


def _why(said: Override) -> str:
    return said.reason or say("decide.gone_no_reason")


def _given(amount: int | None) -> str:
    if amount is None:
        return say("decide.amount_computed")
    return wording.kronor(amount) if amount else say("decide.nothing_given")


def _form(deviations: Deviations) -> None:
    """The choice of proposal, and the fields for it."""
    proposals = {one.id: one for one in deviations.decision.proposals}
    draft = state.work().draft
    chosen = next((one for one in proposals.values() if state.identity(one) == draft.about), None)
    if chosen is not None:
        state.seed("decide_about", chosen.id)
    st.selectbox(
        say("decide.about"),
        list(proposals),
        format_func=lambda id_: f"{id_} {proposals[id_].title}",
        index=None,
        key="decide_about",
        on_change=_chosen,
        args=(proposals,),
        placeholder=say("decide.choose"),
    )
    if chosen is not None:
        _about(chosen, deviations.decision)
        _fields(draft)
        _outcome(draft, chosen, deviations)
        _buttons(draft, chosen, deviations.decision)


def _chosen(proposals: dict[str, Proposal]) -> None:
    now, id_ = state.work(), state.widget("decide_about")
    drawn = now.draft.drawn + 1
    if id_ is None:
        now.draft = Draft(drawn=drawn)
        return
    about = state.identity(proposals[id_])
    now.draft = begun(about, proposals[id_], now.overrides.get(about), drawn)


def _asked(proposal: Proposal, decision: Decision) -> str:
    if proposal.requested is not None:
        return wording.kronor(proposal.requested)
    told = asked_told(decision.proposals)
    return say("decide.requested_nobody") if told else say("decide.requested_unknown")


def _about(proposal: Proposal, decision: Decision) -> None:
    """What is known of the proposal's money."""
    computed = decision.portfolio.amounts.get(proposal.id, 0)
    lines = [say("decide.known", computed=_given(computed), requested=_asked(proposal, decision))]
    if other := own_other_money(proposal, language()):
        lines.append(say("other_money.own", words=other))
    if parts := components_of(proposal):
        lines.append(decision_words.parts_words(parts))
    if text := proposal.texts.get("motivation"):
        lines.append(say("decide.motivation", text=text))
    show_html("".join(f'<p class="fordela-lines fordela-under">{escaped(line)}</p>' for line in lines))


def _fields(draft: Draft) -> None:
    """Amount, reason and condition; what is typed is kept also when the officer goes to another page."""
    choice = worded(_key("choice"))
    state.seed(choice, draft.choice)
    st.radio(
        say("decide.amount"),
        CHOICES,
        format_func=lambda one: say(f"decide.amount_{one}"),
        key=choice,
        on_change=_typed,
    )
    if draft.choice == "own":
        state.seed(_key("kronor"), draft.kronor)
        st.text_input(say("decide.kronor"), key=_key("kronor"), on_change=_typed, help=say("decide.kronor_help"))
    for name in ("reason", "condition"):
        state.seed(_key(name), getattr(draft, name))
        about = say(f"decide.{name}_help")
        st.text_area(say(f"decide.{name}_label"), key=_key(name), on_change=_typed, height=80, help=about)


def _key(name: str) -> str:
    return f"decide_{name}_{state.work().draft.drawn}"


def _typed() -> None:
    """Take what the fields hold into the draft."""
    now = state.work()
    draft = now.draft
    now.draft = replace(
        draft,
        choice=state.widget(worded(_key("choice")), draft.choice),
        **{name: state.widget(_key(name), getattr(draft, name)) for name in ("kronor", "reason", "condition")},
        refused="",
        told="",
    )


def _outcome(draft: Draft, proposal: Proposal, deviations: Deviations) -> None:
    """What was done last, or why it was not, or what saving would change."""
    if draft.refused:
        st.error(say(f"decide.refused_{draft.refused}"))
    elif draft.told:
        st.success(say(f"decide.told_{draft.told}"))
    else:
        _preview(draft, proposal, deviations)


def _preview(draft: Draft, proposal: Proposal, deviations: Deviations) -> None:
    """What the whole would come to; nothing where nothing would change or it cannot be saved as it is."""
    before = deviations.decision
    try:
        said = override_of(replace(draft, reason=draft.reason or "-"), proposal, 0)
    except Refused:
        return
    after = Deviations(replace(before, overrides={**before.overrides, proposal.id: said}))
    if after.decision.amounts == before.amounts:
        return
    amount = _given(after.decision.amounts.get(proposal.id, 0))
    words = say("decide.preview", id=proposal.id, amount=amount, changes=decision_words.changes(after.together))
    old = decision_words.broken(deviations.together, before.proposals, budget_too=True)
    new = [one for one in decision_words.broken(after.together, before.proposals, budget_too=True) if one not in old]
    words += " " + say("decide.preview_breaks", broken="; ".join(new)) if new else ""
    show_html(f'<p class="fordela-lines" role="status">{escaped(words)}</p>')


def _buttons(draft: Draft, proposal: Proposal, decision: Decision) -> None:
    with st.container(horizontal=True):
        st.button(say("decide.save"), on_click=_save, args=(proposal, decision), type="primary", key="decide_save")
        saved = draft.about in state.work().overrides
        st.button(say("decide.remove"), on_click=_remove, args=(proposal,), disabled=not saved, key="decide_remove")


def _save(proposal: Proposal, decision: Decision) -> None:
    _typed()
    now = state.work()
    about = state.identity(proposal)
    try:
        said = override_of(now.draft, proposal, decision.portfolio.amounts.get(proposal.id, 0))
    except Refused as refused:
        if refused.kind == "nothing_new" and about in now.overrides:
            _remove(proposal)
            return
        now.draft = replace(now.draft, refused=refused.kind)
        return
    now.overrides = {**now.overrides, about: said}
    now.draft = replace(begun(about, proposal, said, now.draft.drawn + 1), told="saved")


def _remove(proposal: Proposal) -> None:
    now, about = state.work(), state.identity(proposal)
    now.overrides = {which: said for which, said in now.overrides.items() if which != about}
    now.draft = replace(begun(about, proposal, None, now.draft.drawn + 1), told="removed")


def _download(decision: Decision) -> None:
    now = state.work()
    stem = f"beslut-{now.case.file.rsplit('.', 1)[0]}-{date.today().isoformat()}"
    st.download_button(
        say("decide.download"),
        partial(csv_export.allocation_csv, decision, now.rules_off),
        f"{stem}.csv",
        "text/csv",
        on_click="ignore",
        help=say("decide.download_help"),
    )


show()
