"""Where proposals and money go: by place, target group, new or ongoing, committee and strategy area, and what is bare.

What is unknown is a group of its own, never spread over the others and never taken for none.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scoring.areas import AREA_CODES
from scoring.columns import comparable
from scoring.need.places import CITY, parts_of, place_key
from scoring.proposal import Proposal

Dimension = Literal["place", "target_group", "status", "committee", "area"]
DIMENSIONS: tuple[Dimension, ...] = ("place", "target_group", "status", "committee", "area")
# What is set against the strategy areas to find what is bare; an empty square by committee is nobody's need.
Gapped = Literal["place", "target_group"]
GAPPED: tuple[Gapped, ...] = ("place", "target_group")
UNKNOWN = ""
# Words for not knowing, which are no place and no target group.
_SAYS_NOTHING = frozenset(("okänd", "okänt", "ej känt", "vet ej", "vet inte", "saknas", "unknown", "not known"))
_ALWAYS: Mapping[Dimension, tuple[str, ...]] = {"status": ("new", "ongoing"), "area": AREA_CODES}
_TEXT: Mapping[Dimension, Callable[[Proposal], str]] = {
    "place": lambda one: one.place,
    "target_group": lambda one: one.texts.get("target_group", ""),
    "status": lambda one: one.status,
    "committee": lambda one: one.committee,
    "area": lambda one: one.primary_area,
}


@dataclass(frozen=True)
class Tally:
    """Some proposals and their money, in whole kr.

    number: of proposals; cost: Σ cost; asked: Σ of what was asked for, asked_unknown: how many do not say that;
    funded_number, funded: how many get money and Σ of it, 0 where no amounts are given.
    """

    number: int = 0
    cost: int = 0
    asked: int = 0
    asked_unknown: int = 0
    funded_number: int = 0
    funded: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Group:
    """The proposals with the same text in a dimension.

    key: the text as it is compared, a code of an area or a status, UNKNOWN where nothing stands; name: as the first of
    them spells it. by_area: {area's code: its part}, every area there; areas are where the money is counted.
    """

    key: str
    name: str
    tally: Tally
    by_area: Mapping[str, Tally]


@dataclass(frozen=True)
class Coverage:
    """Proposals in the groups of a dimension, the group of the unknown last and only where there are any."""

    dimension: Dimension
    groups: tuple[Group, ...]

    @property
    def known(self) -> tuple[Group, ...]:
        """The groups but that of the unknown."""
        return tuple(group for group in self.groups if group.key != UNKNOWN)

    @property
    def unknown(self) -> Tally:
        """The proposals of which the dimension is unknown."""
        return next((group.tally for group in self.groups if group.key == UNKNOWN), Tally())

    @property
    def total(self) -> Tally:
        """All proposals: Σ over the groups."""
        return sum((group.tally for group in self.groups), Tally())

    @property
    def total_by_area(self) -> dict[str, Tally]:
        """{area's code: Σ over the groups}, every area there."""
        return {code: sum((group.by_area[code] for group in self.groups), Tally()) for code in AREA_CODES}


@dataclass(frozen=True)
class Gap:
    """A known place or target group with an area that none of its proposals is for.

    weight: how many proposals the group has; citywide: how many of the area's are for the whole city (by place only);
    unknown: how many of the area's have an unknown place or target group, any of which may fill the gap.
    """

    key: str
    name: str
    area: str
    weight: int
    citywide: int = 0
    unknown: int = 0


def citywide(key: str) -> bool:
    """True for a place that is the whole city and no part of it."""
    return key == CITY


def coverage(proposals: Iterable[Proposal], dimension: Dimension, amounts: Mapping[str, int] | None = None) -> Coverage:
    """The proposals in the groups of a dimension. amounts: {id: whole kr} of those that get money, None for not known.

    Texts are grouped as they are given, but for case and spacing, and never interpreted. Areas and the two statuses are
    always there, in their own order; other groups come largest first by number, then cost, then as the file has them.
    """
    amounts = amounts or {}
    names = {key: key for key in _ALWAYS.get(dimension, ())}
    found: dict[str, list[Proposal]] = {key: [] for key in names}
    for one in proposals:
        key, name = _key(one, dimension)
        names.setdefault(key, name)
        found.setdefault(key, []).append(one)
    groups = [_group(key, names[key], members, amounts) for key, members in found.items()]
    fixed = dimension in _ALWAYS
    groups.sort(key=lambda one: (one.key == UNKNOWN, *((0, 0) if fixed else (-one.tally.number, -one.tally.cost))))
    return Coverage(dimension, tuple(groups))


def _key(proposal: Proposal, dimension: Dimension) -> tuple[str, str]:
    """The text as it is compared and as it stands; signs alone, such as `–`, and words as `okänd` say nothing."""
    text = _TEXT[dimension](proposal).strip()
    if not any(map(str.isalnum, text)) or comparable(text).strip(".") in _SAYS_NOTHING:
        return UNKNOWN, ""
    if dimension == "place":
        return place_key(text), text
    return (text if dimension in _ALWAYS else comparable(text)), text


def _group(key: str, name: str, members: Sequence[Proposal], amounts: Mapping[str, int]) -> Group:
    by_area = dict.fromkeys(AREA_CODES, Tally())
    for one in members:
        by_area[one.primary_area] += _tally(one, amounts)
    return Group(key, name, sum(by_area.values(), Tally()), by_area)


def _tally(one: Proposal, amounts: Mapping[str, int]) -> Tally:
    """One proposal. An amount of 0 is no money."""
    given = amounts.get(one.id, 0)
    return Tally(1, one.cost, one.requested or 0, int(one.requested is None), int(given > 0), given)


def gaps(found: Coverage, funded: bool = False) -> tuple[Gap, ...]:
    """Every known group with every area that no proposal of its is for, those of the largest groups first.

    A proposal of several places, as `Rosengård, Nydala`, is for each of them that another names alone.

    funded: only proposals that get money count; the groups stay those of all proposals.
    """

    def number(tally: Tally) -> int:
        return tally.funded_number if funded else tally.number

    several = _several(found)
    whole = [one for one in found.known if found.dimension == "place" and citywide(one.key)]
    wide = {code: sum(number(one.by_area[code]) for one in whole) for code in AREA_CODES}
    lost = next((one.by_area for one in found.groups if one.key == UNKNOWN), dict.fromkeys(AREA_CODES, Tally()))
    return tuple(
        Gap(
            group.key,
            group.name,
            code,
            group.tally.number,
            0 if group in whole else wide[code],
            number(lost[code]),
        )
        for group in found.known
        if group not in several
        for code in AREA_CODES
        if not any(
            number(one.by_area[code]) for one in (group, *(one for one in several if group.key in parts_of(one.key)))
        )
    )


def _several(found: Coverage) -> list[Group]:
    """Groups of a cell that names several places, one of which stands alone too: they are no places of their own."""
    if found.dimension != "place":
        return []
    keys = {group.key for group in found.known}
    return [group for group in found.known if len(parts_of(group.key)) > 1 and keys.intersection(parts_of(group.key))]


def bare_areas(found: Coverage, funded: bool = False) -> tuple[str, ...]:
    """The codes of the areas that no proposal at all is for, or none that gets money."""
    total = found.total_by_area
    return tuple(code for code in AREA_CODES if not (total[code].funded_number if funded else total[code].number))
