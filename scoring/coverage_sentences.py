"""What coverage comes to in sentences: each gap, and how far what is unknown lets one trust it."""

from collections.abc import Iterable, Sequence

from scoring.areas import AREAS
from scoring.coverage import Coverage, Gap, citywide
from scoring.language import ENGINE_TEXTS, Language

_SWEDISH = {area.code: area.swedish.lower() for area in AREAS}
_MOST_LETTERS = 70
_ENGLISH = {area.code: area.english.lower() for area in AREAS}


def _say(key: str, language: Language, **values: object) -> str:
    one = f"coverage.{key}_one"
    counted = values.get("number") == 1 and ENGINE_TEXTS.has(one)
    return ENGINE_TEXTS.say(one if counted else f"coverage.{key}", language, **values)


def area_in_sentence(code: str, language: Language) -> str:
    """An area's name as it stands within a sentence."""
    return (_SWEDISH if language == "sv" else _ENGLISH)[code]


def gap_sentence(gap: Gap, dimension: str, language: Language, funded: bool = False) -> str:
    """`inget förslag i Rosengård för arbetsmarknad (2 för hela staden, 1 med okänd plats)`."""
    kind = f"{dimension}_citywide" if dimension == "place" and citywide(gap.key) else dimension
    key = f"gap_funded_{kind}" if funded else f"gap_{kind}"
    said = _say(key, language, name=_cut(gap.name), area=area_in_sentence(gap.area, language))
    beside = ", ".join(_beside(gap, dimension, language))
    return _say("beside", language, gap=said, beside=beside) if beside else said


def _cut(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _MOST_LETTERS else f"{line[: _MOST_LETTERS - 1]}…"


def _beside(gap: Gap, dimension: str, language: Language) -> Iterable[str]:
    if gap.citywide:
        yield _say("beside_citywide", language, number=gap.citywide)
    if gap.unknown:
        yield _say(f"beside_unknown_{dimension}", language, number=gap.unknown)


def known_sentence(found: Coverage, language: Language) -> str:
    """Of how many proposals the dimension is known, and how many groups that makes."""
    known, groups = found.total.number - found.unknown.number, len(found.known)
    if found.dimension == "status":
        parts = [f"{group.tally.number} {_say(f'status_{group.key}', language)}" for group in found.known]
        return _say("known_status", language, known=known, all=found.total.number, parts=", ".join(parts))
    return _say(f"known_{found.dimension}", language, known=known, all=found.total.number, number=groups)


def caveat(found: Coverage, language: Language) -> str:
    """That gaps hold only what is known, with how many say nothing; blank where all say something."""
    number = found.unknown.number
    return _say(f"caveat_{found.dimension}", language, number=number, all=found.total.number) if number else ""


def alone_sentence(found: Coverage, language: Language) -> str:
    """That target groups are free text, and how many stand in one proposal alone; blank where none does."""
    alone = sum(group.tally.number == 1 for group in found.known)
    if found.dimension != "target_group" or not alone:
        return ""
    return _say("alone", language, number=alone, all=len(found.known))


def bare_sentence(codes: Sequence[str], language: Language, funded: bool = False) -> str:
    """The areas that no proposal is for, in one sentence; blank for none."""
    if not codes:
        return ""
    names = ", ".join(area_in_sentence(code, language) for code in codes)
    return _say("bare_funded" if funded else "bare", language, areas=names)


def group_name(key: str, name: str, dimension: str, language: Language) -> str:
    """A group's name: an area's or a status's in the language, `okänd plats` for the unknown, else as it is spelled."""
    if not key:
        return _say(f"unknown_{dimension}", language)
    if dimension == "area":
        area = next(area for area in AREAS if area.code == key)
        return area.swedish_full if language == "sv" else area.english
    return _say(f"status_{key}", language) if dimension == "status" else name
