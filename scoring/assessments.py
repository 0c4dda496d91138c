"""What several assessors say of the same proposals: their agreed scores, and where they are far apart."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from statistics import median
from typing import Literal

from scoring.characters import alike
from scoring.columns import comparable
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import exact
from scoring.problems import Problem
from scoring.proposal import Proposal

Agreement = Literal["mean", "median"]
AGREEMENTS: tuple[Agreement, ...] = ("mean", "median")
_DECIMALS = 10  # as many as the table has of a benefit; more would make the solver's whole numbers too great


@dataclass(frozen=True)
class Assessment:
    """What one assessor says of one proposal. Blank text and None mean unknown, never zero.

    scores: points for each criterion, None where the assessor gave none. department: the assessor's own, not the
    proposal's. extra: unknown columns under their own headings. file, row: where it was read, blank and 0 for nowhere.
    """

    id: str
    assessor: str
    scores: Mapping[str, float | None]
    department: str = ""
    comment: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    file: str = field(default="", compare=False)
    row: int = field(default=0, compare=False)

    @property
    def scored(self) -> bool:
        """True where the assessor gave points on any criterion; a comment alone is no assessment."""
        return any(points is not None for points in self.scores.values())


@dataclass(frozen=True)
class Disagreement:
    """One criterion of one proposal on which assessors gave different points.

    points: (assessor, points), the lowest first. spread: the highest less the lowest. apart: how far apart two of the
    assessors are on average, Σ |s_j − s_k| over all pairs, divided by their number.
    """

    id: str
    criterion: str
    points: tuple[tuple[str, float], ...]
    spread: Fraction
    apart: Fraction


def agreed_scores(assessments: Iterable[Assessment], by: Agreement = "mean") -> dict[str, dict[str, Fraction | None]]:
    """{id: {criterion: the mean or median of the points that its assessors gave, exact}}.

    None where nobody gave points on a criterion. A proposal on which nobody gave any is not there.
    """
    found: dict[str, dict[str, list[Fraction]]] = {}
    for one in assessments:
        if one.scored:
            of_proposal = found.setdefault(one.id, {})
            for criterion, points in one.scores.items():
                of_proposal.setdefault(criterion, []).extend([] if points is None else [exact(points)])
    return {
        id_: {criterion: _MIDDLES[by](points) if points else None for criterion, points in scores.items()}
        for id_, scores in found.items()
    }


def _mean(points: Sequence[Fraction]) -> Fraction:
    return sum(points, Fraction(0)) / len(points)


_MIDDLES: Mapping[Agreement, Callable[[Sequence[Fraction]], Fraction]] = {"mean": _mean, "median": median}


def with_agreed_scores(
    proposals: Iterable[Proposal], assessments: Iterable[Assessment], by: Agreement = "mean"
) -> tuple[Proposal, ...]:
    """The proposals with the agreed scores in place of their own, which makes them `assessed`.

    A proposal without assessments keeps the scores and the basis of the proposals file. A criterion on which none of a
    proposal's assessors gave points is not assessed, whatever the file says of it: the two are not mixed. Scores have
    at most ten decimals.
    """
    agreed = agreed_scores(assessments, by)
    return tuple(_with_scores(one, agreed[one.id]) if one.id in agreed else one for one in proposals)


def _with_scores(proposal: Proposal, agreed: Mapping[str, Fraction | None]) -> Proposal:
    found = {criterion: agreed.get(criterion) for criterion in proposal.scores}
    scores = {criterion: None if one is None else float(round(one, _DECIMALS)) for criterion, one in found.items()}
    return replace(proposal, scores=scores, score_basis="assessed")


def disagreements(assessments: Iterable[Assessment]) -> tuple[Disagreement, ...]:
    """Every proposal and criterion on which assessors differ, those furthest apart first.

    By falling spread, then by how far apart two are on average, then as they stand. What one assessor alone has given
    points on is not there: nothing is known of disagreement.
    """
    given: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for one in assessments:
        for criterion, points in one.scores.items():
            if points is not None:
                given.setdefault((one.id, criterion), []).append((one.assessor, points))
    found = [_disagreement(*place, points) for place, points in given.items()]
    return tuple(sorted((one for one in found if one.spread), key=lambda one: (-one.spread, -one.apart)))


def _disagreement(id_: str, criterion: str, given: Iterable[tuple[str, float]]) -> Disagreement:
    ordered = sorted(given, key=lambda pair: (pair[1], pair[0]))
    points = [exact(number) for _, number in ordered]
    last = len(points) - 1
    # Each number is the greater of a pair as often as there are others below it, and the lesser as often as above.
    total = sum(((2 * place - last) * number for place, number in enumerate(points)), Fraction(0))
    pairs = max(1, len(points) * last // 2)
    return Disagreement(id_, criterion, tuple(ordered), points[-1] - points[0], total / pairs)


def assessors(assessments: Iterable[Assessment]) -> dict[str, str]:
    """{assessor: department}, in the order in which they first stand; blank where it is unknown.

    A department that stands in one of an assessor's rows is that of all of them.
    """
    found: dict[str, str] = {}
    for one in assessments:
        found[one.assessor] = found.get(one.assessor) or one.department
    return found


def of_own_department(assessments: Sequence[Assessment], proposals: Iterable[Proposal]) -> frozenset[tuple[str, str]]:
    """(id, assessor) wherever an assessor has assessed a proposal of the own department: *egen förvaltnings förslag*.

    Departments are compared as headings are: case and spacing do not count. One that is unknown is no one's own.
    """
    department_of = assessors(assessments)
    of_proposal = {one.id: comparable(one.department) for one in proposals}
    own = ((one.id, one.assessor, comparable(department_of[one.assessor])) for one in assessments)
    return frozenset((id_, assessor) for id_, assessor, own_one in own if own_one and own_one == of_proposal.get(id_))


def same_person(assessor: str) -> str:
    """The form in which two spellings of one assessor are the same: case and kinds of spaces do not count."""
    return alike(assessor).casefold()


def contradictions(assessments: Iterable[Assessment]) -> Iterator[Problem]:
    """An assessor's second assessment of a proposal, and a second department of the same assessor.

    For the assessments of one file, or of several together.
    """
    first: dict[tuple[str, str], Assessment] = {}
    home: dict[str, Assessment] = {}
    for one in assessments:
        person = same_person(one.assessor)
        before = first.setdefault((one.id, person), one)
        if before is not one:
            at = {"id": one.id, **_place(before)}
            yield Problem(one.file, "assessments.twice", one.row, "bedömare", one.assessor, at)
        if one.department and comparable(home.setdefault(person, one).department) != comparable(one.department):
            at = {"department": home[person].department, **_place(home[person])}
            yield Problem(one.file, "assessments.department", one.row, "förvaltning", one.department, at)


def _place(one: Assessment) -> dict[str, str]:
    return {"file": one.file, "row": str(one.row)}


def agreement_sentence(by: Agreement, language: Language) -> str:
    """How the agreed scores come about."""
    return ENGINE_TEXTS.say(f"agreed.{by}", language)


def disagreement_sentence(language: Language) -> str:
    """By what measure disagreements are ranked."""
    return ENGINE_TEXTS.say("agreed.measure", language)
