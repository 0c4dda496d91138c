"""Every best portfolio of a region, its share and the verdicts, against every portfolio there is."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from optimiser.clock import Clock
from optimiser.model import Model
from optimiser.robustness.explore import Explored, explore
from optimiser.robustness.ground import Ground
from optimiser.robustness.robustness import Part, Robustness, robustness
from optimiser.scenario import Scenario
from optimiser.solve import solve
from optimiser.solver import Answer, run
from scoring.proposal import Proposal
from tests.optimiser.random_cases import AREAS, proposal, random_case, scenario
from tests.optimiser.robustness.every_best import corners, every_best, with_region
from tests.optimiser.robustness.rival_cases import rival_case


def case(seed: int) -> tuple[Scenario, tuple[Proposal, ...]]:
    """Rivals, or from 200 on cases of every kind of rule and input that the engine's other tests have."""
    if seed < 200:
        return rival_case(seed)
    asked, proposals = random_case(seed, 10)
    return with_region(replace(asked, part_funding=False), seed), proposals


def worth(part: Part, asked: Scenario, proposals: tuple[Proposal, ...], weights: dict[str, float]) -> float:
    ours = [one for one in proposals if one.id in part.amounts and None not in one.scores.values()]
    sizes = [one.cost / 1e6 if asked.benefit == "per_krona" else 1.0 for one in ours]
    points = [sum(weights[name] * (one.scores[name] or 0.0) for name in asked.criteria) for one in ours]
    return sum(size * each for size, each in zip(sizes, points, strict=True))


def told(found: Robustness) -> tuple[set[str], set[str], set[str]]:
    return set(found.always), set(found.never), set(found.depends)


@pytest.mark.parametrize("seed", range(300))
def test_portfolios_and_verdicts_are_those_of_all_subsets(seed: int) -> None:
    asked, proposals = case(seed)
    found = robustness(asked, proposals)
    wanted = list(every_best(asked, proposals))
    if not wanted:
        assert (found.status, found.parts) == ("infeasible", ())
        return
    assert found.exact
    assert len(found.parts) == len(wanted)
    of_corners = [dict(zip(asked.criteria, corner, strict=True)) for corner in corners(asked)]
    for part in found.parts:
        values = [worth(part, asked, proposals, corner) for corner in of_corners]
        same = [sets for image, sets in wanted if np.abs(image - values).max() < 1e-6]
        assert len(same) == 1
        assert (part.every, part.some) == (set.intersection(*same[0]), set.union(*same[0]))
        assert set(part.amounts) in same[0]
    assert sum(part.share for part in found.parts) == pytest.approx(1, abs=1e-6)
    every, some = set.intersection(*(p for _, s in wanted for p in s)), set.union(*(p for _, s in wanted for p in s))
    assert (set(found.always), set(found.depends)) == (every, some - every)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_shown_is_what_solve_shows_at_the_weighting_inside(seed: int) -> None:
    asked, proposals = case(seed)
    for part in robustness(asked, proposals).parts:
        percent = {name: round(float(weight * 100), 6) for name, weight in part.weights.items()}
        best = solve(replace(asked, weights=percent), proposals).value
        assert best is not None
        weights = {name: weight / sum(percent.values()) for name, weight in percent.items()}
        assert float(best) == pytest.approx(worth(part, asked, proposals, weights), abs=1e-6)


def test_shares_are_those_of_a_line() -> None:
    """Boende from 0 to 50 against Brottslighet, the rest fixed: they change places where the weights are equal."""
    region = {"housing": (0.0, 50.0), "education": (50.0, 50.0), "labour_market": (0.0, 0.0), "democracy": (0.0, 0.0)}
    rivals = (proposal("A", 100, [1, 0, 0, 0, 0]), proposal("B", 100, [0, 0, 0, 0, 4]))
    found = robustness(scenario(100, weight_region=region), rivals)
    assert {(*part.amounts,): pytest.approx(part.share) for part in found.parts} == {("A",): 0.2, ("B",): 0.8}
    assert found.depends == {"A": (pytest.approx(0.2), pytest.approx(0.2)), "B": (pytest.approx(0.8),) * 2}


def test_shares_are_those_of_sampled_weightings() -> None:
    asked, proposals = case(16)
    found = robustness(replace(asked, weight_region={}, weight_order=()), proposals)
    drawn = np.random.default_rng(1).dirichlet(np.ones(5), 4000)
    values = [
        [worth(part, asked, proposals, dict(zip(AREAS, weights, strict=True))) for part in found.parts]
        for weights in drawn
    ]
    counted = np.bincount(np.argmax(values, axis=1), minlength=len(found.parts)) / len(drawn)
    assert counted == pytest.approx([part.share for part in found.parts], abs=0.03)


class Sending(Executor):
    """Works at once, on what another process would get."""

    def map(self, fn: Callable[..., Any], /, *iterables: Iterable[Any], **_: Any) -> Iterator[Any]:
        return map(pickle.loads(pickle.dumps(fn)), *iterables)  # noqa: S301 - our own


