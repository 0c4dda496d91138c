"""Nästa år: what goes along is chosen, the year is opened as new work, and the years stand beside each other."""

from dataclasses import replace

import pytest

from app.after_decision.held import After
from app.after_decision.kinds import Decided, Effect, Grant, Outcome, Struck
from app.after_decision.log import Log
from tests.app.after_decision.logs import entry, log_of
from tests.app.conftest import Officer

GRANTS = (Grant("P13", "Thaiwise", 1_000_000), Grant("P16", "Fritidsbanken", 300_000))
LOG = log_of(
    entry(Effect("good", "enkät"), "P13"),
    entry(Outcome("stop"), "P16"),
    decided=Decided("KS", "", 15_000_000, GRANTS),
)


@pytest.fixture
def reader(officer: Officer) -> Officer:
    officer.work.after = After(LOG)
    return officer.open("next_year")


def open_year(officer: Officer, year: str = "2022", new_year: str = "2023") -> Officer:
    return officer.set("next_year", year).set("next_new_year", new_year).press("Öppna nästa år")


def test_where_nothing_is_decided_the_page_says_what_it_begins_in(officer: Officer) -> None:
    officer.open("next_year")
    assert "Inget att bära med sig än" in officer.words
    assert "När ett år har beslut visas åren här bredvid varandra" in officer.words
    assert "Öppna nästa år" not in officer.labels


def test_what_continues_is_chosen_from_the_start_and_the_pot_is_marked_as_this_years(reader: Officer) -> None:
    assert "1 av 2 insatser kan fortsätta: inget är bestämt än; effekten är bedömd för 1." in reader.words
    assert reader.test.multiselect(key="next_carried").value == ["P13"]
    assert "god, mätt med enkät" in reader.words
    assert "✓ ja" in reader.words
    assert "– nej" in reader.words
    assert "Samma belopp som i år." in reader.words
    assert "Årets belopp är 15 000 000 kr." in reader.set("next_pot", "16 mnkr").words


@pytest.mark.parametrize(
    ("years", "pot", "carried", "told"),
    [
        (("2022", "2022"), "1 mnkr", ["P13"], "Skriv vad båda åren kallas"),
        (("", "2023"), "1 mnkr", ["P13"], "Skriv vad båda åren kallas"),
        (("2022", "2023"), "mycket", ["P13"], "Skriv ett belopp i hela kronor"),
        (("2022", "2023"), "1 mnkr", [], "Välj minst en insats"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_opened(
    reader: Officer, years: tuple[str, str], pot: str, carried: list[str], told: str
) -> None:
    open_year(reader.set("next_pot", pot).set("next_carried", carried), *years)
    assert reader.told("error")[0].startswith(told)
    assert reader.work.after.years == ()


def test_the_new_year_opens_with_what_was_chosen_and_can_be_undone(reader: Officer) -> None:
    open_year(reader.set("next_pot", "16 mnkr").set("next_carried", ["P13", "P01"]))
    now = reader.work
    assert ([one.id for one in now.proposals], now.scenario.budget) == (["P01", "P13"], 16_000_000)
    assert (now.scenario.name, now.after.years[0].label) == ("2023", "2022")
    assert "2023.csv · 2 förslag" in reader.words
    assert reader.open("after").told("success") == reader.told("error") == []
    reader.press("Ångra")
    assert (len(reader.work.proposals), reader.work.after) == (19, After(LOG))


def test_the_first_line_says_of_how_many_it_is_settled_that_they_continue(reader: Officer) -> None:
    settled = LOG.added(entry(Outcome("continue"), "P13"))
    reader.work.after = After(settled)
    assert "1 av 2 insatser kan fortsätta: det är bestämt för alla;" in reader.run().words
    reader.work.after = After(settled.added(entry(Struck(), "P16", corrects=3)))
    assert "2 av 2 insatser kan fortsätta: det är bestämt för 1 av dem;" in reader.run().words


def test_no_two_years_have_the_same_name(reader: Officer) -> None:
    open_year(reader)
    reader.work.after = replace(reader.work.after, log=LOG)
    for years in (("2022", "2024"), ("2023", "2022")):
        open_year(reader.run(), *years)
        assert reader.told("error")[0].startswith("Skriv vad båda åren kallas")
    open_year(reader, "2023", "2024")
    assert [one.label for one in reader.work.after.years] == ["2022", "2023"]


def test_the_page_says_that_the_work_should_be_saved_before_the_year_is_left(reader: Officer) -> None:
    assert reader.told("warning")[0].startswith("Det här årets arbete är inte sparat.")
    reader.open("saved").set("save_name", "2022").set("save_author", "Anna").press("Spara").open("next_year")
    assert reader.told("warning") == []


def test_without_points_nothing_is_assessed_until_somebody_does(reader: Officer) -> None:
    open_year(reader.set("next_scores", False))
    assert [one.assessed for one in reader.work.proposals] == [False]
    assert reader.open("allocation").told("error") == []


def test_the_years_grow_and_stand_beside_each_other_by_area_and_by_committee(reader: Officer) -> None:
    open_year(reader)
    log = log_of(decided=replace(LOG.entries[0].what, grants=GRANTS[:1]))
    reader.work.after = replace(reader.work.after, log=log)
    reader.run()
    assert "Arbetsmarknad 2022: 1,00 mnkr; Arbetsmarknad i år: 1,00 mnkr" in reader.everything.replace("\xa0", " ")
    reader.set("next_by", "committees")
    assert "Fritidsnämnden" in reader.html
    assert "okänt" in reader.html


def test_what_is_written_into_a_new_year_that_is_undone_is_found_again_after_other_changes(reader: Officer) -> None:
    open_year(reader)
    written = Log().added(entry(Outcome("continue"), "P13", by="Bo"))
    reader.work.after = After(written, reader.work.after.years)
    reader.run().press("Ångra")
    assert reader.work.after.log == LOG
    reader.open("weights").set("weight_housing", 30)
    reader.press("Ångra").press("Ångra")
    assert reader.work.after.log == written
