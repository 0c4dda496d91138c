"""Steps along the frontier in an officer's words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from optimiser.sentences import listed
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import format_kronor
from scoring.proposal import Proposal

_MOST_NAMED = 5


def step_sentence(
    kronor: int,
    before: Mapping[str, int],
    after: Mapping[str, int],
    proposals: Sequence[Proposal],
    language: Language,
) -> str:
    """`Med ytterligare 120 000 kr: Samtida cirkus in, Fritidsbanken ut`.

    kronor: what is added, or below 0 what is taken away; from the budget or from another point, as the reader stands.
    before, after: {id: kr} of the two portfolios. Proposals are named by title, with the id where titles are alike.
    Of many that come in, or go out, the first five are named and the others counted.
    """
    names = _names(proposals)
    changes = [
        ENGINE_TEXTS.say(f"step.{way}", language, names=_listed([names[id_] for id_ in ids], language))
        for way, ids in (
            ("enters", _more(after, before)),
            ("leaves", _more(before, after)),
            ("amounts", _otherwise(before, after)),
        )
        if ids
    ]
    told = ", ".join(changes) or ENGINE_TEXTS.say("step.same", language)
    way = "less" if kronor < 0 else "more" if kronor else "equal"
    return ENGINE_TEXTS.say(f"step.{way}", language, amount=format_kronor(abs(kronor), language), changes=told)


def _more(these: Mapping[str, int], those: Mapping[str, int]) -> list[str]:
    return sorted(id_ for id_ in these if id_ not in those)


def _otherwise(before: Mapping[str, int], after: Mapping[str, int]) -> list[str]:
    return sorted(id_ for id_ in before if id_ in after and before[id_] != after[id_])


def _listed(names: Sequence[str], language: Language) -> str:
    if len(names) <= _MOST_NAMED:
        return listed(names, "and", language)
    more = ENGINE_TEXTS.say("step.others", language, number=len(names) - _MOST_NAMED)
    return listed([*names[:_MOST_NAMED], more], "and", language)


def _names(proposals: Sequence[Proposal]) -> dict[str, str]:
    titles = Counter(proposal.title for proposal in proposals)
    return {one.id: one.title if titles[one.title] == 1 else f"{one.id} {one.title}" for one in proposals}
