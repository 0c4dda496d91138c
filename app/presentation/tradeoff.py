"""The pictures about what more or less money would do, and about what is close."""

from base64 import b64encode
from functools import lru_cache

from app import why_words
from app.exports.picture_files import drawing
from app.html import escaped
from app.presentation.slide import FEW, Slide, lines, listed
from app.result import Result
from app.texts import language, say
from app.tradeoffs import frontier_words
from app.tradeoffs.curve import Curve
from app.tradeoffs.frontier_picture import frontier_picture
from optimiser.explanation import Explanation, Explanations
from scoring.language import Language

_WIDTH, _HEIGHT = 620, 230


def tradeoff(curve: Curve | None) -> Slide:
    """What the nearest step up gives as the finding, and the curve. curve: None while it is not known."""
    if curve is None or not curve.points:
        return Slide("tradeoff", say("present.tradeoff"), lines([say("present.tradeoff_unknown")]))
    first, *rest = frontier_words.lines(curve)
    return Slide("tradeoff", first, _image(curve, language()) + lines(rest))


@lru_cache(maxsize=16)
def _image(curve: Curve, _: Language) -> str:
    place = curve.points.index(curve.stand) if curve.stand in curve.points else 0
    picture = frontier_picture(curve, place)
    data = b64encode(drawing(picture, _WIDTH, _HEIGHT).encode()).decode()
    return f'<img alt="{escaped(picture.alternative)}" src="data:image/svg+xml;base64,{data}">'


def close(result: Result, told: Explanations | None) -> Slide:
    """How many decisions are close, and what turns each. told: None while it is not known."""
    if told is None:
        return Slide("close", say("close.title"), lines([say("present.close_unknown")]))
    found = why_words.close_decisions(told)
    items = [_item(one, result) for one in found[:FEW]]
    if more := len(found) - len(items):
        items.append(say("present.close_more", number=more))
    title = say("present.close", number=len(found), all=len(result.proposals)) if found else say("present.close_none")
    return Slide("close", title, listed(items))


def _item(told: Explanation, result: Result) -> str:
    title = next(one.title for one in result.proposals if one.id == told.id)
    decision = say("list.funded" if told.funded else "list.not_funded")
    return say("present.close_item", title=title, decision=decision, turns=why_words.turns(told, result.proposals))
