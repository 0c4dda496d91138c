"""A decision record read back: strictly, and then for whether its parts agree with each other."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError

from optimiser.json_file import described, json_text
from optimiser.record import Record, fingerprint
from optimiser.rules import RuleName
from optimiser.scenario import Scenario
from optimiser.scenario_file import read_scenario, scenario_json
from scoring.problems import BadInput, Problem

_RECORD = TypeAdapter(Record)
Found = float | str | None


@dataclass(frozen=True)
class Contradiction:
    """A place of the record that another one gainsays: what stands there, and what should."""

    place: str
    recorded: Found
    expected: Found


@dataclass(frozen=True)
class Recorded:
    """A record as it was read, its scenario, and the name of its file."""

    record: Record
    scenario: Scenario
    file: str


def read_record(data: bytes, file: str) -> Recorded:
    """The record in a JSON file. Raises BadInput with every problem found."""
    text = json_text(data, file, "record")
    try:
        record = _RECORD.validate_json(text)
    except ValidationError as error:
        raise BadInput(described(fault, file, "record") for fault in error.errors()) from error
    if problems := list(_twice(record, file)):
        raise BadInput(problems)
    return Recorded(record, _scenario(record, file), file)


def _twice(record: Record, file: str) -> Iterator[Problem]:
    """Ids that stand twice where each has one place."""
    ids = {"proposals": [one.id for one in record.proposals], "overrides": [one.id for one in record.overrides]}
    for key, found in ids.items():
        for id_, number in Counter(found).items():
            if number > 1:
                yield Problem(file, "record.id_twice", column=key, value=id_)


def _scenario(record: Record, file: str) -> Scenario:
    try:
        return read_scenario(json.dumps(record.scenario).encode(), file)
    except BadInput as error:
        raise BadInput(
            replace(one, column=f"scenario.{one.column}" if one.column else "scenario") for one in error.problems
        ) from error


def rules_off(record: Record) -> frozenset[RuleName]:
    """The names of the rules that were switched off."""
    return frozenset((rule.kind, rule.key) for rule in record.rules_off)  # type: ignore[misc]


def contradictions(recorded: Recorded) -> Iterator[Contradiction]:
    """Where the record gainsays itself, as one that was altered by hand mostly does."""
    record = recorded.record
    result, decided = record.result, record.decided
    found = result.status in ("optimal", "feasible")
    laid = dict(result.amounts) | {one.id: one.amount for one in record.overrides if one.amount is not None}
    wanted: dict[str, tuple[Found, Found]] = {
        "scenario_file.sha256": (record.scenario_file.sha256, fingerprint(scenario_json(recorded.scenario))),
        "result.cost": (result.cost, sum(result.amounts.values()) if found else None),
        "decided.cost": (decided.cost, sum(decided.amounts.values())),
    }
    for id_ in sorted({*laid, *decided.amounts}):
        wanted[f"decided.amounts.{id_}"] = decided.amounts.get(id_, 0), laid.get(id_, 0)
    for one in record.overrides:
        wanted[f"overrides.{one.id}.computed"] = one.computed, result.amounts.get(one.id, 0)
    for place, (stands, expected) in wanted.items():
        if stands != expected:
            yield Contradiction(place, stands, expected)
