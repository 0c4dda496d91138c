"""Limits by committee, place or any other column: made one at a time, each of them a rule that can be taken away."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from app import state
from app.controls.held import draft_key, take
from app.texts import area_name, language, say
from optimiser.columns import LimitedColumn
from optimiser.limits import columns_to_limit, crosses, with_bound
from optimiser.rules import RuleName, limit_key
from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from optimiser.without import without
from scoring.areas import AREA_CODES
from scoring.language import ENGINE_TEXTS
from scoring.numbers import GREATEST_KRONOR, UnreadableNumber, parse_budget, parse_decimal

Offered = Mapping[LimitedColumn, tuple[str, ...]]
_USUAL_COLUMN = "committee"
_AREA_KEYS = frozenset(f"primary_area={area}" for area in AREA_CODES)


def removable(name: RuleName) -> bool:
    """True for a bound that has no control of its own: all but an area's shares."""
    kind, key = name
    return kind in BOUND_NAMES and not (kind.endswith("_share") and key in _AREA_KEYS)


def remove(name: RuleName) -> None:
    """Take a bound away; in callbacks only."""
    take(without(state.work().scenario, (), frozenset([name]))[0])


def new_limit(scenario: Scenario) -> None:
    """Which column and value, what kind of bound, and the number; folded until it is wanted."""
    offered = columns_to_limit(state.work().proposals, scenario.criteria)
    draft = _fitting(state.work().limit_draft, offered)
    for name, held in vars(draft).items():
        state.seed(draft_key(name), held)
    names = {column.column.name: column for column in offered}
    with st.expander(say("controls.limit"), key="new_limit"):
        _choice("column", tuple(names), {name: _column_words(column) for name, column in names.items()})
        values = offered[names[draft.column]]
        _choice("value", values, {value: _value_words(draft.column, value) for value in values})
        _choice("bound", BOUND_NAMES, {bound: say(f"bound.{bound}") for bound in BOUND_NAMES})
        unit = draft.bound.split("_")[1]
        st.text_input(say(f"bound.{unit}"), key="limit_number", on_change=_draft_changed, args=("number",))
        if refused := state.work().limit_refused:
            st.error(say(refused))
        st.button(say("controls.limit_add"), on_click=_add, width="stretch")


def _choice(name: str, options: tuple[str, ...], words: Mapping[str, str]) -> None:
    label = say(f"controls.limit_{name}")
    st.selectbox(
        label,
        options,
        format_func=words.__getitem__,
        key=draft_key(name),
        on_change=_draft_changed,
        args=(name,),
        placeholder=say("choose.one"),
    )


def _fitting(draft: state.LimitDraft, offered: Offered) -> state.LimitDraft:
    """The draft with a column and a value that the proposals have."""
    names = {column.column.name: column for column in offered}
    usual = _USUAL_COLUMN if _USUAL_COLUMN in names else next(iter(names))
    column = draft.column if draft.column in names else usual
    values = offered[names[column]]
    return replace(draft, column=column, value=draft.value if draft.value in values else values[0])


def _column_words(column: LimitedColumn) -> str:
    """The column's name; its Swedish heading with a capital, or the English with its underscores gone."""
    if column.column.kind == "unknown":
        return column.column.name
    heading = column.column.swedish if language() == "sv" else column.column.name.replace("_", " ")
    return heading[:1].upper() + heading[1:]


def _value_words(column: str, value: str) -> str:
    if column == "primary_area":
        return area_name(value, full=True)
    if column == "score_basis":
        return say(f"basis_word.{value}")
    if column == "need_level":
        return ENGINE_TEXTS.say(f"need_level.{value}", language())
    return say(f"status.{value}") if column == "status" else value


def _draft_changed(name: str) -> None:
    """Remember what is filled in, for another page or language forgets it; another column has other values."""
    now = state.work()
    offered = columns_to_limit(now.proposals, now.scenario.criteria)
    held = state.widget(draft_key(name), getattr(now.limit_draft, name))
    now.limit_draft, now.limit_refused = _fitting(replace(now.limit_draft, **{name: held}), offered), ""
    if name == "column":
        state.forget_widgets([draft_key("value")])


def _add() -> None:
    """The draft becomes a rule; one of the same kind on the same value gets the new number."""
    now = state.work()
    draft = _fitting(now.limit_draft, columns_to_limit(now.proposals, now.scenario.criteria))
    unit = draft.bound.split("_")[1]
    try:
        number = typed_number(unit, state.widget("limit_number", draft.number))
    except UnreadableNumber:
        now.limit_refused = f"controls.limit_unreadable_{unit}"
        return
    scenario = with_bound(now.scenario, draft.column, draft.value, draft.bound, number)
    if crosses(scenario, limit_key(Limit(draft.column, draft.value), scenario.criteria), draft.bound):
        now.limit_refused = "controls.limit_crossed"
        return
    take(scenario)
    now.limit_draft, now.limit_refused = replace(draft, number=""), ""
    state.forget_widgets(["limit_number", f"share_{draft.value}"])


def typed_number(unit: str, text: str) -> float:
    """A share of 1, whole kronor or a number of proposals, as officers type them. Raises UnreadableNumber."""
    if unit == "amount":
        return parse_budget(text)
    number = parse_decimal(text.strip().removesuffix("%"))
    if unit == "share" and 0 <= number <= 100:
        return float(number / 100)
    if unit == "count" and number == int(number) and 0 <= number <= GREATEST_KRONOR:
        return int(number)
    raise UnreadableNumber("number")
