"""A list to cut or extend: one order for the budgets that the officer names, and what it costs to have only one."""

from dataclasses import replace

import streamlit as st

from app import errands, no_answer, state, takeaway
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.result import Result
from app.texts import say
from app.tradeoffs import cutting_words, section
from app.tradeoffs.budgets import MOST_BUDGETS, UnreadableBudgets, budgets_text, parse_budgets, usual_budgets
from app.tradeoffs.cutting_table import always_table, cutting_table
from app.tradeoffs.cutting_words import Listed
from app.wording import kronor
from optimiser.frontier import whole
from optimiser.rank import Ranking, ranking

_NAME = "cutting"


def show(result: Result) -> None:
    """The section: what goes and comes in words, its price, the list, and the field for the budgets."""
    section.heading(say("cutting.title"), say("cutting.about"))
    show_html(f'<p class="fordela-lines"><strong>{escaped(say("cutting.note"))}</strong></p>')
    with section.working(_NAME):
        _answer(Listed(ranking_of(result), result))
    _field(_budgets(result), result.scenario.budget)


def ranking_of(result: Result) -> Ranking:
    """The list for the budgets that the officer has named, or the usual ones. Raises as `errands.found`."""
    budgets = _budgets(result)
    return errands.found(
        _NAME, result, lambda clock: ranking(result.scenario, result.proposals, budgets, clock), about=budgets
    )


def _budgets(result: Result) -> tuple[int, ...]:
    return state.work().cut_budgets or usual_budgets(result.scenario.budget)


def _answer(listed: Listed) -> None:
    found = listed.found
    if found.nothing is not None:
        _impossible(listed.result, found)
        return
    if found.status != "optimal":
        section.incomplete(_NAME, cutting_words.unproven(found))
    if found.counts:
        _list(listed)


def _impossible(result: Result, found: Ranking) -> None:
    """The rules that collide, at the least budget where they do, or over all budgets together."""
    at, nothing = found.nothing_at, found.nothing
    words = say("cutting.impossible") if at is None else say("cutting.impossible_at", budget=kronor(at))
    scenario = replace(whole(result.scenario), budget=found.budgets[0] if at is None else at)
    sentences = no_answer.conflicts(scenario, result.proposals, nothing) if nothing else []
    st.warning(markdown_safe(words) + no_answer.bullets(sentences))
    whole_only = f"{say('cutting.whole')} " if found.whole_only else ""
    st.markdown(whole_only + say("cutting.impossible_help"))


def _list(listed: Listed) -> None:
    items = "".join(f"<li>{escaped(step)}</li>" for step in cutting_words.steps(listed))
    beside = _lines([cutting_words.beside(listed)])
    known = _lines([cutting_words.price(listed.found), *cutting_words.reservations(listed)])
    show_html(f'<div role="status">{beside}<ul class="fordela-lines">{items}</ul></div>{known}')
    takeaway.table(cutting_table(listed), "listan", say("cutting.title"))
    number = listed.found.counts[0]
    if number:
        with st.expander(say("cutting.always_open", number=number), key="cutting_always"):
            show_html(always_table(listed))


def _lines(lines: list[str]) -> str:
    return "".join(f'<p class="fordela-lines">{escaped(line)}</p>' for line in lines if line)


def _field(budgets: tuple[int, ...], present: int) -> None:
    """The budgets as text, what cannot be read of them, and the way back to the usual ones."""
    now, key = state.work(), f"cut_budgets_{present}"
    if not state.has_widget(key):
        now.cut_refused = ""
    state.seed(key, budgets_text(budgets))
    about = say("cutting.budgets_help", most=MOST_BUDGETS)
    st.text_input(say("cutting.budgets"), key=key, on_change=_typed, args=(key, present), help=about)
    if now.cut_refused:
        st.error(markdown_safe(f"{_fault(now.cut_refused)} {say('cutting.kept', budgets=budgets_text(budgets))}"))
    usual = not now.cut_budgets and not now.cut_refused
    st.button(say("cutting.usual"), on_click=_usual, args=(key, present), disabled=usual, key="cutting_usual")


def _typed(key: str, present: int) -> None:
    now = state.work()
    typed = state.widget(key, "")
    if _fault(typed):
        now.cut_refused = typed
        return
    budgets = parse_budgets(typed)
    now.cut_refused, now.cut_budgets = "", () if budgets == usual_budgets(present) else budgets
    state.set_widget(key, budgets_text(budgets or usual_budgets(present)))


def _fault(typed: str) -> str:
    """Why the text cannot be used, in words of the present language; blank where it can."""
    try:
        parse_budgets(typed)
    except UnreadableBudgets as error:
        return error.words
    return ""


def _usual(key: str, present: int) -> None:
    now = state.work()
    now.cut_refused, now.cut_budgets = "", ()
    state.set_widget(key, budgets_text(usual_budgets(present)))
