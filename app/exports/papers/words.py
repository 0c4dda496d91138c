"""The papers' own texts, always in Swedish, and amounts and lists as the papers write them."""

from collections.abc import Sequence
from pathlib import Path

from scoring.language import Catalogue
from scoring.numbers import format_kronor

_FOR_ONE = "_one"
PAPER_TEXTS = Catalogue(Path(__file__).parents[2] / "locale" / "papers", ("sv",))


def told(key: str, **values: object) -> str:
    """A text of the papers, filled in; where `number` is 1, the text for one if there is such a text."""
    one = f"{key}{_FOR_ONE}"
    return PAPER_TEXTS.say(one if values.get("number") == 1 and PAPER_TEXTS.has(one) else key, "sv", **values)


def kronor(amount: int) -> str:
    """`1 500 000 kr`."""
    return format_kronor(amount, "sv")


def listed(names: Sequence[str]) -> str:
    """`A, B och C`; blank for none."""
    *first, last = names or ("",)
    return told("paper.and", first=", ".join(first), last=last) if first else last


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that have something in them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
