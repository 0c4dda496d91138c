"""Efter beslutet: the decision is written in, answers come, and a second round opens with what came back."""

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.after_decision.kinds import Answered, Recipient
from app.after_decision.money import money
from app.after_decision.standing import standings
from app.exports.log_export import log_csv
from tests.app.conftest import Officer


@pytest.fixture(autouse=True)
def in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.today.today", lambda: date(2022, 6, 15))
    monkeypatch.setattr("app.today.written_at", lambda: "2022-06-15T08:00:00+00:00")


@pytest.fixture
def reader(officer: Officer) -> Officer:
    return officer.open("after")


def decide(officer: Officer, **fields: Any) -> Officer:
    for name, value in ({"decided_by": "Anna", "decided_why": "protokollet"} | fields).items():
        officer.set(f"after_{name}", value)
    officer.test.button(key="after_decide").click()
    return officer.run()


def write(officer: Officer, id_: str, kind: str, **fields: Any) -> Officer:
    officer.set("after_id", id_).set("after_kind", kind)
    for name, value in fields.items():
        officer.set(f"after_{name}", value)
    officer.set("after_why", "brev")
    officer.test.button(key="after_write").click()
    return officer.run()


def test_before_the_decision_the_page_says_what_it_is_for_and_lists_what_would_be_written_in(reader: Officer) -> None:
    assert "Inget beslut är inskrivet" in reader.words
    assert "Beslutet ger 19 insatser 15 000 000 kr" in reader.words
    assert "19 insatser, beloppen som på sidan Beslut" in reader.words
    assert "P13 Thaiwise" in reader.html


def test_the_decision_is_written_in_with_the_offices_own_amounts(reader: Officer) -> None:
    reader.open("decision").set("decide_about", "P16")
    draw = reader.work.draft.drawn
    reader.set(f"decide_choice_{draw}", "nothing").set(f"decide_reason_{draw}", "för litet").press("Spara avvikelsen")
    decide(reader.open("after"), decided_on="2022-06-01", paragraph="12", answer_by="2022-06-10")
    assert "18 av" not in reader.words
    assert "0 av 18 insatser har nämndens svar; inget är återlämnat; 18 svar är försenade." in reader.words
    assert "Kommunstyrelsen, 2022-06-01, § 12: 18 insatser, 14 700 000 kr." in reader.words
    assert "⚠ 2022-06-10, försenad" in reader.words
    assert "P16" not in standings(reader.work.after.log)


def test_answers_are_written_in_and_fields_are_blank_for_the_next(reader: Officer) -> None:
    write(decide(reader), "P16", "answered", answer="returns", kronor="300 000")
    write(reader, "P05", "answered", answer="otherwise", use="sångstunder")
    assert "2 av 19 insatser har nämndens svar; 300 000 kr är återlämnat och kan fördelas på nytt" in reader.words
    assert "vill använda dem till annat: sångstunder. Kommunstyrelsen har inte svarat." in reader.words
    assert "Av 15 000 000 kr står 14 700 000 kr kvar hos nämnderna; 300 000 kr är inte fördelat." in reader.words
    assert (reader.value("after_why"), reader.value("after_by"), reader.value("after_use")) == ("", "Anna", "")
    write(reader, "P05", "ruled", ruling="takes_back", kronor="320 000")
    assert "620 000 kr är återlämnat" in reader.words
    assert "Kommunstyrelsen tar tillbaka medlen." in reader.words


def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(reader: Officer) -> None:
    write(decide(reader), "P16", "answered", answer="returns", kronor="300 001")
    assert reader.told("error") == ["P16: mer skulle komma tillbaka än vad som är beviljat."]
    assert len(reader.work.after.log.entries) == 1
    write(reader, "P16", "recipient", organisation="Klubben", kronor="400 000", form="grant", vetted="no")
    assert reader.told("error") == ["P16: mottagarna skulle tillsammans få mer än vad som är beviljat."]
    reader.set("language", "en")
    assert reader.told("error") == ["P16: the recipients would together get more than has been granted."]


