"""What is wrong with a file, told so that an officer can mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scoring.characters import hidden_character
from scoring.language import ENGINE_TEXTS, Language


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault at one place.

    kind: the key of its text under `problem.` in the locale files; details fill that text in.
    file: blank where the fault is in no single file.
    row: as a spreadsheet numbers it, the heading row is 1; None where no single row is at fault.
    column: the heading as the file writes it; value: what was found, None where nothing was.
    """

    file: str
    kind: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)

    def expected(self, language: Language) -> str:
        """What should have stood there, as a phrase."""
        return ENGINE_TEXTS.say(f"problem.{self.kind}", language, **self.details)

    def sentence(self, language: Language) -> str:
        """File, row, column, value and what was expected, on one line."""
        places = [self.file] if self.file else []
        if self.row is not None:
            places.append(ENGINE_TEXTS.say("place.row", language, row=self.row))
        if self.column:
            places.append(ENGINE_TEXTS.say("place.column", language, column=self.column))
        found = "" if self.value is None else ENGINE_TEXTS.say("place.found", language, value=shortened(self.value))
        expected = ENGINE_TEXTS.say("place.expected", language, expected=self.expected(language))
        return f"{', '.join(places)}: {found}{expected}" if places else f"{found}{expected}"


class BadInput(Exception):
    """A file or a scenario that cannot be used, with every problem found in it.

    Their sentences are made when they are asked for: a file may have 400 000 faulty cells.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Every problem in Swedish, one a line."""
        return "\n".join(problem.sentence("sv") for problem in self.problems)


def shortened(text: str, most: int = 80) -> str:
    """The text on one line, cut where it is longer than `most` characters, hidden characters spelled out."""
    visible = "".join(
        f"<U+{ord(char):04X}>" if hidden_character(char) or not char.isprintable() else char
        for char in text[: most + 1]
    )
    return visible if len(visible) <= most else visible[: most - 1] + "…"
