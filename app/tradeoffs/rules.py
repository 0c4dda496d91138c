"""Vad reglerna ändrar: who would come in and leave without a rule, and the points that it costs."""

from collections.abc import Sequence

import streamlit as st

from app import explaining, takeaway, why_panel
from app.html import Td, Tr, escaped, table
from app.result import Result
from app.texts import language, say
from app.tradeoffs import section
from app.wording import signed_points
from optimiser.explain_sentences import changes_sentence
from optimiser.explanation import Explanations
from optimiser.rule_prices import RulePrice
from optimiser.sentences import rule_sentence
from scoring.proposal import Proposal


def show(result: Result) -> None:
    """The dearest rule first, all overrides together before them, and in one line the rules that change nothing."""
    section.heading(say("prices.title"), say("prices.about"))
    if why_panel.unproven(result):
        return
    with section.working("rules"):
        found = explaining.explanations(result)
        if found.rules or not found.complete:
            takeaway.table(price_table(found, result.proposals), "regler", say("prices.title"))
        else:
            st.markdown(say("prices.none"))
        why_panel.unfinished(found, "rules")


def price_table(found: Explanations, proposals: Sequence[Proposal]) -> str:
    """The rules that change something as a table, and the others in a line, as HTML."""
    several = found.overrides is not None and len(found.overrides.rules) > 1
    prices = ([found.overrides] if found.overrides and several else []) + list(found.rules)
    dearest = sorted(prices, key=_order)
    changing = [price for price in dearest if _changes_something(price)]
    idle = [rule_sentence(one.rules[0], proposals, language()) for one in found.rules if not _changes_something(one)]
    headings = [Td(say("prices.rule")), Td(say("prices.points"), number=True), Td(say("prices.changes"))]
    rows = [_row(price, proposals) for price in changing]
    shown = table(say("prices.caption"), headings, rows) if rows else ""
    line = say("prices.nothing", rules="; ".join(idle))
    return shown + (f'<p class="fordela-lines">{escaped(line)}</p>' if idle else "")


def _order(price: RulePrice) -> tuple[bool, bool, float]:
    """Overrides together first, then those that nothing else could replace, then by points."""
    return len(price.rules) == 1, price.loss is not None, -float(price.loss or 0)


def _changes_something(price: RulePrice) -> bool:
    return price.loss is None or bool(price.enters or price.leaves)


def _row(price: RulePrice, proposals: Sequence[Proposal]) -> Tr:
    one = len(price.rules) == 1
    about = rule_sentence(price.rules[0], proposals, language()) if one else say("prices.overrides")
    points = say("prices.needed") if price.loss is None else signed_points(price.loss)
    changes = changes_sentence(price, proposals, language())
    return Tr((Td(about, header=True), Td(points, number=True), Td(changes)))
