"""Where the money of the decision goes and what is bare, in the appendix."""

from collections.abc import Iterator

from app.exports.papers.facts import PaperFacts
from app.exports.papers.paper import Columns, Paper, Row
from app.exports.papers.words import kronor, told
from scoring.coverage import Coverage, Tally, bare_areas, coverage, gaps
from scoring.coverage_sentences import bare_sentence, caveat, gap_sentence, group_name, known_sentence

_WIDTHS = (7.5, 2.5, 2.5, 3.5)
_MOST_ROWS, _MOST_GAPS = 15, 10


def write_coverage(paper: Paper, facts: PaperFacts) -> None:
    """The section, where the office wants it: by place, then new or ongoing, then what is bare by place."""
    if not facts.with_coverage:
        return
    received = [one for one in facts.proposals if one.received]
    place, status = (coverage(received, by, facts.amounts) for by in ("place", "status"))
    paper.heading(told("section.coverage"), 1)
    paper.computed([known_sentence(place, "sv"), known_sentence(status, "sv")])
    for found in (place, status):
        paper.table(told(f"coverage.{found.dimension}_caption"), _columns(found), _rows(found))
    if said := list(_bare(place)):
        paper.computed([told("coverage.bare", caveat=_in_brackets(caveat(place, "sv")))], said)


def _in_brackets(words: str) -> str:
    return f" ({words})" if words else ""


def _columns(found: Coverage) -> Columns:
    headings = (told(f"coverage.{found.dimension}"), told("coverage.number"), told("coverage.funded"))
    return Columns((*headings, told("table.money")), _WIDTHS, frozenset({1, 2, 3}))


def _rows(found: Coverage) -> list[Row]:
    """A row a group, the known ones after the first 15 in one, the unknown, and all together."""
    rest = found.known[_MOST_ROWS:]
    named = [(one.key, one.name, one.tally) for one in found.known[:_MOST_ROWS]]
    rows = [_row(group_name(key, name, found.dimension, "sv"), tally) for key, name, tally in named]
    if rest:
        rows.append(_row(told("coverage.others", number=len(rest)), sum((one.tally for one in rest), Tally())))
    if found.unknown.number:
        rows.append(_row(group_name("", "", found.dimension, "sv"), found.unknown))
    return [*rows, _row(told("coverage.total"), found.total, "total")]


def _row(name: str, tally: Tally, kind: str = "") -> Row:
    return Row((name, str(tally.number), str(tally.funded_number), kronor(tally.funded)), kind)


def _bare(found: Coverage) -> Iterator[str]:
    """Areas that nothing is granted for, then the first gaps by place, and how many more there are."""
    if bare := bare_sentence(bare_areas(found, funded=True), "sv", funded=True):
        yield f"{bare}."
    lacking = gaps(found, funded=True)
    yield from (gap_sentence(gap, "place", "sv", funded=True) for gap in lacking[:_MOST_GAPS])
    if (more := len(lacking) - _MOST_GAPS) > 0:
        yield told("coverage.more", number=more)
