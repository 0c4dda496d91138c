import importlib.metadata
import itertools
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import highspy
import numpy as np
import pulp
import pytest
from scipy.sparse import csr_array

from optimiser.choice import Choice, Row, choice_of
from optimiser.clock import Clock
from optimiser.model import Model, build_model, maximise_value
from optimiser.solver import SolverFailure, relaxed_prices, run


def the_model(choice: Choice) -> Model:
    model = build_model(choice)
    maximise_value(model)
    return model


def least(build: Callable[[pulp.LpProblem], None]) -> float:
    """The objective that HiGHS calls optimal, presolve on as always."""
    problem = pulp.LpProblem("canary", pulp.LpMinimize)
    build(problem)
    problem.solve(pulp.HiGHS(msg=False, threads=1, gapRel=0))
    assert problem.solverModel.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return float(problem.solverModel.getInfo().objective_function_value)


def issue_3043(problem: pulp.LpProblem) -> None:
    """ERGO-Code/HiGHS#3043: 9 at x = 4.5, z = 0; HiGHS 1.14.0 says 15 and calls it optimal."""
    x, z = problem.add_variable("x", 0, 10), problem.add_variable("z", 0, 10, pulp.LpInteger)
    problem += 2 * x + 3 * z
    problem += x + z >= 4.5


def issue_3073(problem: pulp.LpProblem) -> None:
    """ERGO-Code/HiGHS#3073: 0.03 at x = 3; HiGHS 1.14.0 says 200.01."""
    gap, t = problem.add_variable("gap", 0, None), problem.add_variable("t", None, None)
    x = problem.add_variable("x", 0, None, pulp.LpInteger)
    problem += 100 * gap + 0.01 * t
    for row in (gap + x == 3, x - t <= 0, -x - t <= 0, x <= 3, -x <= -0.45):
        problem += row


def linopy_651(problem: pulp.LpProblem) -> None:
    """PyPSA/linopy#651, one of its ten rows: 10 at x = 0, y = 10; HiGHS 1.14.0 says 11."""
    x, y = problem.add_variable("x", 0, 1, pulp.LpInteger), problem.add_variable("y", 9, None)
    problem += 2 * x + y
    problem += 2 * x + y >= 10


@pytest.mark.parametrize(("build", "optimum"), [(issue_3043, 9), (issue_3073, 0.03), (linopy_651, 10)])
def test_highs_proves_no_wrong_optimum_as_1_14_did(build: Any, optimum: float) -> None:
    assert least(build) == pytest.approx(optimum, abs=1e-9)


def test_highs_is_1_15_or_later() -> None:
    assert tuple(map(int, importlib.metadata.version("highspy").split(".")[:2])) >= (1, 15)


@pytest.mark.parametrize("block", range(4))
def test_highs_agrees_with_all_points_of_random_programs(block: int) -> None:
    for seed in range(block * 50, block * 50 + 50):
        dice = np.random.default_rng(seed)
        count, rows = int(dice.integers(2, 9)), int(dice.integers(1, 4))
        worth, sizes = dice.integers(-3, 30, count), dice.integers(-4, 20, (rows, count))
        most = dice.integers(-2, 40, rows)
        points = np.array(list(itertools.product((0, 1), repeat=count)))
        allowed = points[(points @ sizes.T <= most).all(axis=1)]
        ids = [f"i{number}" for number in range(count)]
        choice = Choice(
            dict.fromkeys(ids, 1),
            {id_: Fraction(int(points)) for id_, points in zip(ids, worth, strict=True)},
            tuple(
                Row(dict(zip(ids, map(int, row), strict=True)), None, int(top))
                for row, top in zip(sizes, most, strict=True)
            ),
        )
        answer = run(the_model(choice), Clock())
        if not len(allowed):
            assert answer.status == "infeasible", seed
        else:
            assert answer.status == "optimal", seed
            assert choice.value(answer.amounts or ()) == max(allowed @ worth), seed


def test_the_bound_of_a_proven_answer_is_its_value() -> None:
    choice = Choice({"a": 4, "b": 6}, {"a": Fraction(1), "b": Fraction(2)}, (Row({"a": 4, "b": 6}, None, 9),))
    answer = run(the_model(choice), Clock())
    assert (answer.status, answer.amounts, answer.bound) == ("optimal", {"b": 6}, 2)