def test_a_choice_that_nobody_made_is_not_written_in(reader: Officer) -> None:
    for kind in ("answered", "recipient", "effect", "outcome"):
        write(
            decide(reader) if kind == "answered" else reader,
            "P16",
            kind,
            **({"organisation": "K"} if kind == "recipient" else {}),
        )
        assert reader.told("error") == ["Välj ett av alternativen."]
    write(reader, "P16", "outcome", becomes="stop")
    write(reader, "P05", "outcome")
    assert len(reader.work.after.log.entries) == 2


def test_every_kind_of_entry_stands_with_its_measure(reader: Officer) -> None:
    decide(reader)
    write(reader, "P13", "recipient", organisation="Hela Människan", kronor="1 mnkr", form="iop", vetted="not_yet")
    write(reader, "P13", "planned", task="follow_up", route="samtal", due="2022-06-01")
    assert "1 uppföljning är försenad" in reader.words
    write(reader, "P13", "done", used="900 000")
    write(reader, "P13", "effect", judged="some", measure="enkät")
    write(reader, "P13", "outcome", becomes="permanent")
    one = standings(reader.work.after.log)["P13"]
    assert one.recipients == (Recipient("Hela Människan", 1_000_000, "iop", "not_yet"),)
    for said in (
        "⚠ ännu inte granskad",
        "✓ Uppföljning: samtal (datum okänt)",
        "viss, mätt med enkät",
        "görs permanent",
    ):
        assert said in reader.words
    assert "inget är försenat" in reader.words
    assert (one.used, len(reader.work.after.log.entries)) == (900_000, 6)


def test_a_wrong_entry_is_corrected_and_both_stay_in_the_log(reader: Officer) -> None:
    write(decide(reader), "P16", "answered", answer="returns", kronor="30 000")
    write(reader, "P16", "answered", answer="returns", kronor="300 000", corrects=2)
    assert standings(reader.work.after.log)["P16"].returned == 300_000
    write(reader, "P16", "struck", corrects=3)
    assert "inget är återlämnat" in reader.words
    reader.test.session_state["after_log"] = True
    reader.run()
    for said in ("Nämnden lämnar tillbaka 30 000 kr", "Rättar nr 2", "Rättad av nr 3", "Stryks", "2022-06-15 08:00"):
        assert said in reader.words
    assert [one.corrects for one in reader.work.after.log.entries] == [0, 0, 2, 3]


def test_a_decision_is_corrected_as_a_whole_and_its_answers_stay(reader: Officer) -> None:
    write(decide(reader), "P16", "answered", answer="accepts")
    decide(reader, paragraph="12", pot="16 mnkr", decided_corrects=1)
    assert "1 av 19 insatser har nämndens svar" in reader.words
    assert "Av 16 000 000 kr står 15 000 000 kr kvar hos nämnderna; 1 000 000 kr är inte fördelat." in reader.words
    assert "Kommunstyrelsen, datum okänt, § 12: 19 insatser" in reader.words


def test_the_texts_of_an_entry_are_never_markup(reader: Officer) -> None:
    write(decide(reader), "P16", "answered", answer="otherwise", use="<script>x</script>")
    reader.test.session_state["after_log"] = True
    assert "<script>" not in reader.run().html
    assert reader.html.count("&lt;script&gt;") > 1


def test_a_decided_measure_that_is_not_among_the_proposals_is_named(reader: Officer) -> None:
    decide(reader)
    now = reader.work
    now.case = replace(now.case, proposals=now.case.proposals[1:])
    (told,) = reader.run().told("warning")
    assert told.startswith("1 beslutad insats finns inte bland förslagen: P01 Underhålls")


def test_undo_never_removes_what_is_written_in(reader: Officer) -> None:
    decide(reader).press("Ångra")
    assert "Inget finns att ångra" in reader.words
    assert len(reader.work.after.log.entries) == 1
    assert "Osparade ändringar" in reader.words


