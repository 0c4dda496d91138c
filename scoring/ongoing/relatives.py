"""What of that which is going on each proposal is likely to be related to, with the reasons for it.

A relative's points are Σ weight × strength over its reasons, each of a strength from 0 to 1. The weights are whole and
half numbers that were tried on the city's proposals of 2022; docs/decisions/022-what-is-going-on.md has the figures.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scoring.ongoing.register import Ongoing
from scoring.ongoing.words import (
    Rarity,
    alike,
    committee_words,
    mentions,
    names_in,
    places_in,
    shared,
    telling,
    words,
)
from scoring.proposal import Proposal

ReasonKind = Literal["name", "partner", "mentioned", "committee", "place", "target_group", "area", "text"]
WEIGHTS: Mapping[ReasonKind, float] = {
    "name": 4, "partner": 2, "mentioned": 2, "place": 2, "target_group": 1.5, "committee": 1, "text": 1, "area": 0.5,
}  # fmt: skip
# Points from which a proposal is said to be like something going on, and from which that is shown at all.
STRONG, LEAST = 3.5, 2.0
MOST = 5
# Of the texts of 2022 half of all pairs are 0.38 alike and one in a hundred is 0.47; none is more than 0.6.
_TEXT_FLOOR, _TEXT_TOP = 0.45, 0.6
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
        return _points(self.reasons)

    @property
    def strong(self) -> bool:
        """True where the proposal is said to be like it; else it is only shown."""
        return self.points >= STRONG


def relatives(
    proposals: Sequence[Proposal],
    register: Sequence[Ongoing],
    most: int = MOST,
    stopped: Callable[[], bool] = lambda: False,
) -> dict[str, tuple[Relative, ...]]:
    """{id of each proposal: at most so many relatives}, those with the most points first, else as in the register.

    stopped: asked before each proposal; once it says True, the proposals left are in no answer.
    """
    search = _Search([_of_proposal(one) for one in proposals], [_of_entry(one) for one in register])
    found = {}
    for place, one in enumerate(proposals):
        if stopped():
            break
        found[one.id] = tuple(Relative(register[entry], reasons) for entry, reasons in search.of(place)[:most])
    return found


@dataclass(frozen=True)
class _Side:
    """What is compared of a proposal or an entry: texts of words, phrases as {as compared: as written}, and words.

    committees: whose it is. taking_part: of a proposal whose it is and who gets the money,
    of an entry its partners in one text.
    """

    text: str
    committees: Mapping[str, str]
    taking_part: Mapping[str, str]
    names: Mapping[str, str]
    places: Mapping[str, str]
    about_places: str
    about_committees: str
    group: tuple[str, ...]
    area: str


def _of_proposal(one: Proposal) -> _Side:
    text = " . ".join((one.title, *one.texts.values(), *one.extra.values()))
    own = {committee_words(name): name for name in (one.committee, one.department) if name}
    paid = one.texts.get("recipient", "")
    return _Side(
        " ".join(words(text)),
        own,
        own | ({committee_words(paid): paid} if paid else {}),
        names_in(one.title),
        places_in(one.place),
        " ".join(words(f"{one.place} . {text}")),
        committee_words(text),
        telling(one.texts.get("target_group", "")),
        one.primary_area,
    )


def _of_entry(one: Ongoing) -> _Side:
    text = " . ".join((one.name, one.description, one.target_group))
    return _Side(
        " ".join(words(text)),
        {committee_words(one.committee): one.committee} if one.committee else {},
        {committee_words(one.partners): one.partners},
        names_in(one.name),
        places_in(one.place),
        " ".join(words(f"{one.place} . {text}")),
        committee_words(text),
        telling(one.target_group),
        one.primary_area,
    )


class _Search:
    """The proposals and the register side by side; each is known by its place."""

    def __init__(self, proposals: Sequence[_Side], register: Sequence[_Side]) -> None:
        self._proposals, self._register = proposals, register
        texts = [one.text for one in (*proposals, *register)]
        self._rarity = Rarity(texts)
        self._alike = alike([one.text for one in proposals], [one.text for one in register])
        limit = max(_FEW, _COMMON_NAME * len(proposals))
        called = dict.fromkeys(name for entry in register for name in entry.names)
        self._common = {name for name in called if sum(mentions(one.text, name) for one in proposals) > limit}

    def of(self, proposal: int) -> list[tuple[int, tuple[Reason, ...]]]:
        """The places of a proposal's relatives with their reasons, the first relative first."""
        found = [(entry, self._reasons(proposal, entry)) for entry in range(len(self._register))]
        enough = [(entry, reasons) for entry, reasons in found if _points(reasons) >= LEAST]
        return sorted(enough, key=lambda one: -_points(one[1]))

    def _reasons(self, proposal: int, entry: int) -> tuple[Reason, ...]:
        here, there = self._proposals[proposal], self._register[entry]
        found = [*self._names(here, there), *_committees(here, there), *_places(here, there)]
        found += [*self._group(here, there), *_area(here, there)]
        above = float(self._alike[proposal, entry]) - _TEXT_FLOOR
        if above > 0:
            found.append(Reason("text", "", min(1.0, above / (_TEXT_TOP - _TEXT_FLOOR))))
        return tuple(sorted(found, key=lambda reason: -reason.points))

    def _names(self, here: _Side, there: _Side) -> Iterator[Reason]:
        """The one is called by name in what is written of the other."""
        called = [
            written for name, written in there.names.items() if name not in self._common and mentions(here.text, name)
        ]
        called += [written for name, written in here.names.items() if mentions(there.text, name)]
        if called:
            yield Reason("name", max(called, key=len))

    def _group(self, here: _Side, there: _Side) -> Iterator[Reason]:
        if same := shared(here.group, there.group):
            strength = sum(min(map(self._rarity.of, pair)) for pair in same)
            yield Reason("target_group", ", ".join(word for _, word in same), min(1.0, strength))


def _points(reasons: Sequence[Reason]) -> float:
    return round(sum(reason.points for reason in reasons), 9)


def _committees(here: _Side, there: _Side) -> Iterator[Reason]:
    """The same committee or company, or one of the proposal's takes part, or the entry's is named in the proposal."""
    partners = " ".join(there.taking_part)
    if taking_part := next((name for plain, name in here.taking_part.items() if mentions(partners, plain)), ""):
        yield Reason("partner", taking_part)
    for plain, committee in there.committees.items():
        if any(mentions(own, plain) for own in here.committees):
            yield Reason("committee", committee)
        elif mentions(here.about_committees, plain):
            yield Reason("mentioned", committee)


def _places(here: _Side, there: _Side) -> Iterator[Reason]:
    same = {name: written for name, written in here.places.items() if mentions(there.about_places, name)}
    same |= {name: written for name, written in there.places.items() if mentions(here.about_places, name)}
    if same:
        yield Reason("place", ", ".join(same.values()))


def _area(here: _Side, there: _Side) -> Iterator[Reason]:
    if here.area == there.area:
        yield Reason("area", there.area)
