"""The officer's controls: money, weights, way of counting and rules. Each writes into the session's scenario."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from app import state, wording
from app.html import markdown_safe
from app.samples import Case
from app.texts import area_name, criterion_name, language, say
from optimiser.rules import rules_of
from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from optimiser.sentences import rule_sentence
from scoring.areas import AREA_CODES
from scoring.numbers import UnreadableNumber, format_kronor, parse_budget
from scoring.weights import weight_shares

TRY_BUDGET = 10_000_000
_FIRST, _OTHERS, _EQUAL = 60.0, 10.0, 20.0
_WHOLE_BUDGET = (0, 100)


def show() -> None:
    """All controls, from the one most used down."""
    scenario = state.work().scenario
    _budget(scenario)
    _weights(scenario)
    _presets(scenario)
    _counting()
    _rules(scenario)


def seed_from_scenario() -> None:
    """Put the scenario's values into controls that have none yet; none of them then holds what cannot be used."""
    if not state.has_widget("budget"):
        state.work().budget_unreadable = state.work().weights_all_zero = False
    for key, value in _widget_values(state.work().scenario).items():
        state.seed(key, value)


def set_scenario(scenario: Scenario) -> None:
    """Take another scenario, which every control then shows; only before any control is drawn."""
    state.work().scenario = scenario
    draw_anew()


def open_case(case: Case) -> None:
    """Put other proposals on the table; what belonged to the earlier ones is left behind.

    Only before any control is drawn: in callbacks, or on a page without them.
    """
    now = state.work()
    now.case, now.problems, now.pending = case, (), None
    now.result = now.shown = now.before = None
    set_scenario(case.scenario)


def draw_anew() -> None:
    """Let every control show the scenario, in the present language; only before any of them is drawn."""
    now = state.work()
    now.budget_unreadable = now.weights_all_zero = False
    state.forget_widgets(_widget_values(now.scenario))


def _widget_values(scenario: Scenario) -> dict[str, object]:
    values: dict[str, object] = {
        "budget": _budget_text(scenario.budget),
        "counting": scenario.benefit,
        "fund": list(scenario.fund),
        "exclude": list(scenario.exclude),
    }
    values |= {f"weight_{criterion}": round(weight) for criterion, weight in scenario.weights.items()}
    return values | {f"share_{area}": _area_share(scenario, area) for area in AREA_CODES}


def _budget(scenario: Scenario) -> None:
    st.text_input(say("controls.budget"), key="budget", on_change=_budget_changed, help=say("controls.budget_help"))
    if state.work().budget_unreadable:
        st.error(say("controls.budget_unreadable", budget=wording.kronor(scenario.budget)))


def _budget_changed() -> None:
    now = state.work()
    try:
        budget = parse_budget(state.widget("budget", _budget_text(now.scenario.budget)))
    except UnreadableNumber:
        now.budget_unreadable = True
        return
    now.budget_unreadable = False
    now.scenario = replace(now.scenario, budget=budget)
    state.set_widget("budget", _budget_text(budget))


def _budget_text(budget: int) -> str:
    """As Swedes write it in both languages, for that is what the control reads."""
    return format_kronor(budget, "sv")


def try_budget() -> None:
    """Set the budget to what the button offers."""
    set_scenario(replace(state.work().scenario, budget=TRY_BUDGET))


def _weights(scenario: Scenario) -> None:
    shares = weight_shares(scenario.weights)
    for criterion in scenario.criteria:
        percent = wording.percent(shares[criterion])
        label = say("controls.weight", name=markdown_safe(criterion_name(criterion)), percent=percent)
        st.slider(label, 0, 100, key=f"weight_{criterion}", on_change=_weights_changed)
    if state.work().weights_all_zero:
        st.error(say("controls.weights_zero"))


def _weights_changed() -> None:
    """All sliders as they stand, for a weight that was refused still stands in its own; decimals not moved are kept."""
    now = state.work()
    moved = {name: float(state.widget(f"weight_{name}", old)) for name, old in now.scenario.weights.items()}
    kept = {criterion: old for criterion, old in now.scenario.weights.items() if round(old) == moved[criterion]}
    weights = moved | kept
    now.weights_all_zero = not any(weights.values())
    if not now.weights_all_zero:
        now.scenario = replace(now.scenario, weights=weights)


