"""What of that which is going on each proposal is likely to be related to, with the reasons for it.

A relative's points are Σ weight × strength over its reasons, each of a strength from 0 to 1. The weights are whole and
half numbers that were tried on the city's proposals of 2022; docs/decisions/022-what-is-going-on.md has the figures.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scoring.ongoing.register import Ongoing
from scoring.ongoing.words import Rarity, alike, mentions, names_in, shared, telling, words
from scoring.proposal import Proposal

ReasonKind = Literal["name", "partner", "mentioned", "committee", "place", "target_group", "area", "text"]
WEIGHTS: Mapping[ReasonKind, float] = {
    "name": 4, "partner": 2, "mentioned": 2, "place": 2, "target_group": 1.5, "committee": 1, "text": 1, "area": 0.5,
}  # fmt: skip
# Points from which a proposal is said to be like something going on, and from which that is shown at all.
STRONG, LEAST = 3.5, 2.0
MOST = 5
# Two unrelated texts in Swedish are about 0.4 alike, and no two of ours are more than 0.6.
_TEXT_FLOOR, _TEXT_TOP = 0.4, 0.6
# A name that so many of the proposals mention tells none of them from the others.
_COMMON_NAME, _FEW = 0.25, 3


@dataclass(frozen=True)
class Reason:
    """Why the two are taken for relatives. what: the words that they share; strength: from 0 to 1."""

    kind: ReasonKind
    what: str
    strength: float = 1.0

    @property
    def points(self) -> float:
        """weight × strength."""
        return WEIGHTS[self.kind] * self.strength


@dataclass(frozen=True)
class Relative:
    """Something going on that a proposal is like, with the weightiest reason first."""

    entry: Ongoing
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> float:
        """Σ points of the reasons."""
        return sum(reason.points for reason in self.reasons)

    @property
    def strong(self) -> bool:
        """True where the proposal is said to be like it; else it is only shown."""
        return self.points >= STRONG


def relatives(
    proposals: Sequence[Proposal], register: Sequence[Ongoing], most: int = MOST
) -> dict[str, tuple[Relative, ...]]:
    """{id of each proposal: at most so many relatives}, those with the most points first, else as in the register."""
    search = _Search(proposals, register)
    return {one.id: search.of(one)[:most] for one in proposals}


class _Search:
    """What is the same for every proposal."""

    def __init__(self, proposals: Sequence[Proposal], register: Sequence[Ongoing]) -> None:
        self._register = register
        texts = [_text_of(one) for one in proposals]
        self._rarity = Rarity([*texts, *map(_text_of_entry, register)])
        limit = max(_FEW, _COMMON_NAME * len(texts))
        called = dict.fromkeys(name for entry in register for name in names_in(entry.name))
        self._common = {name for name in called if sum(mentions(text, name) for text in texts) > limit}

    def of(self, proposal: Proposal) -> tuple[Relative, ...]:
        found = [Relative(entry, self._reasons(proposal, entry)) for entry in self._register]
        return tuple(sorted((one for one in found if one.points >= LEAST), key=lambda one: -round(one.points, 9)))

    def _reasons(self, proposal: Proposal, entry: Ongoing) -> tuple[Reason, ...]:
        found = (
            *self._names(proposal, entry), *_organisations(proposal, entry), *_place(proposal, entry),
            *self._group(proposal, entry), *_area(proposal, entry), *_text(proposal, entry),
        )  # fmt: skip
        return tuple(sorted(found, key=lambda reason: -reason.points))

    def _names(self, proposal: Proposal, entry: Ongoing) -> Iterator[Reason]:
        """The one is called by name in what is written of the other."""
        here, there = _text_of(proposal), _text_of_entry(entry)
        called = [name for name in names_in(entry.name) if name not in self._common and mentions(here, name)]
        called += [name for name in names_in(proposal.title) if mentions(there, name)]
        if called:
            yield Reason("name", max(called, key=len))

    def _group(self, proposal: Proposal, entry: Ongoing) -> Iterator[Reason]:
        same = shared(telling(proposal.texts.get("target_group", "")), telling(entry.target_group))
        if same:
            strength = sum(min(map(self._rarity.of, pair)) for pair in same)
            yield Reason("target_group", ", ".join(there for _, there in same), min(1.0, strength))


def _text_of(proposal: Proposal) -> str:
    return " . ".join((proposal.title, *proposal.texts.values(), *proposal.extra.values()))


def _text_of_entry(entry: Ongoing) -> str:
    return " . ".join((entry.name, entry.description, entry.target_group))


def _organisations(proposal: Proposal, entry: Ongoing) -> Iterator[Reason]:
    """The same committee or company, or one of the proposal's takes part, or the entry's is named in the proposal."""
    own = [one for one in (proposal.committee, proposal.department, proposal.texts.get("recipient", "")) if one]
    partners = _organisation(entry.partners)
    if taking_part := next((one for one in own if mentions(partners, _organisation(one))), ""):
        yield Reason("partner", taking_part)
    committee = _organisation(entry.committee)
    if committee and any(mentions(_organisation(one), committee) for one in own):
        yield Reason("committee", entry.committee)
    elif mentions(_organisation(_text_of(proposal)), committee):
        yield Reason("mentioned", entry.committee)


def _organisation(name: str) -> str:
    """A committee and its department are one, and `och` and hyphens do not count."""
    return " ".join(word.replace("förvaltningen", "nämnden") for word in words(name) if word != "och")


def _place(proposal: Proposal, entry: Ongoing) -> Iterator[Reason]:
    there = f"{entry.place} . {_text_of_entry(entry)}"
    here = f"{proposal.place} . {_text_of(proposal)}"
    same = [name for name in _places(proposal.place) if mentions(there, name)]
    same += [name for name in _places(entry.place) if mentions(here, name)]
    if same:
        yield Reason("place", ", ".join(dict.fromkeys(same)))


def _places(text: str) -> list[str]:
    """The places that a cell names."""
    return [" ".join(words(part)) for part in text.replace(";", ",").replace("(", ",").split(",") if words(part)]


def _area(proposal: Proposal, entry: Ongoing) -> Iterator[Reason]:
    if proposal.primary_area == entry.primary_area:
        yield Reason("area", entry.primary_area)


def _text(proposal: Proposal, entry: Ongoing) -> Iterator[Reason]:
    above = alike(_text_of(proposal), _text_of_entry(entry)) - _TEXT_FLOOR
    if above > 0:
        yield Reason("text", "", min(1.0, above / (_TEXT_TOP - _TEXT_FLOOR)))
