"""Why something going on is taken for a relative, in words."""

from scoring.areas import AREAS
from scoring.language import ENGINE_TEXTS, Language
from scoring.ongoing.relatives import Reason, Relative


def reason_sentence(reason: Reason, language: Language) -> str:
    """One reason as a phrase without a full stop; what is quoted is as the file has it."""
    what = _area(reason.what, language) if reason.kind == "area" else reason.what
    return ENGINE_TEXTS.say(f"relative.{reason.kind}", language, what=what)


def likeness(relative: Relative, language: Language) -> str:
    """How like the two are, in two words."""
    return ENGINE_TEXTS.say("relative.strong" if relative.strong else "relative.weak", language)


def _area(code: str, language: Language) -> str:
    area = next(area for area in AREAS if area.code == code)
    return area.english if language == "en" else area.swedish
