"""The 2022 case told to its end, as ASN-2022-14203 (seed 004) tells it; what it does not say stays unknown.

The executive decided as proposed; which day is not said. The committee's proposed decision is for its meeting on
2022-09-28. § 298 stands among what it decides on, without whose minutes they are, so that the paragraph stays blank.
"""

from app.after_decision.standing import standings
from app.storage.saved_work import SavedWork
from app.storage.session import from_work
from app.storage.store import store
from tests.app.conftest import Officer

LETTER = "ASN-2022-14203, tjänsteskrivelse 2022-09-21"
GUIDELINES = "Riktlinjerna för arbetsmarknads- och socialnämndens stöd och bidrag till idéburen sektor"
THAIWISE, MAMMAKRAFT = "P13", "P19"


def write(officer: Officer, id_: str, kind: str, why: str, on: str = "", **fields: str) -> Officer:
    """Write in one thing about a measure; fields by their names."""
    officer.set("after_id", id_).set("after_kind", kind)
    for name, value in fields.items():
        officer.set(f"after_{name}", value)
    officer.set("after_on", on).set("after_why", why)
    officer.test.button(key="after_write").click()
    officer.run()
    assert officer.told("error") == []
    return officer


def decide(officer: Officer) -> Officer:
    officer.open("after").set("after_decided_by", "Anna").set("after_decided_why", f"{LETTER}: enligt förslaget")
    officer.test.button(key="after_decide").click()
    return officer.run()


def test_the_2022_case_is_told_to_its_end(officer: Officer) -> None:
    decide(officer)
    assert "Kommunstyrelsen, datum okänt: 19 insatser, 15 000 000 kr." in officer.words
    for id_ in (THAIWISE, MAMMAKRAFT):
        write(officer, id_, "answered", f"{LETTER}: förslag till beslut", "2022-09-28", answer="accepts")
    assert "2 av 19 insatser har nämndens svar; inget är återlämnat; inget är försenat." in officer.words
