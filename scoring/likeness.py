"""Titles that are nearly the same, found among thousands without comparing each with each.

Ratcliff and Obershelp's measure: of two titles, the longest piece that they share, then the same to the left and to
the right of it; M is the number of letters in these pieces, S the number in both titles, the measure is 2 M / S. What
lies between two pieces is at least one letter of S - 2 M, so there are at most 1 + S - 2 M pieces, and a piece of n
letters has n - 1 pairs of neighbours: titles that are nearly the same share at least M - (1 + S - 2 M) = 3 M - S - 1
pairs. Only those that do, and have M letters in common in any order, are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from scoring.columns import comparable

_ENOUGH = 0.85
_MOST_LETTERS = 200  # what stands beyond them in a title is not compared
_MOST_COMPARED = 3 * 10**8  # the letters of one title by those of the other, over all pairs compared: some seconds
_NEVER = 255
_KINDS = 64
_OFTEN = 16  # a pair that stands in every sixteenth title has a column of its own


def nearly_the_same(one: str, other: str) -> bool:
    """True where the titles differ by little more than a misprint; case, spacing and what follows 200 letters aside."""
    return _near(plain(one), plain(other))


def plain(title: str) -> str:
    """The form in which titles are compared."""
    return comparable(title)[:_MOST_LETTERS]


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _least_common(len(one) + len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ENOUGH


def _least_common(letters: int) -> int:
    """M, the least number of common letters, for S letters in both: the least whole M with 2 M / S ≥ 0.85."""
    return -(-17 * letters // 40)


class TooAlike(Exception):
    """So many titles are like each other that comparing them all would take minutes."""


class Titles:
    """Titles to search among; they are known by their places."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._compared = 0
        self._plain = [plain(title) for title in titles]
        self._lengths = np.array([len(title) for title in self._plain], dtype=np.intp)
        self._same: dict[str, list[int]] = defaultdict(list)
        places: dict[tuple[str, int], list[int]] = defaultdict(list)
        for place, title in enumerate(self._plain):
            self._same[title].append(place)
            for pair in _pairs(title):
                places[pair].append(place)
        self._places = {pair: np.array(found, dtype=np.intp) for pair, found in places.items()}
        self._columns = {pair: self._column(found) for pair, found in self._places.items() if self._often(found)}
        self._letters = np.array([_letters(title) for title in self._plain], dtype=np.uint8).reshape(-1, _KINDS)
        self._needed: dict[int, NDArray[np.uint8]] = {}

    def near(self, title: str, start: int = 0) -> Iterator[int]:
        """The places from `start` on, ascending, of the titles that are nearly the same. Raises TooAlike."""
        wanted = plain(title)
        for place in self._candidates(wanted, start):
            self._compared += len(wanted) * len(self._plain[place])
            if self._compared > _MOST_COMPARED:
                raise TooAlike
            if _near(wanted, self._plain[place]):
                yield place

    def _candidates(self, wanted: str, start: int) -> list[int]:
        shared = np.zeros(len(self._plain), dtype=np.uint8)
        for pair in _pairs(wanted):
            if pair in self._columns:
                shared += self._columns[pair]
            elif pair in self._places:
                shared[self._places[pair]] += 1
        enough = np.flatnonzero(shared[start:] >= self._needed_pairs(len(wanted))[start:]) + start
        found = {*self._with_letters(wanted, enough).tolist(), *self._same.get(wanted, ())}
        return sorted(place for place in found if place >= start)

    def _with_letters(self, wanted: str, places: NDArray[np.intp]) -> NDArray[np.intp]:
        """Of the places, those whose titles have letters enough in common, in whatever order."""
        common = np.minimum(self._letters[places], np.array(_letters(wanted), dtype=np.uint8)).sum(axis=1)
        enough: NDArray[np.intp] = places[40 * common >= 17 * (len(wanted) + self._lengths[places])]
        return enough

    def _needed_pairs(self, letters: int) -> NDArray[np.uint8]:
        """For each title the pairs that it must share with one of so many letters."""
        if letters not in self._needed:
            of_length = np.array([_fewest_pairs(letters, other) for other in range(_MOST_LETTERS + 1)], dtype=np.uint8)
            self._needed[letters] = of_length[self._lengths]
        return self._needed[letters]

    def _often(self, places: NDArray[np.intp]) -> bool:
        return len(places) * _OFTEN > len(self._plain)

    def _column(self, places: NDArray[np.intp]) -> NDArray[np.uint8]:
        column = np.zeros(len(self._plain), dtype=np.uint8)
        column[places] = 1
        return column


def _fewest_pairs(letters: int, other: int) -> int:
    """3 M - S - 1 and at least one, for titles of one letter are near only where they are the same."""
    common = _least_common(letters + other)
    return _NEVER if common > min(letters, other) else max(3 * common - letters - other - 1, 1)


def _letters(title: str) -> list[int]:
    """How many letters of each kind; rare letters share a kind, which only lets more titles through."""
    kinds = [0] * _KINDS
    for letter in title:
        kinds[ord(letter) % _KINDS] += 1
    return kinds


def _pairs(title: str) -> list[tuple[str, int]]:
    """Each pair of neighbours with how many times it has stood before, so that a pair that stands twice is two."""
    before: Counter[str] = Counter()
    pairs = []
    for start in range(len(title) - 1):
        pair = title[start : start + 2]
        pairs.append((pair, before[pair]))
        before[pair] += 1
    return pairs
