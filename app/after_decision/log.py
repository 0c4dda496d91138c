"""The log: entries that are only ever added, each with the checksum of the one before, so that a change is seen."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import takewhile
from typing import Annotated, Any

from pydantic import Field

from app.after_decision.kinds import Event


@dataclass(frozen=True)
class Entry:
    """One thing that has happened.

    by: who wrote it in; on: the day that it happened (ISO 8601), blank where unknown; written: when it was written, in
    UTC. id, title: of the proposal, as it was called then; both blank for the whole case. corrects: the number of the
    entry in whose place it stands, 0 for none. before: the checksum of the entry before, blank for the first.
    """

    by: str
    on: str
    written: str
    id: str
    title: str
    what: Annotated[Event, Field(discriminator="kind")]
    why: str
    corrects: int = 0
    before: str = ""


@dataclass(frozen=True)
class Log:
    """Entries in the order they were written, numbered from 1; head: the checksum of the last one."""

    entries: tuple[Entry, ...] = ()
    head: str = ""

    def added(self, entry: Entry) -> "Log":
        """The log with one entry more."""
        linked = replace(entry, before=self.head)
        return Log((*self.entries, linked), checksum(linked))

    def begins_with(self, other: "Log") -> bool:
        """True where all that the other holds stands first in this one, unchanged."""
        return self.entries[: len(other.entries)] == other.entries


def checksum(entry: Entry) -> str:
    """SHA-256 of an entry, in hexadecimal.

    Of its fields as JSON in UTF-8, without those that say nothing: fields that are still to come then leave it as is.
    """
    text = json.dumps(_saying_something(asdict(entry)), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _saying_something(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _saying_something(one) for key, one in value.items() if one not in ("", 0, None, (), [])}
    return [_saying_something(one) for one in value] if isinstance(value, list | tuple) else value


def whole(log: Log) -> bool:
    """False where an entry has been changed, removed or put between; or corrects or concludes one that is not there."""
    head = ""
    for number, entry in enumerate(log.entries, start=1):
        named = (entry.corrects, entry.what.of if entry.what.kind == "done" else 0)
        if entry.before != head or not all(0 <= one < number for one in named):
            return False
        head = checksum(entry)
    return head == log.head


def corrected_by(log: Log) -> dict[int, int]:
    """{number of an entry that no longer holds: number of the one in its place}."""
    return {one.corrects: number for number, one in enumerate(log.entries, start=1) if one.corrects}


def holding(log: Log) -> Iterator[tuple[int, Entry]]:
    """The entries that hold, each with the number of the first that it stands for, and in the place of that one.

    What was struck is left out.
    """
    later = corrected_by(log)
    for number, entry in enumerate(log.entries, start=1):
        if not entry.corrects and (last := _last(log, number, later)).what.kind != "struck":
            yield number, last


def _last(log: Log, number: int, later: Mapping[int, int]) -> Entry:
    while number in later:
        number = later[number]
    return log.entries[number - 1]


def longest(one: Log, other: Log) -> Log | None:
    """The one that holds all of the other, None where neither does."""
    if one.begins_with(other):
        return one
    return other if other.begins_with(one) else None


def joined(theirs: Log, mine: Log) -> Log:
    """Both of two logs that grew from a common one: theirs, and after it what is only in mine, whose numbers follow.

    Where both corrected the same entry, mine corrects theirs, so that no correction is passed over unseen.
    """
    known = _alike(theirs, mine)
    moved = len(theirs.entries) - known
    for one in mine.entries[known:]:
        what = replace(one.what, of=_later(one.what.of, known, moved)) if one.what.kind == "done" else one.what
        number, later = _later(one.corrects, known, moved), corrected_by(theirs)
        while number in later:
            number = later[number]
        theirs = theirs.added(replace(one, what=what, corrects=number))
    return theirs


def _alike(one: Log, other: Log) -> int:
    """How many entries stand first in both."""
    pairs = zip(one.entries, other.entries, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _later(number: int, known: int, moved: int) -> int:
    return number + moved if number > known else number
