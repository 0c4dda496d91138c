"""Every step as an HTML table."""

import html
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.state import Work
from app.tradeoffs.curve import Curve
from app.tradeoffs.frontier_table import step_table

MakeCurve = Callable[..., Curve]


def rows(curve: Curve) -> list[list[str]]:
    body = step_table(curve).partition("<tbody>")[2]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("</tr>")[:-1]]
    return [[html.unescape(re.sub("<[^>]+>", " ", cell)).replace("\xa0", " ").strip() for cell in row] for row in cells]


def test_each_step_has_its_figures_and_what_it_changes(by_hand: MakeCurve) -> None:
    assert rows(by_hand())[:6] == [
        ["0 kr", "0,00", "0", "0 kr", "±0", "", ""],
        ["400 000 kr", "1,25", "1", "400 000 kr", "+1,25", "C C", ""],
        ["500 000 kr", "2,50", "1", "100 000 kr", "+1,25", "B B", "C C"],
        ["600 000 kr", "3,00", "1", "100 000 kr", "+0,50", "A A", "B B"],
        ["900 000 kr", "3,75", "2", "300 000 kr", "+0,75", "B B, C C", "A A"],
        ["1 000 000 kr på skärmen", "4,25", "2", "100 000 kr", "+0,50", "A A", "B B"],
    ]


def test_the_table_is_made_anew_in_another_language(by_hand: MakeCurve, work: Work) -> None:
    curve = by_hand()
    assert "Alla 8 steg" in step_table(curve)
    work.language = "en"
    assert "All 8 steps" in step_table(curve)


def test_of_many_steps_the_first_are_shown_and_all_counted(by_hand: MakeCurve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.tradeoffs.frontier_table.MOST_STEPS", 3)
    assert "De första 3 av 8 steg" in step_table(by_hand())
    assert len(rows(by_hand())) == 3


def test_a_title_cannot_become_markup(by_hand: MakeCurve) -> None:
    proposals = tuple(replace(one, title="<script>") for one in by_hand().result.proposals)
    told = step_table(by_hand(proposals=proposals))
    assert "<script>" not in told
    assert "C &lt;script&gt;" in told
