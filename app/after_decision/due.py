"""What is due, by date: answers, rulings, vetting, follow-ups and reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.after_decision.log import Log
from app.after_decision.standing import Standing, standings

Awaited = Literal["answer", "ruling", "vetting", "follow_up", "report"]


@dataclass(frozen=True)
class Due:
    """on: the day it is due (ISO 8601), blank where unknown; about: the route or the organisation, blank for none."""

    on: str
    what: Awaited
    id: str
    title: str
    about: str = ""

    def overdue(self, today: date) -> bool:
        """True from the day after the one it is due; never where that is unknown."""
        return bool(self.on) and date.fromisoformat(self.on) < today


def due(log: Log) -> tuple[Due, ...]:
    """All that is still to come, the earliest first; what has no date known stands last, in the order of decisions."""
    found = [one for standing in standings(log).values() for one in _of(standing)]
    return tuple(sorted(found, key=lambda one: (not one.on, one.on)))


def _of(one: Standing) -> Iterator[Due]:
    if one.stands and not one.answer:
        yield Due(one.answer_by, "answer", one.id, one.title)
    if one.awaits_ruling:
        yield Due("", "ruling", one.id, one.title, one.use)
    for recipient in one.recipients:
        if recipient.vetted == "not_yet":
            yield Due("", "vetting", one.id, one.title, recipient.organisation)
    for plan in one.plans:
        if plan.done is None:
            yield Due(plan.what.due, plan.what.task, one.id, one.title, plan.what.route)


def overdue(several: Iterable[Due], today: date) -> tuple[Due, ...]:
    """Those that should have been here by now."""
    return tuple(one for one in several if one.overdue(today))
