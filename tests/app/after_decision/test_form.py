"""What is typed becomes an entry, or is refused with its reason."""

from datetime import date
from typing import Any

import pytest

from app.after_decision.form import Refused, Typed, entry_of, grants_of
from app.after_decision.kinds import Answered, Done, Effect, Grant, Kind, Outcome, Planned, Recipient, Ruled
from app.after_decision.log import Entry, Log
from tests.app.after_decision.logs import GRANTS, entry, log_of

TITLES = {"A": "Ateljé", "B": "Bad", "C": "Cykel"}
TODAY, NOW = date(2022, 7, 1), "2022-07-01T08:00:00+00:00"
RECIPIENT = {
    "organisation": "Föreningen", "kronor": "60", "form": "iop", "vetted": "yes", "guidelines": "x", "yearly": "yes",
}  # fmt: skip


PLANNED = log_of(entry(Planned("follow_up", "samtal"), "A"))


def typed(kind: Kind, log: Log | None = None, **values: Any) -> Entry:
    general = {"by": "Anna", "on": "2022-06-01", "why": "brev", "id": "A", "corrects": 0}
    fields = {name: value for name, value in values.items() if name not in general}
    given = general | {name: value for name, value in values.items() if name in general}
    return entry_of(Typed(kind, fields=fields, **given), log or log_of(), TITLES, TODAY, NOW)


def test_who_when_which_and_why_are_kept_as_typed() -> None:
    one = typed("answered", answer="accepts", by=" Anna  Berg ", on=" 2022-06-01 ", why="brev\n2")
    assert (one.by, one.on, one.written, one.id, one.title, one.why) == (
        "Anna Berg", "2022-06-01", NOW, "A", "Ateljé", "brev 2",
    )  # fmt: skip
    assert typed("answered", answer="accepts", on="").on == ""


@pytest.mark.parametrize(
    ("kind", "fields", "what"),
    [
        ("answered", {"answer": "accepts", "use": "x", "kronor": "5"}, Answered("accepts")),
        ("answered", {"answer": "otherwise", "use": "simskola"}, Answered("otherwise", "simskola")),
        ("answered", {"answer": "returns", "kronor": "100 kr"}, Answered("returns", kronor=100)),
        ("recipient", RECIPIENT, Recipient("Föreningen", 60, "iop", "yes", "x", "yes")),
        ("planned", {"task": "report", "route": "brev", "due": "2022-12-01"}, Planned("report", "brev", "2022-12-01")),
        ("done", {"of": 2, "used": ""}, Done(2)),
        ("done", {"of": 2, "used": "90"}, Done(2, 90)),
        ("effect", {"judged": "cannot_tell", "measure": "enkät"}, Effect("cannot_tell", "enkät")),
        ("outcome", {"becomes": "permanent"}, Outcome("permanent")),
    ],
)
def test_each_kind_has_its_fields(kind: Kind, fields: dict[str, Any], what: object) -> None:
    assert typed(kind, PLANNED, **fields).what == what


@pytest.mark.parametrize(
    ("why", "kind", "fields"),
    [
        ("by", "answered", {"answer": "accepts", "by": "  "}),
        ("why", "answered", {"answer": "accepts", "why": ""}),
        ("date", "answered", {"answer": "accepts", "on": "1 juni"}),
        ("ahead", "answered", {"answer": "accepts", "on": "2022-07-02"}),
        ("choice", "answered", {"answer": ""}),
        ("choice", "recipient", RECIPIENT | {"vetted": None}),
        ("choice", "outcome", {}),
        ("use", "answered", {"answer": "otherwise", "use": ""}),
        ("kronor", "answered", {"answer": "returns", "kronor": "hälften"}),
        ("kronor", "answered", {"answer": "returns", "kronor": "0"}),
        ("returned", "answered", {"answer": "returns", "kronor": "101"}),
        ("ruling", "ruled", {"ruling": "approves"}),
        ("organisation", "recipient", RECIPIENT | {"organisation": ""}),
        ("guidelines", "recipient", RECIPIENT | {"guidelines": ""}),
        ("recipients", "recipient", RECIPIENT | {"kronor": "101"}),
        ("route", "planned", {"task": "report", "route": ""}),
        ("date", "planned", {"task": "report", "route": "x", "due": "snart"}),
        ("of", "done", {"of": ""}),
        ("used", "done", {"of": 2, "used": "101"}),
        ("measure", "effect", {"judged": "good", "measure": ""}),
        ("corrects", "struck", {}),
        ("body", "decided", {"body": "", "pot": "1", "grants": (Grant("A", "A", 1),)}),
        ("grants", "decided", {"body": "KS", "pot": "1", "grants": ()}),
    ],
)
def test_what_is_missing_or_cannot_be_is_refused(why: str, kind: Kind, fields: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        typed(kind, PLANNED, **fields)
    assert refused.value.kind == why


def test_several_recipients_may_together_get_all_that_is_granted_and_no_more() -> None:
    log = log_of(entry(Recipient("Klubben", 40, "grant", "no"), "A"))
    assert typed("recipient", log, **RECIPIENT).title == "Ateljé"
    with pytest.raises(Refused) as refused:
        typed("recipient", log, **(RECIPIENT | {"kronor": "61"}))
    assert (refused.value.kind, refused.value.id) == ("recipients", "A")


def test_a_correction_is_judged_as_what_the_log_then_says() -> None:
    log = log_of(entry(Answered("returns", kronor=100), "A"))
    assert typed("answered", log, answer="returns", kronor="90", corrects=2).corrects == 2
    with pytest.raises(Refused):
        typed("answered", log, answer="returns", kronor="90")
    asked = log_of(entry(Answered("otherwise", "x"), "A"), entry(Ruled("approves"), "A"))
    with pytest.raises(Refused) as refused:
        typed("struck", asked, corrects=2)
    assert refused.value.kind == "ruling"


def test_a_decision_holds_what_it_changes_and_the_first_one_all() -> None:
    amounts = {"A": 100, "B": 250}
    assert grants_of(amounts, TITLES, Log()) == (Grant("A", "Ateljé", 100), Grant("B", "Bad", 250))
    assert grants_of(amounts, TITLES, log_of()) == (Grant("B", "Bad", 250), Grant("C", "Cykel", 0))
    assert grants_of(amounts, TITLES, log_of(), corrects=1) == (Grant("A", "Ateljé", 100), Grant("B", "Bad", 250))


def test_a_corrected_decision_keeps_what_it_said_of_what_has_come_back_or_is_no_longer_proposed() -> None:
    log = log_of(entry(Answered("returns", kronor=150), "B"), entry(Answered("returns", kronor=300), "C"))
    second_round = {"A": 100, "B": 50}
    assert grants_of(second_round, TITLES, log, corrects=1) == GRANTS
    assert set(grants_of(second_round, {"A": "Ateljé"}, log, corrects=1)) == set(GRANTS)
    changed = grants_of({"A": 100, "B": 50, "C": 80}, TITLES, log, corrects=1)
    assert changed == (*GRANTS[:2], Grant("C", "Cykel", 80))
