"""Likely relatives: each reason alone, their order, and how many of the city's own overlaps of 2022 are found."""

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.areas import AREA_CODES
from scoring.intake import read_proposals
from scoring.language import LANGUAGES
from scoring.ongoing.register import Ongoing, read_register
from scoring.ongoing.relatives import LEAST, MOST, STRONG, WEIGHTS, Relative, relatives
from scoring.ongoing.sentences import likeness, reason_sentence
from scoring.proposal import Proposal

SAMPLES = Path(__file__).parents[3] / "sample_data"
PLAIN = Proposal("P1", "Vårkonsert", 1, "housing", dict.fromkeys(AREA_CODES, 0.0))
# What the city's papers and our reading of them call overlaps in 2022: the proposals, and what is going on.
OVERLAPS = {
    "Trygga barnet": (("P06",), ("R005", "R048", "R057")),
    "Hemmasittare": (("P07",), ("R053", "R055")),
    "Kommunala aktivitetsansvaret": (("P14",), ("R018",)),
    "Kompletterande professioner": (("P09", "P10"), ("R071",)),
    "Sociala strategin": (("P18",), ("R008", "R031", "R047", "R052", "R092", "R120")),
    "Samverkan Rosengård": (("P15",), ("R013", "R027", "R049", "R059", "R093", "R120")),
    "Thaiwise": (("P13",), ("R012", "R095")),
}

CLEAR = {
    "P03": ["R097"], "P06": ["R057", "R005", "R048"], "P07": ["R053"], "P08": ["R063", "R073"], "P10": ["R055"],
    "P13": ["R079", "R012", "R095"], "P14": ["R055"], "P17": ["R057", "R005", "R048"],
}  # fmt: skip


def of(proposal: Proposal, *entries: Ongoing) -> tuple[Relative, ...]:
    return relatives((proposal,), entries)[proposal.id]


def kinds(proposal: Proposal, entry: Ongoing) -> dict[str, str]:
    """{kind: what is shared} of the reasons, with enough beside them that the entry is a relative."""
    known = replace(entry, name="Vårkonsert")
    (found,) = of(replace(proposal, title="Vårkonsert"), known)
    return {reason.kind: reason.what for reason in found.reasons if reason.kind not in ("name", "text")}


def in_2022() -> tuple[tuple[Proposal, ...], tuple[Ongoing, ...]]:
    register, proposals = (SAMPLES / name for name in ("pagaende_processer.csv", "malmo_2022.csv"))
    return read_proposals(proposals.read_bytes(), "p.csv"), read_register(register.read_bytes(), "r.csv")


def test_a_name_in_the_others_text_is_a_reason_by_itself() -> None:
    entry = Ongoing("R1", "Flexteamet (mot skolfrånvaro)")
    (found,) = of(replace(PLAIN, texts={"description": "utöka Flexteamets uppdrag"}), entry)
    assert [(reason.kind, reason.what) for reason in found.reasons if reason.kind != "text"] == [("name", "Flexteamet")]
    assert (found.reasons[0].points, found.strong) == (WEIGHTS["name"], True)
    titled = replace(PLAIN, title="Kommunala aktivitetsansvaret (KAA)")
    assert of(titled, Ongoing("R1", "Projektet", description="från det kommunala aktivitetsansvaret"))[0].strong


def test_a_name_that_many_proposals_have_tells_none_of_them_apart() -> None:
    several = [replace(PLAIN, id=f"P{place}", texts={"note": "i skolan"}) for place in range(4)]
    assert relatives(several, (Ongoing("R1", "Skolan"),)) == {one.id: () for one in several}
    assert relatives(several[:1], (Ongoing("R1", "Skolan"),))["P0"] != ()


