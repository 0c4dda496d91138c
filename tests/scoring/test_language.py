import re
from pathlib import Path

import pytest

from scoring.language import ENGINE_TEXTS, LANGUAGES, Catalogue, Language

_SAID = ENGINE_TEXTS.texts
_MAY_BE_EMPTY = {"basis.assessed"}


def _places(text: str) -> set[str]:
    return set(re.findall(r"{(\w*)", text))


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    (tmp_path / "sv.toml").write_text('plain = "Hej"\n[a.b]\nc = "Rad {row} på {place}"\n', encoding="utf-8")
    (tmp_path / "en.toml").write_text('plain = "Hello"\n[a.b]\nc = "Row {row} at {place}"\n', encoding="utf-8")
    return Catalogue(tmp_path)


def test_both_languages_have_the_same_keys() -> None:
    assert _SAID["sv"].keys() == _SAID["en"].keys()


@pytest.mark.parametrize("key", sorted(_SAID["sv"]))
def test_a_text_fills_in_the_same_values_in_both_languages(key: str) -> None:
    assert _places(_SAID["sv"][key]) == _places(_SAID["en"][key])


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_text_that_is_meant_to_is_empty(language: Language) -> None:
    assert {key for key, text in _SAID[language].items() if not text.strip()} == _MAY_BE_EMPTY


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_filled_in(language: Language) -> None:
    for key, text in _SAID[language].items():
        said = ENGINE_TEXTS.say(key, language, **dict.fromkeys(_places(text), "<här>"))
        assert said.count("<här>") == len(re.findall("{", text))
        assert "{" not in said


def test_nested_sections_are_looked_up_by_their_path(catalogue: Catalogue) -> None:
    assert catalogue.say("a.b.c", "sv", row=3, place="torget") == "Rad 3 på torget"
    assert catalogue.say("a.b.c", "en", row=3, place="torget") == "Row 3 at torget"
    assert catalogue.say("plain", "en") == "Hello"


def test_texts_may_stand_in_further_files_of_the_same_folder(tmp_path: Path) -> None:
    for language, word in (("sv", "Hej"), ("en", "Hello")):
        (tmp_path / f"{language}.toml").write_text("[a]\nb = 'x'\n", encoding="utf-8")
        (tmp_path / f"list.{language}.toml").write_text(f"[list]\nplain = '{word}'\n", encoding="utf-8")
    catalogue = Catalogue(tmp_path)
    assert [catalogue.say("list.plain", language) for language in LANGUAGES] == ["Hej", "Hello"]
    assert catalogue.say("a.b", "sv") == "x"


def test_braces_in_a_value_are_left_alone(catalogue: Catalogue) -> None:
    assert catalogue.say("a.b.c", "sv", row="{place}", place="{0}") == "Rad {place} på {0}"


def test_a_text_that_is_not_there_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.say("a.b.d", "sv")


def test_a_catalogue_knows_which_texts_it_has(catalogue: Catalogue) -> None:
    assert catalogue.has("a.b.c")
    assert not catalogue.has("a.b")
    assert not catalogue.has("a.b.d")
