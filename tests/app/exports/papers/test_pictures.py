"""The papers' charts: real pictures of the figures that their words say."""

import io
from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from app.exports.papers.facts import PaperFacts
from app.exports.papers.pictures import area_bars, committee_bars, drawable
from scoring.proposal import Proposal
from tests.app.exports.papers.conftest import MakeFacts


def test_the_areas_chart_has_each_area_in_its_colour(make_facts: MakeFacts) -> None:
    bars = area_bars(make_facts())
    assert list(bars.totals.values()) == [2_080_000, 6_620_000, 1_800_000, 2_330_000, 2_170_000]
    png, wide = bars.png()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    assert picture.width >= 2 * wide * 0.9
    colours = {colour for _, colour in picture.getcolors(10**6) or []}
    assert {tuple(bytes.fromhex(colour[1:])) for colour in bars.colours} <= colours


def test_the_committees_chart_has_departments_together_and_only_those_that_get_money(make_facts: MakeFacts) -> None:
    bars = committee_bars(make_facts())
    assert len(bars.totals) == 11
    assert bars.totals["Grundskolenämnden"] == 5_050_000
    assert "Kulturnämnden 350\xa0000\xa0kr" in bars.alternative


def test_hostile_names_are_drawn_as_names(facts_of: Callable[..., PaperFacts]) -> None:
    names = ("<script>alert(1)</script>\"'", "", "\x00\x0b", "🎻" * 300, "🎻" * 299)
    one = Proposal("P1", "Lek", 1_000, "housing", {})
    bars = committee_bars(facts_of(*(replace(one, id=f"P{n}", committee=name) for n, name in enumerate(names))))
    assert len(drawable(bars.totals)) == len(names)
    assert bars.png()[0].startswith(b"\x89PNG")
