"""The first appendix (bilaga 1): the proposals in their own words, and the money by area and by committee."""

from collections.abc import Iterator

from app.exports.papers import pictures, reasons, tables
from app.exports.papers.facts import PaperFacts
from app.exports.papers.holding import write_holding
from app.exports.papers.method import differs
from app.exports.papers.paper import Paper
from app.exports.papers.words import kronor, told
from optimiser.totals import Share
from scoring.areas import AREAS
from scoring.language import ENGINE_TEXTS
from scoring.proposal import Proposal

_AREA_NAMES = {area.code: area.swedish_full for area in AREAS}
_TEXTS = ("motivation", "target_group", "period", "recipient", "other_money", "follow_up")


def appendix_bytes(facts: PaperFacts) -> bytes:
    """The appendix as a DOCX file."""
    paper = Paper(facts, told("paper.appendix"))
    paper.title(f"{told('paper.appendix')}: {facts.title}")
    paper.heading(told("section.intro"), 1)
    paper.lines(facts.written("intro") or [told("appendix.about")])
    _proposals(paper, facts)
    if facts.with_unfunded and facts.unfunded:
        paper.heading(told("section.unfunded"), 1)
        reasons.write_unfunded(paper, facts)
    _by_area(paper, facts)
    _by_committee(paper, facts)
    write_holding(paper, facts)
    if facts.fingerprint:
        paper.heading(told("section.record"), 1)
        paper.lines([told("record.fingerprint")])
        paper.fields([(told("record.sum"), facts.fingerprint)])
    return paper.bytes()


def _proposals(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.proposals"), 1)
    if not facts.funded:
        paper.lines([told("appendix.none")])
    for share in tables.committee_shares(facts):
        paper.heading(_department(share), 2)
        for one in share.proposals:
            _proposal(paper, one, facts)


def _department(share: Share) -> str:
    """The department, and its committee; either where the other is unknown."""
    committee, department = share.key
    if committee and department:
        return told("appendix.under", department=department, committee=committee)
    return department or committee or told("paper.department_unknown")


def _proposal(paper: Paper, one: Proposal, facts: PaperFacts) -> None:
    paper.heading(one.title, 3)
    paper.description(one.texts.get("description", "").strip() or told("appendix.no_description"))
    paper.fields([*_own_words(one), *_money(one, facts)])
    if comment := one.texts.get("office_comment", "").strip():
        paper.comment(comment)


def _own_words(one: Proposal) -> Iterator[tuple[str, str]]:
    yield told("appendix.id"), one.id
    yield told("appendix.primary_area"), _AREA_NAMES[one.primary_area]
    yield told("appendix.status"), ENGINE_TEXTS.say(f"status_word.{one.status}", "sv") if one.status else ""
    yield told("appendix.place"), one.place
    for name in _TEXTS:
        yield told(f"appendix.{name}"), one.texts.get(name, "")


def _money(one: Proposal, facts: PaperFacts) -> Iterator[tuple[str, str]]:
    """Requested beside granted, why they differ, on which condition, with what, against which order, of which parts."""
    yield told("appendix.requested"), told("appendix.not_requested") if one.requested is None else kronor(one.requested)
    yield told("appendix.granted"), _granted(one, facts)
    reason = facts.decision.reason(one.id)
    if differs(one, facts):
        yield told("appendix.why_differs"), reason or told("paper.missing")
    elif reason:
        yield told("appendix.why"), reason
    yield told("appendix.condition"), facts.decision.condition(one)
    yield told("appendix.coordinated"), "; ".join(facts.coordinated.get(one.id, ()))
    yield told("deviation.order"), facts.order_notes.get(one.id, "")
    yield told("appendix.components"), facts.component_notes.get(one.id, "")


def _granted(one: Proposal, facts: PaperFacts) -> str:
    amount = facts.amounts[one.id]
    words = kronor(amount)
    if amount < one.cost:
        words = told("appendix.part", amount=words, whole=kronor(one.cost))
    difference = 0 if one.requested is None else amount - one.requested
    if not difference:
        return words
    key = "appendix.more_than" if difference > 0 else "appendix.less_than"
    return told(key, amount=words, difference=kronor(abs(difference)))


def _by_area(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.areas"), 1)
    _picture(paper, pictures.area_bars(facts))
    paper.table(told("table.area_caption"), tables.area_columns(), tables.area_rows(facts))


def _by_committee(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.committees"), 1)
    _picture(paper, pictures.committee_bars(facts))
    paper.table(told("table.committee_caption"), tables.committee_columns(), tables.committee_rows(facts))


def _picture(paper: Paper, bars: pictures.Bars) -> None:
    if any(bars.totals.values()):
        png, wide = bars.png()
        paper.picture(png, bars.alternative, wide)
