"""What is said of the areas' need, in sentences that can be read out."""

from collections.abc import Sequence
from fractions import Fraction

from app.need.held import Need
from app.texts import language, say
from app.wording import some
from scoring.language import ENGINE_TEXTS
from scoring.need.needs import CARE_NEED, Needs
from scoring.need.series import Series
from scoring.need.standard import STANDARDS
from scoring.numbers import format_number

# Of areas that share the first place so many are told of one by one; the table has them all.
_FEW = 3


def figure(value: Fraction | None, decimals: int = 2) -> str:
    """`0,42`, with a true minus sign where it is negative, or that it is missing."""
    return say("need.missing") if value is None else format_number(value, language(), decimals).replace("-", "−")


def headline(found: Needs) -> str:
    """Which area has the greatest need of those that have a figure; that there is nothing to compare, or to know."""
    ranked, first = _ranked(found), _first(found)
    if not first:
        valued = [one for one in found.series if one.scale(STANDARDS[0])]
        alone = bool(valued) and all(one.sexes_only for one in valued)
        return say("need.sexes_only" if alone else "need.nothing_known")
    if len(ranked) == 1:
        return say("need.alone", area=first[0], number=len(found.areas))
    key = "need.headline" if len(first) == 1 else "need.headline_tied"
    among = say("need.among_all" if len(ranked) == len(found.areas) else "need.among_known", number=len(ranked))
    return say(key, area=some(first), among=among, by=_by(found, first))


def _by(found: Needs, first: Sequence[str]) -> str:
    """On how many of the indices that count the first place rests."""
    of = found.need[first[0]].of
    known = {found.need[area].known for area in first}
    if len(known) > 1:
        return say("need.by_known")
    return say("need.by" if known == {of} else "need.by_some", number=min(known), of=of)


def _ranked(found: Needs) -> list[str]:
    return [area for area in found.areas if found.depends[area].rank is not None]


def _first(found: Needs) -> list[str]:
    return [area for area in found.areas if found.depends[area].rank == 1]


def lines(need: Need) -> list[str]:
    """How sure the first place is, what is missing, and what a need figure is."""
    found = need.found
    told = [_first_place(found), *_first_lacks(found), *_missing(found), _sexes_only(found), _set_aside(found)]
    if CARE_NEED in found.indices:
        told.append(say("need.care_with_birth" if need.choices.with_birth else "need.care_without_birth"))
    return [*filter(None, told), say("need.note")]


def _first_place(found: Needs) -> str:
    first, number = _first(found), trial_count(found)
    if len(first) != 1 or len(_ranked(found)) == 1:
        return ""
    held = found.depends[first[0]]
    if len(held.below) == len(found.areas) - 1:
        return say("need.first_whatever", area=first[0])
    if held.best != held.worst:
        told = say("need.first_depends", area=first[0], worst=held.worst, number=number)
    elif held.unranked:
        told = say("need.first_mostly", area=first[0], number=number - held.unranked, of=number)
    else:
        told = say("need.first_always", area=first[0], number=number)
    return f"{told} {say('need.unranked', number=held.unranked)}" if held.unranked else told


def _first_lacks(found: Needs) -> list[str]:
    """What is missing for the areas that are first, where a whole index is."""
    lacking = [area for area in _first(found) if not found.need[area].whole][:_FEW]
    return [say("need.first_lacks", area=area, missing=missing(found, area)) for area in lacking]


def trial_count(found: Needs) -> int:
    """How many weightings are tried."""
    counted = sum(1 for weight in found.weights.values() if weight)
    return 1 + 2 * counted if counted > 1 else 1


def _missing(found: Needs) -> list[str]:
    lacking = [area for area in found.areas if missing(found, area)]
    return [say("need.some_missing", number=len(lacking), all=len(found.areas), areas=some(lacking))] if lacking else []


def _sexes_only(found: Needs) -> str:
    """Which indicators enter no index, for they have no rows for all."""
    names = [one.name for one in found.series if one.sexes_only]
    return say("need.not_for_all", number=len(names), indicators=some(names)) if names else ""


def _set_aside(found: Needs) -> str:
    return say("need.set_aside", areas=", ".join(found.set_aside)) if found.set_aside else ""


def missing(found: Needs, area: str) -> str:
    """Which indices, and how many of an index's indicators, are missing for the area; blank where none is."""
    parts = []
    for index, figures in found.indices.items():
        one = figures[area]
        if one.value is None:
            parts.append(index)
        elif not one.whole:
            parts.append(say("need.part_missing", index=index, gone=one.of - one.known, of=one.of))
    return "; ".join(parts)


def ranks_tried(found: Needs, area: str) -> str:
    """`2–5`, or one place where it is always the same."""
    held = found.depends[area]
    return _range(held.best, held.worst)


def ranks_certain(found: Needs, area: str) -> str:
    """The places that no weighting leaves; unknown for an area that lacks an index, which is compared with none."""
    if any(figures[area].value is None for index, figures in found.indices.items() if found.weights[index]):
        return say("need.unknown")
    held = found.depends[area]
    ranked = sum(1 for one in found.depends.values() if one.rank is not None)
    return _range(1 + len(held.above), ranked - len(held.below))


def _range(best: int | None, worst: int | None) -> str:
    if best is None:
        return say("need.missing")
    return str(best) if best == worst else f"{best}–{worst}"


def apart_lines(found: Needs) -> list[str]:
    """For each index given apart, in how many areas women have the greater need, and men."""
    told = []
    for index, areas in found.apart.items():
        pairs = [(women.value, men.value) for women, men in areas.values()]
        women = sum(1 for one, other in pairs if one is not None and other is not None and one > other)
        men = sum(1 for one, other in pairs if one is not None and other is not None and one < other)
        names = ", ".join(one.name for one in found.series if one.index == index and one.apart)
        told.append(say("need.apart_line", index=index, women=women, men=men, number=len(pairs), indicators=names))
    return told


def year_words(one: Series) -> str:
    """The year that counts, and the earlier ones that do not."""
    year = say("need.year_unknown") if one.year is None else str(one.year)
    return say("need.year_left", year=year, left=", ".join(map(str, one.left))) if one.left else year


def engine(key: str) -> str:
    """A text that the engine has of the Care Need Index."""
    return ENGINE_TEXTS.say(f"cni.{key}", language())


def made_up_notes(need: Need) -> tuple[str, ...]:
    """What a reader of a picture or table alone must know."""
    return (*((say("need.made_up"),) if need.made_up else ()), say("need.note"))
