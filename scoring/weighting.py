"""Weights out of answers: swing weighting and rank order, each ending in what the sliders hold.

Swing weighting: the criterion whose step from worst to best is worth most gets 100 and the others their part of it;
w_a = answer_a / Σ answers (von Winterfeldt and Edwards 1986, Decision Analysis and Behavioral Research).
Rank order: w_k = (1/n) Σ_{i=k..n} 1/i for the k-th of n, the centre of all weights that keep the order (Edwards and
Barron 1994, SMARTS and SMARTER, Organizational Behavior and Human Decision Processes 60); ties share the mean of
their places.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from typing import Literal

from scoring.language import ENGINE_TEXTS, Language
from scoring.problems import BadInput, Problem
from scoring.weights import weight_shares

Method = Literal["swing", "rank_order"]
METHODS: tuple[Method, ...] = ("swing", "rank_order")
_WHOLE = 100


@dataclass(frozen=True)
class Weighting:
    """How weights were chosen, and the weights.

    answers: {criterion: 0–100 for a swing, or its place from 1, as answered}. weights: percent, exact, together 100.
    """

    method: Method
    answers: Mapping[str, float]
    weights: Mapping[str, Fraction] = field(hash=False)

    @cached_property
    def sliders(self) -> dict[str, int]:
        """The weights as whole numbers 0–100, which the sliders hold (see `whole_weights`)."""
        return whole_weights(self.weights)


def weighting(method: Method, answers: Mapping[str, float]) -> Weighting:
    """The weights that the answers lead to. Raises BadInput for answers that cannot be used."""
    if problems := list(_problems(method, answers)):
        raise BadInput(problems)
    shares = weight_shares(answers) if method == "swing" else rank_order_shares(answers)
    return Weighting(method, dict(answers), {criterion: share * _WHOLE for criterion, share in shares.items()})


def _problems(method: Method, answers: Mapping[str, float]) -> Iterator[Problem]:
    for criterion, answer in answers.items():
        number = isinstance(answer, int | float) and not isinstance(answer, bool)
        fits = number and (0 <= answer <= _WHOLE if method == "swing" else answer >= 1 and answer % 1 == 0)
        if not fits:
            yield Problem("", f"weighting.{method}", column=criterion, value=str(answer))
    if not any(answers.values()):
        yield Problem("", "weighting.none")


def rank_order_shares(places: Mapping[str, float]) -> dict[str, Fraction]:
    """{criterion: w_k, together 1}. places: 1 first; only their order counts, and equal ones share alike."""
    ordered = sorted(places, key=lambda criterion: places[criterion])
    size, shares = len(ordered), dict[str, Fraction]()
    for _, tied in groupby(enumerate(ordered, start=1), key=lambda pair: places[pair[1]]):
        group = list(tied)
        shared = sum((_centroid(place, size) for place, _ in group), Fraction(0)) / len(group)
        shares |= {criterion: shared for _, criterion in group}
    return {criterion: shares[criterion] for criterion in places}


def _centroid(place: int, size: int) -> Fraction:
    """w_k = (1/n) Σ_{i=k..n} 1/i."""
    return sum((Fraction(1, number) for number in range(place, size + 1)), Fraction(0)) / size


def whole_weights(weights: Mapping[str, Fraction]) -> dict[str, int]:
    """Percent, together 100, as whole numbers that are together 100 where equal weights can stay equal, else less.

    Each is rounded down, and what is left goes, one each, to those that lost most (largest remainder; the greater
    weight first where they lost the same). Equal weights are given one together or not at all: sliders count by their
    share of the sum, so 33, 33 and 33 are thirds, and 34, 33 and 33 are not. A greater weight never becomes the lesser.
    """
    found = {criterion: int(weight) for criterion, weight in weights.items()}
    left = _WHOLE - sum(found.values())
    by_loss = sorted(set(weights.values()), key=lambda weight: (weight % 1, weight), reverse=True)
    for weight in by_loss:
        group = [criterion for criterion, other in weights.items() if other == weight]
        if len(group) > left:
            break
        found |= {criterion: found[criterion] + 1 for criterion in group}
        left -= len(group)
    return found


def method_name(method: Method, language: Language) -> str:
    """What the method is called."""
    return ENGINE_TEXTS.say(f"method.{method}", language)


def method_sentence(method: Method, language: Language) -> str:
    """What the method does, in one sentence."""
    return ENGINE_TEXTS.say(f"method_means.{method}", language)


def method_source(method: Method, language: Language) -> str:
    """Where the method is described."""
    return ENGINE_TEXTS.say(f"method_source.{method}", language)
