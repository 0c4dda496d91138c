"""The frontier's points, and the order for several budgets, as tables for Swedish Excel."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from optimiser.frontier import Frontier, whole, with_budget
from optimiser.portfolio import Portfolio
from optimiser.rank import Ranking
from optimiser.scenario import Scenario
from optimiser.table import Cell, conditions_sentence, csv_bytes
from scoring.proposal import Proposal


def frontier_csv(found: Frontier, proposals: Sequence[Proposal], scenario: Scenario) -> bytes:
    """One row a point, with who comes in and who goes out since the one before; there must be a point."""
    rests_on = _rests_on(found.status, "frontier", with_budget(scenario, found.budget), proposals)
    rows: list[Mapping[str, Cell]] = []
    before: Mapping[str, int] = {}
    for point in found.points:
        rows.append(
            {
                "belopp": point.cost,
                "poäng": point.value,
                "antal förslag": len(point.amounts),
                "tillkommer": _ids(point.amounts, before),
                "utgår": _ids(before, point.amounts),
                "får medel": _ids(point.amounts, {}),
                "förutsättningar": rests_on,
            }
        )
        before = point.amounts
    return csv_bytes(rows)


def rank_csv(found: Ranking, proposals: Sequence[Proposal], scenario: Scenario) -> bytes:
    """One row a proposal of the order, with the budget from which it is funded; there must be one."""
    by_id = {proposal.id: proposal for proposal in proposals}
    rows: list[Mapping[str, Cell]] = []
    for budget, start, end in zip(found.budgets, (0, *found.counts), found.counts, strict=False):
        rests_on = _rests_on(found.status, "rank", replace(scenario, budget=budget), proposals)
        for place in range(start, end):
            one = by_id[found.order[place]]
            rows.append(
                {
                    "ordning": place + 1,
                    "id": one.id,
                    "titel": one.title,
                    "belopp": one.cost,
                    "belopp hittills": sum(by_id[id_].cost for id_ in found.order[: place + 1]),
                    "ingår från budget": budget,
                    "förutsättningar": rests_on,
                }
            )
    return csv_bytes(rows)


def _rests_on(status: str, certainty: str, scenario: Scenario, proposals: Sequence[Proposal]) -> str:
    proven = certainty if status == "optimal" else f"{certainty}_unproven"
    return conditions_sentence(Portfolio("feasible"), proposals, whole(scenario), proven)


def _ids(these: Mapping[str, int], but: Mapping[str, int]) -> str:
    return ";".join(id_ for id_ in these if id_ not in but)
