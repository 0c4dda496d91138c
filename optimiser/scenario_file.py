"""A scenario as JSON: read with every problem named, checked against the proposals, and written."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from functools import partial
from typing import Any

from pydantic import TypeAdapter, ValidationError

from optimiser.columns import limited_column
from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from scoring.areas import AREA_CODES
from scoring.columns import column_for, comparable
from scoring.language import ENGINE_TEXTS
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal

_SCENARIO = TypeAdapter(Scenario)
_MISSING_KIND = {
    "extra_forbidden": "unknown_key",
    "unexpected_keyword_argument": "unknown_key",
    "missing": "missing_key",
}


def read_scenario(data: bytes, file: str) -> Scenario:
    """The scenario in a JSON file. Raises BadInput with every problem that shows without the proposals."""
    text = _json_text(data, file)
    try:
        scenario = _SCENARIO.validate_json(text)
    except ValidationError as error:
        raise BadInput(_described(fault, file) for fault in error.errors()) from error
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


def _json_text(data: bytes, file: str) -> str:
    """The text of the file, once it is known to be one JSON object with each key once."""
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        twice.extend(key for key, number in Counter(key for key, _ in pairs).items() if number > 1)
        return dict(pairs)

    try:
        text = data.decode("utf-8-sig")
        tree = json.loads(text, object_pairs_hook=once)
    except UnicodeDecodeError as error:
        raise BadInput([Problem(file, "scenario.encoding", value=f"byte {error.start + 1}")]) from error
    except json.JSONDecodeError as error:
        raise BadInput([Problem(file, "scenario.json", row=error.lineno, value=error.msg)]) from error
    except ValueError as error:  # a whole number of thousands of digits
        raise BadInput([Problem(file, "scenario.json", value=str(error))]) from error
    except RecursionError as error:
        raise BadInput([Problem(file, "scenario.object")]) from error
    if not isinstance(tree, dict):
        raise BadInput([Problem(file, "scenario.object")])
    if twice:
        raise BadInput(Problem(file, "scenario.key_twice", column=key) for key in twice)
    return text


def _described(fault: Mapping[str, Any], file: str) -> Problem:
    """One fault that pydantic found, in our words: the key's own text, or what is wrong with the key itself."""
    place = ".".join(str(part + 1 if isinstance(part, int) else part) for part in fault["loc"])
    at_key = isinstance(fault["loc"][-1], str) if fault["loc"] else False
    kind = (at_key and _MISSING_KIND.get(fault["type"])) or _field_kind(fault["loc"])
    value = None if kind == "missing_key" else json.dumps(fault["input"], ensure_ascii=False, default=str)
    return Problem(file, f"scenario.{kind}", column=place, value=value)


def _field_kind(place: Sequence[object]) -> str:
    names = [str(part) for part in place if isinstance(part, str)]
    return next((name for name in reversed(names) if ENGINE_TEXTS.has(f"problem.scenario.{name}")), "object")


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
