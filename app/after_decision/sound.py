"""What holds of every log and every year, and so of those that are opened, however they were written."""

from collections.abc import Iterator
from datetime import date, datetime

from app.after_decision.held import After
from app.after_decision.log import Entry
from scoring.numbers import GREATEST_KRONOR


def sound(after: After) -> bool:
    """True where every amount is whole kr that there can be, and every day is a day. That the log is whole is apart."""
    written = (kronor for one in after.log.entries for kronor in _amounts(one))
    amounts = [*_amounts_of_years(after), *_amounts_applied_for(after), *written]
    days = [day for one in after.log.entries for day in _days(one)]
    return (
        all(0 <= kronor <= GREATEST_KRONOR for kronor in amounts)
        and all(0 < (one.minimum or 1) <= one.cost for one in after.applied.values())
        and all(_is_day(day) for day in days)
        and all(_is_time(one.written) for one in after.log.entries)
    )


def _amounts_of_years(after: After) -> Iterator[int]:
    for year in after.years:
        yield year.pot
        for share in (*year.areas, *year.committees):
            yield from (share.decided, share.stands, share.used or 0)


def _amounts_applied_for(after: After) -> Iterator[int]:
    for one in after.applied.values():
        yield from (one.cost, one.minimum or 0, one.locked, *one.pool_costs.values())


def _amounts(entry: Entry) -> Iterator[int]:
    match entry.what.kind:
        case "decided":
            yield entry.what.pot
            yield from (one.kronor for one in entry.what.grants)
        case "answered" | "ruled" | "recipient":
            yield entry.what.kronor
        case "done":
            yield entry.what.used or 0
        case _:
            pass


def _days(entry: Entry) -> Iterator[str]:
    yield entry.on
    if entry.what.kind == "decided":
        yield entry.what.answer_by
    elif entry.what.kind == "planned":
        yield entry.what.due


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
