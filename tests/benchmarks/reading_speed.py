"""What hostile files cost to refuse, in the processor's time of this process.

    .venv/bin/python tests/benchmarks/reading_speed.py

Each bomb as a multiple of reading the largest table that is admitted, as CSV, and in seconds; least of three. Then a
cell of very many characters as a multiple of the same characters in 32 cells: a reader that is square would need 32.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[2]))
from scoring import limits
from scoring.numbers import UnreadableNumber, parse_budget, parse_decimal, parse_kronor
from scoring.problems import BadInput
from scoring.table import read_rows
from scoring.xlsx_values import CellValues
from tests.scoring.bombs import bombs

FILLINGS = (" ", "\u00a0", "1", "1 ", "kr ", "milj ", "miljoner ", "tusen ", "111 ")
CELLS, TIMES = 32, 3


def seconds(act: Callable[[], object]) -> float:
    """The processor's seconds of it, the least of some tries."""
    taken = []
    for _ in range(TIMES):
        begun = time.process_time()
        with suppress(BadInput, UnreadableNumber, ValueError):
            act()
        taken.append(time.process_time() - begun)
    return min(taken)


def read(data: bytes) -> Callable[[], object]:
    """Reading of the file as an upload."""
    return lambda: read_rows(data, "f", {"id"}.__contains__)


def long_to_short(parse: Callable[[str], object], filling: str) -> float:
    """A long cell's time as a multiple of that of its characters in several cells."""

    def each(texts: list[str]) -> None:
        for text in texts:
            with suppress(UnreadableNumber, ValueError):
                parse(text)

    short, long = f"1{filling * 500}x", f"1{filling * (CELLS * 500)}x"
    return seconds(lambda: each([long])) / seconds(lambda: each([short] * CELLS))


def readers() -> Iterator[tuple[str, Callable[[str], object]]]:
    """What reads a number from a cell, by name."""
    yield from ((parse.__name__, parse) for parse in (parse_decimal, parse_kronor, parse_budget))
    yield "a workbook's number", lambda text: CellValues(SimpleNamespace(_date_formats=set()), []).text("n", 0, text)


def main() -> None:
    """Print both tables."""
    largest = seconds(read(b"id;titel\n" + b"1;2\n" * limits.MOST_ROWS))
    print(f"the largest table: {largest:.3f} s")
    for name, (data, kind) in bombs().items():
        taken = seconds(read(data))
        print(f"{name} ({kind}): {taken / largest:.1f} x, {taken:.3f} s")
    for name, parse in readers():
        found = {filling: long_to_short(parse, filling) for filling in FILLINGS}
        worst = max(found, key=lambda filling: found[filling])
        print(f"{name}, one long cell for {CELLS}: at most {found[worst]:.1f} x, filled with {worst!r}")


if __name__ == "__main__":
    main()