@pytest.mark.parametrize(
    ("proposal", "entry", "reason"),
    [
        ({"committee": "Hälsa, vård och omsorgsnämnden"}, {"committee": "Hälsa-, vård- och omsorgsnämnden"},
         ("committee", "Hälsa-, vård- och omsorgsnämnden")),
        ({"committee": "Kulturnämnden"}, {"partners": "fritids- och kulturförvaltningen"},
         ("partner", "Kulturnämnden")),
        ({"texts": {"recipient": "Hela Människan"}}, {"partners": "föreningen Hela människan"},
         ("partner", "Hela Människan")),
        ({"texts": {"note": "med kulturförvaltningen"}}, {"committee": "Kulturnämnden"},
         ("mentioned", "Kulturnämnden")),
        ({"place": "Nydala"}, {"description": "mötesplats på Nydala"}, ("place", "Nydala")),
        ({"texts": {"note": "runt torget i Seved"}}, {"place": "Södra Sofielund (Seved), Möllevången"},
         ("place", "Seved")),
        ({"texts": {"target_group": "elever i grundskolan"}}, {"target_group": "alla elever"},
         ("target_group", "elever")),
        ({"primary_area": "crime"}, {"primary_area": "crime"}, ("area", "crime")),
    ],
)  # fmt: skip
def test_what_the_two_share_is_a_reason(
    proposal: dict[str, object], entry: dict[str, str], reason: tuple[str, str]
) -> None:
    assert kinds(replace(PLAIN, **proposal), replace(Ongoing("R1", ""), **entry)) == dict([reason])  # type: ignore[arg-type]


def test_what_is_unknown_of_both_is_nothing_shared() -> None:
    assert kinds(PLAIN, Ongoing("R1", "")) == {}
    assert of(replace(PLAIN, committee="Kulturnämnden"), Ongoing("R1", "Något helt annat")) == ()


def test_those_with_most_points_come_first_and_else_as_in_the_register() -> None:
    here = replace(PLAIN, place="Nydala", committee="Kulturnämnden")
    entries = [Ongoing(f"R{place}", "Y", place="Nydala") for place in range(MOST)]
    found = of(here, *entries, Ongoing("R9", "Z", committee="Kulturnämnden", place="Nydala"))
    assert [one.entry.id for one in found] == ["R9", "R0", "R1", "R2", "R3"]
    assert all(one.points >= LEAST for one in found)
    assert found[0].points < STRONG
    assert not found[0].strong
    assert [reason.kind for reason in found[0].reasons] == ["place", "committee"]


def test_of_the_citys_seven_overlaps_six_are_among_the_first_three() -> None:
    """Of the 24 that stand first for these proposals, 9 belong to the overlaps; 15 are false by that list."""
    proposals, register = in_2022()
    found = {id_: [one.entry.id for one in several[:3]] for id_, several in relatives(proposals, register).items()}
    hit = {
        name for name, (ids, true) in OVERLAPS.items() if any(entry in true for id_ in ids for entry in found[id_])
    }  # fmt: skip
    assert hit == set(OVERLAPS) - {"Samverkan Rosengård"}
    shown = [(entry, true) for ids, true in OVERLAPS.values() for id_ in ids for entry in found[id_]]
    assert (len(shown), sum(entry in true for entry, true in shown)) == (24, 9)


def test_of_the_clear_likenesses_of_2022_each_is_named_here() -> None:
    proposals, register = in_2022()
    several = relatives(proposals, register).items()
    clear = {id_: [one.entry.id for one in found if one.strong] for id_, found in several}
    assert {id_: entries for id_, entries in clear.items() if entries} == CLEAR


def test_a_search_that_is_stopped_answers_for_the_proposals_it_has_come_to() -> None:
    proposals, register = in_2022()
    asked = iter([False, False, True])
    assert list(relatives(proposals, register, stopped=lambda: next(asked))) == ["P01", "P02"]


def test_the_same_files_give_the_same_relatives_in_the_same_order() -> None:
    proposals, register = in_2022()
    assert relatives(proposals, register) == relatives(proposals, register)
    alone = relatives(proposals[5:6], register)["P06"]
    assert [one.entry.id for one in alone][:3] == ["R057", "R005", "R048"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_said_in_words(language: str) -> None:
    proposals, register = in_2022()
    several = [one for found in relatives(proposals, register).values() for one in found]
    said = {reason.kind: reason_sentence(reason, language) for one in several for reason in one.reasons}  # type: ignore[arg-type]
    assert set(said) == set(WEIGHTS) - {"mentioned"}
    assert all(said.values())
    assert len(set(said.values())) == len(said)
    assert len({likeness(one, language) for one in several}) == 2  # type: ignore[arg-type]
