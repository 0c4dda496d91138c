"""Several files into one list of proposals, with every doubt put to the officer.

Nothing is merged by guess: where two files have the same id, or titles that are nearly the same, the officer says
whether they are two proposals or one, and which one stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations, count
from pathlib import PurePath
from typing import Literal

from scoring.columns import comparable
from scoring.proposal import Proposal

Decision = Literal["both", "first", "second"]
# Share of letters in common, in order, from which two titles are shown as nearly the same.
_NEARLY_THE_SAME = 0.85


@dataclass(frozen=True)
class Doubt:
    """Two proposals of different files that may be one. Their ids or their titles are why."""

    reason: Literal["same_id", "near_title"]
    first: Proposal
    second: Proposal

    @property
    def key(self) -> str:
        """What names this doubt: both places."""
        return f"{self.first.file}|{self.first.id}|{self.second.file}|{self.second.id}"


def doubts(files: Sequence[Sequence[Proposal]]) -> tuple[Doubt, ...]:
    """Every pair across the files with the same id or nearly the same title, in file order."""
    return tuple(_doubts(files))


def _doubts(files: Sequence[Sequence[Proposal]]) -> Iterator[Doubt]:
    for one_file, other_file in combinations(files, 2):
        for one in one_file:
            for other in other_file:
                if one.id == other.id:
                    yield Doubt("same_id", one, other)
                elif nearly_the_same(one.title, other.title):
                    yield Doubt("near_title", one, other)


def nearly_the_same(one: str, other: str) -> bool:
    """True where the titles differ by little more than a misprint (Ratcliff and Obershelp's measure)."""
    plain, other_plain, enough = _plain(one), _plain(other), _NEARLY_THE_SAME
    if 2 * min(len(plain), len(other_plain)) < enough * (len(plain) + len(other_plain)):
        return False
    match = SequenceMatcher(None, plain, other_plain, autojunk=False)
    return match.quick_ratio() >= enough and match.ratio() >= enough


@lru_cache(maxsize=10_000)
def _plain(title: str) -> str:
    return comparable(title)


def merged(files: Sequence[Sequence[Proposal]], decisions: Mapping[str, Decision]) -> tuple[Proposal, ...]:
    """All proposals of the files but those that the officer left out, each id once.

    decisions: one for each doubt's key. Where both of a same id stay, the later file's proposals get ids with the
    file's name before them, and so do the requirements between them. Raises KeyError where a decision is missing.
    """
    found = doubts(files)
    left_out = {id(_left_out(doubt, decisions[doubt.key])) for doubt in found}
    kept = [[one for one in file if id(one) not in left_out] for file in files]
    taken: set[str] = set()
    result: list[Proposal] = []
    for file in kept:
        renamed = _with_own_ids(file, taken)
        taken |= {one.id for one in renamed}
        result += renamed
    return tuple(result)


def _left_out(doubt: Doubt, decision: Decision) -> Proposal | None:
    return {"both": None, "first": doubt.second, "second": doubt.first}[decision]


def _with_own_ids(file: Sequence[Proposal], taken: set[str]) -> list[Proposal]:
    """The file's proposals, with the file's name before each id that another file already has."""
    new = {one.id: _free_id(one, taken) for one in file if one.id in taken}
    return [replace(one, id=new.get(one.id, one.id), requires=_renamed(one.requires, new)) for one in file]


def _free_id(proposal: Proposal, taken: set[str]) -> str:
    """The file's name before the id, and a number where that too is taken."""
    wanted = f"{PurePath(proposal.file).stem}-{proposal.id}"
    numbered = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(id_ for id_ in numbered if id_ not in taken)


def _renamed(requires: tuple[tuple[str, ...], ...], new: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(new.get(id_, id_) for id_ in alternatives) for alternatives in requires)
