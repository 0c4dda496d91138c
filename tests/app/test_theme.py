"""Colours that can be seen, and that mean one thing each."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from app.charts import area_picture, committee_picture
from app.state import Work
from app.theme import ACCENT, AREA_COLOURS, INK, OTHER_CRITERION_COLOURS, QUIET, STYLE, criterion_colour
from optimiser.totals import by_area, by_committee
from scoring.areas import AREA_CODES

CONFIG = Path(__file__).parents[2] / ".streamlit/config.toml"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str = "#ffffff") -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_the_known_extremes() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#ffffff") == pytest.approx(1)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", [*AREA_COLOURS.values(), *OTHER_CRITERION_COLOURS])
def test_every_area_colour_is_seen_on_white(colour: str) -> None:
    assert contrast(colour) >= 3


@pytest.mark.parametrize("colour", [INK, QUIET, ACCENT])
def test_every_text_colour_is_read_on_white(colour: str) -> None:
    assert contrast(colour) >= 4.5


def test_the_notice_is_read_on_its_own_ground() -> None:
    rule = re.search(r"\.fordela-notice \{background: (#\w{6}); color: (#\w{6})", STYLE)
    assert rule is not None
    assert contrast(rule[1], rule[2]) >= 4.5


def test_every_text_colour_in_the_style_sheet_is_read_on_white_and_on_a_groups_ground() -> None:
    texts = set(re.findall(r"[{;\s]color: (#\w{6})", STYLE))
    ground = re.search(r"tr\.group th \{background: (#\w{6})", STYLE)
    assert ground is not None
    assert QUIET in texts
    assert {text for text in texts if min(contrast(text), contrast(text, ground[1])) < 4.5} == set()


def marks(form: dict[str, Any], kind: str) -> set[str]:
    return {
        layer["mark"]["color"] for layer in form["layer"] if layer["mark"]["type"] == kind and "color" in layer["mark"]
    }


def test_charts_are_read_and_their_bars_seen_on_white(work: Work) -> None:
    area = area_picture(by_area({}, work.proposals), ())
    committee = committee_picture(by_committee({}, work.proposals))
    texts = {area.form["config"]["axis"]["labelColor"], *marks(area.form, "text"), *marks(committee.form, "text")}
    assert min(contrast(colour) for colour in texts) >= 4.5
    bars = {*area.data["colour"], *committee.data["colour"], *marks(area.form, "tick")}
    assert min(contrast(colour) for colour in bars) >= 3


def test_each_area_has_a_colour_of_its_own_used_for_nothing_else() -> None:
    assert set(AREA_COLOURS) == set(AREA_CODES)
    colours = list(AREA_COLOURS.values())
    assert len({*colours, ACCENT, INK, QUIET}) == len(colours) + 3


def test_other_criteria_have_colours_that_are_no_areas() -> None:
    others = set(OTHER_CRITERION_COLOURS)
    assert len(others) == len(OTHER_CRITERION_COLOURS)
    assert others.isdisjoint({*AREA_COLOURS.values(), ACCENT, INK, QUIET})


def test_an_area_keeps_its_colour_wherever_it_stands_and_another_criterion_gets_one_by_place() -> None:
    assert criterion_colour("crime", 0) == AREA_COLOURS["crime"]
    assert criterion_colour("own", 1) == OTHER_CRITERION_COLOURS[1]
    assert criterion_colour("own", len(OTHER_CRITERION_COLOURS)) == OTHER_CRITERION_COLOURS[0]


def test_the_accent_is_the_primary_colour_of_the_app() -> None:
    theme = tomllib.loads(CONFIG.read_text("utf-8"))["theme"]
    assert (theme["base"], theme["primaryColor"]) == ("light", ACCENT)
