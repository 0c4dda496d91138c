"""What Täckning says before it shows anything."""

from collections.abc import Iterator

from app import state
from app.coverage.told import Told
from app.html import escaped
from app.texts import language, say
from app.wording import millions
from scoring.areas import AREA_CODES
from scoring.coverage_sentences import alone_sentence, area_in_sentence, bare_sentence, caveat, known_sentence

_MOST_NAMED = 3


def headline(told: Told) -> str:
    """How many proposals and kr are counted, and which area has most of them."""
    total = told.found.total
    if not told.number(total):
        return say("coverage.none_funded", number=total.number)
    number, kr, most = told.number(total), millions(told.money(total)), _most(told)
    if told.funded:
        return say("coverage.funded", number=number, all=total.number, kr=kr, most=most)
    return say("coverage.proposed", number=number, kr=kr, most=most)


def _most(told: Told) -> str:
    """`flest inom utbildning, 8`."""
    numbers = {code: told.number(tally) for code, tally in told.found.total_by_area.items()}
    most = max(numbers.values())
    names = [area_in_sentence(code, language()) for code in AREA_CODES if numbers[code] == most]
    if len(names) > _MOST_NAMED:
        return say("coverage.most_many", areas=len(names), most=most)
    return say("coverage.most", names=f" {say('present.and')} ".join(names), most=most)


def lines(told: Told) -> Iterator[str]:
    """What is known, and what nothing counted is for."""
    yield known_sentence(told.found, language())
    if bare := bare_sentence(told.bare, language(), told.funded):
        yield f"{bare}."
    if told.funded and state.work().overrides:
        yield say("coverage.ours")


def cautions(told: Told) -> Iterator[str]:
    """Why the gaps say less than they seem to; none where there are no gaps to say anything."""
    if told.gaps:
        yield from (
            f"{one}." for one in (caveat(told.found, language()), alone_sentence(told.found, language())) if one
        )


def head(told: Told) -> str:
    """What can be read out, as HTML."""
    said = "<br>".join(map(escaped, lines(told)))
    return (
        f'<div role="status"><h2 class="fordela-headline">{escaped(headline(told))}</h2>'
        f'<p class="fordela-lines">{said}</p></div>'
    )
