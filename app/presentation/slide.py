"""What is shown at a time: a finding as its title, and the bars, lists or curve that it rests on, as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.html import escaped
from app.texts import say

FEW = 6
_LONG = 60
_MOST_IN_A_COLUMN = 10


@dataclass(frozen=True)
class Slide:
    """name: for its place in the style sheet; title: the finding in plain text; body: HTML."""

    name: str
    title: str
    body: str


@dataclass(frozen=True)
class Bar:
    """A bar with its name and its amount in words; change: what differs from before, blank where nothing does."""

    name: str
    amount: int
    words: str
    colour: str
    change: str = ""


def bars(bars_: Sequence[Bar], caption: str) -> str:
    """Bars on one scale, as a table: what is seen is also what is read out."""
    most = max([1, *(bar.amount for bar in bars_)])
    rows = "".join(_row(bar, most) for bar in bars_)
    return (
        f'<table class="fordela-slide-bars"><caption class="fordela-hidden">{escaped(caption)}</caption>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(bar: Bar, most: int) -> str:
    width = 100 * bar.amount / most
    css = ' class="changed"' if bar.change else ""
    change = f" <strong>{escaped(bar.change)}</strong>" if bar.change else ""
    return (
        f'<tr{css}><th scope="row">{escaped(bar.name)}</th>'
        f'<td class="bar"><div style="width:{width:.2f}%;background:{bar.colour}"></div></td>'
        f'<td class="n">{escaped(bar.words)}{change}</td></tr>'
    )


def lines(texts: Sequence[str]) -> str:
    """Sentences, each on its own line."""
    return "".join(f"<p>{escaped(text)}</p>" for text in texts)


def listed(items: Sequence[str], numbered: bool = False) -> str:
    """A list of plain texts; in two columns where there are many."""
    tag = "ol" if numbered else "ul"
    css = ' class="many"' if len(items) > _MOST_IN_A_COLUMN else ""
    return f"<{tag}{css}>{''.join(f'<li>{escaped(item)}</li>' for item in items)}</{tag}>"


def whole(slides: Sequence[Slide], shown: int, notices: Sequence[str]) -> str:
    """All of them as HTML, of which the screen shows one and paper all, a page each.

    notices: what must be said of the scores wherever they are shown.
    """
    parts = [_section(slide, place, shown, len(slides), notices) for place, slide in enumerate(slides)]
    return f'<div class="fordela-slides">{"".join(parts)}</div>'


def _section(slide: Slide, place: int, shown: int, number: int, notices: Sequence[str]) -> str:
    css = "fordela-slide" if place == shown else "fordela-slide not-shown"
    live = ' role="status"' if place == shown else ""
    marks = "".join(f'<p role="note" class="fordela-slide-notice">{escaped(text)}</p>' for text in notices)
    at = escaped(say("present.at", place=place + 1, number=number))
    long = ' class="long"' if len(slide.title) > _LONG else ""
    return (
        f'<section class="{css} slide-{slide.name}"><div{live}><h2{long}>{escaped(slide.title)}</h2></div>'
        f'<div class="fordela-slide-body">{slide.body}</div>'
        f'<footer>{marks}<p class="at">{at}</p></footer></section>'
    )
