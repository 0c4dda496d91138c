"""The gaps as a list: the largest first, the rest folded, with what they are worth."""

from collections.abc import Iterable

import streamlit as st

from app.coverage import words
from app.coverage.told import Told
from app.html import escaped
from app.html import show as show_html
from app.texts import language, say
from scoring.coverage_sentences import gap_sentence

FIRST = 10
_MOST = 200


def gap_lists(told: Told) -> None:
    """What is bare by place or target group, or why nothing can be said of that."""
    if not told.found.known:
        st.info(say(f"coverage.gaps_nothing_{told.view.dimension}"))
        return
    st.header(say("coverage.gaps_title", number=len(told.gaps)), anchor=False)
    if not told.gaps:
        st.markdown(say("coverage.gaps_none"))
        return
    st.caption(" ".join([*words.cautions(told), say("coverage.gaps_about")]))
    sentences = [gap_sentence(gap, told.view.dimension, language(), told.funded) for gap in told.gaps[:_MOST]]
    show_html(_list(sentences[:FIRST]))
    if rest := sentences[FIRST:]:
        with st.expander(say("coverage.gaps_more", number=len(told.gaps) - FIRST)):
            left = len(told.gaps) - _MOST
            show_html(_list([*rest, say("coverage.gaps_left", number=left)] if left > 0 else rest))


def _list(sentences: Iterable[str]) -> str:
    return f'<ul class="fordela-lines">{"".join(f"<li>{escaped(one)}</li>" for one in sentences)}</ul>'
