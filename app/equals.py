"""Other choices that are as good as the one shown: what they swap, and the officer's choice among them."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from app import state, wording
from app.html import markdown_safe
from app.result import EqualChoice, Result
from app.texts import language, say, worded
from optimiser.difference import difference
from optimiser.portfolio import Portfolio
from optimiser.sentences import listed


def sentence(portfolio: Portfolio, other: Mapping[str, int]) -> str:
    """`Lika bra: P01 kan bytas mot P07.`, with what it costs more or less."""
    step = difference(portfolio, replace(portfolio, amounts=other))
    out, into = (listed(ids, "and", language()) if ids else "" for ids in (step.leaves, step.enters))
    kind = "swap" if out and into else "add" if into else "leave" if out else "amounts"
    money = sum(other.values()) - portfolio.cost
    words = say(f"equals.{kind}", out=out, into=into)
    if money > 0:
        return f"{words} {say('equals.dearer', cost=wording.kronor(money))}"
    return f"{words} {say('equals.cheaper', cost=wording.kronor(-money))}" if money else words


def line(result: Result) -> str:
    """That other choices are as good, with one of them, where that is so or not settled; blank where there is none."""
    portfolio = result.portfolio
    if portfolio.tied is None:
        return say("result.tied_unknown")
    if not portfolio.tied:
        return ""
    swap = sentence(portfolio, portfolio.equals[0])
    return swap if result.chosen_because else say("result.tied", swap=swap)


def show(result: Result) -> None:
    """The choice among equals, where there are any; folded away, for what is shown is as good."""
    portfolio = result.portfolio
    if result.chosen_because:
        st.caption(markdown_safe(say("equals.chosen", reason=result.chosen_because)))
    if not portfolio.equals:
        return
    with st.popover(say("equals.choose", number=len(portfolio.equals)), width="content"):
        st.caption(say("equals.caption"))
        sentences = [sentence(portfolio, other) for other in portfolio.equals]
        st.radio(
            say("equals.which"),
            range(len(sentences)),
            format_func=lambda place: markdown_safe(sentences[place]),
            key=worded("equal"),
            index=None,
        )
        st.text_input(say("equals.reason"), key="equal_reason", help=say("equals.reason_help"))
        if state.work().equal_incomplete:
            st.error(say("equals.incomplete"))
        st.button(say("equals.take"), key="equal_take", on_click=_take, args=(result,))


def _take(result: Result) -> None:
    """Show the chosen one from now on, with the reason; in a callback."""
    now, place = state.work(), state.widget(worded("equal"))
    reason = str(state.widget("equal_reason", "")).strip()
    now.equal_incomplete = place is None or not reason
    if now.equal_incomplete:
        return
    choice = EqualChoice(result.question, result.portfolio.equals[place], reason)
    now.equal_choices = (*(one for one in now.equal_choices if one.question != choice.question), choice)
    now.result = now.shown = with_choice(result, now.equal_choices)
    state.forget_widgets((worded("equal"), "equal_reason"))


def with_choice(result: Result, choices: tuple[EqualChoice, ...]) -> Result:
    """The result as the officer has chosen it for this question, where that is still among the best."""
    portfolio = result.portfolio
    chosen = next((one for one in choices if one.question == result.question), None)
    if chosen is None or chosen.amounts not in portfolio.equals:
        return result
    others = (portfolio.amounts, *(one for one in portfolio.equals if one != chosen.amounts))
    return replace(
        result, portfolio=replace(portfolio, amounts=chosen.amounts, equals=others), chosen_because=chosen.reason
    )
