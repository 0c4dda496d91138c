"""The fields in which an officer writes what has happened, for each kind its own."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

import streamlit as st

from app import state
from app.after_decision import kinds, taking, words
from app.after_decision.form import Typed
from app.after_decision.kinds import OF_ONE, Kind
from app.after_decision.log import Log
from app.after_decision.standing import Standing
from app.texts import language, say, worded
from app.wording import kronor

_TEXTS = (
    "use", "kronor", "organisation", "guidelines", "route", "due", "used", "measure", "words", "on", "why",
    "paragraph", "answer_by", "decided_on", "decided_why",
)  # fmt: skip
_CHOICES = ("answer", "ruling", "form", "vetted", "yearly", "task", "judged", "becomes", "body")
_BODIES = ("KS", "KSAU")


def _key(name: str) -> str:
    return worded(f"after_{name}") if name in _CHOICES else f"after_{name}"


def show(found: Mapping[str, Standing], log: Log) -> None:
    """Which measure, what has happened, the fields for that, when, why and who."""
    id_ = st.selectbox(
        say("after.choose_measure"), list(found), format_func=lambda id_: f"{id_} {found[id_].title}", key="after_id",
        placeholder=say("choose.one"),
    )  # fmt: skip
    one = found[str(id_)]
    kind: Kind = st.selectbox(
        say("after.choose_kind"), OF_ONE, format_func=lambda kind: say(f"after.kind_{kind}"), key=worded("after_kind"),
        placeholder=say("choose.one"),
    )  # fmt: skip
    if kind in _FIELDS:
        _FIELDS[kind](one)
    _text("on")
    _area("why")
    _author("by")
    numbers = [number for number, entry in enumerate(log.entries, start=1) if entry.id == one.id]
    _corrects("corrects", numbers, log)
    st.button(
        say("after.write"), key="after_write", type="primary", on_click=_write, args=(kind, one.id),
        help=say("after.final"),
    )  # fmt: skip


def _text(name: str, text: str = "", **more: Any) -> None:
    st.text_input(say(f"after.{text or f'field_{name}'}"), key=_key(name), max_chars=300, **more)


def _area(name: str, label: str = "why") -> None:
    st.text_area(say(f"after.field_{label}"), key=_key(name), max_chars=2000, height=80)


def _author(name: str) -> None:
    state.seed(_key(name), state.work().author)
    st.text_input(say("after.field_by"), key=_key(name), max_chars=80, help=say("after.field_by_help"))


def _choice(name: str, among: Any) -> Any:
    """What was chosen, None where nothing was: a choice that nobody made must not be written in."""
    return st.radio(
        say(f"after.choose_{name}"),
        get_args(among),
        index=None,
        format_func=lambda one: say(f"after.{name}_{one}"),
        key=_key(name),
    )


def _corrects(name: str, numbers: Sequence[int], log: Log) -> None:
    """The entries that may be corrected: those that have not been."""
    gone = {entry.corrects for entry in log.entries}
    listed = [0, *(one for one in numbers if one not in gone and log.entries[one - 1].what.kind != "struck")]
    if state.widget(_key(name), 0) not in listed:
        state.set_widget(_key(name), 0)
    st.selectbox(
        say("after.choose_corrects"), listed, format_func=lambda one: _called(one, log), key=_key(name),
        placeholder=say("choose.one"),
    )  # fmt: skip


def _called(number: int, log: Log) -> str:
    if not number:
        return say("after.corrects_nothing")
    return say(
        "after.corrects_option", number=number, words=words.event_words(log.entries[number - 1].what, language())
    )


def _answered(_: Standing) -> None:
    answer = _choice("answer", kinds.Answer)
    if answer == "otherwise":
        _text("use")
    elif answer == "returns":
        _text("kronor", "field_returned", help=say("after.field_kronor_help"))


def _ruled(_: Standing) -> None:
    if _choice("ruling", kinds.Ruling) == "takes_back":
        _text("kronor", "field_taken", help=say("after.field_kronor_help"))


def _recipient(_: Standing) -> None:
    _text("organisation")
    _text("kronor", help=say("after.field_kronor_help"))
    _choice("form", kinds.Form)
    if _choice("vetted", kinds.Vetted) in ("yes", "not_yet"):
        _text("guidelines")
    state.seed(_key("yearly"), "unknown")
    _choice("yearly", kinds.Yearly)


def _planned(_: Standing) -> None:
    _choice("task", kinds.Task)
    _text("route")
    _text("due")


def _done(one: Standing) -> None:
    plans = {plan.number: plan.what for plan in one.plans if plan.done is None}
    if not plans:
        st.info(say("after.none_planned"))
        return
    st.selectbox(
        say("after.choose_of"), list(plans), format_func=lambda number: words.event_words(plans[number], language()),
        key=_key("of"), placeholder=say("choose.one"),
    )  # fmt: skip
    _text("used")


def _effect(_: Standing) -> None:
    _choice("judged", kinds.Judged)
    _text("measure")
    _text("words")


_FIELDS: dict[str, Callable[[Standing], object]] = {
    "answered": _answered, "ruled": _ruled, "recipient": _recipient, "planned": _planned, "done": _done,
    "effect": _effect, "outcome": lambda _: _choice("becomes", kinds.Becomes),
}  # fmt: skip


def _typed_fields() -> dict[str, Any]:
    return {name: state.widget(_key(name), "") for name in (*_TEXTS, *_CHOICES, "of")}


def _write(kind: Kind, id_: str) -> None:
    told = _typed_fields()
    corrects = state.widget(_key("corrects"), 0)
    typed = Typed(kind, state.widget(_key("by"), ""), told["on"], told["why"], id_, corrects, told)
    _forget_if(taking.write(typed))


def _forget_if(written: bool) -> None:
    """Blank fields once what they held is written in; the officer's name and the pot are kept."""
    if written:
        for name in _TEXTS:
            state.set_widget(_key(name), "")
        for name in _CHOICES[:-1]:
            state.set_widget(_key(name), None)
        state.forget_widgets(map(_key, ("of", "corrects", "decided_corrects")))


def decide(log: Log) -> None:
    """By whom, when and on how much; the amounts come of the page Beslut."""
    st.radio(say("after.choose_body"), _BODIES, format_func=_body_name, key=_key("body"), horizontal=True)
    _text("decided_on", "field_on")
    _text("paragraph")
    budget = kronor(state.work().scenario.budget)
    state.seed(_key("pot"), budget)
    _text("pot", help=say("after.field_kronor_help"))
    _text("answer_by")
    _area("decided_why")
    _author("decided_by")
    decisions = [number for number, entry in enumerate(log.entries, start=1) if entry.what.kind == "decided"]
    if decisions:
        _corrects("decided_corrects", decisions, log)
    words = say("after.write_decision")
    st.button(words, key="after_decide", type="primary", on_click=_decide, help=say("after.final"))


def _body_name(body: str) -> str:
    return say(f"after.body_{body.lower()}")


def _decide() -> None:
    now, told = state.work(), _typed_fields()
    corrects = state.widget(_key("decided_corrects"), 0)
    if now.shown is None:
        return
    fields = told | {"pot": state.widget(_key("pot"), ""), "grants": taking.grants_at_hand(now.shown, corrects)}
    by, on, why = state.widget(_key("decided_by"), ""), told["decided_on"], told["decided_why"]
    _forget_if(taking.write(Typed("decided", by, on, why, "", corrects, fields)))
