"""The picture about what holds however the areas are weighted."""

from app.html import escaped
from app.presentation.slide import FEW, Slide, lines, listed
from app.result import Result
from app.robustness import holding_words
from app.robustness.allowed import Range, any_weighting, range_words
from app.texts import say
from optimiser.robustness.robustness import Robustness


def holds(result: Result, found: Robustness | None, chosen: Range) -> Slide:
    """How many are funded in every allowed weighting as the finding, then what depends on the weights.

    found: None while it is not known.
    """
    if not any_weighting(result.scenario, chosen):
        return Slide("holds", say("holding.title"), lines([say("holding.no_weighting")]))
    if found is None or found.status in ("infeasible", "unknown"):
        return Slide("holds", say("holding.title"), lines([say("present.holds_unknown")]))
    bounds = range_words(result.scenario, chosen)
    text = "present.holds" if found.exact else "present.holds_so_far"
    title = say(text, number=len(found.always), all=len(result.proposals), bounds=bounds)
    return Slide("holds", title, _body(result, found))


def _body(result: Result, found: Robustness) -> str:
    titles = {one.id: one.title for one in result.proposals}
    depends = sorted(found.depends.items(), key=lambda one: (-one[1][0], -one[1][1], one[0]))
    shares = [f"{titles[id_]}: {_unbroken(holding_words.share_words(*share))}" for id_, share in depends]
    parts = [
        (say("holding.always"), [titles[id_] for id_ in found.always]),
        (say("holding.depends"), shares),
        (say("holding.never"), [titles[id_] for id_ in found.never]),
    ]
    columns = "".join(_column(name, items) for name, items in parts)
    told = [*holding_words.caveats(found), say("present.holds_share")]
    if unsettled := holding_words.undecided(found, result):
        told = [say("present.holds_undecided", number=unsettled), *told]
    return f'<div class="fordela-slide-columns">{columns}</div>' + lines(told)


def _unbroken(shares: str) -> str:
    """With a word joiner behind the dash, so that a line does not end there."""
    return shares.replace("–", "–\u2060")


def _column(name: str, items: list[str]) -> str:
    shown = items[:FEW]
    if more := len(items) - len(shown):
        shown = [*shown, say("present.close_more", number=more)]
    return f"<div><h3>{escaped(name)} · {len(items)}</h3>{listed(shown)}</div>"
