"""The official letter (tjänsteskrivelse): what the board is asked to decide, and why."""

from collections.abc import Iterator

from app.exports.papers import letter_texts, method, reasons
from app.exports.papers.facts import PaperFacts
from app.exports.papers.paper import Columns, Paper, Row
from app.exports.papers.words import kronor, told


def letter_bytes(facts: PaperFacts) -> bytes:
    """The letter as a DOCX file."""
    paper = Paper(facts, told("paper.letter"))
    _head(paper, facts)
    _own_or_computed(paper, facts, "summary")
    paper.heading(told("section.decision"), 1)
    paper.items(list(letter_texts.decision_sentences(facts)), numbered=True)
    paper.heading(told("section.basis"), 1)
    paper.items(list(facts.written("basis")) or letter_texts.basis_items(facts))
    _own_or_missing(paper, facts, "planning", 1)
    _matter(paper, facts)
    for name in ("child", "gender"):
        _perspective(paper, facts, name)
    _economy(paper, facts)
    _own_or_missing(paper, facts, "responsible", 1)
    return paper.bytes()


def _head(paper: Paper, facts: PaperFacts) -> None:
    for key, text in (("date", facts.date), ("case_number", ""), ("officer", "")):
        paper.field(told(f"paper.{key}"), text or facts.line(key) or told("paper.missing"))
    paper.title(facts.title)


def _own_or_computed(paper: Paper, facts: PaperFacts, section: str) -> None:
    paper.heading(told(f"section.{section}"), 1)
    if own := facts.written(section):
        paper.lines(own)
    else:
        paper.computed(list(letter_texts.summary_lines(facts)))


def _own_or_missing(paper: Paper, facts: PaperFacts, section: str, level: int) -> None:
    paper.heading(told(f"section.{section}"), level)
    paper.lines(facts.written(section) or [told("paper.missing")])


def _matter(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.matter"), 1)
    _own_or_missing(paper, facts, "background", 2)
    paper.heading(told("section.money"), 2)
    paper.computed(list(method.money_lines(facts)))
    _method(paper, facts)
    _own_or_missing(paper, facts, "considerations", 2)
    paper.heading(told("section.close"), 2)
    paper.computed([*reasons.close_lines(facts), *(f"– {item}" for item in reasons.close_items(facts))])
    _deviations(paper, facts)
    _unfunded(paper, facts)
    paper.heading(told("section.unknown"), 2)
    paper.label(told("paper.computed"))
    paper.items(method.unknown_items(facts))


def _method(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.method"), 2)
    paper.computed([told("method.aim"), told("method.points")])
    paper.items(method.weight_items(facts))
    paper.lines(list(method.counting_lines(facts)))
    rules = method.rule_items(facts)
    paper.lines([told("method.rules" if rules else "method.no_rules")])
    paper.items(rules)
    if off := method.off_items(facts):
        paper.lines([told("method.off")])
        paper.items(off)
    paper.lines(list(method.certainty_lines(facts)))


def _deviations(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.deviations"), 2)
    rows = reasons.deviation_rows(facts)
    paper.lines([told("deviation.intro" if rows else "deviation.none")])
    if rows:
        paper.table(told("deviation.caption"), reasons.deviation_columns(), rows)
    if notes := list(reasons.deviation_notes(facts)):
        paper.computed(notes)


def _unfunded(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.unfunded"), 2)
    rows = reasons.unfunded_rows(facts)
    if rows:
        paper.table(told("unfunded.caption"), reasons.unfunded_columns(), rows)
    else:
        paper.lines([told("unfunded.none")])
    if left := len(facts.unfunded) - len(rows):
        paper.lines([told("unfunded.more", shown=len(rows), number=left)])


def _perspective(paper: Paper, facts: PaperFacts, name: str) -> None:
    """The office's text, then the proposals' own, by department; that both are missing where they are."""
    paper.heading(told(f"section.{name}"), 1)
    own, others = facts.written(name), list(_their_own(facts, f"{name}_perspective"))
    paper.lines(own)
    if others:
        paper.label(told("paper.departments_own"))
        for label, text in others:
            paper.field(label, text)
    if not own and not others:
        paper.lines([told("paper.missing")])


def _their_own(facts: PaperFacts, column: str) -> Iterator[tuple[str, str]]:
    for one in sorted(facts.funded, key=lambda one: one.department):
        if text := one.texts.get(column, "").strip():
            yield ", ".join(part for part in (one.department, one.title) if part), text


def _economy(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.economy"), 1)
    paper.lines(facts.written("economy"))
    paper.label(told("paper.computed"))
    columns = Columns((told("economy.item"), told("economy.amount")), (12.0, 4.0), frozenset({1}))
    paper.table(told("economy.caption"), columns, list(_money_rows(facts)))


def _money_rows(facts: PaperFacts) -> Iterator[Row]:
    yield Row((told("economy.granted"), kronor(facts.cost)), "total")
    limits = facts.decision.scenario.pools
    for pool, taken in method.pool_takes(facts).items():
        yield Row((told("economy.pool", pool=pool), kronor(taken)))
        if pool in limits:
            yield Row((told("economy.pool_limit", pool=pool), kronor(limits[pool])))
    yield Row((told("economy.available"), kronor(facts.decision.scenario.budget)))
    yield Row((told("economy.over" if facts.left < 0 else "economy.left"), kronor(abs(facts.left))), "total")
