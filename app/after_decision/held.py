"""What a work holds of the time after the decision: its log, and the years before this one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.after_decision.log import Log


@dataclass(frozen=True)
class Share:
    """One area's or committee's part of a year, in whole kr.

    key: the area's code or the committee's name, blank for unknown. decided: at first, or since; stands: less what came
    back; used: None where it is not known of every measure.
    """

    key: str
    decided: int
    stands: int
    used: int | None = None


@dataclass(frozen=True)
class Year:
    """A year that is over. label: as the officer calls it; log: the checksum of the log that it was told by."""

    label: str
    pot: int
    areas: tuple[Share, ...]
    committees: tuple[Share, ...]
    log: str = ""


@dataclass(frozen=True)
class Applied:
    """What was applied for, in whole kr, of a measure that a second round locks at `locked`."""

    cost: int
    minimum: int | None
    pool_costs: Mapping[str, int]
    locked: int


@dataclass(frozen=True)
class After:
    """log: of this year; years: the earlier ones, the first first; applied: {id: of what a second round locks}."""

    log: Log = field(default_factory=Log)
    years: tuple[Year, ...] = ()
    applied: dict[str, Applied] = field(default_factory=dict)
