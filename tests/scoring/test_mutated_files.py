"""A thousand files, each a good one changed in one way: read exactly as it was meant, or refused with a reason.

A mutation says what must come of its file: proposals (it must be read, to exactly these), REFUSED, or
`Either`: refused, or read to figures that stand in its own text, judged by a reader that is not ours.
"""

import csv
import io
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.intake import read_proposals
from scoring.problems import BadInput
from scoring.proposal import Proposal

_OF_EACH = 48  # of each of the 21 kinds below: 1 008 files
_HEADINGS = ("id", "titel", "belopp", "sökt belopp", "primärt område", "boende", "utbildning", "arbetsmarknad",
             "demokrati", "brottslighet", "belopp_2023", "not")  # fmt: skip
_NUMERIC = (2, 3, 5, 6, 7, 8, 9, 10)
_KRONOR = (2, 3, 10)
_HIDDEN = "\0\a\b\v\f\x1f\x7f\x85\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff"
_DASHES = "\u2212\u2013\u2014\ufe63\uff0d\u2010-"

Cells = list[list[str]]
Figures = Sequence[tuple[Any, ...]]


@dataclass(frozen=True)
class Either:
    """Refused, or read to one of these; None: to the figures that its own text says."""

    figures: Sequence[Figures] | None


REFUSED: Literal["refused"] = "refused"
Meant = Figures | Either | Literal["refused"]
Mutation = Callable[[random.Random], tuple[bytes, Meant]]


def seed(chance: random.Random) -> Cells:
    """Heading and three to six rows; all numbers as plain text with a decimal comma."""
    rows = [list(_HEADINGS)]
    for number in range(1, chance.randint(4, 7)):
        points = [f"{chance.randint(0, 50) / 10:g}".replace(".", ",") for _ in range(5)]
        cost = str(chance.randint(1, 10 ** chance.randint(3, 9)))
        rows.append([f"P{number:02}", "Läxhjälp å", cost, str(chance.randint(0, 10**7)), "Utbildning", *points,
                     str(chance.randint(0, 10**6)), "Rad; ett, \"två\""])  # fmt: skip
    return rows


def figures(cells: Cells) -> Figures:
    """Id and the exact numbers of each row, read by a rule of this file's own."""
    return [(row[0], *(meant(row[place]) for place in _NUMERIC)) for row in cells[1:]]


def meant(text: str) -> Decimal:
    plain = re.sub(r"\s|kronor|kr", "", text).replace("\u2212", "-").replace(",", ".")
    return Decimal(plain)


def read_figures(proposals: Sequence[Proposal]) -> Figures:
    return [
        (p.id, Decimal(p.cost), Decimal(p.requested or 0), *(Decimal(repr(points)) for points in p.scores.values()),
         Decimal(p.pool_costs["2023"]))
        for p in proposals
    ]  # fmt: skip


def csv_file(cells: Cells, separator: str = ";", encoding: str = "utf-8", **style: Any) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, **style).writerows(cells)
    return stream.getvalue().encode(encoding)