def test_an_earlier_version_that_is_saved_anew_keeps_what_has_been_written_in_since(reader: Officer) -> None:
    decide(reader).open("saved").set("save_name", "Grund").set("save_author", "Anna").press("Spara")
    write(reader.open("after"), "P16", "answered", answer="accepts").open("saved").press("Spara")
    reader.set("saved_version", 1).press("Öppna versionen")
    assert len(reader.work.after.log.entries) == 1
    reader.press("Spara").press("Spara mitt som version 3 av Grund")
    assert reader.told("success") == ["Sparat som Grund, version 3."]
    assert [one.id for one in reader.work.after.log.entries] == ["", "P16"]


def test_the_log_is_a_file_for_swedish_excel(reader: Officer) -> None:
    write(decide(reader), "P16", "answered", answer="otherwise", use="=1+1")
    data = log_csv(reader.work.after.log)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert [row["nr"] for row in rows] == ["1", "2"]
    assert rows[0]["vad"].startswith("Kommunstyrelsen beslutade: 15 000 000 kr av 15 000 000 kr, antal insatser 19")
    assert (rows[1]["id"], rows[1]["skrivet in av"], rows[1]["skäl"]) == ("P16", "Anna", "brev")
    assert len(rows[1]["kontrollsumma"]) == 64


def test_a_second_round_locks_what_stands_and_frees_what_came_back(reader: Officer) -> None:
    assert "Öppna andra omgången" not in reader.labels
    write(decide(reader), "P16", "answered", answer="returns", kronor="300 000")
    reader.press("Öppna andra omgången")
    (told,) = reader.told("success")
    assert told.startswith(
        "Den andra omgången är öppnad och inte sparad än. 300 000 kr är fritt att fördela; 18 insats"
    )
    now = reader.work
    assert (len(now.scenario.fund), now.scenario.exclude, now.kept) == (18, ("P16",), None)
    assert now.after.log.entries[1].what == Answered("returns", kronor=300_000)
    reader.open("allocation")
    assert now.shown is not None
    assert "P16" not in now.shown.portfolio.amounts
    reader.open("after")
    assert "Alla belopp på sidan Beslut är redan inskrivna." in reader.words
    reader.press("Ångra")
    assert reader.work.scenario.fund == ()
    assert len(reader.work.after.log.entries) == 2


def test_a_second_decision_writes_in_only_what_it_changes(reader: Officer) -> None:
    write(decide(reader), "P16", "answered", answer="returns", kronor="300 000")
    reader.set("after_taken_in", ["P16"]).press("Öppna andra omgången")
    assert "1 insats: P16" in reader.words
    decide(reader)
    assert "0 av 19 insatser har nämndens svar; inget är återlämnat" in reader.words
    assert [one.id for one in reader.work.after.log.entries[-1].what.grants] == ["P16"]


def test_what_two_have_written_in_of_the_same_thing_is_named_and_can_be_struck(reader: Officer) -> None:
    write(decide(reader), "P16", "answered", answer="returns", kronor="300 000")
    now = reader.work
    now.after = replace(now.after, log=now.after.log.added(now.after.log.entries[1]))
    assert "P16: enligt loggen har mer kommit tillbaka" in reader.run().told("warning")[0]
    assert "Öppna andra omgången" not in reader.labels
    reader.open("next_year").set("next_year", "2022").set("next_new_year", "2023").press("Öppna nästa år")
    assert reader.told("error")[0].startswith("Loggen säger något som inte går ihop.")
    write(reader.open("after"), "P16", "struck", corrects=3)
    assert reader.told("warning") == []
    assert "Öppna andra omgången" in reader.labels


def test_the_first_decision_is_corrected_in_the_second_round_and_the_money_is_what_it_was(reader: Officer) -> None:
    write(decide(reader), "P05", "answered", answer="returns", kronor="100 000").press("Öppna andra omgången")
    before = money(reader.work.after.log)
    decide(reader, paragraph="298", decided_corrects=1)
    assert "§ 298: 19 insatser, 15 000 000 kr." in reader.words
    assert money(reader.work.after.log) == before


def test_everything_is_said_in_english_too(reader: Officer) -> None:
    write(decide(reader), "P16", "answered", answer="returns", kronor="300 000")
    reader.set("language", "en")
    assert "1 of 19 measures have their committee's answer; 300 000 kr has been returned" in reader.words
    assert "The city executive board, date unknown: 19 measures, 15 000 000 kr." in reader.words
