"""A scenario as JSON: read with every problem named, checked against the proposals, and written."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from functools import partial

from pydantic import TypeAdapter, ValidationError

from optimiser.columns import limited_column
from optimiser.json_file import described, json_text
from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from scoring.areas import AREA_CODES
from scoring.columns import column_for, comparable
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal

_SCENARIO = TypeAdapter(Scenario)


def read_scenario(data: bytes, file: str) -> Scenario:
    """The scenario in a JSON file. Raises BadInput with every problem that shows without the proposals."""
    text = json_text(data, file, "scenario")
    try:
        scenario = _SCENARIO.validate_json(text)
    except ValidationError as error:
        raise BadInput(described(fault, file, "scenario") for fault in error.errors()) from error
    if problems := list(_inner_problems(scenario, file)):
        raise BadInput(problems)
    return scenario


def check_against(scenario: Scenario, proposals: Sequence[Proposal], file: str) -> None:
    """Raise BadInput where the scenario names an id, a pool, a column or a value that the proposals do not have."""
    if problems := [*_id_problems(scenario, proposals, file), *_column_problems(scenario, proposals, file)]:
        raise BadInput(problems)


def scenario_json(scenario: Scenario) -> bytes:
    """The scenario as a JSON file that `read_scenario` reads back to the same; what is empty is left out."""
    given = {field.name: value for field in fields(Scenario) if (value := getattr(scenario, field.name))}
    given |= {} if scenario.scale_max is None else {"scale_max": scenario.scale_max}
    given |= {"weights": _plain_numbers(scenario.weights), "budget": scenario.budget}
    given["limits"] = [
        {key: value for key, value in asdict(limit).items() if value is not None} for limit in scenario.limits
    ]
    return (json.dumps(given, ensure_ascii=False, indent=2) + "\n").encode()


def _plain_numbers(numbers: Mapping[str, float]) -> dict[str, float]:
    return {key: int(number) if number == int(number) else number for key, number in numbers.items()}


def _inner_problems(scenario: Scenario, file: str) -> Iterator[Problem]:
    """What does not fit within the scenario itself."""
    criteria = set(scenario.criteria)
    taken = {column.kind for column in map(partial(column_for, criteria=()), criteria - set(AREA_CODES))}
    if not criteria or len(criteria) < len(scenario.criteria) or taken - {"unknown"}:
        yield Problem(file, "scenario.criteria", column="criteria", value=", ".join(scenario.criteria))
    yield from _unknown_criteria(scenario, file)
    for criterion in (name for name in scenario.criteria if name not in scenario.weights):
        yield Problem(file, "scenario.weight_missing", column="weights", details={"criterion": criterion})
    if not any(scenario.weights.values()):
        yield Problem(file, "scenario.weights_zero", column="weights", value="0")
    for criterion, (least, greatest) in scenario.weight_region.items():
        if least > greatest:
            yield Problem(
                file,
                "scenario.least_above_greatest",
                column=f"weight_region.{criterion}",
                value=f"{least:g} > {greatest:g}",
            )
    for number, limit in enumerate(scenario.limits, start=1):
        yield from _crossed_bounds(limit, number, file)
    for wanted in sorted(set(scenario.fund) & set(scenario.exclude)):
        yield Problem(file, "scenario.fund_and_exclude", column="fund", value=wanted)


def _unknown_criteria(scenario: Scenario, file: str) -> Iterator[Problem]:
    named: dict[str, Iterable[str]] = {
        "weights": scenario.weights,
        "weight_region": scenario.weight_region,
        "weight_order": [name for pair in scenario.weight_order for name in pair],
    }
    for key, names in named.items():
        for name in sorted(set(names) - set(scenario.criteria)):
            yield Problem(file, "scenario.weight_unknown", column=key, value=name, details=_names(scenario.criteria))


def _names(names: Sequence[str]) -> dict[str, str]:
    return {"names": ", ".join(names)}


def _crossed_bounds(limit: Limit, number: int, file: str) -> Iterator[Problem]:
    if all(getattr(limit, bound) is None for bound in BOUND_NAMES):
        yield Problem(file, "scenario.limit_empty", column=f"limits.{number}", details=_names(BOUND_NAMES))
    for unit in ("share", "amount", "count"):
        least, greatest = getattr(limit, f"min_{unit}"), getattr(limit, f"max_{unit}")
        if least is not None and greatest is not None and least > greatest:
            yield Problem(
                file,
                "scenario.least_above_greatest",
                column=f"limits.{number}.min_{unit}",
                value=f"{least:g} > {greatest:g}",
            )


def _id_problems(scenario: Scenario, proposals: Sequence[Proposal], file: str) -> Iterator[Problem]:
    known = {proposal.id for proposal in proposals}
    for key in ("fund", "exclude", "amounts"):
        for wanted in getattr(scenario, key):
            if wanted not in known:
                yield Problem(file, "scenario.id_unknown", column=key, value=wanted)


def _column_problems(scenario: Scenario, proposals: Sequence[Proposal], file: str) -> Iterator[Problem]:
    pools = {comparable(pool) for proposal in proposals for pool in proposal.pool_costs}
    for pool in scenario.pools:
        if comparable(pool) not in pools:
            yield Problem(file, "scenario.pool_without_column", column="pools", value=pool)
    for number, limit in enumerate(scenario.limits, start=1):
        column = limited_column(limit.column, scenario.criteria)
        if not column.in_file(proposals):
            yield Problem(file, "scenario.column_unknown", column=f"limits.{number}.column", value=limit.column)
        elif not column.known_value(limit.value, proposals):
            yield Problem(
                file,
                "scenario.value_unknown",
                column=f"limits.{number}.value",
                value=str(limit.value),
                details={"column": limit.column},
            )
