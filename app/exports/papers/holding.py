"""What holds however the areas are weighted, in the appendix."""

from collections.abc import Iterator
from fractions import Fraction

from app.exports.papers.facts import Holding, PaperFacts
from app.exports.papers.paper import Columns, Paper, Row
from app.exports.papers.words import listed, told
from optimiser.robustness.robustness import Robustness
from optimiser.scenario import Scenario
from scoring.areas import AREAS
from scoring.numbers import format_number

_NAMES = {area.code: area.swedish.lower() for area in AREAS}
_WIDTHS = (11.0, 5.0)


def write_holding(paper: Paper, facts: PaperFacts) -> None:
    """The section, where it is reckoned; what is not proven is not said to be always or never."""
    if facts.holding is None:
        return
    found = facts.holding.found
    paper.heading(told("section.holding"), 1)
    paper.lines([told("holding.allowed", bounds=listed(list(_bounds(facts.holding.scenario))))])
    paper.lines([told("holding.proven"), _sentence(found)] if found.exact else list(_so_far(found)))
    if not (found.always or found.depends or found.never):
        return
    paper.table(told("holding.caption"), _columns(), list(_rows(facts.holding, facts)))
    paper.lines([told("holding.share_about")])


def _bounds(scenario: Scenario) -> Iterator[str]:
    for criterion, (least, greatest) in scenario.weight_region.items():
        name = _NAMES.get(criterion, criterion)
        yield told("holding.bounds", name=name, least=_number(least), greatest=_number(greatest))
    for more, less in scenario.weight_order:
        yield told("holding.order", more=_NAMES.get(more, more), less=_NAMES.get(less, less))
    if not scenario.weight_region and not scenario.weight_order:
        yield told("holding.any")


def _so_far(found: Robustness) -> Iterator[str]:
    """Stopped early: only what is proven is counted."""
    yield told("holding.not_exact", percent=_number(int(found.certified * 1000) / 10, 1))
    yield told("holding.so_far", always=len(found.always), depends=len(found.depends), never=len(found.never))


def _sentence(found: Robustness) -> str:
    parts = {"always": len(found.always), "depends": len(found.depends), "never": len(found.never)}
    return "; ".join(told(f"holding.{name}", number=number) for name, number in parts.items()) + "."


def _columns() -> Columns:
    return Columns((told("table.measure"), told("holding.share")), _WIDTHS, frozenset({1}))


def _rows(holding: Holding, facts: PaperFacts) -> Iterator[Row]:
    titles = {one.id: one.title for one in facts.proposals}
    for id_ in holding.found.always:
        yield Row((titles[id_], told("holding.in_all")))
    depends = sorted(holding.found.depends.items(), key=lambda one: (-one[1][0], -one[1][1], one[0]))
    for id_, (least, greatest) in depends:
        yield Row((titles[id_], _share(least, greatest)))
    for id_ in holding.found.never:
        yield Row((titles[id_], told("holding.in_none")))


def _share(least: float, greatest: float) -> str:
    low, high = (_percent(share) for share in (least, greatest))
    return told("holding.percent", percent=low if low == high else f"{low}–{high}")


def _percent(share: float) -> str:
    """One decimal, and never 0 or 100 of what is neither in none nor in all."""
    return _number(min(99.9, max(0.1, 100 * share)) if 0 < share < 1 else 100 * share, 1)


def _number(number: float, decimals: int | None = None) -> str:
    whole = number == int(number)
    return format_number(Fraction(str(round(number, 1))), "sv", decimals if decimals is not None else 0 if whole else 1)
