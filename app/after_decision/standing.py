"""Where each measure stands, as the log tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from app.after_decision.kinds import Answer, Answered, Decided, Done, Effect, Outcome, Planned, Recipient, Ruled, Ruling
from app.after_decision.log import Entry, Log, holding


@dataclass(frozen=True)
class Plan:
    """A follow-up or report. number: of its entry; done: the day it was done (ISO 8601), None where it is not."""

    number: int
    what: Planned
    done: str | None = None


@dataclass(frozen=True)
class Standing:
    """A measure that has been decided on.

    granted: by the last decision on it, returned: since then, both in kr; decided_on: the day of that decision, blank
    where unknown. answer, use: of the committee, blank where it has not answered; ruling: of the executive on another
    use. used: kr, None where unknown.
    """

    id: str
    title: str
    granted: int
    decided_on: str
    answer_by: str = ""
    answer: Answer | Literal[""] = ""
    use: str = ""
    ruling: Ruling | Literal[""] = ""
    returned: int = 0
    recipients: tuple[Recipient, ...] = ()
    plans: tuple[Plan, ...] = ()
    effect: Effect | None = None
    effect_on: str = ""
    outcome: Outcome | None = None
    used: int | None = None

    @property
    def stands(self) -> int:
        """What is still granted, in kr."""
        return self.granted - self.returned

    @property
    def awaits_ruling(self) -> bool:
        """True where the committee wants to use it otherwise and the executive has not said."""
        return self.answer == "otherwise" and not self.ruling

    @property
    def passed_on(self) -> int:
        """Σ of what recipients outside the city get, in kr."""
        return sum(one.kronor for one in self.recipients)


def standings(log: Log) -> dict[str, Standing]:
    """{id: standing} of all that has been decided on, in the order of the decisions.

    A later decision on the same measure begins anew: what was returned before it is in its amount already.
    """
    found: dict[str, Standing] = {}
    for number, entry in holding(log):
        if isinstance(entry.what, Decided):
            found |= _decided(entry, entry.what, found)
        elif entry.id in found:
            found[entry.id] = _after(found[entry.id], number, entry)
    return found


def _decided(entry: Entry, what: Decided, before: Mapping[str, Standing]) -> dict[str, Standing]:
    return {
        one.id: replace(
            before.get(one.id, Standing(one.id, one.title, 0, "")),
            title=one.title, granted=one.kronor, decided_on=entry.on, answer_by=what.answer_by, answer="", use="",
            ruling="", returned=0,
        )
        for one in what.grants
    }  # fmt: skip


def _after(before: Standing, number: int, entry: Entry) -> Standing:
    found: dict[str, Any] = {}
    match entry.what:
        case Answered() as what:
            returned = before.returned + what.kronor
            found = {"answer": what.answer, "use": what.use, "ruling": "", "returned": returned}
        case Ruled() as what:
            found = {"ruling": what.ruling, "returned": before.returned + what.kronor}
        case Recipient() as what:
            found = {"recipients": (*before.recipients, what)}
        case Planned() as what:
            found = {"plans": (*before.plans, Plan(number, what))}
        case Done() as what:
            plans = tuple(replace(one, done=entry.on) if one.number == what.of else one for one in before.plans)
            found = {"plans": plans, "used": before.used if what.used is None else what.used}
        case Effect() as what:
            found = {"effect": what, "effect_on": entry.on}
        case Outcome() as what:
            found = {"outcome": what}
    return replace(before, **found)


def last_decision(log: Log) -> Decided | None:
    """The last decision on the case, None where there is none."""
    found = [entry.what for _, entry in holding(log) if isinstance(entry.what, Decided)]
    return found[-1] if found else None
