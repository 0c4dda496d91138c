"""What a log says that cannot all be true, as where two officers have each written in the same thing."""

from typing import Literal

from app.after_decision.kinds import Decided
from app.after_decision.log import Log
from app.after_decision.standing import Standing, standings

Fault = Literal["returned", "recipients", "ruling", "used"]


def contradictions(log: Log) -> dict[tuple[Fault, str], int]:
    """{(what, id): by how much}, in the order of the decisions; kr, or 1 for a ruling on what nobody has asked."""
    found = {(what, one.id): much for one in standings(log).values() for what, much in _of(one).items()}
    return {which: much for which, much in found.items() if much > 0}


def _of(one: Standing) -> dict[Fault, int]:
    return {
        "returned": -one.stands,
        "recipients": one.passed_on - one.granted,
        "ruling": int(bool(one.ruling) and one.answer != "otherwise"),
        "used": (one.used or 0) - one.granted,
    }


def decided_twice(common: Log, theirs: Log, mine: Log) -> tuple[str, ...]:
    """The ids that two logs which grew from a common one have each been given a decision on since.

    Put one after the other, the later would begin the answers and the returned money of the earlier anew.
    """
    one, other = (_decided_since(common, log) for log in (theirs, mine))
    return tuple(sorted(one & other))


def _decided_since(common: Log, log: Log) -> set[str]:
    new = log.entries[len(common.entries) :]
    return {grant.id for entry in new if isinstance(entry.what, Decided) for grant in entry.what.grants}
