"""The pictures about money: the question and the pot, by area, by committee, and what is to be decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app import wording
from app.presentation.slide import Bar, Slide, bars, lines, listed
from app.texts import area_name, say
from app.theme import ACCENT, AREA_COLOURS, INK, QUIET
from optimiser.decision import Decision
from optimiser.totals import by_area, by_committee

Key = TypeVar("Key")
_MOST_BARS = 10
_MOST_NAMED = 3
_POT = {"asked": QUIET, "budget": INK, "allocated": ACCENT}


@dataclass(frozen=True)
class Shown:
    """What is presented. before: the decision that changes are counted from, None where nothing is tried out."""

    decision: Decision
    before: Decision | None = None

    def change(self, now: int, before: int | None) -> str:
        """`+0,30 mnkr`, blank where it is the same as before."""
        if before is None or now == before:
            return ""
        sign = "+" if now > before else "−"
        return f"{sign}{wording.millions(abs(now - before))}"


def question(shown: Shown) -> Slide:
    """What there is to allocate, what is asked for, and how far it goes."""
    decision = shown.decision
    number, funded = len(decision.proposals), len(decision.amounts)
    asked = sum(one.cost for one in decision.proposals)
    budget = wording.millions(decision.scenario.budget)
    key = "present.question_all" if funded == number else "present.question"
    amounts = {"asked": asked, "budget": decision.scenario.budget, "allocated": decision.cost}
    drawn = [Bar(say(f"present.{name}"), kr, wording.millions(kr), _POT[name]) for name, kr in amounts.items()]
    told = [
        _left(decision),
        wording.certainty(decision.portfolio) if not decision.deviations else say("present.ours"),
        *_tried(shown),
    ]
    title = say(key, budget=budget, funded=funded, number=number)
    return Slide("question", title, bars(drawn, title) + lines(told))


def _left(decision: Decision) -> str:
    left = decision.scenario.budget - decision.cost
    return say("present.left" if left >= 0 else "present.over", amount=wording.millions(abs(left)))


def _tried(shown: Shown) -> Iterable[str]:
    """Who came in and who went out since what is tried out began."""
    if shown.before is None:
        return
    now, before = shown.decision.amounts, shown.before.amounts
    titles = {one.id: one.title for one in shown.decision.proposals}
    for key, ids in (("in", now.keys() - before.keys()), ("out", before.keys() - now.keys())):
        if ids:
            yield say(f"present.tried_{key}", names=", ".join(titles.get(id_, id_) for id_ in sorted(ids)))
    if now == before:
        yield say("present.tried_same")


def areas(shown: Shown) -> Slide:
    """Money by area; the area that gets most as the finding."""
    now, before = _areas(shown.decision), _areas(shown.before)
    drawn = [
        Bar(area_name(code), total, wording.millions(total), AREA_COLOURS[code], shown.change(total, before.get(code)))
        for code, total in now.items()
    ]
    return Slide("areas", _most(drawn, shown.decision, "present.area_none"), bars(drawn, say("chart.area_title")))


def _areas(decision: Decision | None) -> dict[str, int]:
    shares = by_area(decision.amounts, decision.proposals) if decision else ()
    return {share.key[0]: share.total for share in shares}


def committees(shown: Shown) -> Slide:
    """Money by committee, the one that gets most first; those beyond the first ten together."""
    now, before = _committees(shown.decision), _committees(shown.before)
    ordered = sorted(now.items(), key=lambda pair: -pair[1])
    if shown.before is None:
        ordered = [(name, total) for name, total in ordered if total]
    drawn = [_committee(shown, name, total, before) for name, total in ordered[:_MOST_BARS]]
    if rest := ordered[_MOST_BARS:]:
        total = sum(amount for _, amount in rest)
        words = wording.millions(total)
        drawn.append(Bar(say("present.other_committees", number=len(rest)), total, words, QUIET))
    title = _most(drawn, shown.decision, "present.committee_none")
    return Slide("committees", title, bars(drawn, say("chart.committee_title")))


def _committee(shown: Shown, name: str, total: int, before: Mapping[str, int]) -> Bar:
    was = before.get(name, 0) if shown.before else None
    return Bar(_named(name), total, wording.millions(total), QUIET, shown.change(total, was))


def _named(committee: str) -> str:
    return committee or say("list.committee_unknown")


def _committees(decision: Decision | None) -> dict[str, int]:
    """{committee: kr}, its departments together."""
    totals: dict[str, int] = {}
    for share in by_committee(decision.amounts, decision.proposals) if decision else ():
        totals[share.key[0]] = totals.get(share.key[0], 0) + share.total
    return totals


def _most(drawn: Sequence[Bar], decision: Decision, none: str) -> str:
    """`Utbildning får mest: 3,82 av 9,37 mnkr`."""
    most = max((bar.amount for bar in drawn), default=0)
    if not most:
        return say(none)
    names = [bar.name for bar in drawn if bar.amount == most][:_MOST_NAMED]
    of = {"most": wording.millions(most), "cost": wording.millions(decision.cost)}
    return say("present.most" if len(names) == 1 else "present.most_equal", names=_and(names), **of)


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {say('present.and')} {names[-1]}"


def decide(shown: Shown) -> Slide:
    """What the board is asked to decide: an amount to each committee."""
    totals = {name: total for name, total in _committees(shown.decision).items() if total}
    counts = _counts(shown.decision)
    items = [
        say("present.grant", committee=_named(name), amount=wording.kronor(total), number=counts[name])
        for name, total in totals.items()
    ]
    cost = wording.millions(shown.decision.cost)
    title = say("present.decide", number=len(totals), cost=cost) if totals else say("present.decide_none")
    return Slide("decide", title, listed(items, numbered=True))


def _counts(decision: Decision) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in decision.proposals:
        if one.id in decision.amounts:
            found[one.committee] = found.get(one.committee, 0) + 1
    return found
