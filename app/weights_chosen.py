"""How the weights were chosen, and what is said of that."""

from collections.abc import Mapping
from dataclasses import replace

from app import controls, state
from app.texts import SCREEN_TEXTS
from scoring.areas import AREAS
from scoring.language import Language
from scoring.numbers import exact, format_number
from scoring.problems import BadInput
from scoring.weighting import METHODS, Method, Weighting, method_name, weighting


def use(method: Method, answers: Mapping[str, float]) -> None:
    """Let the sliders show what the answers lead to; in callbacks. Raises BadInput for answers that lead to nothing."""
    found = weighting(method, answers)
    now = state.work()
    now.weights_chosen = method, tuple(answers.items())
    weights = {criterion: float(weight) for criterion, weight in found.sliders.items()}
    controls.set_scenario(replace(now.scenario, weights=weights))


def chosen() -> Weighting | None:
    """What was chosen last, where it was by a method and for the present criteria; else None."""
    method, answers = state.work().weights_chosen
    if method not in METHODS or {name for name, _ in answers} != set(state.work().scenario.criteria):
        return None
    try:
        return weighting(method, dict(answers))
    except BadInput:
        return None  # of a file that somebody has changed


def words(spoken: Language) -> str:
    """How the weights were chosen, and that they have been changed since where they have; blank for the sliders."""
    found = chosen()
    if found is None:
        return ""
    answers = ", ".join(f"{_name(name, spoken)} {_number(found, name, spoken)}" for name in found.answers)
    same = {name: float(weight) for name, weight in found.sliders.items()} == dict(state.work().scenario.weights)
    key = "weighting.chosen" if same else "weighting.changed_since"
    return SCREEN_TEXTS.say(key, spoken, method=method_name(found.method, spoken).lower(), answers=answers)


def _name(criterion: str, spoken: Language) -> str:
    names = {area.code: area.swedish if spoken == "sv" else area.english for area in AREAS}
    return names.get(criterion, criterion)


def _number(found: Weighting, name: str, spoken: Language) -> str:
    return format_number(exact(found.answers[name]), spoken)
