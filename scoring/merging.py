"""Several files into one list of proposals, with every doubt put to the officer.

Nothing is merged by guess: where two files have the same id, or titles that are nearly the same, the officer says
whether they are two proposals or one, and which one stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import PurePath
from typing import Literal

from scoring.characters import alike
from scoring.headings import one_heading_each
from scoring.likeness import Titles, TooAlike
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal

Decision = Literal["both", "first", "second"]
MOST_DOUBTS = 1000


@dataclass(frozen=True)
class Doubt:
    """Two proposals of different files that may be one. Their ids or their titles are why."""

    reason: Literal["same_id", "near_title"]
    first: Proposal
    second: Proposal

    @property
    def key(self) -> str:
        """What names this doubt and no other: both places, and what is asked about."""
        return repr([(one.file, one.row, one.id, one.title, one.cost) for one in (self.first, self.second)])


def doubts(files: Sequence[Sequence[Proposal]]) -> tuple[Doubt, ...]:
    """Every pair across the files with ids that look the same or nearly the same title, by the first of the pair.

    Raises BadInput for more than 1 000 of them, which are too many to answer, and for titles so alike that
    comparing them would take minutes.
    """
    names = ", ".join(file[0].file for file in files if file)
    try:
        found = tuple(islice(_doubts(files), MOST_DOUBTS + 1))
    except TooAlike as error:
        raise BadInput([Problem(names, "too_alike")]) from error
    if len(found) > MOST_DOUBTS:
        raise BadInput([Problem(names, "too_alike")])
    return found


def _doubts(files: Sequence[Sequence[Proposal]]) -> Iterator[Doubt]:
    later = [one for file in files[1:] for one in file]
    titles, start = Titles([one.title for one in later]), 0
    ids: dict[str, list[int]] = {}
    for place, one in enumerate(later):
        ids.setdefault(alike(one.id), []).append(place)
    for number, file in enumerate(files[:-1]):
        start += len(file) if number else 0
        for one in file:
            same = {place for place in ids.get(alike(one.id), ()) if place >= start}
            for place in sorted(same.union(titles.near(one.title, start))):
                yield Doubt("same_id" if place in same else "near_title", one, later[place])


def contradictions(found: Sequence[Doubt], decisions: Mapping[str, Decision]) -> tuple[Problem, ...]:
    """One for each group of proposals that the answers call one and the same, yet do not leave exactly one of.

    decisions: one for each doubt's key. Answers that call two of such a group two proposals contradict it too.
    """
    left_out, groups = _left_out(found, decisions), _groups(found, decisions)
    number = {id(one): place for place, group in enumerate(groups) for one in group}
    pairs = [(number.get(id(doubt.first)), number.get(id(doubt.second)), decisions[doubt.key]) for doubt in found]
    torn = {first for first, second, decision in pairs if decision == "both" and first == second}
    return tuple(
        Problem("", "contradiction", details={"proposals": ", ".join(f"{one.id} ({one.file})" for one in group)})
        for place, group in enumerate(groups)
        if place in torn or sum(id(one) not in left_out for one in group) != 1
    )


def _left_out(found: Sequence[Doubt], decisions: Mapping[str, Decision]) -> set[int]:
    out = {"both": None, "first": "second", "second": "first"}
    names = [(doubt, out[decisions[doubt.key]]) for doubt in found]
    return {id(getattr(doubt, name)) for doubt, name in names if name is not None}


def _groups(found: Sequence[Doubt], decisions: Mapping[str, Decision]) -> list[list[Proposal]]:
    """The proposals that the answers call one and the same, directly or through others."""
    group_of: dict[int, list[Proposal]] = {}
    for doubt in found:
        if decisions[doubt.key] != "both":
            first, second = (group_of.setdefault(id(one), [one]) for one in (doubt.first, doubt.second))
            if first is not second:
                first += second
                group_of |= {id(one): first for one in second}
    asked = dict.fromkeys(id(one) for doubt in found for one in (doubt.first, doubt.second))
    place = {one: number for number, one in enumerate(asked)}
    groups = {id(group_of[one]): group_of[one] for one in asked if one in group_of}.values()
    return [sorted(group, key=lambda one: place[id(one)]) for group in groups]


def merged(files: Sequence[Sequence[Proposal]], decisions: Mapping[str, Decision]) -> tuple[Proposal, ...]:
    """All proposals of the files but those that the officer left out, each id once.

    decisions: one for each doubt's key. Where both of a same id stay, the later file's gets an id with the file's name
    before it. Requirements follow: on the new id, or on the proposal that stays in the place of one left out.
    Raises KeyError where a decision is missing, BadInput where the answers contradict each other: nothing vanishes.
    """
    found = doubts(files)
    if problems := contradictions(found, decisions):
        raise BadInput(problems)
    left_out = _left_out(found, decisions)
    stays = {id(one): one for file in files for one in file}
    for group in _groups(found, decisions):
        stays |= dict.fromkeys(map(id, group), next(one for one in group if id(one) not in left_out))
    ids = _new_ids(files, left_out)
    final = [{one.id: ids[id(stays[id(one)])] for one in file} for file in files]
    result = [
        replace(one, id=ids[id(one)], requires=_renamed(one, ids[id(one)], new))
        for file, new in zip(files, final, strict=True)
        for one in file
        if id(one) not in left_out
    ]
    return one_heading_each(result)


def _new_ids(files: Sequence[Sequence[Proposal]], left_out: set[int]) -> dict[int, str]:
    """The id of each proposal that stays: its own where no earlier one has it, else one that no file has."""
    everywhere = {alike(one.id) for file in files for one in file}
    taken: set[str] = set()
    ids: dict[int, str] = {}
    for one in (one for file in files for one in file if id(one) not in left_out):
        ids[id(one)] = one.id if alike(one.id) not in taken else _free_id(one, everywhere | taken)
        taken.add(alike(ids[id(one)]))
    return ids


def _free_id(proposal: Proposal, taken: set[str]) -> str:
    """The file's name before the id, and a number where that too is taken; ; and | would divide a requirement."""
    stem = PurePath(proposal.file).stem.replace(";", "_").replace("|", "_")
    wanted = f"{stem}-{proposal.id}"
    numbered = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(id_ for id_ in numbered if alike(id_) not in taken)


def _renamed(one: Proposal, own: str, new: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The requirements with the new ids, but those that the proposal has come to meet itself."""
    renamed = [(asked, tuple(new.get(id_, id_) for id_ in asked)) for asked in one.requires]
    return tuple(found for asked, found in renamed if own not in found or one.id in asked)
