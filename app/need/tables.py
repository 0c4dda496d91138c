"""The areas' need as HTML tables."""

from app.html import Td, Tr, escaped, table
from app.need import words
from app.need.held import Need
from app.texts import language, say
from scoring.need.index import Figure
from scoring.need.series import Series
from scoring.numbers import format_number


def need_table(need: Need) -> str:
    """Each area, the greatest need first: its indices, need, rank, ranks under other weights, and what is missing."""
    found, marked = need.found, need.made_up
    rows = []
    for area in found.by_need:
        held = found.depends[area]
        cells = [
            Td(area, header=True, css="place"),
            *(_number(figures[area]) for figures in found.indices.values()),
            Td(html=f"<strong>{escaped(words.figure(found.need[area].value))}</strong>", number=True),
            Td(say("need.missing") if held.rank is None else str(held.rank), number=True),
            Td(words.ranks_tried(found, area), number=True),
            Td(words.ranks_certain(found, area), number=True),
            Td(words.missing(found, area) or say("need.nothing_missing")),
        ]
        rows.append(Tr([*cells, Td(say("need.made_up_mark"))] if marked else cells))
    ranked = [say(f"need.{name}") for name in ("figure", "rank", "ranks_tried", "ranks_certain")]
    numbers = [*found.indices, *ranked]
    texts = [say("need.lacking"), *([say("need.basis")] if marked else [])]
    headings = [Td(say("need.area")), *map(_stacked, numbers), *map(Td, texts)]
    return table(say("need.table_caption"), headings, rows)


def _stacked(text: str, above: str = "") -> Td:
    """A heading of figures on two lines, broken after `above`, or after its first word."""
    first, _, rest = (above or text).partition(" ")
    lines = (above, text) if above else (first, rest)
    return Td(html="<br>".join(escaped(line.strip()) for line in lines if line), number=True)


def _number(one: Figure) -> Td:
    return Td(words.figure(one.value), number=True)


def apart_table(need: Need) -> str:
    """Women's and men's figures by area, for each index that has indicators given apart."""
    found = need.found
    rows = []
    for area in found.by_need:
        pairs = [areas.get(area) for areas in found.apart.values()]
        cells = [_number(one) if pair else Td(say("need.missing"), number=True)
                 for pair in pairs for one in (pair or (Figure(None, 0, 0),) * 2)]  # fmt: skip
        rows.append(Tr((Td(area, header=True, css="place"), *cells, *_mark(need))))
    headings = [_stacked(say(f"need.of_{sex}"), f"{index} ") for index in found.apart for sex in ("women", "men")]
    last = [Td(say("need.basis"))] if need.made_up else []
    return table(say("need.apart_caption"), [Td(say("need.area")), *headings, *last], rows)


def _mark(need: Need) -> list[Td]:
    return [Td(say("need.made_up_mark"))] if need.made_up else []


def indicator_table(need: Need) -> str:
    """Each indicator: its index, unit, year, which way is worse, its weight, where it is missing, its sources."""
    found = need.found
    rows = [
        Tr(
            (
                Td(one.name, header=True),
                Td(one.index),
                Td(one.unit or say("need.unknown")),
                Td(words.year_words(one)),
                Td(say("need.higher_worse" if one.higher_is_worse else "need.higher_better")),
                Td(format_number(one.weight, language(), 0 if one.weight == int(one.weight) else 2), number=True),
                Td(_lacking(one, need)),
                Td("; ".join(one.sources) or say("need.unknown")),
            )
        )
        for one in found.series
    ]
    names = ("indicator", "index", "unit", "year", "direction", "weight", "missing_in", "source")
    headings = [Td(say(f"need.column_{name}"), number=name == "weight") for name in names]
    return table(say("need.indicators_caption"), headings, rows)


def _lacking(one: Series, need: Need) -> str:
    """Where it has no value for all, and whether it tells areas apart at all."""
    lacking = [area for area in need.found.areas if one.value(area) is None]
    parts = [", ".join(lacking)] if lacking else []
    return "; ".join([*parts, say("need.even")] if one.even else parts) or say("need.nothing_missing")


def care_table(need: Need) -> str:
    """The Care Need Index of each area, in points and per head, the greatest per head first."""
    care = need.found.care
    order = sorted(care, key=lambda area: (care[area].per_head is None, -(care[area].per_head or 0)))
    rows = [
        Tr(
            (
                Td(area, header=True, css="place"),
                Td(words.figure(care[area].points, 0), number=True),
                Td(words.figure(care[area].per_head, 3), number=True),
                *_mark(need),
            )
        )
        for area in order
    ]
    headings = [Td(say("need.area")), Td(say("need.care_points"), number=True), Td(say("need.care_head"), number=True)]
    last = [Td(say("need.basis"))] if need.made_up else []
    return table(say("need.care_caption"), [*headings, *last], rows)
