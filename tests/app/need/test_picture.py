"""The chart of need: the greatest on top, each index by its own shape, and the whole of it in words."""

from app.need import taking
from app.need.held import Need
from app.need.picture import MOST_AREAS, need_picture
from app.state import Work
from scoring.need.indicators import Indicator


def test_every_known_figure_is_a_mark_and_what_is_missing_is_none(work: Work) -> None:
    taking.show_example()
    found = need_picture(work.need.found)
    assert len(found.data) == 14 * 5 - 1
    assert list(found.data["area"].unique()) == list(work.need.found.by_need)
    layer = found.form["layer"][1]["encoding"]
    assert len(set(layer["shape"]["scale"]["range"])) == len(set(layer["color"]["scale"]["range"])) == 5
    assert found.alternative.startswith("Behovstal för 14 områden, störst först: Område 11 1,47;")


def test_a_picture_of_many_areas_shows_those_with_the_greatest_need(work: Work) -> None:
    rows = tuple(Indicator(f"O{number}", "I", "x", float(number), True) for number in range(MOST_AREAS + 5))
    found = need_picture(Need(rows, ("a.csv",)).found)
    assert next(iter(found.data["area"].unique())) == f"O{MOST_AREAS + 4}"
    assert found.data["area"].nunique() == MOST_AREAS
    assert work.need == Need()