def _presets(scenario: Scenario) -> None:
    equal, back = st.columns(2)
    equal.button(say("controls.equal"), on_click=_equal_weights, width="stretch")
    back.button(say("controls.reset"), on_click=_reset, width="stretch", help=say("controls.reset_help"))
    with st.popover(say("controls.first"), width="stretch"):
        st.caption(say("controls.first_help", first=round(_FIRST), others=round(_OTHERS)))
        for criterion in scenario.criteria:
            name = markdown_safe(criterion_name(criterion))
            st.button(name, key=f"first_{criterion}", on_click=_one_first, args=(criterion,), width="stretch")


def _equal_weights() -> None:
    scenario = state.work().scenario
    set_scenario(replace(scenario, weights=dict.fromkeys(scenario.criteria, _EQUAL)))


def _one_first(first: str) -> None:
    scenario = state.work().scenario
    weights = {criterion: _FIRST if criterion == first else _OTHERS for criterion in scenario.criteria}
    set_scenario(replace(scenario, weights=weights))


def _reset() -> None:
    set_scenario(state.work().case.scenario)


def _counting() -> None:
    st.radio(
        say("controls.counting"),
        ("per_proposal", "per_krona"),
        format_func=lambda counting: say(f"counting.{counting}"),
        key="counting",
        on_change=_counting_changed,
        horizontal=True,
    )
    st.caption(say("counting.bias"))


def _counting_changed() -> None:
    now = state.work()
    now.scenario = replace(now.scenario, benefit=state.widget("counting", now.scenario.benefit))


def _rules(scenario: Scenario) -> None:
    number = len(rules_of(scenario, state.work().proposals)) - 1
    with st.expander(say("controls.rules", number=number), key="rules"):
        received = [proposal for proposal in state.work().proposals if proposal.received]
        titles = {proposal.id: f"{proposal.id} {proposal.title}" for proposal in received}
        for key in ("fund", "exclude"):
            st.multiselect(
                say(f"controls.{key}"),
                list(titles),
                format_func=titles.__getitem__,
                key=key,
                on_change=_overrides_changed,
                args=(key,),
                placeholder=say("controls.choose"),
            )
        st.caption(say("controls.shares"))
        for area in AREA_CODES:
            key = f"share_{area}"
            st.slider(area_name(area), 0, 100, key=key, on_change=_share_changed, args=(area,), format="%d %%")
        _other_limits(scenario)


def _overrides_changed(changed: str) -> None:
    """An id that is put into one list leaves the other."""
    now = state.work()
    other = "exclude" if changed == "fund" else "fund"
    chosen = tuple(state.widget(changed, ()))
    kept = tuple(id_ for id_ in state.widget(other, ()) if id_ not in chosen)
    state.set_widget(other, list(kept))
    fund, exclude = (chosen, kept) if changed == "fund" else (kept, chosen)
    now.scenario = replace(now.scenario, fund=fund, exclude=exclude)


def _area_share(scenario: Scenario, area: str) -> tuple[int, int]:
    """The least and greatest share of the budget for an area, in percent; 0 and 100 where no rule says."""
    limit = next((limit for limit in scenario.limits if (limit.column, limit.value) == ("primary_area", area)), None)
    if limit is None:
        return _WHOLE_BUDGET
    return round((limit.min_share or 0) * 100), 100 if limit.max_share is None else round(limit.max_share * 100)


def _share_changed(area: str) -> None:
    now = state.work()
    least, greatest = state.widget(f"share_{area}", _area_share(now.scenario, area))
    others = [limit for limit in now.scenario.limits if (limit.column, limit.value) != ("primary_area", area)]
    old = next((limit for limit in now.scenario.limits if limit not in others), Limit("primary_area", area))
    new = replace(old, min_share=least / 100 if least else None, max_share=greatest / 100 if greatest < 100 else None)
    now.scenario = replace(now.scenario, limits=(*others, *([new] if _bounds(new) else [])))


def _bounds(limit: Limit) -> Sequence[float]:
    return [getattr(limit, name) for name in BOUND_NAMES if getattr(limit, name) is not None]


def _other_limits(scenario: Scenario) -> None:
    """Limits of the scenario file that have no control of their own here: shown, for they hold."""
    proposals = state.work().proposals
    area_shares = {f"primary_area={area}" for area in AREA_CODES}
    others = [
        rule_sentence(rule, proposals, language())
        for rule in rules_of(scenario, proposals)
        if rule.kind.startswith(("min_", "max_")) and not (rule.key in area_shares and rule.kind.endswith("_share"))
    ]
    if others:
        st.caption(say("controls.other_limits"))
        st.markdown("\n".join(f"- {markdown_safe(sentence)}" for sentence in others))
