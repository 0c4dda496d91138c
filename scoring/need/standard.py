"""An indicator's values on a scale that all indicators share, where greater is a greater need.

z-score: (x − μ) / σ with the mean and the population's standard deviation (ddof 0) of the areas, as scipy.stats.zscore
gives by default. Min–max: (x − lowest) / (highest − lowest). Both are turned where a higher value is better.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Literal

from scoring.language import ENGINE_TEXTS, Language

Standard = Literal["z_score", "min_max"]
STANDARDS: tuple[Standard, ...] = ("z_score", "min_max")
# A standard deviation is seldom a fraction. So many decimals are kept, of the same values always the same ones.
_DECIMALS = 10**20
_ROOT_DECIMALS = 10**40


@dataclass(frozen=True)
class Scale:
    """start: the value that becomes 0, before turning; spread: what one step is, 0 where all values are the same.

    by: the method. turned: a higher value is better.
    """

    by: Standard
    start: Fraction
    spread: Fraction
    turned: bool

    def place(self, value: Fraction) -> Fraction:
        """The value on the scale, to 20 decimals.

        Where all values are the same nothing tells the areas apart, and each gets the middle: 0 as z-score, 1/2 from
        lowest to highest.
        """
        middle = Fraction(0) if self.by == "z_score" else Fraction(1, 2)
        if not self.spread:
            return middle
        placed = (value - self.start) / self.spread
        turned = (-placed if self.by == "z_score" else 1 - placed) if self.turned else placed
        return Fraction(round(turned * _DECIMALS), _DECIMALS)


def scale_of(values: Iterable[Fraction], by: Standard, higher_is_worse: bool) -> Scale | None:
    """The scale that these values make; None where there is none of them."""
    known = list(values)
    if not known:
        return None
    if by == "min_max":
        return Scale(by, min(known), max(known) - min(known), not higher_is_worse)
    mean = sum(known, Fraction(0)) / len(known)
    variance = sum(((value - mean) ** 2 for value in known), Fraction(0)) / len(known)
    return Scale(by, mean, _root(variance), not higher_is_worse)


def _root(number: Fraction) -> Fraction:
    """√(p/q) = √(p·q)/q, exact where the root is a fraction, else cut after 40 decimals."""
    under = number.numerator * number.denominator * _ROOT_DECIMALS**2
    return Fraction(isqrt(under), number.denominator * _ROOT_DECIMALS)


def standard_name(by: Standard, language: Language) -> str:
    """What the method is called."""
    return ENGINE_TEXTS.say(f"need_standard.{by}", language)


def standard_sentence(by: Standard, language: Language) -> str:
    """Its formula."""
    return ENGINE_TEXTS.say(f"need_standard_means.{by}", language)