def xlsx_file(cells: Cells, numbers: bool = True, change: Callable[[Any], object] | None = None) -> bytes:
    """numbers: as such, not as texts; change: what more is done to the sheet."""
    book = openpyxl.Workbook()
    for row in cells:
        values = [float(meant(text)) if numbers and row is not cells[0] and place in _NUMERIC and text else text
                  for place, text in enumerate(row)]  # fmt: skip
        book.active.append(values)
    if change is not None:
        change(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def either_kind(cells: Cells, chance: random.Random) -> bytes:
    return xlsx_file(cells, numbers=False) if chance.random() < 0.5 else csv_file(cells)


def one_cell(chance: random.Random, places: Sequence[int], change: Callable[[str], str]) -> Cells:
    cells = seed(chance)
    row = chance.choice(cells[1:])
    place = chance.choice(places)
    row[place] = change(row[place])
    return cells


def encodings(chance: random.Random) -> tuple[bytes, Meant]:
    cells = seed(chance)
    return csv_file(cells, encoding=chance.choice(["utf-8", "utf-8-sig", "cp1252"])), figures(cells)


def wrong_encodings(chance: random.Random) -> tuple[bytes, Meant]:
    data = csv_file(seed(chance))
    if chance.random() < 0.5:
        return data.decode().encode(chance.choice(["utf-16", "utf-16-le", "utf-32"])), REFUSED
    place = data.index("å".encode(), data.index(b"\n"))
    return data[:place] + b"\xe5" + data[place:], REFUSED


def separators(chance: random.Random) -> tuple[bytes, Meant]:
    cells, separator = seed(chance), chance.choice(";,\t")
    named = f"sep={separator}\r\n".encode() if chance.random() < 0.5 else b""
    style = {
        "lineterminator": chance.choice(["\n", "\r\n"]),
        "quoting": chance.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    }
    return named + csv_file(cells, separator, **style), figures(cells)


def stray_quotes(chance: random.Random) -> tuple[bytes, Meant]:
    data = bytearray(csv_file(seed(chance)))
    for _ in range(chance.randint(1, 3)):
        data.insert(chance.randrange(data.index(b"\n"), len(data)), ord('"'))
    return bytes(data), Either(None)


def cut_off(chance: random.Random) -> tuple[bytes, Meant]:
    """What is left of a CSV file is a file too: whole rows at its beginning, the text at the end perhaps shorter."""
    cells = seed(chance)
    data = csv_file(cells)
    return data[: chance.randrange(len(data))], Either([figures(cells[:end]) for end in range(2, len(cells) + 1)])


def cut_off_workbook(chance: random.Random) -> tuple[bytes, Meant]:
    data = xlsx_file(seed(chance))
    return data[: chance.randrange(len(data))], REFUSED


def blanks(chance: random.Random) -> tuple[bytes, Meant]:
    cells = seed(chance)
    wanted = figures(cells)
    cells = [[f"{' ' * chance.randint(0, 2)}{text}\u00a0" if chance.random() < 0.2 else text for text in row]
             for row in cells]  # fmt: skip
    cells = [row + [""] * 2 for row in cells]
    for _ in range(chance.randint(1, 4)):
        cells.insert(chance.randrange(len(cells) + 1), chance.choice([[], [""] * 14, [" "] * 14]))
    return either_kind(cells, chance), wanted


def spaced_numbers(chance: random.Random) -> tuple[bytes, Meant]:
    space, unit = chance.choice(" \u00a0\u202f"), chance.choice(["", " kr", "kr", "\u00a0kronor"])
    cells = one_cell(chance, _KRONOR, lambda text: f"{int(text):,}".replace(",", space) + unit)
    return either_kind(cells, chance), figures(cells)


def ambiguous_numbers(chance: random.Random) -> tuple[bytes, Meant]:
    odd = f"{chance.randint(1, 999)}{chance.choice('.,')}{chance.randint(0, 999):03}"
    return either_kind(one_cell(chance, _NUMERIC, lambda _: odd), chance), REFUSED


def control_characters(chance: random.Random) -> tuple[bytes, Meant]:
    def insert(text: str) -> str:
        place = chance.randint(0, len(text))
        return text[:place] + chance.choice(_HIDDEN) + text[place:]

    return csv_file(one_cell(chance, range(12), insert)), REFUSED


def hidden_characters_in_a_workbook(chance: random.Random) -> tuple[bytes, Meant]:
    mark = chance.choice("\x7f\x85\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff")
    return xlsx_file(one_cell(chance, range(12), lambda text: text + mark), numbers=False), REFUSED


def huge_numbers(chance: random.Random) -> tuple[bytes, Meant]:
    number = chance.choice(["9" * chance.randint(13, 5000), "1e12", "1E+308", "inf", "nan", "-1", "0x10", "1_000"])
    return either_kind(one_cell(chance, _NUMERIC, lambda _: number), chance), REFUSED


def huge_numbers_in_a_workbook(chance: random.Random) -> tuple[bytes, Meant]:
    place, number = chance.choice(_NUMERIC), chance.choice([1e13, 1e300, -1.0, 10**40, 1e308])
    return xlsx_file(seed(chance), change=lambda sheet: sheet.cell(2, place + 1, number)), REFUSED


def minus_signs(chance: random.Random) -> tuple[bytes, Meant]:
    return either_kind(one_cell(chance, _NUMERIC, lambda _: chance.choice(_DASHES) + "3"), chance), REFUSED


def formulas_as_text(chance: random.Random) -> tuple[bytes, Meant]:
    formula = chance.choice(["=1+1", "=SUMMA(C2:C9)", "+5", "@A1", '=HYPERLINK("x")'])
    return csv_file(one_cell(chance, _NUMERIC, lambda _: formula)), REFUSED


def numbers_or_texts(chance: random.Random) -> tuple[bytes, Meant]:
    cells = seed(chance)
    return xlsx_file(cells, numbers=chance.random() < 0.5), figures(cells)


def three_decimals_in_a_workbook(chance: random.Random) -> tuple[bytes, Meant]:
    points = f"{chance.randint(0, 4)},{chance.randint(0, 999):03}"
    cells = one_cell(chance, range(5, 10), lambda _: points)
    return xlsx_file(cells), figures(cells)


def unreadable_cells(chance: random.Random) -> tuple[bytes, Meant]:
    """Formulas never computed, error values, dates and truth where a number belongs."""
    place, value = chance.choice(_NUMERIC), chance.choice(["=1+1", "#N/A", "#DIV/0!", True])
    return xlsx_file(seed(chance), change=lambda sheet: sheet.cell(2, place + 1, value)), REFUSED


def merged_cells(chance: random.Random) -> tuple[bytes, Meant]:
    area = chance.choice(["A1:B1", "B2:C2", "A2:A3", "C1:C3", "A9:B9"])
    return xlsx_file(seed(chance), change=lambda sheet: sheet.merge_cells(area)), REFUSED


def flipped_bytes(chance: random.Random) -> tuple[bytes, Meant]:
    data = bytearray(csv_file(seed(chance)))
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(data.index(b"\n"), len(data))] ^= 1 << chance.randrange(8)
    return bytes(data), Either(None)


