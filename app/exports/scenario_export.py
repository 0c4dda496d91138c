"""The scenario as a file that the command line reads."""

from app.result import Result
from optimiser.scenario_file import scenario_json


def scenario_bytes(result: Result) -> bytes:
    """Weights, budget and rules as JSON, for `python -m optimiser solve`."""
    return scenario_json(result.scenario)
