"""What the papers note of single proposals: what a deviation changes, committees' orders, the parts of a cost."""

from app.exports.papers.words import kronor, listed, told
from optimiser.breach_sentences import breach_sentence
from optimiser.decision import Decision
from optimiser.deviations import Deviations, Effect
from optimiser.sentences import titled
from scoring.components import Components, components_of
from scoring.numbers import format_number


def component_notes(decision: Decision) -> dict[str, str]:
    """{id: what its cost is made of, and whether that adds up}, where its file says so."""
    found = {one.id: components_of(one) for one in decision.proposals}
    return {id_: _parts(parts) for id_, parts in found.items() if parts is not None}


def _parts(parts: Components) -> str:
    if not parts.readable:
        return told("note.unreadable", text=parts.text)
    items = [
        told(
            "paper.colon", label=part.label, text=told("note.unpriced") if part.amount is None else kronor(part.amount)
        )
        for part in parts.parts
    ]
    total = told("note.at_least", total=kronor(parts.total)) if parts.at_least else kronor(parts.total)
    by, stated = kronor(abs(parts.difference)), kronor(parts.stated)
    return told(
        "note.parts", parts="; ".join(items), verdict=told(f"note.{parts.verdict}", total=total, stated=stated, by=by)
    )


def order_notes(deviations: Deviations) -> dict[str, str]:
    """{id: that it gets money before what its committee ranks better}."""
    titles = {one.id: one.title for one in deviations.decision.proposals}
    return {
        id_: told(
            "note.order", proposal=titled(id_, titles), others=listed([titled(other, titles) for other in passed.ids])
        )
        for id_, passed in deviations.against_order.items()
    }


def effects(deviations: Deviations) -> dict[str, str]:
    """{id: what its deviation alone changes}."""
    titles = {one.id: one.title for one in deviations.decision.proposals}
    return {
        id_: told("note.effect", proposal=titled(id_, titles), points=_points(effect), kronor=_kronor(effect.kronor))
        for id_, effect in deviations.alone.items()
    }


def together(deviations: Deviations) -> tuple[str, ...]:
    """What several deviations change together, and which rules the decision breaks; empty where nothing deviates."""
    number = len(deviations.decision.deviations)
    if not number:
        return ()
    effect, proposals = deviations.together, deviations.decision.proposals
    rules = [breach_sentence(one, proposals, "sv", "decided") for one in effect.breaches]
    changed = told("note.together", points=_points(effect), kronor=_kronor(effect.kronor))
    broken = told("note.broken", rules="; ".join(rules))
    return ((changed,) if number > 1 else ()) + ((broken,) if rules else ())


def _points(effect: Effect) -> str:
    if effect.unknown_benefit:
        return told("note.points_unknown", ids=listed(effect.unknown_benefit))
    key = "note.points_more" if effect.points > 0 else "note.points_less" if effect.points else "note.points_same"
    return told(key, points=format_number(abs(effect.points), "sv", 2))


def _kronor(amount: int) -> str:
    key = "note.kronor_more" if amount > 0 else "note.kronor_less" if amount else "note.kronor_same"
    return told(key, amount=kronor(abs(amount)))
