"""What the page on next year shows and does: what is carried over, in which order, and opening the new round."""

from collections.abc import Mapping, Sequence

from app import state
from app.after_decision import tables
from app.after_decision.next_year import POINTS_FROM, Choices, next_year
from app.after_decision.standing import Standing, standings
from app.after_decision.together import contradictions
from app.html import Td, Tr, table
from app.storage.session import from_work, restore
from app.texts import SCREEN_TEXTS, say
from app.wording import kronor
from scoring.characters import cleaned
from scoring.numbers import UnreadableNumber, parse_budget
from scoring.proposal import Proposal


def measures_table(proposals: Sequence[Proposal], found: Mapping[str, Standing], carried: Sequence[str]) -> str:
    """The measures in the order given, with what is known of each; whether it goes along is a word and a sign."""
    names = ("measure", "rank", "stands", "effect", "becomes", "carried")
    headings = [Td(say(f"next_year.{one}"), number=one in ("rank", "stands")) for one in names]
    rows = [Tr(_cells(one, found.get(one.id), one.id in carried)) for one in proposals]
    return table(say("next_year.list_caption", number=len(rows)), headings, rows)


def _cells(one: Proposal, standing: Standing | None, carried: bool) -> tuple[Td, ...]:
    rank = "–" if one.committee_rank is None else str(one.committee_rank)
    committee = one.committee or say("after.nobody")
    return (
        Td(html=tables.named(f"{one.id} {one.title}", committee), header=True),
        Td(rank, number=True),
        Td(kronor(standing.stands) if standing else "–", number=True),
        Td(tables.effect(standing) if standing else "–"),
        Td(tables.outcome(standing) if standing else "–"),
        Td(say("next_year.yes" if carried else "next_year.no"), css="yes" if carried else "no"),
    )


def columns_of(
    proposals: Sequence[Proposal], found: Mapping[str, Standing], year: str, with_scores: bool
) -> dict[str, dict[str, str]]:
    """{id: {heading: text}}: what is known from the year, in Swedish as a file's headings are; blank for unknown."""
    return {one.id: _columns(one, found.get(one.id), year, with_scores) for one in proposals}


def _columns(one: Proposal, standing: Standing | None, year: str, with_scores: bool) -> dict[str, str]:
    granted, effect = "", ""
    if standing is not None:
        granted = str(standing.stands)
        if standing.effect is not None:
            judged = SCREEN_TEXTS.say(f"after.judged_{standing.effect.judged}", "sv")
            effect = SCREEN_TEXTS.say("after.effect_words", "sv", judged=judged, measure=standing.effect.measure)
    rank = "" if one.committee_rank is None else str(one.committee_rank)
    scores = (one.extra.get(POINTS_FROM) or year) if with_scores and one.assessed else ""
    names = (f"beviljat {year}", f"effekt {year}", f"nämndens ordning {year}", POINTS_FROM)
    return dict(zip(names, (granted, effect, rank, scores), strict=True))


def open_next_year(year: str, new_year: str, pot: str, carried: Sequence[str], with_scores: bool) -> None:
    """Put next year's round in the place of the work, as new work that is not saved; in callbacks."""
    now = state.work()
    year, new_year = cleaned(year), cleaned(new_year)
    kronor_ = _pot(pot)
    now.after_told = _refusal(year, new_year, kronor_, carried)
    if contradictions(now.after.log):
        now.after_told = "next_year.refused_contradicted"
    now.came_of_files = True  # the button stands far below what is told
    if now.after_told or kronor_ is None:
        return
    saved, found = from_work(now), standings(now.after.log)
    choices = Choices(year, new_year, kronor_, frozenset(carried), with_scores)
    restore(next_year(saved, choices, columns_of(saved.case.proposals, found, year, with_scores)))
    now.kept, now.after_told = None, "next_year.opened"


def _pot(text: str) -> int | None:
    try:
        return parse_budget(text) or None
    except UnreadableNumber:
        return None


def _refusal(year: str, new_year: str, pot: int | None, carried: Sequence[str]) -> str:
    """The key of what is wrong with what is filled in, blank for nothing."""
    labels = [one.label for one in state.work().after.years] + [year, new_year]
    if not year or not new_year or len({*labels}) < len(labels):
        return "next_year.refused_year"
    if pot is None:
        return "next_year.refused_pot"
    return "" if carried else "next_year.refused_carried"
