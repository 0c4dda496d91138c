"""What is told of saved work without reading what is in it: its names, its versions, who saved when and what changed.

However much is saved, a list costs what is asked for: contents lie in a table of their own, and no order depends on how
the database sorts texts.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.storage.tables import VERSION, WORK
from scoring.language import Language

_TOLD = (VERSION.c.number, VERSION.c.saved_at, VERSION.c.author, VERSION.c.changes)
Words = Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True)
class Version:
    """One save. saved_at: in UTC. changes: {language: what changed since the version before}, empty if not known."""

    number: int
    saved_at: datetime
    author: str
    changes: Words


@dataclass(frozen=True)
class Entry:
    """Saved work as it is listed: its latest version, and whether it is archived."""

    name: str
    latest: Version
    archived: bool = False


@dataclass(frozen=True)
class Listed:
    """entries: as many as were asked for, the one saved last first; names: of all, in the same order."""

    entries: tuple[Entry, ...]
    names: tuple[str, ...]


def entries(connection: Connection, most: int | None = None, archived: bool | None = None) -> tuple[Entry, ...]:
    """Saved work, the one saved last first. most: how many, None for all; archived: only such, or only other, work."""
    later = VERSION.alias()
    is_later = (later.c.work_id == VERSION.c.work_id) & (later.c.number > VERSION.c.number)
    query: Select[Any] = (
        select(WORK.c.name, WORK.c.archived_at, *_TOLD)
        .join(VERSION, VERSION.c.work_id == WORK.c.id)
        .where(~select(later.c.id).where(is_later).exists())
        .order_by(VERSION.c.id.desc())
        .limit(most)
    )
    if archived is not None:
        query = query.where(_is_archived(archived))
    rows = connection.execute(query)
    return tuple(Entry(name, _version(*told), archived_at is not None) for name, archived_at, *told in rows)


def names(connection: Connection, archived: bool) -> tuple[str, ...]:
    """The names of all work that is archived, or of all that is at hand, the one saved last first."""
    query = (
        select(WORK.c.name)
        .join(VERSION)
        .where(_is_archived(archived))
        .group_by(WORK.c.id, WORK.c.name)
        .order_by(func.max(VERSION.c.id).desc())
    )
    return tuple(connection.scalars(query))


def versions(connection: Connection, name: str, after: int = 0, most: int | None = None) -> tuple[Version, ...]:
    """The versions of a work with a number above `after`, the newest first. most: how many, None for all."""
    query: Select[Any] = select(*_TOLD).join(WORK).where((WORK.c.name == name) & (VERSION.c.number > after))
    rows = connection.execute(query.order_by(VERSION.c.number.desc()).limit(most))
    return tuple(_version(*told) for told in rows)


def _is_archived(archived: bool) -> Any:
    return WORK.c.archived_at.is_not(None) if archived else WORK.c.archived_at.is_(None)


def _version(number: int, saved_at: str, author: str, told: str) -> Version:
    """From what stands in _TOLD's columns."""
    words = {language: tuple(sentences) for language, sentences in json.loads(told).items()}
    return Version(number, datetime.fromisoformat(saved_at), author, words)
