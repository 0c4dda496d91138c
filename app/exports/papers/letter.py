"""The official letter (tjänsteskrivelse): what the board is asked to decide, and why."""

from app.exports.papers import letter_texts, method, reasons
from app.exports.papers.facts import PaperFacts
from app.exports.papers.paper import Columns, Paper
from app.exports.papers.words import told


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
    said = {"date": facts.date, "case_number": facts.line("case_number"), "officer": facts.line("officer")}
    paper.fields((told(f"paper.{key}"), text or told("paper.missing")) for key, text in said.items())
    paper.title(facts.title)


def _own_or_computed(paper: Paper, facts: PaperFacts, section: str) -> None:
    paper.heading(told(f"section.{section}"), 1)
    if own := facts.written(section):
        paper.lines(own)
    else:
        paper.computed([" ".join(letter_texts.summary_lines(facts))])


def _own_or_missing(paper: Paper, facts: PaperFacts, section: str, level: int) -> None:
    paper.heading(told(f"section.{section}"), level)
    paper.lines(facts.written(section) or [told("paper.missing")])


def _matter(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.matter"), 1)
    _own_or_missing(paper, facts, "background", 2)
    paper.heading(told("section.money"), 2)
    paper.computed([" ".join(method.money_lines(facts))])
    _method(paper, facts)
    _own_or_missing(paper, facts, "considerations", 2)
    _coordination(paper, facts)
    paper.heading(told("section.close"), 2)
    paper.computed(reasons.close_lines(facts), reasons.close_items(facts))
    _deviations(paper, facts)
    _unfunded(paper, facts)
    paper.heading(told("section.unknown"), 2)
    paper.computed(items=method.unknown_items(facts))


def _method(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.method"), 2)
    paper.computed([f"{told('method.aim')} {told('method.points')}"], method.weight_items(facts))
    rules, off = method.rule_items(facts), method.off_items(facts)
    if facts.weights_chosen:
        paper.more_computed([facts.weights_chosen])
    counting = " ".join(method.counting_lines(facts))
    paper.more_computed([f"{counting} {told('method.rules' if rules else 'method.no_rules')}"], rules)
    if off:
        paper.more_computed([told("method.off")], off)
    paper.more_computed([" ".join(method.certainty_lines(facts))])


def _deviations(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.deviations"), 2)
    rows = reasons.deviation_rows(facts)
    paper.lines([told("deviation.intro" if rows else "deviation.none")])
    if rows:
        paper.table(told("deviation.caption"), reasons.deviation_columns(), rows)
    if notes := list(reasons.deviation_notes(facts)):
        paper.computed(notes)
    if facts.order_notes:
        paper.heading(told("section.order"), 2)
        paper.computed([told("deviation.order_intro")], list(facts.order_notes.values()))


def _coordination(paper: Paper, facts: PaperFacts) -> None:
    """What of that which is to get money is to be coordinated with something going on; nothing where none is."""
    items = [
        told("paper.colon", label=one.title, text="; ".join(facts.coordinated[one.id]))
        for one in facts.funded
        if one.id in facts.coordinated
    ]
    if items:
        paper.heading(told("section.coordination"), 2)
        paper.lines([told("coordination.intro")])
        paper.items(items)


def _unfunded(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.unfunded"), 2)
    reasons.write_unfunded(paper, facts)


def _perspective(paper: Paper, facts: PaperFacts, name: str) -> None:
    """The office's text, then the proposals' own, by department; that both are missing where they are."""
    paper.heading(told(f"section.{name}"), 1)
    own, others = facts.written(name), list(letter_texts.their_own(facts, f"{name}_perspective"))
    paper.lines(own)
    if others:
        paper.label(told("paper.departments_own"))
        paper.fields(others)
    if not own and not others:
        paper.lines([told("paper.missing")])


def _economy(paper: Paper, facts: PaperFacts) -> None:
    paper.heading(told("section.economy"), 1)
    paper.lines(facts.written("economy"))
    paper.label(told("paper.computed"))
    columns = Columns((told("economy.item"), told("economy.amount")), (12.0, 4.0), frozenset({1}))
    paper.table(told("economy.caption"), columns, list(method.money_rows(facts)))
