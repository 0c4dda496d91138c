"""The workbook's sheets on more or less money: the frontier, and the list to cut from."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from app.exports.sheets import Column, Row, Sheet
from optimiser.decision import Decision
from optimiser.frontier import Frontier, Point
from optimiser.frontier_sentences import step_sentence
from optimiser.rank import Ranking
from optimiser.sentences import certainty_sentence

_NOTHING = Point({}, Fraction(0))
_NOT_ASKED = "Inte beräknat. Öppna Avvägningar i Fördela, låt beräkningen bli klar och hämta arbetsboken igen."
_NO_POINT = "Reglerna går inte att hålla vid något belopp, eller så räckte tiden inte till."


def frontier_sheet(decision: Decision, found: Frontier | None) -> Sheet:
    """Every step of the frontier, and where the budget stands; None where it is not known."""
    columns = (
        Column("Belopp", "kronor"),
        Column("Poäng", "points"),
        Column("Antal förslag", "number"),
        Column("Mer pengar", "kronor"),
        Column("Fler poäng", "points"),
        Column("Tillkommer", "text"),
        Column("Utgår", "text"),
        Column("I ord", "long"),
        Column("Nu", "short"),
    )
    title = "Mer eller mindre pengar"
    if found is None or not found.points:
        return Sheet("Avvägning", title, _NOT_ASKED if found is None else _NO_POINT, columns, ())
    certainty = certainty_sentence("frontier" if found.exact else "frontier_unproven", "sv")
    return Sheet("Avvägning", title, f"{certainty}.{_whole(found.whole_only)}", columns, list(_steps(decision, found)))


def _whole(whole_only: bool) -> str:
    return " Här räknas med hela belopp." if whole_only else ""


def _steps(decision: Decision, found: Frontier) -> Iterator[Row]:
    here = found.at(decision.scenario.budget)
    before = _NOTHING
    for place, point in enumerate(found.points):
        more, points = point.cost - before.cost, point.value - before.value
        words = step_sentence(more, before.amounts, point.amounts, decision.proposals, "sv") if place else ""
        yield Row(
            (
                point.cost,
                point.value,
                len(point.amounts),
                more if place else None,
                points if place else None,
                _ids(point.amounts, before.amounts),
                _ids(before.amounts, point.amounts),
                words,
                "dagens belopp" if place == here else "",
            )
        )
        before = point


def _ids(these: Mapping[str, int], but: Mapping[str, int]) -> str:
    return ", ".join(id_ for id_ in these if id_ not in but)


def ranking_sheet(decision: Decision, found: Ranking | None) -> Sheet:
    """One order for several budgets, with the budget from which each is funded; None where it is not known."""
    columns = (
        Column("Ordning", "number"),
        Column("Id", "id"),
        Column("Förslag", "long"),
        Column("Nämnd", "text"),
        Column("Belopp", "kronor"),
        Column("Belopp hittills", "kronor"),
        Column("Ingår från budget", "kronor"),
    )
    title = "Lista att skära i eller bygga på"
    if found is None or not found.order:
        return Sheet("Lista att skära i", title, _NOT_ASKED if found is None else _NO_POINT, columns, ())
    certainty = certainty_sentence("rank" if found.status == "optimal" else "rank_unproven", "sv")
    about = f"{certainty}. Skär nerifrån.{_whole(found.whole_only)}"
    return Sheet("Lista att skära i", title, about, columns, list(_ordered(decision, found)))


def _ordered(decision: Decision, found: Ranking) -> Iterator[Row]:
    by_id, so_far = {one.id: one for one in decision.proposals}, 0
    for budget, start, end in zip(found.budgets, (0, *found.counts), found.counts, strict=False):
        for place in range(start, end):
            one = by_id[found.order[place]]
            so_far += one.cost
            yield Row((place + 1, one.id, one.title, one.committee, one.cost, so_far, budget))
