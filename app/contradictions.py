"""Answers to the doubts between files that cannot all be true."""

from collections.abc import Sequence

from scoring.merging import Decision, Doubt


def contradictory(doubts: Sequence[Doubt], answers: Sequence[Decision]) -> tuple[Doubt, ...]:
    """The doubts whose answers contradict each other, in order; empty where all go together.

    answers: one for each doubt. Proposals that they join are one and the same: of these exactly one may stay, and no
    answer may say that any two of them are two.
    """
    groups = _groups(doubts, answers)
    pairs = [(groups[id(doubt.first)], groups[id(doubt.second)]) for doubt in doubts]
    left_out = {id(_left_out(*answered)) for answered in zip(doubts, answers, strict=True) if answered[1] != "both"}
    wrong = [group for group in groups.values() if len(group - left_out) != 1]
    wrong += [one for (one, other), answer in zip(pairs, answers, strict=True) if answer == "both" and one is other]
    return tuple(
        doubt for doubt, pair in zip(doubts, pairs, strict=True) if any(one is pair[0] is pair[1] for one in wrong)
    )


def _left_out(doubt: Doubt, answer: Decision) -> object:
    return doubt.second if answer == "first" else doubt.first


def _groups(doubts: Sequence[Doubt], answers: Sequence[Decision]) -> dict[int, set[int]]:
    """{identity of each proposal in doubt: the identities of all that the answers say are the same}."""
    groups = {id(one): {id(one)} for doubt in doubts for one in (doubt.first, doubt.second)}
    for doubt, answer in zip(doubts, answers, strict=True):
        one, other = groups[id(doubt.first)], groups[id(doubt.second)]
        if answer != "both" and one is not other:
            one |= other
            groups |= dict.fromkeys(other, one)
    return groups
