"""Assessors who score differently: each one's own choice, and what holds whoever is asked."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import takewhile

from optimiser.clock import Clock
from optimiser.parcels import Work, each
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.assessments import Assessment, assessors, with_agreed_scores
from scoring.proposal import Proposal

DRAWS = 1000
SEED = 2022
# So many choices are one parcel: on one machine the time is looked at as often, and elsewhere a journey pays.
_AT_ONCE = 8
# The 97.5th percentile of the normal distribution, for intervals that hold in 19 cases of 20.
_NORMAL = 1.959963984540054


@dataclass(frozen=True)
class OwnChoice:
    """What one assessor's scores alone would fund. department: blank where unknown. assessed: how many proposals.

    complete: ids of those that the assessor gave points on every criterion; of others the choice says nothing.
    """

    assessor: str
    department: str
    assessed: int
    portfolio: Portfolio
    complete: frozenset[str]


@dataclass(frozen=True)
class Drawn:
    """In how many of the draws a proposal is funded, and the interval of the share that it stands for (0–1)."""

    id: str
    funded: int
    draws: int

    @property
    def share(self) -> float:
        """Funded draws of all draws."""
        return self.funded / self.draws

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval at 95 % (Wilson 1927): where the share lies if far more draws were made."""
        number, square = self.draws, _NORMAL**2
        middle = (self.share + square / (2 * number)) / (1 + square / number)
        spread = math.sqrt(self.share * (1 - self.share) / number + square / (4 * number**2))
        half = _NORMAL / (1 + square / number) * spread
        return min(self.share, max(0.0, middle - half)), max(self.share, min(1.0, middle + half))


@dataclass(frozen=True)
class Draws:
    """The draws made, `number` of them; complete: False where time ran out. proposals: in text order of ids."""

    number: int
    complete: bool
    proposals: tuple[Drawn, ...]


def own_choices(
    scenario: Scenario, proposals: Sequence[Proposal], assessments: Sequence[Assessment], clock: Clock | None = None
) -> tuple[OwnChoice, ...]:
    """The best portfolio under each assessor's scores alone, in the order in which assessors first stand.

    A proposal that the assessor has not assessed keeps the scores of the proposals file. Who has assessed nothing is
    not there.
    """
    clock = clock or Clock()
    found = []
    for name, department in assessors(assessments).items():
        own = [one for one in assessments if one.assessor == name and one.scored]
        if not own:
            continue
        portfolio = solve(scenario, with_agreed_scores(proposals, own), clock)
        complete = frozenset(one.id for one in own if _complete(one, scenario))
        found.append(OwnChoice(name, department, len({one.id for one in own}), portfolio, complete))
    return tuple(found)


def _complete(one: Assessment, scenario: Scenario) -> bool:
    return all(one.scores.get(criterion) is not None for criterion in scenario.criteria)


def draws(  # noqa: PLR0913 - what is asked, how much of it, and who does it
    scenario: Scenario,
    proposals: Sequence[Proposal],
    assessments: Sequence[Assessment],
    number: int = DRAWS,
    clock: Clock | None = None,
    *,
    executor: Executor | None = None,
) -> Draws:
    """How often each proposal is funded where one of its assessors is drawn and the others are not heard.

    Assessors are drawn for each proposal by itself, each with equal chance: that one who scores high does so everywhere
    is not in it. Seeded, so that the same files give the same draws. Only draws that are proven best are counted.
    executor: solves several at a time; the answer is the same without.
    """
    clock = clock or Clock()
    dice = random.Random(SEED)  # noqa: S311 - draws that can be repeated, no secret
    heard = _by_proposal(assessments)
    drawn = [tuple(dice.randrange(len(some)) for some in heard.values()) for _ in range(number)]
    asked = list(dict.fromkeys(drawn))
    work = Work(_best_ones, (scenario, tuple(proposals), tuple(map(tuple, heard.values()))), clock)
    best: list[Sequence[str]] = []
    for some in each(work, [asked[at : at + _AT_ONCE] for at in range(0, len(asked), _AT_ONCE)], executor):
        proven = list(takewhile(lambda one: one is not None, some))
        best += [ids for ids in proven if ids is not None]
        clock.done = len(best) / len(asked)
        if len(proven) < len(some):
            break
    return _counted(drawn, dict(zip(asked, best, strict=False)), sorted(one.id for one in proposals))


def _counted(drawn: Sequence["Places"], best: Mapping["Places", Sequence[str]], ids: Sequence[str]) -> Draws:
    """The draws up to the first that is not known."""
    made = list(takewhile(lambda one: one in best, drawn))
    funded = Counter(id_ for one in made for id_ in best[one])
    done = len(made)
    return Draws(done, done == len(drawn), tuple(Drawn(id_, funded[id_], done) for id_ in ids) if done else ())


# Of each proposal, the number of the assessor who is drawn among its own.
Places = tuple[int, ...]
_Asked = tuple[Scenario, Sequence[Proposal], Sequence[Sequence[Assessment]]]


def _best_ones(about: _Asked, clock: Clock, asked: Sequence[Places]) -> list[Sequence[str] | None]:
    """The ids that are funded under each of these draws; None where not proven, and for those that are not asked."""
    return [None if clock.over else _best(about, clock, places) for places in asked]


def _best(about: _Asked, clock: Clock, places: Places) -> Sequence[str] | None:
    scenario, proposals, heard = about
    said = [some[place] for some, place in zip(heard, places, strict=True)]
    found = solve(scenario, with_agreed_scores(proposals, said), clock)
    return tuple(found.amounts) if found.status == "optimal" else None


def _by_proposal(assessments: Iterable[Assessment]) -> dict[str, list[Assessment]]:
    found: dict[str, list[Assessment]] = {}
    for one in assessments:
        if one.scored:
            found.setdefault(one.id, []).append(one)
    return found
