"""A list made by hand as a file that the command line reads."""

from dataclasses import replace

from optimiser.evaluate import Evaluation
from optimiser.scenario import Scenario
from optimiser.scenario_file import scenario_json


def own_list_scenario(found: Evaluation, scenario: Scenario) -> bytes:
    """Weights, budget, rules and the list as JSON, for `python -m optimiser evaluate`."""
    return scenario_json(replace(scenario, amounts=dict(found.amounts)))
