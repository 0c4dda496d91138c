"""The link to the scenario on the screen, to copy."""

from datetime import date
from urllib.parse import urlsplit

import streamlit as st

from app import state
from app.exports.record_export import name_stem, proposals_name
from app.html import markdown_safe
from app.link import address_of, link_to
from app.need.choice_taking import on_level
from app.state import Work
from app.texts import language, say
from scoring.problems import BadInput


def show() -> None:
    """Made only once it is opened: the fingerprint of many thousand proposals takes half a second."""
    now = state.work()
    with st.expander(say("by_link.title"), key="link_making", on_change="rerun") as box:
        if box.open:
            file = recipients_file(now)
            st.markdown(markdown_safe(say("by_link.about", file=file)))
            if by_need(now):
                st.warning(markdown_safe(say("need_use.link", file=file)))
            try:
                st.code(address(), language=None, wrap_lines=True)
            except BadInput as error:
                reason = " ".join(problem.sentence(language()) for problem in error.problems)
                st.warning(markdown_safe(say("by_link.refused", reason=reason)))


def by_need(now: Work) -> bool:
    """True where need changes what is asked: a factor, or a level that a rule is about."""
    if now.proposals is now.case.proposals:
        return False
    pairs = zip(now.proposals, now.case.proposals, strict=True)
    ruled = any(on_level(limit, now.scenario) for limit in now.scenario.limits)
    return ruled or any(one.need_factor != other.need_factor for one, other in pairs)


def recipients_file(now: Work) -> str:
    """The file that the link opens with: the one at hand, or the one from Handlingar that has what need gives."""
    return proposals_name(name_stem(now.case.file, date.today())) if by_need(now) else now.case.file


def address() -> str:
    """The whole address of the first page with the scenario in it. Raises BadInput for one with too many rules."""
    now = state.work()
    link = link_to(now.scenario, now.off, recipients_file(now), now.proposals if by_need(now) else now.case.proposals)
    here = urlsplit(st.context.url or "")
    folder = here.path.rpartition("/")[0]
    return f"{here.scheme}://{here.netloc}{folder}/{address_of(link)}"
