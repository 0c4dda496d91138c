import json
from dataclasses import replace
from typing import Any

import pytest

from optimiser.decision import Decision, Override
from optimiser.record import Circumstances, fingerprint, printed, record_json
from optimiser.record_file import read_record
from optimiser.replay import Mismatch, replay
from optimiser.replay_json import mismatch_sentence, replay_json
from optimiser.solve import solve
from optimiser.table import proposals_csv

SUM = "0" * 64


@pytest.fixture
def decision(make_proposal: Any, make_scenario: Any) -> Decision:
    proposals = (make_proposal("P1", 4000, 4), make_proposal("P2", 5000, 3))
    return Decision(make_scenario(9500), proposals, solve(make_scenario(9500), proposals), {"P2": Override(100, "x")})


def test_a_replay_has_the_keys_of_every_result_and_its_own(decision: Decision) -> None:
    data = record_json(decision, Circumstances())
    proposals = proposals_csv(decision.proposals)
    found = replay_json(replay(read_record(data, "p.json"), decision.proposals, fingerprint(proposals)), data)
    assert (found["status"], found["same"], found["differences"], found["versions"]) == ("optimal", True, [], {})
    assert found["record"] == {"sha256": fingerprint(data), "printed": printed(fingerprint(data))}
    assert found["rechecked"] == {"value": 7.0, "broken": []}
    assert found["decided"] == {"amounts": {"P1": 4000, "P2": 100}, "cost": 4100}
    assert (found["value"], found["cost"], found["funded"]) == (7.0, 9000, {"P1": 4000, "P2": 5000})
    assert {"unassessed", "seconds", "bound", "gap", "tied"} <= set(found)
    assert json.loads(json.dumps(found)) == found


def test_what_differs_stands_with_both_figures_and_a_sentence(decision: Decision) -> None:
    data = record_json(decision, Circumstances(versions={"fordela": "9"}))
    now = (decision.proposals[0], replace(decision.proposals[1], cost=6000))
    found = replay_json(replay(read_record(data, "p.json"), now, SUM), data)
    file, cost, *_ = found["differences"]
    assert (file["kind"], file["now"]) == ("proposals_file", SUM)
    assert cost == {
        "kind": "proposal",
        "key": "P2",
        "column": "cost",
        "recorded": 5000,
        "now": 6000,
        "text": "P2 Förslag P2, belopp: 5\xa0000\xa0kr i beslutsposten, 6\xa0000\xa0kr nu",
    }
    assert found["rechecked"]["broken"][0]["key"] == "P2"
    assert found["versions"]["fordela"]["recorded"] == "9"


@pytest.mark.parametrize(
    ("mismatch", "said"),
    [
        (
            Mismatch("proposal", "P1", 2, 3.5, "labour_market"),
            "P1 Förslag P1, arbetsmarknad: 2 i beslutsposten, 3,5 nu",
        ),
        (Mismatch("proposal", "P1", None, 3, "crime"), "P1 Förslag P1, brottslighet: inget i beslutsposten, 3 nu"),
        (Mismatch("proposal", "P1", "", "A", "group"), "P1 Förslag P1, grupp: inget i beslutsposten, A nu"),
        (Mismatch("proposal", "P1", 0, 7, "cost_2023"), "P1 Förslag P1, belopp_2023: 0 kr i beslutsposten, 7 kr nu"),
        (Mismatch("proposal_missing", "P9", "Borta", None), "P9 Borta finns i beslutsposten men inte i förslagsfilen"),
        (Mismatch("proposal_added", "P1", None, "x"), "P1 Förslag P1 finns i förslagsfilen men inte i beslutsposten"),
        (Mismatch("status", "", "feasible", "optimal"), "Resultatet är optimal, i beslutsposten feasible"),
        (Mismatch("value", "", 7.0, 6.75), "Poängen blir 6,75, i beslutsposten 7"),
        (Mismatch("cost", "", 9000, None), "Summan blir inget, i beslutsposten 9 000 kr"),
        (Mismatch("amount", "P1", 4000, 0), "P1 Förslag P1: beräknas få 0 kr, i beslutsposten 4 000 kr"),
        (Mismatch("unassessed", "", "P3", ""), "Inte bedömda är inget, i beslutsposten P3"),
        (
            Mismatch("record", "x", 9, 8),
            "Beslutsposten är inte hel: x är 9 kr men borde vara 8 kr",
        ),
        (
            Mismatch("proposals_file_same", "forslag.csv", SUM, SUM),
            "Förslagsfilen är inte den som hör till posten, men innehållet är detsamma",
        ),
    ],
)
def test_a_difference_is_a_sentence(decision: Decision, mismatch: Mismatch, said: str) -> None:
    assert mismatch_sentence(mismatch, decision.proposals, "sv").replace("\xa0", " ") == said


def test_in_english_columns_have_their_english_names(decision: Decision) -> None:
    told = mismatch_sentence(Mismatch("proposal", "P1", 2, 3.5, "labour_market"), decision.proposals, "en")
    assert told.startswith("P1 Förslag P1, labour_market: ")