@pytest.mark.parametrize("pool_of", [lambda: ThreadPoolExecutor(2), Sending], ids=["threads", "as if sent"])
def test_several_at_a_time_give_the_same_answer(pool_of: Callable[[], Executor]) -> None:
    asked, proposals = case(6)
    with pool_of() as pool:
        assert robustness(asked, proposals, executor=pool).parts == robustness(asked, proposals).parts


def test_called_off_it_claims_nothing() -> None:
    asked, proposals = case(6)
    clock = Clock()
    clock.cancel()
    found = robustness(asked, proposals, clock)
    assert (found.status, found.exact, found.parts, told(found)) == ("unknown", False, (), (set(), set(), set()))


def test_without_candidates_nothing_is_funded_whatever_the_weights() -> None:
    found = robustness(scenario(100), (proposal("A", 100, [None, 1, 1, 1, 1]),))
    assert [(part.amounts, part.share) for part in found.parts] == [({}, pytest.approx(1.0))]
    assert (told(found), found.unassessed) == ((set(), set(), set()), ("A",))


MANY_EQUALS = (
    scenario(10_000),
    (proposal("A", 100, 1.0), *(proposal(f"B{number:02}", 100, 0.0) for number in range(13))),
)


def test_equals_too_many_to_list_are_asked_one_by_one() -> None:
    """13 proposals without points beside one with: 2^13 portfolios are worth the same, and only one is in all."""
    found = robustness(*MANY_EQUALS)
    assert (found.always, found.never, len(found.depends)) == (("A",), (), 13)
    assert found.parts[0].amounts == {"A": 100}


class Patience(Clock):
    """Out of time when it has been asked so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self._times = times

    @property
    def over(self) -> bool:
        self._times -= 1
        return self._times < 0


@pytest.mark.parametrize("times", [1, 2, 3, 5, 8, 13, 21])
def test_stopped_early_it_claims_only_what_the_whole_answer_says(times: int) -> None:
    asked, proposals = case(6)
    whole, some = robustness(asked, proposals), robustness(asked, proposals, Patience(times))
    assert set(some.always) <= set(whole.always)
    assert set(some.never) <= set(whole.never)
    assert set(some.depends) <= set(whole.depends)
    for id_, (least, greatest) in some.depends.items():
        assert least <= whole.depends[id_][0] + 1e-9
        assert greatest >= whole.depends[id_][1] - 1e-9
    for part in whole.parts:
        weights = {name: float(share) for name, share in part.weights.items()}
        found = max(worth(one, asked, proposals, weights) for one in some.parts)
        assert worth(part, asked, proposals, weights) <= found + some.regret_bound + 1e-9


@pytest.mark.parametrize("times", range(6))
def test_stopped_early_where_nothing_is_left_to_choose_the_bound_is_a_number(times: int) -> None:
    locked = (proposal("A", 10, [5, 4, 3, 2, 1]), proposal("B", 10, [1, 0, 0, 4, 1]))
    asked = with_region(scenario(30, fund=("A", "B")), 1)
    assert robustness(asked, locked, Patience(times)).regret_bound < 1e-9


def test_it_is_stopped_half_way_at_least_once() -> None:
    asked, proposals = case(6)
    found = robustness(asked, proposals, Patience(2))
    assert (found.status, found.exact) == ("feasible", False)
    assert 0 <= found.certified < 1


@pytest.fixture
def out_once_explored(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is called off when the region has been gone through, and what is equal is not settled."""

    def explored(ground: Ground, first: Sequence[str], clock: Clock, executor: Executor | None) -> Explored:
        found = explore(ground, first, clock, executor)
        clock.cancel()
        return found

    monkeypatch.setattr("optimiser.robustness.robustness.explore", explored)


@pytest.mark.usefixtures("out_once_explored")
def test_once_the_time_is_out_no_model_is_solved_for_equals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optimiser.robustness.verdicts.build_model", lambda _: pytest.fail("a model is built"))
    found = robustness(*MANY_EQUALS, Clock())
    assert (found.status, found.exact, told(found)) == ("feasible", False, (set(), set(), set()))
    assert [(part.amounts, part.proven) for part in found.parts] == [({"A": 100}, False)]


def test_where_the_time_runs_out_between_two_models_no_more_are_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, solved = Clock(), []

    def last(model: Model, given: Clock) -> Answer:
        solved.append(model)
        clock.cancel()
        return run(model, given)

    monkeypatch.setattr("optimiser.robustness.verdicts.run", last)
    found = robustness(*MANY_EQUALS, clock)
    assert (len(solved), found.exact, told(found)) == (1, False, (set(), set(), set()))


@pytest.mark.usefixtures("out_once_explored")
def test_what_a_list_settles_is_told_though_the_time_is_out_but_not_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, proposals = case(6)
    assert robustness(asked, proposals, Clock()).exact
    monkeypatch.setattr("optimiser.robustness.robustness._LATE_SECONDS", 0.0)
    found = robustness(asked, proposals, Clock())
    assert [part.proven for part in found.parts] == [False] * len(found.parts) != []
    assert (found.exact, found.depends) == (False, {})


def test_parts_too_thin_to_be_measured_are_never_called_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, proposals = case(6)
    monkeypatch.setattr("optimiser.robustness.cells.volume", lambda _: 0.01)
    assert not robustness(asked, proposals).exact
