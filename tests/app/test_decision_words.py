"""What is said about the office's proposal."""

from dataclasses import replace

import pytest

from app import decision_words as words
from app.result import Result, answer
from app.state import Work
from optimiser.decision import Decision, Override
from optimiser.deviations import Deviations
from scoring.components import components_of
from scoring.proposal import Proposal


@pytest.fixture
def at_15(work: Work) -> Result:
    return answer(work.scenario, work.proposals)


def decided(result: Result, **overrides: Override) -> Deviations:
    return Deviations(Decision(result.scenario, result.proposals, result.portfolio, overrides))


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def marks(deviations: Deviations, id_: str) -> list[str]:
    grant = next(one for one in deviations.grants if one.proposal.id == id_)
    return [plain(mark) for mark in words.marks(grant, deviations)]


def test_the_headline_counts_proposals_money_and_deviations(at_15: Result) -> None:
    assert plain(words.headline(decided(at_15).decision)) == (
        "Kontoret föreslår 19 förslag, 15,00 av 15,00 mnkr; inga avvikelser från det beräknade."
    )
    two = decided(at_15, P05=Override(313_000, "a"), P15=Override(0, "b")).decision
    assert plain(words.headline(two)) == (
        "Kontoret föreslår 18 förslag, 12,96 av 15,00 mnkr; 2 avvikelser från det beräknade."
    )


def test_what_deviations_cost_or_give_is_told_in_points_and_kronor(at_15: Result) -> None:
    found = decided(at_15, P15=Override(0, "nej")).together
    assert plain(words.changes(found)) == (
        "Avvikelserna ger tillsammans −1,20 poäng och −2 030 000 kr mot det beräknade. Kvar att fördela: 2 030 000 kr."
    )
    more = decided(at_15, P15=Override(2_030_001, "mer"))
    assert plain(words.changes(more.together)).endswith(
        "±0 poäng och +1 kr mot det beräknade. Inget är kvar att fördela."
    )


def test_a_loss_too_small_to_show_is_never_none(at_15: Result) -> None:
    assert words.points_changed(decided(at_15, P15=Override(2_029_999, "mindre")).together) == "− mindre än 0,01"


def test_more_than_there_is_is_said_loudly(at_15: Result) -> None:
    assert words.over_budget(decided(at_15).decision) == ""
    over = decided(at_15, P16=Override(500_000, "mer"))
    assert plain(words.over_budget(over.decision)) == (
        "⚠ Beslutet är 200 000 kr över medlen: 15 200 000 kr mot 15 000 000 kr."
    )
    sentences = words.broken(over.together, over.decision.proposals)
    assert [plain(one) for one in sentences] == ["P16 Fritidsbanken får 500 000 kr, mer än beloppet 300 000 kr"]
    assert len(words.broken(over.together, over.decision.proposals, budget_too=True)) == 2


def test_the_sample_as_it_is_has_a_grant_nobody_requested_and_parts_that_do_not_add_up(at_15: Result) -> None:
    found = decided(at_15)
    assert list(words.notes(found)) == [
        "1 förslag får medel fast ingen har sökt det: P09.",
        "1 förslag har kostnadsdelar som inte går ihop: P18.",
    ]
    assert marks(found, "P09") == ["ingen har sökt"]
    assert marks(found, "P18") == ["delarna går inte ihop: minst 1 800 000 kr mot 1 370 000 kr"]
    assert marks(found, "P05") == []


def test_a_deviation_is_marked_and_one_that_is_now_computed_is_told_apart(at_15: Result) -> None:
    found = decided(
        at_15, P05=Override(313_000, "a"), P06=Override(0), P07=Override(1_500_000), P08=Override(None, "c")
    )
    assert marks(found, "P05") == ["avviker från det beräknade"]
    assert marks(found, "P06") == ["avviker från det beräknade, skäl saknas"]
    assert marks(found, "P07") == ["kontorets belopp är nu detsamma som det beräknade"]
    assert marks(found, "P08") == []
    assert "Skäl saknas för 1 avvikelse: P06." in list(words.notes(found))


def test_a_lower_before_a_higher_names_those_passed_by(at_15: Result) -> None:
    ranks = {"P06": 2, "P07": 1, "P08": 3}
    proposals = tuple(replace(one, committee_rank=ranks.get(one.id)) for one in at_15.proposals)
    found = decided(replace(at_15, proposals=proposals), P07=Override(0, "nej"))
    assert marks(found, "P06") == ["avviker från nämndens ordning: före P07"]
    assert "2 förslag får medel före ett som den egna nämnden har satt högre: P06, P08." in list(words.notes(found))


def test_money_for_what_is_not_assessed_or_not_received_is_marked(at_15: Result) -> None:
    scores = dict.fromkeys(at_15.proposals[0].scores)
    first = replace(at_15.proposals[0], scores=scores, state="withdrawn", state_reason="så")
    found = decided(replace(at_15, proposals=(first, *at_15.proposals[1:])))
    assert marks(found, "P01") == ["läget är återtagen", "inte bedömt, nyttan okänd"]
    assert next(words.notes(found)).startswith("Nyttan är inte känd för P01.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a=300;b=",
            "Kostnadsdelar: a: 300 kr; b: ej prissatt. Tillsammans minst 300 kr mot 500 kr; om de går ihop är inte",
        ),
        ("a=500", "Tillsammans 500 kr, det som är angivet."),
        ("a=600;b=x", "Tillsammans minst 600 kr, 100 kr mer än de 500 kr som är angivna."),
        ("a=400", "Tillsammans 400 kr, 100 kr mindre än de 500 kr som är angivna."),
        ("två personer", "så summan är inte prövad. Så står det: två personer"),
    ],
)
def test_parts_are_told_with_what_they_come_to(work: Work, text: str, said: str) -> None:
    parts = components_of(Proposal("P", "P", 500, "housing", {}, extra={"kostnadsdelar": text}))
    assert work.language == "sv"
    assert parts is not None
    assert said in plain(words.parts_words(parts))


def test_other_pages_are_told_only_where_the_office_deviates(at_15: Result) -> None:
    kept, changed = (
        decided(at_15, P05=Override(None, "som sökt")).decision,
        decided(at_15, P05=Override(0, "a")).decision,
    )
    assert (words.pointer(kept), words.ours(kept)) == ("", "")
    assert words.pointer(changed).startswith("Kontoret avviker på 1 förslag: se sidan Beslut.")
    assert words.ours(changed).startswith("Beloppen är kontorets; 1 avviker från det beräknade.")


def test_where_the_file_never_says_what_was_asked_for_nobody_is_said_not_to_have_asked(at_15: Result) -> None:
    silent = tuple(replace(one, requested=None) for one in at_15.proposals)
    found = Deviations(Decision(at_15.scenario, silent, at_15.portfolio, {}))
    told = [plain(note) for note in words.notes(found)]
    assert "Filen säger inte vad som är sökt." in told
    assert not any("ingen har sökt" in note for note in told)
    assert marks(found, "P09") == []
