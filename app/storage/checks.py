"""What holds of all work, and so of what is opened, however it was written."""

import math
from collections.abc import Iterator, Mapping

from app.after_decision.log import whole
from app.after_decision.sound import sound
from app.need import held, use
from app.samples import SAMPLES
from app.storage.saved_work import SavedWork
from optimiser.solve import check_answerable
from scoring.areas import AREA_CODES
from scoring.cells import GREATEST_FACTOR
from scoring.numbers import GREATEST_KRONOR
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal


def check_work(saved: SavedWork, name: str) -> None:
    """Raise BadInput for work that no page could show: without proposals, ids twice, amounts out of range.

    The kinds of all values are known to be right.
    """
    problems = list(_problems(saved, name))
    problems += [] if held.sound(saved.need) else [Problem(name, "kept.content", column="need")]
    problems += [] if use.sound(saved.need_use) else [Problem(name, "kept.content", column="need_use")]
    problems += [] if whole(saved.after.log) else [Problem(name, "kept.log", column="after")]
    problems += [] if sound(saved.after) else [Problem(name, "kept.content", column="after")]
    if problems:
        raise BadInput(problems)
    check_answerable(saved.case.proposals)


def _problems(saved: SavedWork, name: str) -> Iterator[Problem]:
    proposals = saved.case.proposals
    ids = {one.id for one in proposals}
    if not proposals or len(ids) < len(proposals):
        yield Problem(name, "kept.content", column="case.proposals", value=str(len(proposals)))
    if saved.case.sample not in ("", *SAMPLES):
        yield Problem(name, "kept.content", column="case.sample", value=saved.case.sample)
    for one in proposals:
        if not _fit(one, saved):
            yield Problem(name, "kept.content", column="proposals", value=one.id)
    for column, amounts in _amounts(saved).items():
        if not all(0 <= kronor <= GREATEST_KRONOR for kronor in amounts.values()):
            yield Problem(name, "kept.content", column=column)
    for column, scenario in {"scenario": saved.scenario, "case.scenario": saved.case.scenario}.items():
        if not any(scenario.weights.values()) or set(scenario.weights) != set(scenario.criteria):
            yield Problem(name, "kept.content", column=f"{column}.weights")
        if not {*scenario.fund, *scenario.exclude} <= ids:
            yield Problem(name, "kept.content", column=f"{column}.fund")


def _fit(one: Proposal, saved: SavedWork) -> bool:
    """True for a proposal with an amount, an area and points that there can be, on the criteria of the scenario."""
    points = [score for score in one.scores.values() if score is not None]
    kronor = [one.cost, one.minimum or one.cost, *one.pool_costs.values()]
    return (
        set(one.scores) == set(saved.scenario.criteria) == set(saved.case.scenario.criteria)
        and all(math.isfinite(score) and 0 <= score <= GREATEST_KRONOR for score in points)
        and one.cost > 0
        and all(0 <= part <= GREATEST_KRONOR for part in kronor)
        and one.primary_area in AREA_CODES
        and 0 < one.need_factor <= GREATEST_FACTOR
    )


def _amounts(saved: SavedWork) -> dict[str, Mapping[str, int]]:
    choices = {f"equal_choices.{place}": one.amounts for place, one in enumerate(saved.equal_choices)}
    said = {"/".join(which): one.amount for which, one in saved.overrides.items() if one.amount is not None}
    return {"own_amounts": saved.own_amounts, "overrides": said, **choices}
