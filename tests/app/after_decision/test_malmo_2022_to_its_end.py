"""The 2022 case told to its end, as ASN-2022-14203 (seed 004) tells it; what it does not say stays unknown.

The executive decided as proposed; which day is not said. The committee's proposed decision is for its meeting on
2022-09-28. § 298 stands among what it decides on, without a word of whose minutes they are, so the paragraph is blank.
Only of Hela Människan is it said that it is controlled every year. No follow-up has a date.
"""

from datetime import date

import pytest

from app.after_decision.kinds import Planned, Recipient
from app.after_decision.log import whole
from app.after_decision.money import money
from app.after_decision.standing import standings
from app.storage.bundle import packed, unpacked
from app.storage.session import from_work
from app.storage.store import store
from tests.app.conftest import Officer

LETTER = "ASN-2022-14203, tjänsteskrivelse 2022-09-21"
GUIDELINES = "Riktlinjerna för arbetsmarknads- och socialnämndens stöd och bidrag till idéburen sektor"
ROUTINES = "gällande rutiner och riktlinjer för organisationsbidraget inom det sociala området"
IOP_FOLLOW_UP = "den ordinarie uppföljningen av IOP"
THAIWISE, MAMMAKRAFT = "P13", "P19"


@pytest.fixture(autouse=True)
def autumn_of_2022(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.today.today", lambda: date(2022, 10, 1))


def write(officer: Officer, id_: str, kind: str, why: str, **fields: str) -> Officer:
    """Write in one thing about a measure; fields by their names."""
    officer.set("after_id", id_).set("after_kind", kind)
    for name, value in fields.items():
        officer.set(f"after_{name}", value)
    officer.set("after_why", f"{LETTER}: {why}")
    officer.test.button(key="after_write").click()
    officer.run()
    assert officer.told("error") == []
    return officer


def decide(officer: Officer) -> None:
    officer.open("after").set("after_decided_by", "Anna")
    officer.set("after_decided_why", f"{LETTER}: ”Kommunstyrelsen beslutade enligt förslaget”; dagen anges inte")
    officer.test.button(key="after_decide").click()
    officer.run()


def recipients(officer: Officer) -> None:
    vetted = {"vetted": "yes", "guidelines": GUIDELINES}
    write(officer, THAIWISE, "recipient", "samarbete mellan Malmö stad och Hela Människan", form="iop",
          organisation="Hela Människan", kronor="1 000 000", yearly="yes", **vetted)  # fmt: skip
    write(officer, MAMMAKRAFT, "recipient", "IOP från 2023 planeras till nämndens möte i oktober", form="grant",
          organisation="Internationella Kvinnoföreningen", kronor="300 000", yearly="unknown", **vetted)  # fmt: skip


def test_the_2022_case_is_told_to_its_end(officer: Officer) -> None:
    decide(officer)
    assert "0 av 19 insatser har nämndens svar; inget är återlämnat; inget är försenat." in officer.words
    assert "Kommunstyrelsen, datum okänt: 19 insatser, 15 000 000 kr." in officer.words
    for id_ in (THAIWISE, MAMMAKRAFT):
        write(officer, id_, "answered", "förslag till beslut", answer="accepts", on="2022-09-28")
    assert "2 av 19 insatser har nämndens svar" in officer.words
    recipients(officer)
    write(officer, THAIWISE, "planned", "Uppföljning", task="follow_up", route=IOP_FOLLOW_UP)
    write(officer, MAMMAKRAFT, "planned", "Uppföljning", task="follow_up", route=ROUTINES)
    found = standings(officer.work.after.log)
    asn = [found[id_] for id_ in (THAIWISE, MAMMAKRAFT)]
    assert sum(one.stands for one in asn) == sum(one.passed_on for one in asn) == 1_300_000
    assert [one.recipients for one in asn] == [
        (Recipient("Hela Människan", 1_000_000, "iop", "yes", GUIDELINES, "yes"),),
        (Recipient("Internationella Kvinnoföreningen", 300_000, "grant", "yes", GUIDELINES, "unknown"),),
    ]
    assert [plan.what for one in asn for plan in one.plans] == [
        Planned("follow_up", IOP_FOLLOW_UP), Planned("follow_up", ROUTINES),
    ]  # fmt: skip
    assert officer.words.count("datum okänt") > 17  # the answers of the others, and both follow-ups
    assert [one.effect for one in asn] == [None, None]
    saved_and_opened(officer)
    next_year(officer)


def saved_and_opened(officer: Officer) -> None:
    """The log is the same from the store and from a file."""
    officer.open("saved").set("save_name", "KS medel 2022").set("save_author", "Anna").press("Spara")
    saved = from_work(officer.work)
    assert store().open("KS medel 2022", 1).after == saved.after
    assert unpacked(packed(saved), "x").after == saved.after
    assert whole(saved.after.log)


def next_year(officer: Officer) -> None:
    """The same pot ("avsätta detta belopp årligen"), and nothing known of effects."""
    officer.open("next_year")
    assert "19 av 19 insatser kan fortsätta: inget är bestämt än; ingen effekt är bedömd än." in officer.words
    officer.set("next_year", "2022").set("next_new_year", "2023").press("Öppna nästa år")
    assert "2023 är öppnat som ett nytt arbete" in officer.told("success")[0]
    now = officer.work
    assert (now.scenario.budget, now.kept, now.after.log.entries) == (15_000_000, None, ())
    assert {one.status for one in now.proposals} == {"ongoing"}
    thaiwise = next(one for one in now.proposals if one.id == THAIWISE)
    assert (thaiwise.extra["beviljat 2022"], thaiwise.extra["effekt 2022"]) == ("1000000", "")
    (year,) = now.after.years
    asn = next(one for one in year.committees if one.key == "Arbetsmarknads- och socialnämnden")
    assert (year.label, year.pot, asn.decided, asn.stands, asn.used) == ("2022", 15_000_000, 1_300_000, 1_300_000, None)
    assert [share.decided for share in year.areas] == [2_080_000, 6_620_000, 1_800_000, 2_330_000, 2_170_000]
    officer.open("allocation")
    assert now.shown is not None
    assert money(now.after.log).pot == 0
