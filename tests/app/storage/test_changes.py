"""What changed between two versions, in words."""

from dataclasses import replace
from typing import Any

import pytest

from app.ongoing.held import Held, Register, Verdict
from app.result import EqualChoice
from app.samples import read_sample
from app.storage.changes import cut, of_copy, words
from app.storage.saved_work import SavedWork
from optimiser.decision import Override
from optimiser.scenario import Limit
from scoring.language import LANGUAGES
from scoring.ongoing.register import Ongoing

CASE = read_sample("malmo_2022")
BEFORE = SavedWork(CASE, CASE.scenario)
WHO = ("malmo_2022.csv", "P01", "x")
LOTSEN = Ongoing("R1", "Lotsen")
FIRST, *OTHERS = CASE.proposals


def told(after: SavedWork, before: SavedWork = BEFORE) -> list[str]:
    return [sentence.replace("\xa0", " ") for sentence in words(before, after, "sv")]


def scenario(**values: Any) -> SavedWork:
    return replace(BEFORE, scenario=replace(CASE.scenario, **values))


def proposals(*listed: Any) -> SavedWork:
    return replace(BEFORE, case=replace(CASE, proposals=listed))


def limits(share: float) -> SavedWork:
    return scenario(limits=(Limit("primary_area", "housing", min_share=share),))


def with_said(verdict: Verdict) -> SavedWork:
    return replace(BEFORE, ongoing=Held().with_verdict(WHO, LOTSEN, verdict))


CHANGES: dict[str, tuple[SavedWork, list[str]]] = {
    "nothing": (BEFORE, ["Inget ändrat"]),
    "budget": (scenario(budget=9_000_000), ["Att fördela: 15 000 000 kr → 9 000 000 kr"]),
    "weights": (
        scenario(weights=CASE.scenario.weights | {"housing": 30.0, "crime": 12.5}),
        ["Vikter: Boende 20 → 30, Brottslighet 20 → 12,5"],
    ),
    "counting": (scenario(benefit="per_krona"), ["Poäng räknas per krona"]),
    "parts": (scenario(part_funding=True), ["Del av belopp kan ges"]),
    "a rule": (scenario(fund=("P02",)), [f"Ny regel: Ska ingå: P02 {CASE.proposals[1].title}"]),
    "a text": (replace(BEFORE, paper_texts={"summary": "x"}), ["En text ändrad"]),
    "something confirmed": (with_said("confirmed"), ["P01 samordnas med Lotsen"]),
    "something dismissed": (with_said("dismissed"), ["P01 har inget med Lotsen att göra"]),
    "another register": (
        replace(BEFORE, ongoing=Held(Register("eget.csv", (LOTSEN,)))),
        ["Register över det som pågår: eget.csv, 1 post"],
    ),
    "a state": (replace(BEFORE, noted={WHO: ("withdrawn", "dubblett")}), ["P01: återtagen (dubblett)"]),
    "an override": (
        replace(BEFORE, overrides={WHO: Override(300_000, "enligt nämnden")}),
        ["P01: stadskontoret ger 300 000 kr (enligt nämnden)"],
    ),
    "a condition": (
        replace(BEFORE, overrides={WHO: Override(condition="x")}), ["P01: stadskontorets skäl eller villkor"],
    ),
    "a choice": (
        replace(BEFORE, equal_choices=(EqualChoice((CASE.scenario, CASE.proposals), {}, "billigast"),)),
        ["Val mellan lika bra: billigast"],
    ),
    "a list": (replace(BEFORE, own_amounts={"P01": 1, "P02": 2}), ["Egen lista: 2 förslag ändrade: P01, P02"]),
    "a proposal gone": (proposals(*OTHERS), ["Förslag borta: P01"]),
    "a proposal changed": (proposals(replace(FIRST, cost=1), *OTHERS), ["Förslag ändrat: P01"]),
    "a proposal new": (proposals(*CASE.proposals, replace(FIRST, id="P99")), ["Nytt förslag: P99"]),
    "the place of a row": (proposals(replace(FIRST, row=9, state="withdrawn"), *OTHERS), ["Inget ändrat"]),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told_as_what_an_officer_did(change: str) -> None:
    after, expected = CHANGES[change]
    assert told(after) == expected


def test_rules_are_told_by_their_sentences_and_a_share_does_not_follow_the_budget() -> None:
    two, three = limits(0.2), limits(0.3)
    assert told(two) == ["Ny regel: Boende: minst 20 % av medlen (3 000 000 kr)"]
    assert told(three, two) == ["Ändrad regel: Boende: minst 30 % av medlen (4 500 000 kr)"]
    assert told(BEFORE, two) == ["Borttagen regel: Boende: minst 20 % av medlen (3 000 000 kr)"]
    off = replace(two, off=frozenset([("min_share", "primary_area=housing")]))
    assert told(off, two)[0].startswith("Avslagen regel: Boende")
    assert told(two, off)[0].startswith("Påslagen regel: Boende")
    richer = replace(two, scenario=replace(two.scenario, budget=16_000_000))
    assert told(richer, two) == ["Att fördela: 15 000 000 kr → 16 000 000 kr"]


def test_what_is_taken_back_is_told_too() -> None:
    noted, decided = (CHANGES[name][0] for name in ("a state", "an override"))
    assert told(BEFORE, noted) == ["P01: inkommen"]
    assert told(BEFORE, decided) == ["P01: stadskontoret följer beräkningen"]


def test_other_proposals_on_other_criteria_are_told() -> None:
    case = read_sample("exempel_tre_syften")
    sentences = told(SavedWork(case, case.scenario))
    assert sentences[0] == f"Förslag ur exempel_tre_syften.csv: {len(case.proposals)}"
    assert "Andra kriterier" in sentences


def test_many_changes_end_with_and_more() -> None:
    ids = tuple(one.id for one in CASE.proposals)
    sentences = told(scenario(fund=ids))
    assert (len(sentences), sentences[-1]) == (13, "med mera")


def test_thousands_of_rules_are_not_all_worded(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("app.storage.changes.rule_sentence", lambda *about: asked.append(about) or "")
    told(scenario(fund=tuple(one.id for one in CASE.proposals)))
    assert len(asked) == 13


def test_the_first_version_and_a_copy_say_what_they_are() -> None:
    assert words(None, BEFORE, "en") == ("First version: 19 proposals, 15\xa0000\xa0000\xa0kr",)
    assert of_copy("Grund", 2, "sv") == ("Kopia av Grund, version 2",)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", CHANGES)
def test_both_languages_tell_every_change(language: Any, change: str) -> None:
    assert len(words(BEFORE, CHANGES[change][0], language)) == len(CHANGES[change][1])


def test_a_long_reason_is_cut() -> None:
    assert cut("ab\ncd") == "ab cd"
    assert (len(cut("x" * 100)), cut("x" * 100)[-1]) == (80, "…")


def test_what_is_taken_back_is_said_to_be_open_and_the_shipped_register_is_told_from_ones_own() -> None:
    assert told(BEFORE, with_said("confirmed")) == ["P01: inget sagt om Lotsen"]
    own = replace(BEFORE, ongoing=Held(Register("eget.csv", (LOTSEN,))))
    assert told(BEFORE, own) == ["Register över det som pågår: det som följer med Fördela"]
