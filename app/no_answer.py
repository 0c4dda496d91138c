"""Why there is no allocation: which rules collide, in sums where those show it, and what would help."""

import streamlit as st

from app.html import markdown_safe
from app.result import Result
from app.texts import language, say
from optimiser.choice import choice_of
from optimiser.conflict import plain_conflicts
from optimiser.conflict_sentences import conflict_sentence, remedy_sentence
from optimiser.rules import rules_of


def show(result: Result) -> None:
    """All plain conflicts at once, else the one that the solver found; then the smallest changes that help."""
    if result.portfolio.status == "unknown":
        st.error(say("result.unknown"))
        return
    choice = choice_of(result.scenario, result.proposals, ())
    conflicts = plain_conflicts(rules_of(result.scenario, result.proposals), choice) or (result.portfolio.conflict,)
    sentences = [conflict_sentence(conflict, choice, result.proposals, language()) for conflict in conflicts]
    st.error(say("result.infeasible") + _list(sentences))
    remedies = [remedy_sentence(remedy, result.proposals, language()) for remedy in result.portfolio.remedies]
    if remedies:
        st.info((say("result.remedies") if len(conflicts) == 1 else say("result.remedies_first")) + _list(remedies))
    elif len(conflicts) == 1:
        st.info(say("result.no_remedy"))


def _list(sentences: list[str]) -> str:
    return "\n\n" + "\n".join(f"- {markdown_safe(sentence)}" for sentence in sentences)
