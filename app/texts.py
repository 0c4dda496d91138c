"""The screens' texts in the language the officer has chosen."""

from pathlib import Path

from app import state
from scoring.areas import AREAS
from scoring.language import Catalogue, Language

_FOR_ONE = "_one"
SCREEN_TEXTS = Catalogue(Path(__file__).parent / "locale")


def language() -> Language:
    """The session's language."""
    return state.work().language


def say(key: str, **values: object) -> str:
    """A screen text, filled in; where `number` is 1, the text for one if there is such a text."""
    one = f"{key}{_FOR_ONE}"
    return SCREEN_TEXTS.say(one if values.get("number") == 1 and SCREEN_TEXTS.has(one) else key, language(), **values)


def worded(key: str) -> str:
    """The key of a widget whose options are words of the language, which is another widget in another language.

    A browser sends the word that was chosen. One that still shows the words of the language before would else give
    that word for a value.
    """
    return state.in_language(key, language())


def change_language(new: Language) -> None:
    """Speak another language; what is chosen by words stays chosen, in callbacks."""
    now = state.work()
    state.carry_words(now.language, new)
    now.language = new


def area_name(code: str, full: bool = False) -> str:
    """An area's name on screen; `full` as the national strategy writes it."""
    area = next(area for area in AREAS if area.code == code)
    if language() == "en":
        return area.english
    return area.swedish_full if full else area.swedish


def criterion_name(code: str) -> str:
    """A criterion's name on screen: an area's, or its own."""
    return area_name(code) if any(area.code == code for area in AREAS) else code
