from dataclasses import replace

from app.result import answer
from app.samples import read_sample
from optimiser.solve import solve


def test_an_answer_is_the_engines_and_the_other_counting_is_solved_when_asked_for() -> None:
    case = read_sample("malmo_2022")
    scenario = replace(case.scenario, budget=10_000_000)
    result = answer(scenario, case.proposals)
    assert "other_counting" not in vars(result)
    assert result.other_counting.amounts == solve(replace(scenario, benefit="per_krona"), case.proposals).amounts
    assert result.other_counting is result.other_counting
