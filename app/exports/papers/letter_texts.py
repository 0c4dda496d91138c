"""What the letter says where the office has written nothing, and its sentences for the board."""

from collections.abc import Iterator

from app.exports.papers.facts import PaperFacts
from app.exports.papers.tables import committee_shares
from app.exports.papers.words import kronor, listed, told
from optimiser.totals import by_area, swedish_order
from scoring.areas import AREAS
from scoring.columns import comparable
from scoring.proposal import Proposal

_BOARD = comparable("Kommunstyrelsen")
_ON_CONDITION = comparable("under förutsättning att")
_AREA_NAMES = {area.code: area.swedish_full for area in AREAS}


def summary_lines(facts: PaperFacts) -> Iterator[str]:
    """How many get how much, what remains, which area gets the most, and how much is the office's own."""
    if not facts.funded:
        yield told("summary.given_none", all=len(facts.proposals))
    else:
        committees = told("summary.committees", number=len(by_board(facts)))
        cost = kronor(facts.cost)
        key = "summary.given" if facts.unfunded else "summary.given_all"
        yield told(key, number=len(facts.funded), all=len(facts.proposals), cost=cost, committees=committees)
    yield _what_is_left(facts)
    if facts.funded:
        yield _most(facts)
    if facts.decision.deviations:
        yield told("summary.deviates", number=len(facts.decision.deviations))


def _what_is_left(facts: PaperFacts) -> str:
    budget = kronor(facts.decision.scenario.budget)
    if facts.left < 0:
        return told("summary.over", budget=budget, over=kronor(-facts.left))
    return (
        told("summary.left", budget=budget, left=kronor(facts.left))
        if facts.left
        else told("summary.all", budget=budget)
    )


def _most(facts: PaperFacts) -> str:
    most = max(by_area(facts.amounts, facts.proposals), key=lambda share: share.total)
    measures = told("summary.measures", number=len(most.proposals))
    return told("summary.most", area=_AREA_NAMES[most.key[0]], amount=kronor(most.total), measures=measures)


def by_board(facts: PaperFacts) -> dict[str, list[Proposal]]:
    """{committee: its funded proposals, its departments together}, in the order of the table."""
    found: dict[str, list[Proposal]] = {}
    for share in committee_shares(facts):
        found.setdefault(share.key[0], []).extend(share.proposals)
    return found


def by_department(facts: PaperFacts) -> list[tuple[Proposal, ...]]:
    """The funded proposals of each committee and department."""
    return [share.proposals for share in committee_shares(facts)]


def by_areas(facts: PaperFacts) -> list[tuple[Proposal, ...]]:
    """The funded proposals of each area."""
    return [share.proposals for share in by_area(facts.amounts, facts.proposals)]


def decision_sentences(facts: PaperFacts) -> Iterator[str]:
    """What the board is asked to decide: as computed from the amounts, then what the office adds."""
    yield from computed_sentences(facts)
    yield from facts.written("decision")


def computed_sentences(facts: PaperFacts) -> Iterator[str]:
    """A sentence a committee, what is conditional, where the money comes from."""
    for committee, proposals in by_board(facts).items():
        yield _grant(committee, proposals, facts)
    for one in facts.funded:
        if condition := facts.decision.condition(one).strip().rstrip("."):
            yield _conditional(one, condition)
    yield _source(facts)


def _source(facts: PaperFacts) -> str:
    """Where the money comes from, and how much of it is lacking."""
    if not facts.funded:
        return told("decision.none")
    cost, budget = kronor(facts.cost), kronor(facts.decision.scenario.budget)
    if facts.left < 0:
        return told("decision.source_over", cost=cost, budget=budget, over=kronor(-facts.left))
    return told("decision.source", cost=cost)


def _grant(committee: str, proposals: list[Proposal], facts: PaperFacts) -> str:
    amount = kronor(sum(facts.amounts[one.id] for one in proposals))
    measures = _measures(proposals, facts)
    if not committee:
        return told("decision.unknown", amount=amount, measures=measures)
    if comparable(committee) == _BOARD:
        return told("decision.own", amount=amount, measures=measures)
    return told("decision.grant", committee=_in_a_sentence(committee), amount=amount, measures=measures)


def _in_a_sentence(committee: str) -> str:
    """`Tekniska nämnden` as the city writes it within a sentence, `tekniska nämnden`; other names as they are."""
    plain = committee.endswith(("nämnden", "styrelsen")) and committee[1:2].islower()
    return committee[:1].lower() + committee[1:] if plain else committee


def _measures(proposals: list[Proposal], facts: PaperFacts) -> str:
    if len(proposals) == 1:
        return told("paper.measure", titles=proposals[0].title)
    titles = [told("paper.with_amount", title=one.title, amount=kronor(facts.amounts[one.id])) for one in proposals]
    return told("paper.measures", titles=listed(titles))


def _conditional(proposal: Proposal, condition: str) -> str:
    known = comparable(condition).startswith(_ON_CONDITION)
    condition = condition[:1].lower() + condition[1:] if known else condition
    key = "decision.condition" if known else "decision.condition_other"
    return told(key, title=proposal.title, condition=condition)


def basis_items(facts: PaperFacts) -> list[str]:
    """What the decision rests on: this letter, its appendix and, where there is one, the record."""
    items = [told("basis.letter", date=facts.date, title=facts.title), told("basis.appendix")]
    return items + ([told("basis.record", fingerprint=facts.fingerprint)] if facts.fingerprint else [])


def their_own(facts: PaperFacts, column: str) -> Iterator[tuple[str, str]]:
    """(department and title, text) of each funded proposal that has a text in the column, by department."""
    for one in sorted(facts.funded, key=lambda one: swedish_order(one.department)):
        if text := one.texts.get(column, "").strip():
            yield ", ".join(part for part in (one.department, one.title) if part), text
