"""Texts in Swedish and English, one TOML file a language, looked up by key."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")


class Catalogue:
    """All texts of one folder: `sv.toml` and `en.toml` with the same keys, and files beside them, as `list.sv.toml`.

    languages: those that the folder has; what is written for the city's own papers is in Swedish alone.
    """

    def __init__(self, folder: Path, languages: Sequence[Language] = LANGUAGES) -> None:
        self._folder, self._languages = folder, languages

    @cached_property
    def texts(self) -> Mapping[Language, Mapping[str, str]]:
        """{language: {"section.key": text}}."""
        return {language: self._read(language) for language in self._languages}

    def say(self, key: str, language: Language, **values: object) -> str:
        """The text under `key` with `{name}` filled in; KeyError where there is no such text."""
        return self.texts[language][key].format(**values)

    def has(self, key: str) -> bool:
        """True where there is a text under `key`."""
        return key in self.texts["sv"]

    def _read(self, language: Language) -> dict[str, str]:
        files = [self._folder / f"{language}.toml", *sorted(self._folder.glob(f"*.{language}.toml"))]
        return dict(pair for file in files for pair in _read(file))


def _read(path: Path) -> list[tuple[str, str]]:
    return _flat(tomllib.loads(path.read_text(encoding="utf-8")))


def _flat(tree: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((prefix + key, str(value)))
    return pairs


ENGINE_TEXTS = Catalogue(Path(__file__).parent / "locale")
