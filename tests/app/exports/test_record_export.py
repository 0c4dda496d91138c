"""The record, the files whose sums it has, and the workbook, from what a session holds."""

import hashlib
import io
import json
from dataclasses import replace

import openpyxl
import pytest

from app.exports.record_export import (
    circumstances,
    printed_fingerprint,
    proposals_bytes,
    record_bytes,
    scenario_bytes,
    workbook_bytes,
)
from app.result import answer
from app.samples import read_sample
from app.state import Work
from app.uploads import Upload
from optimiser.decision import Decision, Override
from optimiser.record import Circumstances, fingerprint
from optimiser.record_file import read_record
from optimiser.replay import replay
from scoring.intake import read_proposals

WHEN = "2026-11-24T10:00:00+01:00"


@pytest.fixture(scope="module")
def work() -> Work:
    """The 2022 sample with a group of two, which is switched off, and an amount of the office's own."""
    case = read_sample("malmo_2022")
    grouped = tuple(replace(one, group="A") if one.id in ("P18", "P19") else one for one in case.proposals)
    work = Work(replace(case, proposals=grouped), case.scenario, frozenset([("group", "A")]))
    work.overrides = {("malmo_2022.csv", "P18", "Sociala utvecklingsstrategin"): Override(300_000, "Ena delen")}
    return work


@pytest.fixture(scope="module")
def decision(work: Work) -> Decision:
    return work.decision(answer(*work.question))


@pytest.fixture(scope="module")
def about(work: Work) -> Circumstances:
    uploads = (Upload("förslag.csv", b"id;titel\n"), Upload("förslag.csv", b"annat"))
    return circumstances(uploads, work.rules_off, WHEN, "Astrid Berg", "Så är poängen satta")


def test_the_record_has_the_sums_of_the_files_that_are_handed_out_with_it(
    decision: Decision, about: Circumstances
) -> None:
    tree = json.loads(record_bytes(decision, about))
    assert tree["proposals_file"]["sha256"] == hashlib.sha256(proposals_bytes(decision)).hexdigest()
    assert tree["scenario_file"]["sha256"] == hashlib.sha256(scenario_bytes(decision)).hexdigest()
    assert tree["uploaded_files"] == [
        {"name": "förslag.csv", "sha256": hashlib.sha256(b"id;titel\n").hexdigest()},
        {"name": "förslag.csv (2)", "sha256": hashlib.sha256(b"annat").hexdigest()},
    ]


def test_the_record_says_what_the_session_holds(decision: Decision, about: Circumstances) -> None:
    tree = json.loads(record_bytes(decision, about))
    assert tree["made"] == {"when": WHEN, "by": "Astrid Berg"}
    assert tree["counting_reason"] == "Så är poängen satta"
    assert [(rule["kind"], rule["key"]) for rule in tree["rules_off"]] == [("group", "A")]
    assert [(one["id"], one["amount"]) for one in tree["overrides"]] == [("P18", 300_000)]


def test_what_is_handed_out_replays_to_the_same(decision: Decision, about: Circumstances, work: Work) -> None:
    recorded = read_record(record_bytes(decision, about), "post.json")
    data = proposals_bytes(decision)
    found = replay(recorded, read_proposals(data, "forslag.csv"), fingerprint(data))
    assert (found.mismatches, found.decided) == ((), decision.amounts)
    assert replay(recorded, work.proposals, fingerprint(data)).same


def test_the_workbook_has_the_fingerprint_of_that_record(decision: Decision, about: Circumstances) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(decision, about)))
    told = {row[0].value: row[1].value for row in book["Om"].iter_rows(min_row=5)}
    assert told["Beslutspostens fingeravtryck"] == printed_fingerprint(record_bytes(decision, about))
    assert told["Av"] == "Astrid Berg"
    assert told["SHA-256 för förslag.csv (2)"] == hashlib.sha256(b"annat").hexdigest()


def test_a_sample_has_no_uploaded_files() -> None:
    assert circumstances((), (), WHEN).files == ()
