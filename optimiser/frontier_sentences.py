"""Steps along the frontier in an officer's words."""

from collections.abc import Mapping, Sequence

from optimiser.sentences import listed
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import format_kronor
from scoring.proposal import Proposal


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
    """
    names = _names(proposals)
    changes = [
        ENGINE_TEXTS.say(f"step.{way}", language, names=listed([names[id_] for id_ in ids], "and", language))
        for way, ids in (("enters", _more(after, before)), ("leaves", _more(before, after)))
        if ids
    ]
    told = ", ".join(changes) or ENGINE_TEXTS.say("step.same", language)
    amount = format_kronor(abs(kronor), language)
    return ENGINE_TEXTS.say("step.less" if kronor < 0 else "step.more", language, amount=amount, changes=told)


def _more(these: Mapping[str, int], those: Mapping[str, int]) -> list[str]:
    return sorted(id_ for id_ in these if id_ not in those)


def _names(proposals: Sequence[Proposal]) -> dict[str, str]:
    titles = [proposal.title for proposal in proposals]
    return {one.id: one.title if titles.count(one.title) == 1 else f"{one.id} {one.title}" for one in proposals}
