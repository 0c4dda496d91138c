"""What holds whatever the weights: which proposals are funded in all allowed weightings, in some, in none."""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from app import errands, state, takeaway
from app.errands import at_rest
from app.html import Td, Tr, escaped, markdown_safe, table
from app.html import show as show_html
from app.jobs import PARCELS
from app.result import Result
from app.robustness import holding_words
from app.robustness.allowed import RANGES, Range, range_of, range_words, with_range
from app.robustness.own_limits import begin, own_limits
from app.texts import say, worded
from app.tradeoffs import section
from optimiser.clock import Clock
from optimiser.executors import executor_for
from optimiser.robustness.regret import Regret, corners_of, least_regret
from optimiser.robustness.robustness import Robustness, robustness
from optimiser.scenario import Scenario
from scoring.problems import BadInput

_NAME = "holding"
_RANGE = "holding_range"
# A column longer than this shows so many, and the others when they are asked for.
_MOST_SHOWN, _SHOWN = 25, 20
_REGRET = "regret"


def show(result: Result) -> None:
    """The section: which weightings are allowed, the sentence, and the three columns."""
    section.heading(say("holding.title"), say("holding.about"))
    chosen = _chosen()
    if chosen == "own":
        own_limits(state.work().scenario)
    try:
        with section.working(_NAME, holding_words.working):
            _told(asked(result, chosen), result, range_words(result.scenario, chosen))
    except BadInput:
        st.error(say("holding.no_weighting"))


def _chosen() -> Range:
    key = worded(_RANGE)
    state.seed(key, range_of(state.work()))
    st.segmented_control(
        say("holding.range"), RANGES, format_func=lambda one: say(f"holding.range_{one}"), key=key, required=True,
        on_change=_choose, args=(key,),
    )  # fmt: skip
    return range_of(state.work())


def _choose(key: str) -> None:
    state.work().weight_range = state.widget(key, "alike")
    if state.work().weight_range == "own":
        begin()


def asked(result: Result, chosen: Range) -> Robustness:
    """What holds over the allowed weightings. Raises as `errands.found`, and BadInput where none is allowed."""
    scenario = with_range(result.scenario, chosen)
    region = (tuple(scenario.weight_region.items()), scenario.weight_order)
    return errands.found(_NAME, result, at_rest(result, partial(_found, result, chosen)), (region,))


def _found(result: Result, chosen: Range, clock: Clock) -> Robustness:
    return robustness(with_range(result.scenario, chosen), result.proposals, clock, executor_for(PARCELS))


def _told(found: Robustness, result: Result, bounds: str) -> None:
    if found.status in ("infeasible", "unknown"):
        st.info(say("holding.nothing"))
        return
    said = holding_words.sentence(found, bounds, holding_words.undecided(found, result))
    show_html(f'<p class="fordela-lines" role="status">{escaped(said)}</p>')
    for caveat in holding_words.caveats(found):
        st.warning(markdown_safe(caveat))
        if not found.exact:
            st.button(say("result.again"), key="again_holding", on_click=errands.forget, args=(_NAME,))
    titles = {one.id: f"{one.id} {one.title}" for one in result.proposals}
    always, depends, never = st.columns([0.26, 0.48, 0.26], gap="small")
    with always:
        _column("always", (titles[id_] for id_ in found.always))
    with depends:
        listed = _depends_table(found, titles)
        if found.depends:
            takeaway.table(listed, "andel-av-viktningar", say("holding.depends"))
        else:
            show_html(listed)
    with never:
        _column("never", (titles[id_] for id_ in found.never))
    st.caption(say("holding.share_about"))
    if found.exact:
        with section.working(_REGRET, holding_words.plainly):
            _regret(found, result, with_range(result.scenario, range_of(state.work())))


def _regret(found: Robustness, result: Result, scenario: Scenario) -> None:
    costs = {one.id: one.cost for one in result.proposals}
    if any(amount < costs[id_] for id_, amount in result.portfolio.amounts.items()):
        st.markdown(say("holding.regret_parts"))
        return
    about = (tuple(scenario.weight_region.items()), scenario.weight_order)
    work = partial(_regrets, scenario, result, found)
    mine, least = errands.found(_REGRET, result, at_rest(result, work), (about,))
    for line in holding_words.regret_lines(mine, least, result):
        st.markdown(markdown_safe(line))


def _regrets(scenario: Scenario, result: Result, found: Robustness, clock: Clock) -> tuple[Regret, Regret | None]:
    """What the choice on the screen can lose, and the choice that loses least."""
    corners = corners_of(scenario, result.proposals, found)
    return corners.regret(result.portfolio.amounts), least_regret(scenario, result.proposals, corners, clock)


def _column(name: str, named: Iterable[str]) -> None:
    rows = [Tr((Td(one, header=True),)) for one in named]
    caption, headings = say(f"holding.{name}_caption", number=len(rows)), [Td(say(f"holding.{name}"))]
    if len(rows) <= _MOST_SHOWN:
        show_html(table(caption, headings, rows))
        return
    show_html(table(caption, headings, rows[:_SHOWN]))
    with st.expander(say("holding.more", number=len(rows) - _SHOWN)):
        show_html(table(caption, headings, rows[_SHOWN:]))


def _depends_table(found: Robustness, titles: dict[str, str]) -> str:
    depends = sorted(found.depends.items(), key=lambda one: (-one[1][0], -one[1][1], one[0]))
    rows = [
        Tr((Td(titles[id_], header=True), Td(html=holding_words.bar(*shares), css="shares"))) for id_, shares in depends
    ]
    headings = [Td(say("holding.depends")), Td(say("holding.share"))]
    return table(say("holding.depends_caption", number=len(rows)), headings, rows)
