"""What the office can write in the papers, what stands there otherwise, and what is still missing."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Literal

from app.exports.papers import letter_texts, method
from app.exports.papers.facts import PaperFacts
from app.exports.papers.words import paragraphs, told
from scoring.other_money import other_money

# Instead of the computed text, beside it, or alone: nothing is computed there.
Place = Literal["instead", "beside", "alone"]
HEADS = ("case_number", "date", "officer", "title")
SECTIONS: dict[str, Place] = {
    "summary": "instead",
    "decision": "beside",
    "basis": "instead",
    "planning": "alone",
    "background": "alone",
    "considerations": "alone",
    "child": "beside",
    "gender": "beside",
    "economy": "beside",
    "responsible": "alone",
    "intro": "instead",
}
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?![\d-])")


def computed_lines(section: str, facts: PaperFacts) -> list[str]:
    """What the paper says in a section by itself; empty where it would only say that something is missing."""
    return list(_COMPUTED[section](facts)) if section in _COMPUTED else []


def _summary(facts: PaperFacts) -> list[str]:
    return [" ".join(letter_texts.summary_lines(facts))]


def _their_own(column: str, facts: PaperFacts) -> list[str]:
    own = letter_texts.their_own(facts, column)
    return [told("paper.colon", label=label, text=" ".join(paragraphs(text))) for label, text in own]


def _economy(facts: PaperFacts) -> list[str]:
    return [told("paper.colon", label=row.cells[0], text=row.cells[1]) for row in method.money_rows(facts)]


def _intro(_: PaperFacts) -> list[str]:
    return [told("appendix.about")]


_COMPUTED: Mapping[str, Callable[[PaperFacts], Iterable[str]]] = {
    "summary": _summary,
    "decision": letter_texts.computed_sentences,
    "basis": letter_texts.basis_items,
    "child": partial(_their_own, "child_perspective"),
    "gender": partial(_their_own, "gender_perspective"),
    "economy": _economy,
    "intro": _intro,
}


def missing(facts: PaperFacts) -> list[str]:
    """The heads and sections of which the papers will say that something is missing."""
    heads = [head for head in ("case_number", "officer") if not facts.line(head)]
    open_ones = [one for one in SECTIONS if not facts.written(one) and not computed_lines(one, facts)]
    return heads + open_ones


def strange_amounts(text: str, facts: PaperFacts) -> list[str]:
    """Amounts in the office's text that are no figure of the decision: perhaps of an earlier one."""
    known = _known_amounts(facts)
    found = {said: int(re.sub(r"\D", "", said)) for said in _THOUSANDS.findall(text)}
    return [said for said, amount in found.items() if amount not in known]


def _known_amounts(facts: PaperFacts) -> set[int]:
    known = {facts.decision.scenario.budget, facts.cost, abs(facts.left), *facts.amounts.values()}
    known |= set(facts.decision.scenario.pools.values()) | set(method.pool_takes(facts).values())
    own = [amount for one in facts.proposals for amount in (one.cost, one.requested, one.other_money_amount)]
    known |= {amount for amount in own if amount is not None} | {other_money(facts.funded).total}
    groups = [*letter_texts.by_board(facts).values(), *letter_texts.by_department(facts), *letter_texts.by_areas(facts)]
    return known | {sum(facts.amounts[one.id] for one in group) for group in groups}
