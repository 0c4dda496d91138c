"""Saved work and its versions as HTML tables."""

from collections.abc import Sequence

from app.html import Td, Tr, table
from app.saved_words import changes_words, when
from app.storage.changes import cut
from app.storage.listing import Entry, Version
from app.storage.saved_work import Kept
from app.texts import say

_LONGEST = 300


def entry_table(caption: str, entries: Sequence[Entry], kept: Kept | None) -> str:
    """Name, latest version, when, by whom and what changed; the one that is open is marked."""
    headings = [Td(say(f"saved.{name}")) for name in ("work", "version", "when", "by", "changed")]
    rows = [Tr((_named(entry, kept), *_cells(entry.latest))) for entry in entries]
    return table(caption, headings, rows)


def version_table(name: str, versions: Sequence[Version], kept: Kept | None) -> str:
    """Each version's number, when, by whom and what changed; the one that is open is marked."""
    headings = [Td(say(f"saved.{heading}")) for heading in ("version", "when", "by", "changed")]
    rows = []
    for version in versions:
        number, *others = _cells(version)
        opened = kept is not None and (kept.name, kept.number) == (name, version.number)
        rows.append(Tr((_marked(number.text, opened), *others)))
    return table(say("saved.versions_caption", name=name), headings, rows)


def _named(entry: Entry, kept: Kept | None) -> Td:
    return _marked(entry.name, kept is not None and kept.name == entry.name)


def _marked(text: str, opened: bool) -> Td:
    return Td(f"{text} ({say('saved.this_one')})" if opened else text, header=True)


def _cells(version: Version) -> tuple[Td, ...]:
    words = cut(changes_words(version), _LONGEST)
    return Td(str(version.number)), Td(when(version.saved_at)), Td(version.author), Td(words)
