"""What is said of saved work."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.samples import read_sample
from app.saved_tables import entry_table, version_table
from app.saved_words import changes_words, first_sentence, saved_line, when
from app.state import Work
from app.storage.listing import Entry, Version
from app.storage.saved_work import Kept
from app.storage.session import from_work

VERSION = Version(2, datetime(2026, 7, 1, 22, 5, tzinfo=UTC), "<b>Anna</b>", {"sv": ("a", "b"), "en": ("c",)})


@pytest.mark.usefixtures("work")
def test_the_time_is_swedish_in_summer_and_in_winter() -> None:
    assert when(VERSION.saved_at) == "2026-07-02 kl. 00.05"
    assert when(datetime(2026, 1, 1, 12, 0, tzinfo=UTC)) == "2026-01-01 kl. 13.00"


def test_the_time_in_english(work: Work) -> None:
    work.language = "en"
    assert when(VERSION.saved_at) == "2026-07-02, 00:05"


def test_what_changed_is_told_in_the_language_of_the_session_or_not_known(work: Work) -> None:
    assert changes_words(VERSION) == "a; b"
    assert changes_words(replace(VERSION, changes={})) == "inte känt"
    work.language = "en"
    assert changes_words(VERSION) == "c"


def test_the_line_and_the_sentence_follow_the_work(work: Work) -> None:
    assert (saved_line(work), first_sentence(work)[-27:]) == ("", "Ännu finns inget att spara.")
    work.scenario = replace(work.scenario, budget=1)
    assert saved_line(work) == "Osparade ändringar"
    assert first_sentence(work).startswith("Arbetet är inte sparat ännu")
    work.kept = Kept(from_work(work), "Grund", 3)
    assert saved_line(work) == "Sparat som Grund, version 3"
    assert first_sentence(work) == "Allt är sparat som Grund, version 3."
    work.scenario = replace(work.scenario, budget=2)
    assert first_sentence(work) == "Du har ändrat sedan Grund, version 3. Ändringarna är inte sparade."
    work.kept = Kept(from_work(work), "Grund", 3, "a.fordela")
    assert saved_line(work) == "Sparat i filen a.fordela"
    assert first_sentence(work) == "Allt finns i filen a.fordela."
    work.scenario = replace(work.scenario, budget=3)
    assert first_sentence(work).startswith("Du har ändrat sedan filen a.fordela")


def test_another_sample_is_not_called_saved(work: Work) -> None:
    work.kept = Kept(from_work(work), "Grund", 3)
    assert saved_line(work) == "Sparat som Grund, version 3"
    work.case = read_sample("exempel_60")
    work.scenario = work.case.scenario
    assert saved_line(work) == ""
    assert first_sentence(work).endswith("Ännu finns inget att spara.")


@pytest.mark.usefixtures("work")
def test_tables_mark_what_is_open_and_escape_what_is_written(work: Work) -> None:
    kept = Kept(from_work(work), "Grund", 2)
    entries = [Entry("Grund", VERSION), Entry("<script>", VERSION)]
    html = entry_table("Sparade", entries, kept)
    assert '<th scope="row">Grund (öppnat nu)</th>' in html
    assert '<th scope="row">&lt;script&gt;</th>' in html
    assert "&lt;b&gt;Anna&lt;/b&gt;" in html
    html = version_table("Grund", [VERSION, replace(VERSION, number=1)], kept)
    assert '<th scope="row">2 (öppnat nu)</th>' in html
    assert '<th scope="row">1</th>' in html
