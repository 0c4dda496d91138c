"""The scoring guide (*bedömningsmall*): what each level of points means on each criterion, for the city to change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scoring.areas import AREA_SCALE_MAX
from scoring.characters import cleaned
from scoring.language import ENGINE_TEXTS, LANGUAGES, Language
from scoring.problems import BadInput, Problem

LEVELS = tuple(range(int(AREA_SCALE_MAX) + 1))
_MOST_CHARACTERS = 1000


@dataclass(frozen=True)
class ScoringGuide:
    """The city's own texts, {criterion: {level: text}}; where it has none the default text stands.

    Own texts are in the language they were written in, defaults in that of the reader.
    """

    own: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    def text(self, criterion: str, level: int, language: Language) -> str:
        """What so many points mean on the criterion."""
        own = self.own.get(criterion, {}).get(level)
        return default_text(criterion, level, language) if own is None else own

    def with_text(self, criterion: str, level: int, text: str) -> "ScoringGuide":
        """The guide with another text for one level, on one line and at most 1 000 characters.

        A blank text, or the default one in either language, takes the own text away.
        """
        kept = cleaned(text)[:_MOST_CHARACTERS].rstrip()
        defaults = {default_text(criterion, level, language) for language in LANGUAGES}
        others = {other: own for other, own in self.own.get(criterion, {}).items() if other != level}
        levels = others if not kept or kept in defaults else others | {level: kept}
        rest = {other: own for other, own in self.own.items() if other != criterion}
        return ScoringGuide(rest | ({criterion: dict(sorted(levels.items()))} if levels else {}))

    def as_mapping(self) -> dict[str, dict[str, str]]:
        """The own texts as JSON has them, {criterion: {"0": text}}, which `read_guide` reads back to the same."""
        return {criterion: {str(level): text for level, text in own.items()} for criterion, own in self.own.items()}


def level_word(level: int, language: Language) -> str:
    """The level in few words, as the template for proposals has it: `Måttlig effekt`."""
    return ENGINE_TEXTS.say(f"template.level_{level}", language)


def default_text(criterion: str, level: int, language: Language) -> str:
    """A suggestion for what so many points mean on a criterion: an area, or one of the city's own by its name."""
    key = f"guide_aim.{criterion}"
    known = ENGINE_TEXTS.has(key)
    aim = ENGINE_TEXTS.say(key if known else "guide_aim.other", language, criterion=criterion)
    return ENGINE_TEXTS.say(f"guide.level_{level}", language, effect=level_word(level, language), aim=aim)


def read_guide(mapping: object, file: str, criteria: Sequence[str]) -> ScoringGuide:
    """The guide that `as_mapping` gave.

    Raises BadInput with every problem: a criterion or level that is none, a text that is blank, too long, of more than
    one line, or no text.
    """
    if not isinstance(mapping, Mapping):
        raise BadInput([Problem(file, "guide.object", column="guide", value=str(mapping))])
    if problems := [one for item in mapping.items() for one in _problems(*item, file, criteria)]:
        raise BadInput(problems)
    own = {criterion: {int(level): text for level, text in texts.items()} for criterion, texts in mapping.items()}
    return ScoringGuide({criterion: dict(sorted(texts.items())) for criterion, texts in own.items() if texts})


def _problems(criterion: object, texts: object, file: str, criteria: Sequence[str]) -> Iterator[Problem]:
    place = f"guide.{criterion}"
    if criterion not in criteria:
        yield Problem(
            file, "guide.criterion", column="guide", value=str(criterion), details={"names": ", ".join(criteria)}
        )
    if not isinstance(texts, Mapping):
        yield Problem(file, "guide.object", column=place, value=str(texts))
        return
    for level, text in texts.items():
        if level not in map(str, LEVELS):
            yield Problem(file, "guide.level", column=place, value=str(level))
        if not isinstance(text, str) or not text or text != cleaned(text)[:_MOST_CHARACTERS].rstrip():
            yield Problem(file, "guide.text", column=f"{place}.{level}", value=str(text))
