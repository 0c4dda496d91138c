"""Hjälp: what to do, how it is reckoned, what the figures do not say, and the accessibility statement as a template."""

import streamlit as st

from app.html import escaped
from app.html import show as show_html
from app.texts import say

_SECTIONS = ("steps", "why", "method", "example", "limits", "unknown", "words")


def show() -> None:
    """The page; everything on it is text."""
    st.markdown(say("help.lead"))
    left, right = st.columns(2, gap="large")
    half = len(_SECTIONS) // 2
    for place, section in enumerate(_SECTIONS):
        with left if place <= half else right, st.container(key=f"help_{section}"):
            st.header(say(f"help.{section}_title"), anchor=False)
            st.markdown(say(f"help.{section}"))
    st.header(say("help.access_title"), anchor=False)
    st.markdown(say("help.access_about"))
    with st.expander(say("help.access_open")):
        show_html(_statement(say("help.access")))


def _statement(text: str) -> str:
    """The template, which is Swedish whatever the page is. `## ` begins a heading, `- ` an item of a list."""
    blocks = "".join(_block(block) for block in text.strip().split("\n\n"))
    return f'<section class="fordela-statement" lang="sv">{blocks}</section>'


def _block(block: str) -> str:
    if block.startswith("## "):
        return f"<h3>{escaped(block[3:])}</h3>"
    if block.startswith("- "):
        return f"<ul>{''.join(f'<li>{escaped(line[2:])}</li>' for line in block.splitlines())}</ul>"
    return f"<p>{escaped(block)}</p>"


show()
