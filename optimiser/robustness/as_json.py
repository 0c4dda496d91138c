"""What `robustness` answers, with the keys of the file format."""

from collections.abc import Mapping, Sequence
from typing import Any

from optimiser.as_json import about, number
from optimiser.portfolio import Portfolio
from optimiser.robustness.assessed import Assessed
from optimiser.robustness.disagreement import Mattering
from optimiser.robustness.robustness import Part, Robustness
from optimiser.robustness.verdict_sentences import Verdicts
from scoring.proposal import Proposal


def robustness_json(verdicts: Verdicts, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """`certified` and `regret_bound` where it is not exact; `assessors`, `draws`, `disagreements` where asked for.

    `verdicts`: {id: a sentence in Swedish}.
    """
    found, assessed = verdicts.found, verdicts.assessed
    told = {one.id: sentence for one in proposals if (sentence := verdicts.sentence(one, "sv"))}
    early = {} if found.exact else {"certified": found.certified, "regret_bound": found.regret_bound}
    return {
        "status": found.status,
        "exact": found.exact,
        "portfolios": [_part(part) for part in found.parts],
        "always": list(found.always),
        "never": list(found.never),
        "depends": {id_: list(shares) for id_, shares in found.depends.items()},
        **early,
        "verdicts": told,
        **_marks(proposals),
        **({"whole_only": True} if found.whole_only else {}),
        **({} if assessed is None else _assessed(assessed)),
        **about(_nothing(found), proposals),
        "seconds": found.seconds,
    }


def _marks(proposals: Sequence[Proposal]) -> dict[str, Any]:
    """Whose points were not assessed but derived, or made up: what is said of them carries that mark."""
    marks = {one.id: one.score_basis for one in proposals if one.score_basis != "assessed"}
    return {"score_basis": marks} if marks else {}


def _nothing(found: Robustness) -> Portfolio:
    nothing = found.nothing or Portfolio(found.status)
    return Portfolio(nothing.status, conflict=nothing.conflict, remedies=nothing.remedies, unassessed=found.unassessed)


def _part(part: Part) -> dict[str, Any]:
    return {
        "funded": dict(part.amounts),
        "share": part.share,
        **({} if part.proven else {"share_error": part.share_error}),
        "weights": {name: float(share) for name, share in part.weights.items()},
    }


def _assessed(assessed: Assessed) -> dict[str, Any]:
    return {
        "assessors": [
            {"assessor": one.assessor, "department": one.department, "assessed": one.assessed,
             "status": one.portfolio.status, "funded": dict(one.portfolio.amounts)}
            for one in assessed.own
        ],
        "draws": {
            "number": assessed.draws.number,
            "complete": assessed.draws.complete,
            "shares": {one.id: [one.share, *one.interval] for one in assessed.draws.proposals},
        },
        "disagreements": {
            "asked": assessed.matters.asked,
            "complete": assessed.matters.complete,
            "matter": [_mattering(one) for one in assessed.matters.found],
        },
    }  # fmt: skip


def _mattering(one: Mattering) -> Mapping[str, Any]:
    return {
        "id": one.disagreement.id,
        "criterion": one.disagreement.criterion,
        "points": dict(one.disagreement.points),
        "regret": number(one.regret),
        "moved": one.moved,
    }
