"""Handlingar: what the papers will propose and what they lack, the office's own texts, and the papers themselves."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from app import compute, explaining, pages, progress, record_downloads, state, wording
from app.errands import Working
from app.exports.papers import sections
from app.exports.papers.appendix import appendix_bytes
from app.exports.papers.facts import Holding, PaperFacts
from app.exports.papers.letter import letter_bytes
from app.exports.papers.letter_texts import by_board
from app.exports.record_export import name_stem
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.paper_facts import facts_of
from app.result import Result
from app.robustness import holding
from app.robustness.allowed import range_of, with_range
from app.texts import say
from optimiser.explanation import Explanations
from scoring.problems import BadInput

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST_SIGNS = 20_000
_TALL, _LOW = 180, 90


def show() -> None:
    """The page, or why there is nothing to write papers about."""
    with pages.answering_errors():
        result = compute.current_result()
        if not result.proposals:
            st.info(say("proposals.empty"))
        elif result.portfolio.found:
            _papers(result)
        else:
            st.info(say("papers.empty"))


def _papers(result: Result) -> None:
    facts = facts_of(result)
    show_html(_head(facts))
    left, right = st.columns([0.64, 0.36], gap="medium")
    with left, st.container(key="papers"):
        _texts(facts)
    with right:
        st.header(say("papers.downloads"), anchor=False)
        st.markdown(say("papers.form"))
        if facts.marks:
            st.markdown(say("papers.marked"))
        place = st.container()
        # Last, since it may take its time: everything else is on screen meanwhile.
        told, held = _told(result), _held(result)
    with place:
        _downloads(replace(facts, explanations=told, holding=held))
    with right:
        record_downloads.show(result, _stem(facts))


def _head(facts: PaperFacts) -> str:
    """What can be read out."""
    committees = say("papers.committees", number=len(by_board(facts)))
    proposes = say(
        "papers.proposes", number=len(facts.funded), cost=wording.millions(facts.cost), committees=committees
    )
    lines = [_missing(facts)]
    if facts.left < 0:
        lines.append(say("papers.over", over=wording.kronor(-facts.left)))
    return (
        '<div role="status"><h2 class="fordela-headline">'
        f"{escaped(proposes if facts.funded else say('papers.proposes_none'))}</h2>"
        f'<p class="fordela-lines">{"<br>".join(map(escaped, lines))}</p></div>'
    )


def _missing(facts: PaperFacts) -> str:
    names = [_name(one).lower() for one in sections.missing(facts)]
    return say("papers.missing", names=", ".join(names)) if names else say("papers.missing_nothing")


def _name(section: str) -> str:
    """A head's or a section's name on screen."""
    return say(f"head.{section}") if section in sections.HEADS else say(f"part.{section}")


def _texts(facts: PaperFacts) -> None:
    st.header(say("papers.texts"), anchor=False)
    st.markdown(say("papers.about"))
    places = [*st.columns(2), *st.columns(2)]
    for place, head in zip(places, sections.HEADS, strict=True):
        with place:
            _field(head, _head_help(head, facts))
    for section, kind in sections.SECTIONS.items():
        _section(section, kind, facts)


def _head_help(head: str, facts: PaperFacts) -> str:
    if head == "date":
        return say("head.date_help", today=facts.today.isoformat())
    return say(f"head.{head}_help")


def _field(head: str, words: str) -> None:
    key = f"paper_{head}"
    state.seed(key, state.work().paper_texts.get(head, ""))
    st.text_input(_name(head), key=key, help=words, max_chars=300, on_change=_write, args=(head, key))


def _section(section: str, kind: sections.Place, facts: PaperFacts) -> None:
    computed = sections.computed_lines(section, facts)
    own = bool(facts.written(section))
    status = "written" if own else "computed" if computed else "missing"
    label = say(f"papers.state_{status}", name=_name(section))
    with st.expander(label, key=f"paper_part_{section}"):
        st.caption(say("papers.decision") if section == "decision" else say(f"papers.{kind}"))
        key = f"paper_{section}"
        state.seed(key, state.work().paper_texts.get(section, ""))
        st.text_area(
            say("papers.field", name=_name(section)),
            key=key,
            max_chars=_MOST_SIGNS,
            height=_LOW if kind == "beside" else _TALL,
            on_change=_write,
            args=(section, key),
        )
        if strange := sections.strange_amounts(facts.texts.get(section, ""), facts):
            st.warning(markdown_safe(say("papers.strange", amounts=", ".join(strange))))
        if computed:
            show_html(_computed(computed))


def _computed(lines: list[str]) -> str:
    """The text that stands in the papers by itself, which is Swedish whatever the page is."""
    items = "".join(f"<li>{escaped(line)}</li>" for line in lines)
    heading = f'<p class="fordela-lines">{escaped(say("papers.computed"))}</p>'
    return f'{heading}<ul class="fordela-lines" lang="sv">{items}</ul>'


def _write(section: str, key: str) -> None:
    now = state.work()
    others = {name: text for name, text in now.paper_texts.items() if name != section}
    written = str(state.widget(key, "")).strip()
    now.paper_texts = others | ({section: written} if written else {})


def _told(result: Result) -> Explanations | None:
    """The explanations; None while they are not known, and then why."""
    if result.portfolio.status != "optimal":
        return None
    if not explaining.unasked(result):
        st.info(say("papers.reasons_unasked"))
        st.button(say("why.explain"), on_click=explaining.ask, args=(result,), help=say("why.explain_help"))
        return None
    try:
        return explaining.explanations(result)
    except Working as working:
        st.info(say("papers.reasons_working"))
        progress.show(working.job)
        return None


def _held(result: Result) -> Holding | None:
    """What holds however the areas are weighted; None while it is not known."""
    if result.portfolio.status != "optimal":
        return None
    chosen = range_of(state.work())
    try:
        found = holding.asked(result, chosen)
    except BadInput:
        return None
    except Working as working:
        st.info(say("papers.holding_working"))
        progress.show(working.job, name="cancel_paper_holding")
        return None
    return Holding(with_range(result.scenario, chosen), found) if found.parts else None


def _stem(facts: PaperFacts) -> str:
    """What the files' names end in."""
    return name_stem(state.work().case.file, facts.today)


def _downloads(facts: PaperFacts) -> None:
    stem = _stem(facts)
    state.seed("papers_with_unfunded", True)
    state.seed("papers_with_coverage", False)
    facts = replace(
        facts,
        with_unfunded=bool(state.widget("papers_with_unfunded", True)),
        with_coverage=bool(state.widget("papers_with_coverage", False)),
    )
    _download("letter", partial(letter_bytes, facts), f"tjansteskrivelse-{stem}.docx", first=True)
    _download("appendix", partial(appendix_bytes, facts), f"bilaga-1-{stem}.docx")
    st.checkbox(say("papers.with_unfunded"), key="papers_with_unfunded")
    st.checkbox(say("papers.with_coverage"), key="papers_with_coverage")


def _download(paper: str, made: Callable[[], bytes], name: str, first: bool = False) -> None:
    st.download_button(
        say(f"papers.{paper}"),
        made,
        name,
        _WORD,
        on_click="ignore",
        type="primary" if first else "secondary",
        width="stretch",
    )


show()
