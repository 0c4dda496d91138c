"""No version of a work loses what an earlier one has written in after the decision."""

from dataclasses import replace

import pytest

from app.after_decision.held import After, Year
from app.after_decision.kinds import Answered, Outcome
from app.after_decision.log import Log
from app.samples import read_sample
from app.storage.changes import words
from app.storage.problems import StoreProblem
from app.storage.saved_work import SavedWork
from app.storage.store import store
from scoring.language import LANGUAGES
from tests.app.after_decision.logs import entry, log_of

CASE = read_sample("malmo_2022")
TWO = log_of(entry(Answered("accepts"), "A"))


def with_log(log: Log) -> SavedWork:
    return replace(SavedWork(CASE, CASE.scenario), after=After(log))


def test_a_version_with_more_entries_is_saved_and_its_change_is_told() -> None:
    store().save("Grund", "Anna", with_log(log_of()))
    assert store().save("Grund", "Anna", with_log(TWO)) == 2
    assert store().versions("Grund")[0].changes["sv"] == (
        "Inskrivet efter beslutet av Anna: A Ateljé: Nämnden använder medlen som beslutat",
    )
    five = replace(TWO, entries=TWO.entries * 3)
    assert words(with_log(Log()), with_log(five), "en")[-1] == "2 more entries after the decision"


@pytest.mark.parametrize("lost", [Log(), log_of(), log_of(entry(Outcome("stop"), "A"))])
def test_a_version_that_lacks_an_entry_is_refused_whole_with_words_that_say_what_to_do(lost: Log) -> None:
    store().save("Grund", "Anna", with_log(TWO))
    with pytest.raises(StoreProblem) as refused:
        store().save("Grund", "Bo", with_log(lost))
    assert refused.value.kind == "log_lost"
    assert all("Grund" in refused.value.sentence(language) for language in LANGUAGES)
    assert "Öppna den senaste versionen" in refused.value.sentence("sv")
    assert [one.number for one in store().versions("Grund")] == [1]
    assert store().save("Annat namn", "Bo", with_log(lost)) == 1


def test_the_same_log_may_be_saved_again_and_copied() -> None:
    store().save("Grund", "Anna", with_log(TWO))
    assert store().save("Grund", "Anna", with_log(TWO)) == 2
    store().copy("Grund", "Kopia", "Anna")
    assert store().open("Kopia", 1).after.log == TWO


def test_another_log_and_another_year_are_told_as_what_they_are() -> None:
    years = (Year("2021", 1, (), ()), Year("2022", 1, (), ()))
    other = replace(with_log(log_of(entry(Outcome("stop"), "A"))), after=After(Log(), years))
    assert words(with_log(TWO), other, "sv") == (
        "Tidigare år: 2021, 2022", "En annan logg efter beslutet, med 0 inskrivningar",
    )  # fmt: skip


def test_fewer_entries_of_the_same_log_are_told_as_such() -> None:
    assert words(with_log(TWO), with_log(Log(TWO.entries[:1])), "sv") == ("1 inskrivning färre efter beslutet",)
