"""One verdict for each proposal, over all allowed weightings and all assessors, in an officer's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from optimiser.robustness.assessed import Assessed
from optimiser.robustness.bounds import bounds_words, criterion_words
from optimiser.robustness.disagreement import Mattering
from optimiser.robustness.robustness import Robustness
from optimiser.scenario import Scenario
from optimiser.sentences import listed
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import format_number
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Verdicts:
    """What the verdicts of a scenario rest on. shown, assessed: as in `verdict_sentence`."""

    scenario: Scenario
    found: Robustness
    shown: Mapping[str, int] = field(default_factory=dict)
    assessed: Assessed | None = None

    def sentence(self, proposal: Proposal, language: Language) -> str:
        """The verdict, with its mark where the points are derived or made up; blank where it is not chosen among.

        One that is chosen among has a verdict also where the work was stopped before anything was proven of it.
        """
        if not (proposal.id in self._told or self._asked_about(proposal)):
            return ""
        bounds = bounds_words(self.scenario, language)
        verdict = verdict_sentence(proposal.id, self.found, bounds, self.shown, self.assessed, language)
        mark = ENGINE_TEXTS.say(f"basis.{proposal.score_basis}", language)
        return f"{verdict} {mark}." if mark else verdict

    @cached_property
    def _told(self) -> frozenset[str]:
        return frozenset((*self.found.always, *self.found.never, *self.found.depends))

    def _asked_about(self, proposal: Proposal) -> bool:
        """True for the candidates of `choice_of`, where there is any portfolio to choose."""
        candidate = proposal.received and (proposal.assessed or proposal.id in self.scenario.fund)
        return candidate and self.found.status != "infeasible"


def verdict_sentence(  # noqa: PLR0913, PLR0917 - what is known comes from six places
    id_: str, found: Robustness, bounds: str, shown: Mapping[str, int], assessed: Assessed | None, language: Language
) -> str:
    """As `Med i alla tillåtna viktningar (mellan 10 och 30 %), och med nuvarande vikter för varje bedömare`.

    bounds: the allowed weightings in words. shown: {id: whole kr} of the choice on the screen. assessed: None where
    there are no assessors, or nothing is known of them. What is not proven is not said to be always or never.
    """
    weights = _weights(id_, found)
    share = _share(*found.depends.get(id_, (0.0, 0.0)), language)
    told = ENGINE_TEXTS.say(f"verdict.{weights}", language, bounds=bounds, share=share)
    people = "" if assessed is None else _people(id_, weights, shown, assessed, language)
    return ENGINE_TEXTS.say("verdict.both", language, weights=told, people=people)


def _weights(id_: str, found: Robustness) -> str:
    """Which sentence: of equals everywhere a share says nothing, and unproven it is no more than any share."""
    if id_ in found.always:
        return "always"
    if id_ in found.never:
        return "never"
    if id_ not in found.depends:
        return "unproven"
    if found.depends[id_] == (0, 1):
        return "equal" if found.exact else "unproven"
    return "depends"


def _share(least: float, greatest: float, language: Language) -> str:
    low, high = _percent(least, language), _percent(greatest, language)
    return low if low == high else f"{low}–{high}"


def _percent(share: float, language: Language) -> str:
    """One decimal, and never 0 or 100 of what is neither in none nor in all."""
    tenths = min(999, max(1, round(share * 1000))) if 0 < share < 1 else round(share * 1000)
    return format_number(Fraction(tenths, 10), language, 1)


def _people(id_: str, weights: str, shown: Mapping[str, int], assessed: Assessed, language: Language) -> str:
    """Whether the own choice of each assessor who has assessed it funds it; else on whose scores that depends."""
    heard = [one for one in assessed.own if id_ in one.complete]
    if not heard:
        return ENGINE_TEXTS.say("verdict.unheard", language)
    if any(one.portfolio.status != "optimal" for one in heard):
        return ENGINE_TEXTS.say("verdict.people_unknown", language)
    funding = [one.assessor for one in heard if id_ in one.portfolio.amounts]
    others = [one.assessor for one in heard if one.assessor not in funding]
    if not (funding and others):
        return _alike(bool(funding), weights, len(heard) == len(assessed.own), language)
    if doubts := [one for one in assessed.matters.found if _turns(one, id_, shown)]:
        return ENGINE_TEXTS.say("verdict.doubt", language, doubt=_doubt(doubts[0], language))
    names, without = listed(funding, "and", language), listed(others, "or", language)
    return ENGINE_TEXTS.say("verdict.some", language, names=names, others=without)


def _alike(funded: bool, weights: str, all_heard: bool, language: Language) -> str:
    """In the same breath as the weightings where these say the same."""
    people = ENGINE_TEXTS.say(f"verdict.{'every' if funded else 'any'}{'' if all_heard else '_heard'}", language)
    as_weights = weights == ("always" if funded else "never")
    kind = ("everyone" if funded else "nobody") + ("_too" if as_weights else "")
    return ENGINE_TEXTS.say(f"verdict.{kind}", language, people=people)


def _turns(one: Mattering, id_: str, shown: Mapping[str, int]) -> bool:
    """True where one end of the disagreement decides the proposal otherwise than the choice on the screen."""
    return any((id_ in amounts) != (id_ in shown) for amounts in (one.at_lowest, one.at_highest))


def _doubt(one: Mattering, language: Language) -> str:
    """`hur Anna och Bo bedömer brottslighet för P01`."""
    points: Sequence[tuple[str, float]] = one.disagreement.points
    names = listed([points[0][0], points[-1][0]], "and", language)
    criterion = criterion_words(one.disagreement.criterion, language)
    return ENGINE_TEXTS.say("verdict.how", language, names=names, criterion=criterion, id=one.disagreement.id)
