"""The section Behovet i valet of the page Behov: off by default, and what switching it on changes beside it."""

from functools import partial

import streamlit as st

from app import compute, errands, state, takeaway, wording
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.need import choice_controls, choice_tables, choice_words, outcome
from app.need.outcome import Outcome
from app.need.use import NeedUse, figures_of, stopped, uses_of
from app.result import Question, Result
from app.state import Work
from app.texts import language, say
from app.tradeoffs import section
from optimiser.explain_sentences import FEW
from optimiser.sentences import listed, titled
from optimiser.without import without
from scoring.need.factor import Figures, Known, area_factors, high_areas, known_of, with_need

_NAME = "need_choice"


def show() -> None:
    """The whole section; nothing where no need is known and none is used."""
    now = state.work()
    if not now.need.indicators and now.need_use == NeedUse():
        return
    figures = figures_of(now.need)
    known = known_of(now.case.proposals, figures)
    section.heading(say("need_use.title"), say("need_use.note"))
    _places(known)
    left, right = st.columns([0.4, 0.6], gap="large")
    with left, st.container(key="need_use_side"):
        choice_controls.mode(known)
        choice_controls.high(figures)
    with right:
        _changes(now, figures)


def _places(known: Known) -> None:
    proposals = state.work().case.proposals
    show_html(f'<p class="fordela-lines">{escaped(choice_words.places_line(known, len(proposals)))}</p>')
    if known.unknown:
        label = say("need_use.which", number=len(known.unknown))
        with st.expander(label, key="need_use_which", on_change="rerun") as box:
            if box.open:
                html = choice_tables.unknown_table(proposals, known)
                takeaway.table(html, "okant-omrade", say("need_use.which_caption"))


def _changes(now: Work, figures: Figures) -> None:
    """What the factor changes, and money against need, once there is an answer."""
    with section.working(_NAME):
        result = compute.current_result()
        if not result.portfolio.found:
            st.info(say("need_use.outcome_unanswerable"))
            return
        st.header(say("need_use.outcome_title"), anchor=False)
        found = asked(result)
        if found is None:
            st.info(say("need_use.outcome_unanswerable"))
        else:
            _told(found, now, figures)
        st.header(say("need_use.picture_title"), anchor=False)
        st.caption(say("need_use.picture_caption"))
        picture = choice_tables.money_picture(result.proposals, result.portfolio.amounts, figures)
        takeaway.chart(picture, "medel-mot-behov", say("need_use.picture_title"), _made_up_notes(now))


def _made_up_notes(now: Work) -> tuple[str, ...]:
    return (say("need.made_up"),) if now.need.made_up else ()


def asked(result: Result) -> Outcome | None:
    """The answer with the factor and without it. Raises as `errands.found`."""
    now = state.work()
    figures, counted = figures_of(now.need), _counted(now)
    questions = {factor: _question(now, figures, factor) for factor in (True, False)}
    about = (uses_of(now.need_use, now.need, True), tuple(figures.items()))
    work = partial(outcome.outcome, result.portfolio, counted, questions[False], questions[True])
    return errands.found(_NAME, result, lambda clock: (work(clock),), about)[0]


def _counted(now: Work) -> bool:
    """True where the answer on screen counts the factor."""
    chosen = now.need_use.mode == "factor" and bool(now.need.indicators)
    return chosen and not stopped(now.need_use, now.case.proposals, now.need)


def _question(now: Work, figures: Figures, factor: bool) -> Question:
    if factor == _counted(now):
        return now.question
    proposals = with_need(now.case.proposals, figures, uses_of(now.need_use, now.need, factor))
    return without(now.scenario, proposals, now.off)


def _told(found: Outcome, now: Work, figures: Figures) -> None:
    use, uses = now.need_use, uses_of(now.need_use, now.need, True)
    moves = (("in", found.enters), ("out", found.leaves))
    lines = [say(choice_words.own(f"outcome_{side}"), ids=_named(ids, now)) for side, ids in moves if ids]
    lines = lines or [say(choice_words.own("outcome_none"))]
    plain, weighed = ([wording.points(value) for value in pair] for pair in (found.plain_points, found.weighed_points))
    lines.append(
        say(choice_words.own("outcome_points"), plain_without=plain[0], plain_with=plain[1],
            weighed_without=weighed[0], weighed_with=weighed[1])
    )  # fmt: skip
    lines.append(say("need_use.outcome_strength", strength=use.strength))
    told = "".join(f'<p class="fordela-lines">{escaped(line)}</p>' for line in lines)
    show_html(f'<div role="status">{told}</div>')
    if found.without.status != "optimal" or found.weighed.status != "optimal":
        st.warning(markdown_safe(say("need_use.unproven")))
    factors = {area: float(round(factor, 4)) for area, factor in area_factors(figures, uses.strength).items()}
    shown = choice_tables.Shown(figures, factors, uses.whole_city, high_areas(figures, uses), now.need.made_up)
    html = choice_tables.outcome_table(found, now.case.proposals, shown)
    takeaway.table(html, "behov-i-valet", say("need_use.outcome_caption"))


def _named(ids: tuple[str, ...], now: Work) -> str:
    """Ids with their titles where they are few, else ids."""
    titles = {one.id: one.title for one in now.case.proposals} if len(ids) <= FEW else {}
    return listed([titled(id_, titles) for id_ in ids], "and", language())