def test_a_proposal_in_no_row_and_of_no_worth_is_left_out() -> None:
    """PuLP gives such a variable no column; the feasibility checks of a conflict meet it."""
    choice = Choice({"a": 4, "b": 6}, {"a": Fraction(1), "b": Fraction(0)}, (Row({"a": 4}, 1, None),))
    assert run(the_model(choice), Clock()).amounts == {"a": 4}
    assert run(build_model(choice), Clock()).amounts == {"a": 4}


def test_rows_that_cannot_hold_are_infeasible() -> None:
    choice = Choice({"a": 4}, {"a": Fraction(1)}, (Row({"a": 1}, 1, None), Row({"a": 4}, None, 3)))
    answer = run(the_model(choice), Clock())
    assert (answer.status, answer.amounts, answer.bound) == ("infeasible", None, None)


def test_a_time_limit_is_never_called_optimal(hard_case: Any) -> None:
    model = the_model(choice_of(*hard_case))
    answer = run(model, Clock(0.2))
    assert answer.status in ("feasible", "unknown")
    assert (answer.amounts is None) == (answer.status == "unknown")


def test_a_node_limit_is_never_called_optimal(hard_case: Any) -> None:
    assert run(the_model(choice_of(*hard_case)), Clock(20), most_nodes=1).status in ("feasible", "unknown")


def test_an_error_of_the_solver_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = Choice({"a": 4}, {"a": Fraction(1)}, (Row({"a": 4}, None, 9),))
    monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda _: highspy.HighsModelStatus.kSolveError)
    with pytest.raises(SolverFailure, match="HiGHS"):
        run(the_model(choice), Clock())


def test_great_amounts_are_proven_right_at_the_tightest_tolerance() -> None:
    """HiGHS 1.15.1 at a tolerance of 10⁻⁹ said 1,306,996 of these rows in kronor; P10, X and Z are worth more."""
    costs = {"B": 100_000_148, "P10": 50_000_243, "X": 150_000_483, "Z": 50_000_325}
    points = {"B": 193004.29965552723, "P10": 306995.86798826506, "X": 1000000.0, "Z": 193005.26853567755}
    rows = (
        Row(costs, None, 300_000_688),
        Row({"P10": 33_333, "X": 300_000, "Z": 100_000}, None, 633_332),
        Row({"B": 2, "X": 1, "Z": 1}, None, 3),
    )
    choice = Choice(costs, {id_: Fraction(number) for id_, number in points.items()}, rows)
    assert list(run(the_model(choice), Clock()).amounts or ()) == ["P10", "X", "Z"]


def prices(values: list[float], rows: list[list[float]], bounds: list[float]) -> list[float] | None:
    found = relaxed_prices(np.array(values, float), csr_array(np.array(rows, float)), np.array(bounds, float))
    return None if found is None else [float(price) for price in found]


def test_prices_are_what_a_unit_of_a_bound_is_worth() -> None:
    """Knapsack: 4 kr for 2 points is taken whole, then 6 kr for 1 point in part: a krona is worth a sixth."""
    assert prices([2, 1], [[4, 6], [1, 1]], [7, 2]) == pytest.approx([1 / 6, 0])


def test_prices_are_in_the_order_of_the_rows_and_never_negative() -> None:
    """Each of fifteen is worth its number, and every third row is shut: only those are worth something."""
    worth = [float(number) for number in range(1, 16)]
    bounds = [0.0 if number % 3 == 0 else 2.0 for number in range(15)]
    wanted = [number + 1 if number % 3 == 0 else 0.0 for number in range(15)]
    assert prices(worth, np.eye(15).tolist(), bounds) == pytest.approx(wanted)


def test_rows_that_cannot_hold_have_no_prices() -> None:
    assert prices([1], [[-1], [4]], [-1, 3]) is None


def test_where_there_is_nothing_to_choose_a_bound_is_worth_nothing() -> None:
    assert prices([], [[]], [3]) == [0.0]
