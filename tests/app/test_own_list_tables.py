"""A list made by hand as tables: what it breaks, how it differs, what would improve it."""

import re
from dataclasses import replace
from fractions import Fraction
from html import unescape

import pytest

from app import own_list_tables as tables
from app.own_list import OwnList
from app.state import Work
from optimiser.evaluate import Breach, Evaluation
from optimiser.portfolio import Portfolio
from optimiser.swaps import Swap

BEST = Portfolio("optimal", {"P01": 480_000, "P02": 500_000}, Fraction(18), Fraction(18))
FOUND = Evaluation({"P01": 480_000, "P03": 700_000}, Fraction("17.2"), (), (), (), BEST)


def rows(table: str) -> list[list[str]]:
    found = re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2])
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in found]
    return [[unescape(re.sub(r"<[^>]*>.*", "", cell)).replace("\xa0", " ") for cell in row] for row in cells]


@pytest.fixture
def risky(work: Work) -> Work:
    """Proposals of which one's title is markup."""
    named = replace(work.proposals[1], title="<script>alert(1)</script>")
    work.case = replace(work.case, proposals=(work.proposals[0], named, *work.proposals[2:]))
    return work


def test_broken_rules_are_a_list_of_sentences_or_said_to_be_none(risky: Work) -> None:
    assert "Listan håller alla regler." in tables.breach_list(FOUND, risky.proposals)
    broken = replace(FOUND, breaches=(Breach("above_cost", "P02", 600_000, allowed=500_000),))
    (item,) = re.findall("<li>(.*?)</li>", tables.breach_list(broken, risky.proposals))
    assert item.replace("\xa0", " ") == (
        "P02 &lt;script&gt;alert(1)&lt;/script&gt; får 600 000 kr, mer än beloppet 500 000 kr."
    )


def test_only_what_differs_is_listed_with_both_amounts(risky: Work) -> None:
    html = tables.difference_table(FOUND, risky.proposals)
    assert [row[1:] for row in rows(html)] == [["inte med", "500 000 kr"], ["700 000 kr", "inte med"]]
    assert "<script" not in html


def test_swaps_have_who_leaves_who_comes_and_the_gain(risky: Work) -> None:
    swaps = [Swap("P03", "P02", Fraction("0.8"))]
    html = tables.change_table(FOUND, "swaps", swaps, risky.proposals)
    assert rows(html) == [["P03 Hållbara Rosengård", "P02 <script>alert(1)</script>", "500 000 kr", "+0,80"]]
    assert "<script" not in html


def test_additions_leave_out_who_leaves(work: Work) -> None:
    html = tables.change_table(FOUND, "additions", [Swap(None, "P03", Fraction("0.8"))], work.proposals)
    assert rows(html) == [["P03 Hållbara Rosengård", "700 000 kr", "+0,80"]]
    assert ">Ut<" not in html


def test_at_most_ten_are_shown_and_the_caption_says_of_how_many(work: Work) -> None:
    swaps = [Swap("P01", f"P{number:02}", Fraction(1)) for number in range(2, 20)]
    html = tables.change_table(FOUND, "swaps", swaps, work.proposals)
    assert len(rows(html)) == 10
    assert "<caption>De 10 bästa av 18 byten" in html


def test_a_field_that_cannot_be_read_says_so_beside_its_proposal(risky: Work) -> None:
    own = OwnList(risky.case.scenario).of({"P02": 5}).typed("P02", "mycket")
    row = tables.field_row(risky.proposals[1], own).replace("\xa0", " ")
    assert "Kan inte läsas; listan har kvar 5 kr." in row
    assert "<script" not in row
    assert "Kan inte läsas" not in tables.field_row(risky.proposals[0], own)
