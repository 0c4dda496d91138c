"""The indicators at hand as a file: back to the same, and what is made up still says so."""

from app.exports.indicators_export import indicators_csv
from app.need import taking
from app.state import Work
from scoring.need.indicator_file import read_indicators


def test_the_example_reads_back_to_the_same_and_is_still_made_up(work: Work) -> None:
    taking.show_example()
    found = read_indicators(indicators_csv(work.need.indicators), "indikatorer.csv")
    assert found == work.need.indicators
    assert all(one.made_up for one in found)
