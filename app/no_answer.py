"""Why there is no allocation: which rules collide, in sums where those show it, and what would help."""

from collections.abc import Sequence

import streamlit as st

from app.html import markdown_safe
from app.result import Result
from app.texts import language, say
from optimiser.choice import choice_of
from optimiser.conflict import plain_conflicts
from optimiser.conflict_sentences import conflict_sentence, remedy_sentence
from optimiser.portfolio import Portfolio
from optimiser.rules import rules_of
from optimiser.scenario import Scenario
from scoring.proposal import Proposal


def show(result: Result) -> None:
    """All plain conflicts at once, else the one that the solver found; then the smallest changes that help."""
    if result.portfolio.status == "unknown":
        st.error(say("result.unknown"))
        return
    sentences = conflicts(result.scenario, result.proposals, result.portfolio)
    st.error(say("result.infeasible") + bullets(sentences))
    remedies = [remedy_sentence(remedy, result.proposals, language()) for remedy in result.portfolio.remedies]
    if remedies:
        st.info((say("result.remedies") if len(sentences) == 1 else say("result.remedies_first")) + bullets(remedies))
    elif len(sentences) == 1:
        st.info(say("result.no_remedy"))


def conflicts(scenario: Scenario, proposals: Sequence[Proposal], nothing: Portfolio) -> list[str]:
    """Why no portfolio keeps the rules, a sentence a conflict."""
    choice = choice_of(scenario, proposals, ())
    found = plain_conflicts(rules_of(scenario, proposals), choice) or (nothing.conflict,)
    return [conflict_sentence(conflict, choice, proposals, language()) for conflict in found]


def bullets(sentences: Sequence[str]) -> str:
    """A list under a message, in Markdown with no sign of the sentences' own."""
    return "\n\n" + "\n".join(f"- {markdown_safe(sentence)}" for sentence in sentences)
