"""What is said of how need is used in the choice: places, the formula, what is used, and need beside a proposal."""

from collections.abc import Iterator
from fractions import Fraction

from app import state
from app.need.use import figures_of, stopped, uses_of
from app.texts import SCREEN_TEXTS, language, say
from scoring.language import Language
from scoring.need.factor import Figures, Known, deviations, high_areas, known_of
from scoring.need.places import places_of
from scoring.need.said import factor_words
from scoring.numbers import format_number
from scoring.proposal import Proposal


def places_line(known: Known, all_: int) -> str:
    """How many have no known area, and how many are for the whole city: `16 av 19 saknar område.`."""
    counted = {"unknown": known.nowhere, "unfigured": known.unfigured, "city": known.city}
    parts = [say(f"need_use.places_{name}", number=len(ids), all=all_) for name, ids in counted.items() if ids]
    if not known.unknown:
        parts.insert(0, say("need_use.places_known", all=all_))
    return ". ".join(parts) + "."


def own(key: str) -> str:
    """The key of a text as it is where the file has factors of its own, which count until there are new ones."""
    has_own = any(one.need_factor != 1 for one in state.work().case.proposals)
    return f"need_use.{key}_own" if has_own else f"need_use.{key}"


def decimals(number: float | Fraction, speak: Language | None = None) -> str:
    """`1,53`: a need figure as shown."""
    rounded = round(Fraction(number), 2)  # so that what is nothing but for rounding has no sign
    return format_number(rounded, speak or language(), 2).replace("-", "−")


def formula_values(figures: Figures, strength: int, speak: Language) -> dict[str, str] | None:
    """The strength, the mean of the known figures and the greatest deviation; None where no area differs."""
    known = [Fraction(figure) for figure in figures.values() if figure is not None]
    mean = sum(known, Fraction(0)) / len(known) if known else Fraction(0)
    most = max((abs(figure - mean) for figure in known), default=Fraction(0))
    if not most:
        return None
    shown = {"strength": Fraction(strength, 100), "mean": mean, "most": most}
    return {name: decimals(number, speak) for name, number in shown.items()}


def formula_lines(figures: Figures, strength: int) -> Iterator[str]:
    """The formula in words and figures, and the factors of the areas of greatest and of least need."""
    values = formula_values(figures, strength, language())
    if values is None:
        unknown = all(figure is None for figure in figures.values())
        yield say("need_use.formula_none" if unknown else "need_use.formula_even")
        return
    yield say("need_use.formula", strength=values["strength"], mean=values["mean"], most=values["most"])
    known = {area: Fraction(figure) for area, figure in figures.items() if figure is not None}
    mean = sum(known.values(), Fraction(0)) / len(known)
    parts = deviations(figures)
    for area in (max(known, key=known.__getitem__), min(known, key=known.__getitem__)):
        factor = factor_words(float(round(1 + Fraction(strength, 100) * parts[area], 4)), language())
        deviation = decimals(known[area] - mean)
        yield say("need_use.formula_example", area=area, deviation=deviation, factor=factor,
                  strength=values["strength"], most=values["most"])  # fmt: skip
    yield say("need_use.formula_several")


def used(speak: Language) -> tuple[str, ...]:
    """How need is used in the answer, for papers and the record; none where it is not."""
    now = state.work()
    use, figures, proposals = now.need_use, figures_of(now.need), now.case.proposals
    if not use.changes_proposals:
        return ()
    lines = []
    values = formula_values(figures, use.strength, speak)
    known = known_of(proposals, figures)
    if use.mode == "factor" and values and not stopped(use, proposals, now.need):
        lines.append(_say("used_factor", speak, **values))
        if known.city and use.reason.strip():
            factor = factor_words(use.whole_city, speak)
            lines.append(_say("used_city", speak, factor=factor, reason=_ended(use.reason.strip())))
        if known.unknown:
            lines.append(_say("used_unknown", speak, number=len(known.unknown), all=len(proposals)))
    if use.high and (areas := high_areas(figures, uses_of(use, now.need, False))):
        lines.append(_say("used_high", speak, areas=", ".join(area for area in figures if area in areas)))
    return (*lines, _say("note", speak)) if lines else ()


def _ended(sentence: str) -> str:
    """With a full stop where it ends with no sign of its own: other sentences follow it."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _say(key: str, speak: Language, **values: object) -> str:
    return SCREEN_TEXTS.say(f"need_use.{key}", speak, **values)


def listed(proposals: tuple[Proposal, ...]) -> dict[str, str]:
    """{id: the need where it works, and its factor}, for the list on Fördelning; empty where it is not shown."""
    now = state.work()
    factors = {one.id: f"×\xa0{factor_words(one.need_factor, language())}" for one in proposals if one.need_factor != 1}
    if now.need_use.mode == "off" or not now.need.indicators:
        return factors
    figures, found = figures_of(now.need), {}
    for id_, place in places_of(proposals, figures).items():
        words = [_area_words(area, figures) for area in place.areas]
        words = words or [say("need_use.whole_city" if place.kind == "city" else "need_use.unknown")]
        marked = [say("need_use.made_up_mark")] if now.need.made_up and place.areas else []
        found[id_] = ", ".join([*words, *filter(None, [factors.get(id_)]), *marked])
    return found


def _area_words(area: str, figures: Figures) -> str:
    figure = figures[area]
    shown = say("need_use.missing") if figure is None else decimals(figure)
    return say("need_use.listed", areas=area, figure=shown)
