"""Words and phrases of Swedish texts as they are compared: near spellings and other endings count as the same."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from scoring.columns import comparable

# Of 100. `Flexteamets` and `flexteamet` are the same phrase, `unga Malmöbor` and `Ung Malmö` are not.
_SAME_PHRASE, _SAME_WORD = 88, 85
_FEWEST_LETTERS, _FEWEST_IN_NAME = 4, 3
_WORD = re.compile(r"\w+")
# Words of four letters and more that any Swedish text has.
_SAY_NOTHING = frozenset(
    {
        "alla", "andra", "bland", "annat", "denna", "deras", "dess", "dessa", "detta", "efter", "eller", "från",
        "genom", "göra", "inom", "inte", "mellan", "också", "olika", "samt", "sina", "till", "under", "utan",
        "utifrån", "varje", "vara", "över", "även",
    }
)  # fmt: skip
_BETWEEN_PLACES = re.compile(r"[,;()]")
# What parts a name from its short form, as in `Communities that Care (CTC)`.
_BETWEEN_NAMES = re.compile(r"[()–—:”“\"]")


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """Its words in order, as they are compared."""
    return tuple(_WORD.findall(comparable(text)))


def telling(text: str) -> tuple[str, ...]:
    """Its words of at least four letters, each once, but for those that say nothing of what a text is about."""
    found = (word for word in words(text) if len(word) >= _FEWEST_LETTERS and word not in _SAY_NOTHING)
    return tuple(dict.fromkeys(found))


def names_in(name: str) -> dict[str, str]:
    """What something may be called: its name, and what stands beside it in brackets or after a colon or dash.

    {as compared: as written}.
    """
    found = _parts(_BETWEEN_NAMES, name)
    return {plain: written for plain, written in found.items() if len(plain) >= _FEWEST_IN_NAME}


def places_in(text: str) -> dict[str, str]:
    """The places that a cell names, {as compared: as written}."""
    return _parts(_BETWEEN_PLACES, text)


def _parts(between: re.Pattern[str], text: str) -> dict[str, str]:
    parts = ((" ".join(words(part)), part.strip()) for part in between.split(text))
    return {plain: written for plain, written in parts if plain}


def committee_words(text: str) -> str:
    """A committee and its department are one, and `och` and hyphens do not count."""
    return " ".join(word.replace("förvaltningen", "nämnden") for word in words(text) if word != "och")


@lru_cache(maxsize=50_000)
def mentions(text: str, phrase: str) -> bool:
    """True where as many words in a row as the phrase has are the phrase, or nearly so; both as words are compared."""
    rows = _rows(text, phrase.count(" ") + 1) if phrase else ()
    return process.extractOne(phrase, rows, scorer=fuzz.ratio, score_cutoff=_SAME_PHRASE) is not None


@lru_cache(maxsize=20_000)
def _rows(text: str, length: int) -> tuple[str, ...]:
    """Every so many words in a row, as one string each."""
    found = text.split(" ")
    return tuple(dict.fromkeys(" ".join(found[at : at + length]) for at in range(len(found) - length + 1)))


def shared(these: Iterable[str], those: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Those words that are nearly the same as one of these, each with that one: (of these, of those)."""
    given = tuple(these)
    found = ((process.extractOne(word, given, scorer=fuzz.ratio, score_cutoff=_SAME_WORD), word) for word in those)
    return tuple((match[0], word) for match, word in found if match is not None)


def alike(these: Sequence[str], those: Sequence[str]) -> NDArray[np.float64]:
    """How alike each of these texts is to each of those, 0 to 1.

    By Indel similarity of their words in alphabetical order: RapidFuzz's `token_sort_ratio`, divided by 100.
    """
    return process.cdist(these, those, scorer=fuzz.token_sort_ratio, dtype=np.float64) / 100


class Rarity:
    """How much a word tells, 0 to 1: log(n / n_w) / log n, of n texts, n_w of which have the word."""

    def __init__(self, texts: Collection[str]) -> None:
        self._texts = max(len(texts), 2)
        self._with = Counter(word for text in texts for word in telling(text))

    def of(self, word: str) -> float:
        """1 for a word that one text has, 0 for one that all have."""
        return math.log(self._texts / max(self._with[word], 1)) / math.log(self._texts)
