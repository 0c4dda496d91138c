"""The decision record: what was asked, answered and proposed, as JSON that can be read without Fördela.

What the keys mean stands in docs/decisions/015-record-and-workbook.md.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, field
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from optimiser.as_json import number
from optimiser.columns import limited_column
from optimiser.decision import Decision
from optimiser.rules import Rule, rules_of
from optimiser.scenario import STRICT, Kronor, Scenario
from optimiser.scenario_file import scenario_json
from optimiser.sentences import rule_sentence
from optimiser.solver import Status
from optimiser.table import proposals_csv
from optimiser.versions import versions_here
from scoring.language import ENGINE_TEXTS
from scoring.proposal import Proposal
from scoring.scores import benefits
from scoring.weights import weight_shares

FORMAT: Literal["fordela-decision-record"] = "fordela-decision-record"
FORMAT_VERSION: Literal[1] = 1
PROPOSALS_FILE = "forslag.csv"
SCENARIO_FILE = "scenario.json"
_PRINTED_DIGITS, _GROUP = 20, 4

Sum = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Number = Annotated[float, Field(allow_inf_nan=False)]


@dataclass(frozen=True, config=STRICT)
class NamedFile:
    """A file by its name and the SHA-256 of its bytes."""

    name: str
    sha256: Sum


@dataclass(frozen=True, config=STRICT)
class Made:
    """When, as ISO 8601, and by whom; blank where that is unknown."""

    when: str = ""
    by: str = ""


@dataclass(frozen=True, config=STRICT)
class RecordedRule:
    """A rule by kind and key, and in words."""

    kind: str
    key: str
    text: str


@dataclass(frozen=True, config=STRICT)
class RecordedResult:
    """What was computed: points as numbers, amounts in whole kr; None where there is none."""

    status: Status
    value: Number | None
    bound: Number | None
    gap: Number | None
    cost: Kronor | None
    amounts: dict[str, Kronor]
    unassessed: tuple[str, ...]
    tied: bool | None
    conflict: tuple[RecordedRule, ...] = ()


@dataclass(frozen=True, config=STRICT)
class RecordedOverride:
    """What the office says of one proposal; amount and condition None where it says nothing of them."""

    id: str
    computed: Kronor
    amount: Kronor | None
    reason: str
    condition: str | None


@dataclass(frozen=True, config=STRICT)
class Decided:
    """What is proposed to the board, in whole kr."""

    amounts: dict[str, Kronor]
    cost: Kronor


@dataclass(frozen=True, config=STRICT)
class RecordedProposal:
    """What of a proposal an answer can rest on. other_columns: those that a limit of the scenario looks at.

    What need says stands there only where it is used.
    """

    id: str
    title: str
    cost: Kronor
    minimum: Kronor | None
    primary_area: str
    committee: str
    department: str
    status: str
    place: str
    group: str
    requires: tuple[tuple[str, ...], ...]
    state: str
    score_basis: str
    scores: dict[str, Number | None]
    benefit: Number | None
    pool_costs: dict[str, Kronor]
    other_columns: dict[str, str]
    need_factor: Number = 1
    need_basis: str = ""


@dataclass(frozen=True, config=STRICT)
class Record:
    """The record with its keys in order; the scenario as its file has it, read by `read_scenario`."""

    format: Literal["fordela-decision-record"]
    format_version: Literal[1]
    about: tuple[str, ...]
    made: Made
    versions: dict[str, str]
    proposals_file: NamedFile
    uploaded_files: tuple[NamedFile, ...]
    scenario_file: NamedFile
    scenario: dict[str, Any]
    counting_reason: str
    rules: tuple[str, ...]
    rules_off: tuple[RecordedRule, ...]
    result: RecordedResult
    chosen_because: str
    overrides: tuple[RecordedOverride, ...]
    decided: Decided
    proposals: tuple[RecordedProposal, ...]
    need: tuple[str, ...] = ()


@dataclass(frozen=True)
class Circumstances:
    """What a record says beside the decision itself.

    when: ISO 8601; by: as given; blank where unknown. counting_reason: why benefit is counted per proposal or per
    krona. off: rules that are switched off, and so stand neither in the scenario nor in the proposals. files: those
    that were uploaded. versions: of what made the answer. need: how need was used, in words, none where it was not.
    """

    when: str = ""
    by: str = ""
    counting_reason: str = ""
    off: tuple[Rule, ...] = ()
    files: tuple[NamedFile, ...] = ()
    versions: Mapping[str, str] = field(default_factory=versions_here)
    need: tuple[str, ...] = ()


def record_json(decision: Decision, about: Circumstances) -> bytes:
    """The record as a JSON file; the same bytes for the same decision and circumstances."""
    tree = asdict(record_of(decision, about))
    if not tree["need"]:
        del tree["need"]
    for one in tree["proposals"]:
        for name, unused in _UNUSED_NEED.items():
            if one[name] == unused:
                del one[name]
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()


def record_of(decision: Decision, about: Circumstances) -> Record:
    """The record of a decision."""
    scenario, proposals, portfolio = decision.scenario, decision.proposals, decision.portfolio
    scenario_data = scenario_json(scenario)
    return Record(
        format=FORMAT,
        format_version=FORMAT_VERSION,
        about=tuple(ENGINE_TEXTS.say(f"record.{line}", "sv") for line in ("what", "sums", "replay", "units")),
        made=Made(about.when, about.by),
        versions=dict(about.versions),
        proposals_file=named_file(PROPOSALS_FILE, proposals_csv(proposals)),
        uploaded_files=about.files,
        scenario_file=named_file(SCENARIO_FILE, scenario_data),
        scenario=json.loads(scenario_data),
        counting_reason=about.counting_reason,
        rules=tuple(rule_sentence(rule, proposals, "sv") for rule in rules_of(scenario, proposals)),
        rules_off=_rules(about.off, proposals),
        result=RecordedResult(
            status=portfolio.status,
            value=number(portfolio.value),
            bound=number(portfolio.bound),
            gap=number(portfolio.gap),
            cost=portfolio.cost if portfolio.found else None,
            amounts=dict(portfolio.amounts),
            unassessed=portfolio.unassessed,
            tied=portfolio.tied,
            conflict=_rules(portfolio.conflict, proposals),
        ),
        chosen_because=decision.chosen_because,
        overrides=_overrides(decision),
        decided=Decided(decision.amounts, decision.cost),
        proposals=recorded_proposals(scenario, proposals),
        need=about.need,
    )


def named_file(name: str, data: bytes) -> NamedFile:
    """A file and its sum."""
    return NamedFile(name, fingerprint(data))


def fingerprint(data: bytes) -> str:
    """The SHA-256 of a file's bytes, as sha256sum writes it."""
    return sha256(data).hexdigest()


