"""One order for several budgets: what a larger budget funds includes what a smaller one does, at the least loss.

For budgets B_1 ≤ … ≤ B_m and decisions y_k ≤ y_{k+1}, each keeping every rule at its own budget, the list is the one of
greatest Σ_k V(y_k). It is a choice of its own: whether proposal i enters at step k, z_ik, where y_ik = Σ_{j≤k} z_ij, so
that it is worth b_i in every budget from the k-th on.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from optimiser.choice import Choice, Row, choice_of
from optimiser.clock import Clock
from optimiser.conflict import Conflict, smallest_conflict, under
from optimiser.frontier import unassessed, whole
from optimiser.model import build_model
from optimiser.portfolio import Portfolio
from optimiser.rules import Rule, rules_of
from optimiser.scenario import Scenario
from optimiser.solve import best_whole, check_answerable, check_rules, solve
from optimiser.solver import Status, run
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Ranking:
    """The list to cut or extend.

    budgets: whole kr, ascending. order: ids; those that enter together in text order. counts: for each budget how many
    first ids of the order are funded. nested, best: points at each budget with and without the demand that a larger
    budget keeps what a smaller one funds; None where not proven. bound: proven, of Σ nested. whole_only: True where the
    scenario would fund parts. nothing: where no portfolio keeps the rules, of the least such budget, `nothing_at`, or
    of all budgets together, where that is None.
    """

    status: Status
    budgets: tuple[int, ...]
    order: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    nested: tuple[Fraction, ...] = ()
    best: tuple[Fraction | None, ...] = ()
    bound: Fraction | None = None
    whole_only: bool = False
    unassessed: tuple[str, ...] = ()
    nothing: Portfolio | None = None
    nothing_at: int | None = None
    seconds: float = 0.0

    @property
    def price(self) -> Fraction | None:
        """1 − Σ nested / Σ best: the share of the points that one order costs; 0 where there are none to lose."""
        best = [value for value in self.best if value is not None]
        if not self.counts or len(best) < len(self.budgets):
            return None
        return 1 - sum(self.nested, Fraction(0)) / sum(best) if sum(best) else Fraction(0)

    @property
    def gap(self) -> Fraction | None:
        """How many points more, over all budgets, an order could be worth; None where that is not known."""
        return self.bound - sum(self.nested, Fraction(0)) if self.counts and self.bound is not None else None

    def funded(self, place: int) -> tuple[str, ...]:
        """The ids funded at the budget with this place."""
        return self.order[: self.counts[place]]


def ranking(
    scenario: Scenario, proposals: Sequence[Proposal], budgets: Sequence[int], clock: Clock | None = None
) -> Ranking:
    """The order over these budgets, whole kr in any order, with shares of each.

    clock: where it runs out, the best found so far is returned with status `feasible`, or `unknown`.
    """
    check_answerable(proposals)
    start, clock = time.perf_counter(), clock or Clock()
    asked = [replace(whole(scenario), budget=budget) for budget in sorted(budgets)]
    best = [solve(one, proposals, clock) for one in asked]
    found = _nothing(asked, best) or _nested(asked, proposals, clock)
    return replace(
        found,
        budgets=tuple(one.budget for one in asked),
        best=tuple(one.value if one.status == "optimal" else None for one in best),
        whole_only=scenario.part_funding,
        unassessed=unassessed(proposals),
        seconds=time.perf_counter() - start,
    )


def _nothing(asked: Sequence[Scenario], best: Sequence[Portfolio]) -> Ranking | None:
    """Where some budget allows no portfolio; None where all do."""
    for one, portfolio in zip(asked, best, strict=True):
        if portfolio.status == "infeasible":
            return Ranking("infeasible", (), nothing=portfolio, nothing_at=one.budget)
    return None


def _nested(asked: Sequence[Scenario], proposals: Sequence[Proposal], clock: Clock) -> Ranking:
    rules = [rules_of(one, proposals) for one in asked]
    choices = [choice_of(one, proposals, some) for one, some in zip(asked, rules, strict=True)]
    found = best_whole(_joint(choices), (), clock)
    if found.status == "infeasible":
        nothing = Portfolio("infeasible", conflict=_joint_conflict(choices, rules, clock))
        return Ranking("infeasible", (), nothing=nothing)
    if not found.found:
        return Ranking(found.status, (), bound=found.bound)
    entering = _entering(found.amounts, list(choices[0].costs), len(asked))
    order = [id_ for ids in entering for id_ in ids]
    counts = [sum(map(len, entering[: place + 1])) for place in range(len(asked))]
    for count, some in zip(counts, rules, strict=True):
        check_rules(choices[0].whole(order[:count]), some)
    nested = [choices[0].value(order[:count]) for count in counts]
    return Ranking(found.status, (), tuple(order), tuple(counts), tuple(nested), bound=found.bound)


def _joint(choices: Sequence[Choice]) -> Choice:
    """All budgets at once. What costs least over all budgets is the cheapest; first comes who enters first."""
    steps, first = len(choices), choices[0]
    costs = {name: first.costs[id_] * (steps - step) for name, id_, step in _entries(first, steps)}
    benefits = {name: first.benefits[id_] * (steps - step) for name, id_, step in _entries(first, steps)}
    once = tuple(
        Row({_name(place, step): 1 for step in range(steps)}, None, 1, by_share=False)
        for place in range(len(first.costs) if steps > 1 else 0)
    )
    rows = tuple(row for step, choice in enumerate(choices) for row in _until(choice, step))
    return Choice(costs, benefits, once + rows)


def _entries(choice: Choice, steps: int) -> Iterator[tuple[str, str, int]]:
    """(name of z_ik, id, step k) for every proposal and step."""
    for place, id_ in enumerate(choice.costs):
        for step in range(steps):
            yield _name(place, step), id_, step


def _name(place: int, step: int) -> str:
    """Names whose text order is that of the ids, and then of the steps."""
    return f"{place:06}.{step:06}"


def _until(choice: Choice, step: int) -> Iterator[Row]:
    """The rows of one budget, over all that has entered at it or before."""
    places = {id_: place for place, id_ in enumerate(choice.costs)}
    for row in choice.rows:
        coefficients = {
            _name(places[id_], before): number for id_, number in row.coefficients.items() for before in range(step + 1)
        }
        yield row._replace(coefficients=coefficients)


def _entering(amounts: Mapping[str, int], ids: Sequence[str], steps: int) -> list[list[str]]:
    """The ids that enter at each step, in text order."""
    return [[id_ for place, id_ in enumerate(ids) if _name(place, step) in amounts] for step in range(steps)]


def _joint_conflict(choices: Sequence[Choice], rules: Sequence[Sequence[Rule]], clock: Clock) -> Conflict:
    """Rules that hold at each budget by itself, but not with one order for all; told as of the least budget."""
    places = {rule: place for place, rule in enumerate(rules[0])}

    def possible(some: Sequence[Rule]) -> bool:
        kept = [places[rule] for rule in some]
        joint = [under(choice, [own[place] for place in kept]) for choice, own in zip(choices, rules, strict=True)]
        return clock.over or run(build_model(_joint(joint)), clock).status != "infeasible"

    return smallest_conflict(rules[0], possible)