def flipped_bytes_in_a_workbook(chance: random.Random) -> tuple[bytes, Meant]:
    cells = seed(chance)
    data = bytearray(xlsx_file(cells))
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data), Either([figures(cells)])


_MUTATIONS: Mapping[str, Mutation] = {
    made.__name__: made
    for made in (
        encodings, wrong_encodings, separators, stray_quotes, cut_off, cut_off_workbook, blanks,
        spaced_numbers, ambiguous_numbers, control_characters, hidden_characters_in_a_workbook, huge_numbers,
        huge_numbers_in_a_workbook, minus_signs, formulas_as_text, numbers_or_texts, three_decimals_in_a_workbook,
        unreadable_cells, merged_cells, flipped_bytes, flipped_bytes_in_a_workbook,
    )
}  # fmt: skip


def said_by(data: bytes, proposals: Sequence[Proposal]) -> Figures:
    """The figures as the file's own text has them, in the rows that the proposals are from."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    return figures([list(_HEADINGS), *([cell.strip() for cell in rows[p.row - 1]] for p in proposals)])


def read_or_refused(data: bytes) -> tuple[Proposal, ...] | None:
    """None where the file is refused; the refusal names the file, and says why in both languages."""
    made, problems = None, []
    try:
        made = read_proposals(data, "f")
    except BadInput as refusal:
        problems = list(refusal.problems)
    assert bool(made) != bool(problems)
    assert all(p.file == "f" and p.expected("sv") and p.expected("en") for p in problems)
    return made


def judge(data: bytes, wanted: Meant) -> None:
    made = read_or_refused(data)
    if wanted == REFUSED:
        assert made is None
    elif not isinstance(wanted, Either):
        assert made is not None
        assert read_figures(made) == list(wanted)
    elif made is not None:
        among = [said_by(data, made)] if wanted.figures is None else wanted.figures
        assert read_figures(made) in [list(one) for one in among]


@pytest.mark.parametrize("number", range(_OF_EACH))
@pytest.mark.parametrize("name", _MUTATIONS)
def test_a_changed_file_is_read_as_it_was_meant_or_refused(name: str, number: int) -> None:
    judge(*_MUTATIONS[name](random.Random(f"{name} {number}")))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(_MUTATIONS)), st.integers(0, 2**32))
def test_any_other_change_of_these_kinds_ends_the_same_way(name: str, number: int) -> None:
    judge(*_MUTATIONS[name](random.Random(number)))
