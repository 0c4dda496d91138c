"""Which areas a proposal's `place` means, among those whose need is known of; unsure is unknown, never a guess."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from scoring.columns import comparable
from scoring.proposal import Proposal

Kind = Literal["areas", "city", "unknown"]
CITY = "hela staden"
_CITY = frozenset((CITY, "hela kommunen", "whole city", "the whole city", "citywide", "city-wide"))
# What parts several areas in one cell; an area's own name may have such a word in it.
_PARTS = re.compile(r"\s*[,;/&+]\s*|\s+(?:och|and|samt)\s+")
_KINDS_OF_PLACE = re.compile(r"(?:i |in )?(?:stadsdelen|stadsdel|stadsområdet|stadsområde|bostadsområdet|området) ")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_MOST_PARTS = 12


@dataclass(frozen=True)
class Place:
    """What a cell means. areas: as the need figures name them, each once; only where they are areas."""

    kind: Kind
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Places:
    """areas: the names to match with."""

    areas: tuple[str, ...]

    @cached_property
    def _named(self) -> Mapping[str, str]:
        """{comparable name: area}; a name that two areas share says nothing of which is meant."""
        spelled: dict[str, list[str]] = {}
        for area in self.areas:
            spelled.setdefault(_spelling(area), []).append(area)
        return {name: same[0] for name, same in spelled.items() if len(same) == 1}

    def match(self, text: str) -> Place:
        """The place that the text names; unknown where it is blank, or any part of it is no area, or could be two.

        Case, spacing and kinds of dashes do not count, nor a word before the name such as `stadsdelen`.
        """
        wanted = _spelling(text)
        if not wanted:
            return Place("unknown")
        if wanted in _CITY:
            return Place("city")
        if (area := self._area(wanted)) is not None:
            return Place("areas", (area,))
        ways = self._ways(wanted)
        return Place("areas", tuple(dict.fromkeys(ways[0]))) if len(ways) == 1 else Place("unknown")

    def _area(self, name: str) -> str | None:
        return self._named.get(name) or self._named.get(_KINDS_OF_PLACE.sub("", name, count=1))

    def _ways(self, text: str) -> list[tuple[str, ...]]:
        """Every way to read the text as names of areas one after another, for names may hold `och` and the like."""
        cuts = [match.span() for match in _PARTS.finditer(text)]
        if not 0 < len(cuts) < _MOST_PARTS:
            return []
        edges = [(0, 0), *cuts, (len(text), len(text))]
        return [
            found
            for chosen in _choices(len(cuts))
            if (found := self._read(text, [edges[0], *(edges[place] for place in chosen), edges[-1]]))
        ]

    def _read(self, text: str, edges: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """The areas between the edges; none where anything between two of them is no area."""
        found = [self._area(text[before[1] : after[0]]) for before, after in pairwise(edges)]
        return tuple(area for area in found if area is not None) if None not in found else ()


def _choices(cuts: int) -> Iterable[list[int]]:
    """Every choice of some of the cuts, as places from 1; never none of them."""
    return ([place + 1 for place in range(cuts) if number >> place & 1] for number in range(1, 2**cuts))


def _spelling(text: str) -> str:
    return comparable(text.translate(_DASHES)).strip(" .")


def place_key(text: str) -> str:
    """By what two cells that name the same place are known: case, spacing and `stadsdelen` before it do not count.

    CITY for all that means the whole city.
    """
    spelled = _spelling(text)
    return CITY if spelled in _CITY else _KINDS_OF_PLACE.sub("", spelled, count=1)


def parts_of(key: str) -> tuple[str, ...]:
    """The keys of the places that a key of several parts may name, as `Rosengård, Nydala`; itself where it has one."""
    return tuple(place_key(part) for part in _PARTS.split(key))


def places_of(proposals: Iterable[Proposal], areas: Iterable[str]) -> dict[str, Place]:
    """{id: the place that each proposal names}."""
    places, known = Places(tuple(areas)), dict[str, Place]()
    return {one.id: known.setdefault(one.place, places.match(one.place)) for one in proposals}
