"""Rules: each one as its sentence with a switch, and the controls that make them."""

from collections.abc import Mapping

import streamlit as st

from app import state
from app.controls import decisions, limits, money
from app.controls.held import rule_key
from app.html import markdown_safe
from app.texts import language, say
from optimiser.rules import RuleName, rules_of
from optimiser.scenario import Scenario
from optimiser.sentences import rule_sentence

_MANY = 7
_HEIGHT_OF_MANY = 300


def show(scenario: Scenario) -> None:
    """How many rules are on, and folded under that the rules themselves."""
    now, sentences = state.work(), _sentences(scenario)
    off = len(now.off)
    key = "controls.rules_off" if off else "controls.rules"
    with st.expander(say(key, number=len(sentences) - off, off=off), key="rules"):
        _switches(sentences)
        decisions.fund_and_exclude(scenario)
        limits.new_limit(scenario)
        money.pools(scenario)
        money.part_funding()
        if any(proposal.group for proposal in now.proposals):
            st.caption(say("controls.groups"))
        decisions.area_shares()


def _sentences(scenario: Scenario) -> dict[RuleName, str]:
    """Each rule but the budget in words; two limits on the same value with the same bound are one."""
    proposals = state.work().proposals
    found: dict[RuleName, list[str]] = {}
    for rule in rules_of(scenario, proposals)[1:]:
        found.setdefault(rule.name, []).append(rule_sentence(rule, proposals, language()))
    return {name: "; ".join(sentences) for name, sentences in found.items()}


def _switches(sentences: Mapping[RuleName, str]) -> None:
    if not sentences:
        return
    st.caption(say("controls.switches"))
    many = len(sentences) > _MANY
    with st.container(height=_HEIGHT_OF_MANY if many else "content", border=False, key="switches"):
        for name, sentence in sentences.items():
            _switch(name, sentence)


def _switch(name: RuleName, sentence: str) -> None:
    """A rule with its tick, and where a control below made it of a limit, a cross that takes it away."""
    key = rule_key(name)
    with st.container(horizontal=True, wrap=False, gap=None, key=f"line_{key}"):
        st.checkbox(markdown_safe(sentence), key=key, on_change=_switched, args=(name,), width="stretch", wrap=True)
        if limits.removable(name):
            label = say("controls.remove", rule=markdown_safe(sentence))
            st.button(label, key=f"remove_{key}", on_click=limits.remove, args=(name,), type="tertiary")


def _switched(name: RuleName) -> None:
    now = state.work()
    now.off = now.off - {name} if state.widget(rule_key(name), True) else now.off | {name}
