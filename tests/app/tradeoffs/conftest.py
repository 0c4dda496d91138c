"""A frontier beside its answer, for what is said and drawn of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.result import answer
from app.samples import read_sample
from app.state import Work
from app.tradeoffs.curve import Curve
from optimiser.frontier import frontier

MakeCurve = Callable[..., Curve]


@pytest.fixture
def curve(work: Work) -> MakeCurve:
    """The 2022 sample at ten million, with the scenario's fields and the proposals changed; most: where it ends, in kr.

    unfinished: as if only the first so many steps had been found.
    """

    def made(most: int | None = None, unfinished: int | None = None, sample: str = "", **changes: Any) -> Curve:
        case = read_sample(sample) if sample else work.case
        proposals = changes.pop("proposals", case.proposals)
        work.case = replace(case, proposals=proposals)
        work.scenario = replace(case.scenario, **{"budget": 10_000_000, **changes})
        result = answer(work.scenario, proposals)
        found = frontier(work.scenario, proposals, 15_000_000 if most is None else most)
        cut = found if unfinished is None else replace(found, points=found.points[:unfinished], exact=False)
        return Curve(cut, result)

    return made


@pytest.fixture
def by_hand(curve: MakeCurve, work: Work) -> Callable[..., Curve]:
    """A, B and C of docs/method.md at a million, drawn on to the cost of all three."""

    def made(**changes: Any) -> Curve:
        given = {"A": (600_000, 4.0, 0.0), "B": (500_000, 2.0, 4.0), "C": (400_000, 1.0, 2.0)}
        none = dict.fromkeys(work.proposals[0].scores, 0.0)
        proposals = tuple(
            replace(
                one, id=id_, title=id_, cost=cost, requested=cost, scores=none | {"housing": high, "education": low}
            )
            for one, (id_, (cost, high, low)) in zip(work.proposals, given.items(), strict=False)
        )
        weights = dict.fromkeys(none, 0.0) | {"housing": 30.0, "education": 10.0}
        asked = {"budget": 1_000_000, "weights": weights, "proposals": proposals, "most": 1_500_000}
        return curve(**{**asked, **changes})

    return made
