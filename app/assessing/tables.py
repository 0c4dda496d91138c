"""An assessment round as HTML tables."""

from fractions import Fraction

from app import wording
from app.assessing.held import Round
from app.html import Td, Tr, escaped, table
from app.texts import criterion_name, language, say
from scoring.assessments import Assessment, agreed_scores, assessors, disagreements, of_own_department
from scoring.completeness import ASPECTS, aspect_name, completeness
from scoring.numbers import exact, format_number
from scoring.proposal import Proposal

MOST_APART = 10


def beside_table(round_: Round, proposals: tuple[Proposal, ...], criterion: str) -> str:
    """The points of each assessor on one criterion, and what they agree on; own departments' proposals are marked."""
    names = list(assessors(round_.assessments))
    given = {(one.id, one.assessor): one for one in round_.assessments}
    own = of_own_department(round_.assessments, proposals)
    agreed = agreed_scores(round_.assessments, round_.agreement)
    rows = []
    for one in proposals:
        cells = [_points(given.get((one.id, name)), criterion, (one.id, name) in own) for name in names]
        common = agreed.get(one.id, {}).get(criterion)
        shown = say("scoring.none") if common is None else wording.points(common)
        rows.append(Tr((Td(f"{one.id} {one.title}", header=True), *cells, Td(shown, number=True))))
    headings = [Td(say("list.proposal")), *(Td(name, number=True) for name in names)]
    caption = say("scoring.beside_caption", area=criterion_name(criterion))
    return table(caption, [*headings, Td(say(f"scoring.agreed_{round_.agreement}"), number=True)], rows)


def _points(one: Assessment | None, criterion: str, own: bool) -> Td:
    points = None if one is None else one.scores.get(criterion)
    text = say("scoring.none") if points is None else format_number(exact(points), language())
    if points is None or not own:
        return Td(text, number=True)
    return Td(html=f'{escaped(text)}<span class="where">{escaped(say("scoring.own_mark"))}</span>', number=True)


def apart_table(round_: Round, proposals: tuple[Proposal, ...]) -> str:
    """Where the assessors are furthest apart, and what each gave."""
    titles = {one.id: one.title for one in proposals}
    rows = [
        Tr(
            (
                Td(f"{one.id} {titles.get(one.id, '')}", header=True),
                Td(criterion_name(one.criterion)),
                Td(_number(one.spread), number=True),
                Td(", ".join(f"{name} {_number(exact(points))}" for name, points in one.points)),
            )
        )
        for one in disagreements(round_.assessments)[:MOST_APART]
    ]
    headings = [Td(say("list.proposal")), Td(say("scoring.area")), Td(say("scoring.spread"), number=True)]
    return table(say("scoring.apart_caption"), [*headings, Td(say("scoring.given"))], rows)


def _number(value: Fraction) -> str:
    return format_number(value, language())


def completeness_table(proposals: tuple[Proposal, ...]) -> str:
    """What each proposal carries of what the city asks for."""
    rows = []
    for one in proposals:
        found = completeness(one)
        cells = [Td(say("scoring.carried") if aspect in found.stands else say("scoring.lacking")) for aspect in ASPECTS]
        rows.append(Tr((Td(f"{one.id} {one.title}", header=True), *cells)))
    headings = [Td(say("list.proposal")), *(Td(aspect_name(aspect, language())) for aspect in ASPECTS)]
    return table(say("scoring.complete_caption"), headings, rows)
