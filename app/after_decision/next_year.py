"""Next year's round, begun from this one: what is carried over, and what is known of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.after_decision.held import After, Share, Year
from app.after_decision.log import Log
from app.after_decision.money import money
from app.after_decision.second_round import as_applied
from app.after_decision.standing import Standing, standings
from app.samples import Case
from app.storage.saved_work import SavedWork
from app.uploads import Upload
from optimiser.scenario import Scenario
from optimiser.table import proposals_csv
from scoring.proposal import Proposal
from scoring.scores import benefits
from scoring.weights import weight_shares

# The heading, as in a file, under which it stands of which year a proposal's points are.
POINTS_FROM = "poäng från"


@dataclass(frozen=True)
class Choices:
    """What the officer chooses for the new round.

    year, new_year: what the years are called; pot: of the new year, in kr; carried: ids. with_scores: this year's
    scores go along, else every score is blank.
    """

    year: str
    new_year: str
    pot: int
    carried: frozenset[str]
    with_scores: bool = True


def continuing(log: Log) -> tuple[str, ...]:
    """The ids of the measures that continue: something stands, and they are to neither stop nor become permanent."""
    return tuple(id_ for id_, one in standings(log).items() if one.stands and _goes_on(one))


def _goes_on(one: Standing) -> bool:
    return one.outcome is None or one.outcome.becomes == "continue"


def in_order(proposals: Sequence[Proposal], scenario: Scenario) -> tuple[Proposal, ...]:
    """The committees' own order first, then the office's.

    Committees in the order of the file; within each its own ranking, what it has not ranked after that, by benefit with
    the scenario's weights, the unassessed last.
    """
    worth = benefits(proposals, weight_shares(scenario.weights), scenario.benefit)
    places = {name: place for place, name in enumerate(dict.fromkeys(one.committee for one in proposals))}

    def key(one: Proposal) -> tuple[object, ...]:
        points = worth[one.id]
        ranked = one.committee_rank is None, one.committee_rank or 0
        return places[one.committee], *ranked, points is None, -(points or Fraction(0))

    return tuple(sorted(proposals, key=key))


def year_of(proposals: Iterable[Proposal], log: Log, label: str) -> Year:
    """The present year by area and by committee, as the log tells it.

    What was decided on a measure that is not among the proposals is counted where area and committee are unknown.
    """
    by_id = {one.id: one for one in proposals}
    granted = [(by_id.get(id_), one) for id_, one in standings(log).items() if one.granted]
    areas = _shares((proposal.primary_area if proposal else "", one) for proposal, one in granted)
    committees = _shares((proposal.committee if proposal else "", one) for proposal, one in granted)
    return Year(label, money(log).pot, areas, committees, log.head)


def _shares(pairs: Iterable[tuple[str, Standing]]) -> tuple[Share, ...]:
    found: dict[str, list[Standing]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return tuple(_share(key, several) for key, several in found.items())


def _share(key: str, several: Sequence[Standing]) -> Share:
    used = [one.used for one in several if one.stands]
    known = [one for one in used if one is not None]
    total = sum(known) if len(known) == len(used) else None
    return Share(key, sum(one.granted for one in several), sum(one.stands for one in several), total)


def next_year(saved: SavedWork, choices: Choices, words: Mapping[str, Mapping[str, str]]) -> SavedWork:
    """A new work for the new year, with a log of its own that is empty, and this year among the years before.

    words: {id: {heading: what is known of it from this year}}, which stand with the proposals as columns of a file do.
    Amounts are those applied for. Weights go along; rules that name proposals, and what was decided otherwise, do not.
    """
    log, years = saved.after.log, saved.after.years
    year = year_of(saved.case.proposals, log, choices.year)
    applied = as_applied(saved.case.proposals, saved.after.applied)
    carried = [one for one in in_order(applied, saved.scenario) if one.id in choices.carried]
    proposals = tuple(_carried(one, choices, words.get(one.id, {})) for one in carried)
    scenario = replace(saved.scenario, budget=choices.pot, name=choices.new_year, fund=(), exclude=(), amounts={})
    file = f"{choices.new_year}.csv"
    case = Case(file, proposals, scenario, uploads=(Upload(file, proposals_csv(proposals)),), edited=True)
    return replace(
        SavedWork(case, scenario), round=replace(saved.round, assessments=()), need=saved.need, ongoing=saved.ongoing,
        after=After(Log(), (*years, year)),
    )  # fmt: skip


def _carried(one: Proposal, choices: Choices, words: Mapping[str, str]) -> Proposal:
    scores = one.scores if choices.with_scores else dict.fromkeys(one.scores)
    return replace(
        one, scores=scores, status="ongoing", committee_rank=None, state="received", state_reason="",
        requires=tuple(kept for several in one.requires if (kept := _among(several, choices.carried))),
        extra={**one.extra, **words},
    )  # fmt: skip


def scored_anew(before: Sequence[Proposal], after: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Proposals in the same order as before, where those that are other objects now have points of no earlier year."""
    return tuple(
        replace(new, extra={**new.extra, POINTS_FROM: ""}) if new is not old and POINTS_FROM in new.extra else new
        for old, new in zip(before, after, strict=True)
    )


def _among(several: Iterable[str], ids: Collection[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in several if id_ in ids)
