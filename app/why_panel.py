"""One proposal's explanation: why it is funded or not, who else would come in and leave, and what would turn that."""

from dataclasses import replace

import streamlit as st

from app import errands, explaining, progress, state, why_words
from app.errands import Working
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.result import Result
from app.robustness import verdict
from app.texts import say
from optimiser.explanation import Explanation, Explanations

_KEY = "why_asked"


def ask(id_: str) -> None:
    """Let the panel explain this proposal; in callbacks."""
    state.work().asked_about = id_
    state.set_widget(_KEY, id_)


def show(result: Result) -> None:
    """A choice of proposal, and its explanation."""
    choose(result)
    explain(result)


def choose(result: Result) -> None:
    """The choice of proposal."""
    titles = {one.id: f"{one.id} {one.title}" for one in result.proposals}
    if (asked := state.work().asked_about) in titles:
        state.seed(_KEY, asked)
    st.selectbox(
        say("why.ask"),
        list(titles),
        format_func=titles.__getitem__,
        index=None,
        key=_KEY,
        on_change=_asked,
        placeholder=say("why.choose"),
        help=say("why.ask_help"),
    )


def explain(result: Result) -> None:
    """The explanation of the proposal that is chosen, where one is."""
    asked = state.work().asked_about
    if any(one.id == asked for one in result.proposals):
        with st.container(border=True, key="why_panel"):
            _explained(result, asked)


def _asked() -> None:
    state.work().asked_about = str(state.widget(_KEY, ""))


def _explained(result: Result, id_: str) -> None:
    if unproven(result):
        return
    try:
        found = explaining.explanations(result)
    except Working as working:
        progress.show(working.job, name="cancel_why")
        return
    if id_ in found.proposals:
        _told(result, found.proposals[id_])
    else:
        unfinished(found)


def unproven(result: Result) -> bool:
    """True where nothing can be explained, for the allocation is not proven to be the best; then says so."""
    if result.portfolio.status == "optimal":
        return False
    st.info(say("why.not_proven"))
    return True


def unfinished(found: Explanations, name: str = "why") -> None:
    """That the questions were not all answered in time, and the button that asks them anew; nothing where they were.

    name: of the button, where a page shows several.
    """
    if not found.complete:
        st.warning(say("why.incomplete"))
        st.button(say("result.again"), key=f"again_{name}", on_click=errands.forget, args=(explaining.EXPLAIN,))


def _told(result: Result, told: Explanation) -> None:
    proposals = result.proposals
    sentences = [*why_words.sentences(told, proposals), verdict.line(result, told.id)]
    said = "<br>".join(escaped(sentence) for sentence in sentences if sentence)
    lists = (why_words.change_list(told, proposals), why_words.rule_list(told, proposals), why_words.score_list(told))
    show_html(f'<p class="fordela-lines" role="status">{said}</p>{_figures(told)}{"".join(lists)}')
    if not told.funded and told.reason in ("beaten", "rule"):
        _budget(result, told)
        _cost(told)


def _figures(told: Explanation) -> str:
    pairs = "".join(
        f'<div title="{escaped(say(f"why.{key}_help"))}"><dt>{escaped(say(f"why.{key}"))}</dt>'
        f"<dd>{escaped(figure)}</dd></div>"
        for key, figure in why_words.figures(told).items()
    )
    return f'<dl class="fordela-figures">{pairs}</dl>' if pairs else ""


def _budget(result: Result, told: Explanation) -> None:
    """At which larger budget it gets in: a question of its own, for it may take long."""
    try:
        needed, known = explaining.budget_needed(result, told.id)
    except Working as working:
        progress.show(working.job, lambda _: say("why.budget_working"), "cancel_budget")
        return
    words = why_words.budget_words(replace(told, budget_needed=needed)) if known else say("why.budget_unknown")
    st.markdown(markdown_safe(f"{words}."))


def _cost(told: Explanation) -> None:
    """At which cost it gets in: for the officer, and so not shown unless asked for."""
    state.seed("why_cost", state.work().cost_shown)
    st.toggle(say("why.cost"), key="why_cost", on_change=_cost_toggled, help=say("why.cost_help"))
    if state.work().cost_shown:
        st.markdown(markdown_safe(f"{why_words.cost_words(told)}."))


def _cost_toggled() -> None:
    state.work().cost_shown = bool(state.widget("why_cost", False))