def printed(sum_: str) -> str:
    """`3f2a 91c0 7d44 e8b1 02aa`: the first 20 of a sum's 64 digits, as papers print it."""
    return " ".join(sum_[place : place + _GROUP] for place in range(0, _PRINTED_DIGITS, _GROUP))


def _rules(rules: Sequence[Rule], proposals: Sequence[Proposal]) -> tuple[RecordedRule, ...]:
    return tuple(RecordedRule(rule.kind, rule.key, rule_sentence(rule, proposals, "sv")) for rule in rules)


def _overrides(decision: Decision) -> tuple[RecordedOverride, ...]:
    computed = decision.portfolio.amounts
    return tuple(
        RecordedOverride(id_, computed.get(id_, 0), one.amount, one.reason, one.condition)
        for id_, one in sorted(decision.overrides.items())
    )


def recorded_proposals(scenario: Scenario, proposals: Sequence[Proposal]) -> tuple[RecordedProposal, ...]:
    """What of each proposal an answer to the scenario can rest on, in their own order."""
    worth = benefits(proposals, weight_shares(scenario.weights), scenario.benefit)
    columns = {limit.column: limited_column(limit.column, scenario.criteria) for limit in scenario.limits}
    others = {name: column for name, column in columns.items() if column.column.name not in _OWN_KEYS}
    return tuple(
        RecordedProposal(
            id=one.id,
            title=one.title,
            cost=one.cost,
            minimum=one.minimum,
            primary_area=one.primary_area,
            committee=one.committee,
            department=one.department,
            status=one.status,
            place=one.place,
            group=one.group,
            requires=one.requires,
            state=one.state,
            score_basis=one.score_basis,
            scores=dict(one.scores),
            benefit=number(worth[one.id]),
            pool_costs=dict(one.pool_costs),
            other_columns={name: column.cell(one) for name, column in others.items()},
            need_factor=one.need_factor,
            need_basis=one.need_basis,
        )
        for one in proposals
    )


_UNUSED_NEED = {"need_factor": 1, "need_basis": ""}
_OWN_KEYS = frozenset(RecordedProposal.__dataclass_fields__)
