"""A recorded decision solved again: whether the answer is the same, and what differs where it is not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction
from typing import Any, Literal

from optimiser.choice import choice_of, equal_within
from optimiser.clock import Clock
from optimiser.decision import Decision, Override
from optimiser.evaluate import Breach, Judge
from optimiser.portfolio import Portfolio
from optimiser.record import Record, RecordedProposal, fingerprint, recorded_proposals
from optimiser.record_file import Recorded, contradictions, rules_off
from optimiser.scenario import Scenario
from optimiser.scenario_file import check_against
from optimiser.solve import solve
from optimiser.table import proposals_csv
from optimiser.versions import versions_here
from optimiser.without import without
from scoring.numbers import exact
from scoring.proposal import Proposal

Kind = Literal[
    "record",
    "proposals_file",
    "proposals_file_same",
    "proposal_missing",
    "proposal_added",
    "proposal",
    "status",
    "value",
    "cost",
    "amount",
    "unassessed",
    "decided",
    "decided_cost",
]
Told = float | str | None
# What is asked may differ, and the answer be the same all the same.
_OF_THE_QUESTION = ("proposals_file", "proposals_file_same", "proposal_missing", "proposal_added", "proposal")


@dataclass(frozen=True)
class Mismatch:
    """One thing that is not as recorded.

    key: the place in the record, or the id; column: of a proposal, in English, blank where it is about no column.
    """

    kind: Kind
    key: str
    recorded: Told
    now: Told
    column: str = ""


@dataclass(frozen=True)
class Replay:
    """A record's question answered anew.

    found: the portfolio, an equal one that was chosen where that is still as good. decided: with the overrides laid on,
    {id: whole kr}. value, breaches: what the recorded amounts are worth on these proposals and what they may not; value
    None where they name a proposal that is not there. versions: {what: (recorded, now)} of those that differ.
    """

    scenario: Scenario
    proposals: tuple[Proposal, ...]
    found: Portfolio
    decided: Mapping[str, int]
    value: Fraction | None
    breaches: tuple[Breach, ...]
    mismatches: tuple[Mismatch, ...]
    versions: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def same(self) -> bool:
        """True where the answer is the recorded one, whatever else differs."""
        return all(one.kind in _OF_THE_QUESTION for one in self.mismatches)


def replay(recorded: Recorded, given: Sequence[Proposal], sum_: str, clock: Clock | None = None) -> Replay:
    """Solve a record's scenario again.

    given: the proposals now, also with rules that were switched off; sum_: the SHA-256 of their file. Raises BadInput
    where the scenario asks for what these proposals do not have.
    """
    record = recorded.record
    scenario, proposals = without(recorded.scenario, given, rules_off(record))
    check_against(scenario, proposals, recorded.file)
    judge = Judge(scenario, proposals)
    found = _as_chosen(record, judge, solve(scenario, proposals, clock))
    decided = Decision(scenario, proposals, found, _overrides(record)).amounts
    gainsaid = [Mismatch("record", one.place, one.recorded, one.expected) for one in contradictions(recorded)]
    asked = (*_file(record, proposals, sum_), *_proposals(record, scenario, proposals))
    answered = (*_answer(record, found), *_decided(record, decided))
    value, breaches = _rechecked(record, judge)
    mismatches = (*gainsaid, *asked, *answered)
    return Replay(scenario, proposals, found, decided, value, breaches, mismatches, _versions(record))


def _rechecked(record: Record, judge: Judge) -> tuple[Fraction | None, tuple[Breach, ...]]:
    """What the recorded amounts are worth and what they break; nothing where there are none to recheck."""
    amounts = record.result.amounts
    if record.result.value is None:
        return None, ()
    known = set(amounts) <= {one.id for one in judge.proposals}
    return judge.value(amounts) if known else None, judge.breaches(amounts)


def _as_chosen(record: Record, judge: Judge, found: Portfolio) -> Portfolio:
    """The portfolio found; where an equally good one was chosen, that one, if it is within the rules and as good."""
    amounts = dict(record.result.amounts)
    candidates = choice_of(judge.scenario, judge.proposals, ()).costs
    if not record.chosen_because or found.value is None or not set(amounts) <= set(candidates):
        return found
    value = judge.value(amounts)
    if judge.breaches(amounts) or abs(value - found.value) > equal_within(found.value):
        return found
    return replace(found, amounts={id_: amounts[id_] for id_ in sorted(amounts)}, value=value)


def _overrides(record: Record) -> dict[str, Override]:
    return {one.id: Override(one.amount, one.reason, one.condition) for one in record.overrides}


def _file(record: Record, proposals: Sequence[Proposal], now: str) -> Iterator[Mismatch]:
    wanted = record.proposals_file.sha256
    if now != wanted:
        alike = fingerprint(proposals_csv(proposals)) == wanted
        yield Mismatch("proposals_file_same" if alike else "proposals_file", record.proposals_file.name, wanted, now)


def _proposals(record: Record, scenario: Scenario, proposals: Sequence[Proposal]) -> Iterator[Mismatch]:
    before = {one.id: one for one in record.proposals}
    now = {one.id: one for one in recorded_proposals(scenario, proposals)}
    for id_ in sorted({*before, *now}):
        if id_ not in now:
            yield Mismatch("proposal_missing", id_, before[id_].title, None)
        elif id_ not in before:
            yield Mismatch("proposal_added", id_, None, now[id_].title)
        else:
            yield from _columns(before[id_], now[id_])


def _columns(before: RecordedProposal, now: RecordedProposal) -> Iterator[Mismatch]:
    """The columns in which a proposal is another than it was; its benefit follows from them."""
    recorded, present = _cells(before), _cells(now)
    for column in dict.fromkeys((*recorded, *present)):
        if recorded.get(column) != present.get(column):
            yield Mismatch("proposal", before.id, recorded.get(column), present.get(column), column)


def _cells(one: RecordedProposal) -> dict[str, Told]:
    plain: dict[str, Any] = asdict(one)
    scores, pools, others = plain.pop("scores"), plain.pop("pool_costs"), plain.pop("other_columns")
    requires = ";".join("|".join(alternatives) for alternatives in plain.pop("requires"))
    del plain["benefit"]
    taken: dict[str, Told] = {f"cost_{pool}": cost for pool, cost in pools.items()}
    return {**plain, "requires": requires, **scores, **taken, **others}


def _answer(record: Record, found: Portfolio) -> Iterator[Mismatch]:
    recorded = record.result
    if recorded.status != found.status:
        yield Mismatch("status", "", recorded.status, found.status)
    if not _same_value(recorded.value, found.value):
        yield Mismatch("value", "", recorded.value, None if found.value is None else float(found.value))
    cost = found.cost if found.found else None
    if recorded.cost != cost:
        yield Mismatch("cost", "", recorded.cost, cost)
    for id_, before, now in _changed(recorded.amounts, found.amounts):
        yield Mismatch("amount", id_, before, now)
    if sorted(recorded.unassessed) != sorted(found.unassessed):
        yield Mismatch("unassessed", "", _ids(recorded.unassessed), _ids(found.unassessed))


def _same_value(recorded: float | None, now: Fraction | None) -> bool:
    """True where the two count as the same value; a record has the nearest number that JSON can write."""
    if recorded is None or now is None:
        return recorded is None and now is None
    return abs(exact(recorded) - now) <= equal_within(now)


def _ids(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids))


def _changed(before: Mapping[str, int], now: Mapping[str, int]) -> Iterator[tuple[str, int, int]]:
    """(id, kr before, kr now) of those that differ, in text order."""
    for id_ in sorted({*before, *now}):
        if before.get(id_, 0) != now.get(id_, 0):
            yield id_, before.get(id_, 0), now.get(id_, 0)


def _decided(record: Record, decided: Mapping[str, int]) -> Iterator[Mismatch]:
    for id_, before, now in _changed(record.decided.amounts, decided):
        yield Mismatch("decided", id_, before, now)
    if record.decided.cost != sum(decided.values()):
        yield Mismatch("decided_cost", "", record.decided.cost, sum(decided.values()))


def _versions(record: Record) -> dict[str, tuple[str, str]]:
    here = versions_here()
    names = dict.fromkeys((*record.versions, *here))
    both = {name: (record.versions.get(name, ""), here.get(name, "")) for name in names}
    return {name: (before, now) for name, (before, now) in both.items() if before != now}
