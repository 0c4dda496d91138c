"""The link to the scenario on the screen, to copy."""

from urllib.parse import urlsplit

import streamlit as st

from app import state
from app.html import markdown_safe
from app.link import address_of, link_to
from app.texts import language, say
from scoring.problems import BadInput


def show() -> None:
    """Made only once it is opened: the fingerprint of many thousand proposals takes half a second."""
    now = state.work()
    with st.expander(say("by_link.title"), key="link_making", on_change="rerun") as box:
        if box.open:
            st.markdown(markdown_safe(say("by_link.about", file=now.case.file)))
            if any(one.need_factor != 1 or one.need_level for one in now.proposals):
                st.caption(say("need_use.link"))
            try:
                st.code(address(), language=None, wrap_lines=True)
            except BadInput as error:
                reason = " ".join(problem.sentence(language()) for problem in error.problems)
                st.warning(markdown_safe(say("by_link.refused", reason=reason)))


def address() -> str:
    """The whole address of the first page with the scenario in it. Raises BadInput for one with too many rules."""
    now = state.work()
    link = link_to(now.scenario, now.off, now.case.file, now.proposals)
    here = urlsplit(st.context.url or "")
    folder = here.path.rpartition("/")[0]
    return f"{here.scheme}://{here.netloc}{folder}/{address_of(link)}"
