import itertools
from dataclasses import replace

import pytest

from scoring import merging
from scoring.areas import AREA_CODES
from scoring.merging import Decision, Doubt, contradictions, doubts, merged
from scoring.problems import BadInput
from scoring.proposal import Proposal


def one(id_: str, title: str, file: str, requires: tuple[tuple[str, ...], ...] = ()) -> Proposal:
    return Proposal(id_, title, 1000, "crime", dict.fromkeys(AREA_CODES, 1.0), requires=requires, file=file, row=2)


CULTURE = (one("P01", "Samtida cirkus för unga", "kultur.csv"), one("P02", "El Sistema", "kultur.csv"))
SCHOOL = (one("P01", "Läxhjälp", "skola.csv"), one("S2", "Samtida cirkus för unga!", "skola.csv"))


def test_files_without_doubts_become_one_list_in_file_order() -> None:
    school = (one("S1", "Läxhjälp", "skola.csv"),)
    assert doubts((CULTURE, school)) == ()
    assert merged((CULTURE, school), {}) == (*CULTURE, *school)


def test_the_same_id_and_nearly_the_same_title_are_doubts_with_both_places() -> None:
    found = doubts((CULTURE, SCHOOL))
    assert [(doubt.reason, doubt.first.title, doubt.second.title) for doubt in found] == [
        ("same_id", "Samtida cirkus för unga", "Läxhjälp"),
        ("near_title", "Samtida cirkus för unga", "Samtida cirkus för unga!"),
    ]


def test_nothing_is_merged_by_guess() -> None:
    with pytest.raises(KeyError):
        merged((CULTURE, SCHOOL), {})


def test_both_of_a_same_id_stay_and_the_later_gets_its_files_name_everywhere() -> None:
    needing = replace(SCHOOL[1], title="Skolkör", requires=(("P01", "S2"),))
    found = doubts((CULTURE, (SCHOOL[0], needing)))
    result = merged((CULTURE, (SCHOOL[0], needing)), {doubt.key: "both" for doubt in found})
    assert [proposal.id for proposal in result] == ["P01", "P02", "skola-P01", "S2"]
    assert result[3].requires == (("skola-P01", "S2"),)
    assert [proposal.file for proposal in result] == ["kultur.csv", "kultur.csv", "skola.csv", "skola.csv"]


def test_the_one_that_the_officer_keeps_stays() -> None:
    same_id, near_title = doubts((CULTURE, SCHOOL))
    result = merged((CULTURE, SCHOOL), {same_id.key: "both", near_title.key: "second"})
    assert [proposal.title for proposal in result] == ["El Sistema", "Läxhjälp", "Samtida cirkus för unga!"]
    assert [proposal.id for proposal in result] == ["P02", "P01", "S2"]
    result = merged((CULTURE, SCHOOL), {same_id.key: "first", near_title.key: "both"})
    assert [proposal.id for proposal in result] == ["P01", "P02", "S2"]


def test_files_of_the_same_name_still_give_each_proposal_its_own_id() -> None:
    titles = {"a.csv": "Cirkus", "a.xlsx": "Läxhjälp", "b/a.csv": "Fritidsbank"}
    files = tuple((one("P01", title, file),) for file, title in titles.items())
    result = merged(files, {doubt.key: "both" for doubt in doubts(files)})
    assert [proposal.id for proposal in result] == ["P01", "a-P01", "a-P01-2"]


def same(*files: str) -> tuple[tuple[Proposal, ...], ...]:
    """One proposal P01 in each file, with a title of its own."""
    titles = ("Alfa", "Betongen", "Cykelkök", "Dansskola")
    return tuple((one("P01", title, file),) for title, file in zip(titles, files, strict=False))


def answers(found: tuple[Doubt, ...], *decisions: Decision) -> dict[str, Decision]:
    return {doubt.key: decision for doubt, decision in zip(found, decisions, strict=True)}


def test_each_doubt_has_a_key_of_its_own_that_follows_what_is_asked() -> None:
    first = replace(CULTURE[0], id="a|b", file="c")
    pairs = [
        (CULTURE[0], SCHOOL[0]), (CULTURE[0], replace(SCHOOL[0], row=3)), (CULTURE[0], replace(SCHOOL[0], cost=7)),
        (CULTURE[0], replace(SCHOOL[0], title="Simskola")), (CULTURE[0], replace(SCHOOL[0], file="skola.csv (2)")),
        (first, SCHOOL[0]), (replace(first, id="b", file="c|a"), SCHOOL[0]),
    ]  # fmt: skip
    keys = [Doubt("same_id", *pair).key for pair in pairs]
    assert len(set(keys)) == len(keys)
    assert Doubt("same_id", *pairs[0]).key == Doubt("near_title", *pairs[0]).key


def test_ids_that_only_look_the_same_are_a_doubt_and_become_two_ids() -> None:
    files = ((one("P 1", "Cirkus", "a.csv"),), (one("P\u00a01", "Läxhjälp", "b.csv"),))
    (doubt,) = doubts(files)
    assert doubt.reason == "same_id"
    assert [made.id for made in merged(files, {doubt.key: "both"})] == ["P 1", "b-P\u00a01"]


def test_a_new_id_is_one_that_no_file_has() -> None:
    files = (
        (one("P01", "Skolmat", "a.csv"),),
        (one("P01", "Fotboll", "b.csv"), one("b-P01", "Annat", "b.csv"), one("b-P01-2", "Kör", "b.csv")),
        (one("b-P01-3", "Odling", "c.csv"),),
    )
    result = merged(files, {doubt.key: "both" for doubt in doubts(files)})
    assert [made.id for made in result] == ["P01", "b-P01-4", "b-P01", "b-P01-2", "b-P01-3"]
    assert [made.title for made in result] == ["Skolmat", "Fotboll", "Annat", "Kör", "Odling"]


def test_a_new_id_can_be_required_whatever_its_file_is_called() -> None:
    files = same("a.csv", "skola;1|2.csv")
    assert merged(files, answers(doubts(files), "both"))[1].id == "skola_1_2-P01"


@pytest.mark.parametrize("decisions", list(itertools.product(("both", "first", "second"), repeat=3)))
def test_of_three_files_answers_either_agree_or_are_told_and_no_proposal_vanishes(
    decisions: tuple[Decision, ...],
) -> None:
    files = same("a.csv", "b.csv", "c.csv")
    found = doubts(files)
    given = answers(found, *decisions)
    one_and_the_same = sum(decision != "both" for decision in decisions)
    orders = {("second", "second", "second"), ("first", "first", "first"), ("first", "first", "second"),
              ("second", "first", "first"), ("first", "second", "second"), ("second", "second", "first")}  # fmt: skip
    if one_and_the_same < 2 or decisions in orders:
        assert contradictions(found, given) == ()
        assert len(merged(files, given)) == 3 - min(one_and_the_same, 2)
    else:
        with pytest.raises(BadInput) as refusal:
            merged(files, given)
        (problem,) = refusal.value.problems
        assert problem == contradictions(found, given)[0]
        assert problem.details["proposals"] == "P01 (a.csv), P01 (b.csv), P01 (c.csv)"
        assert "P01 (c.csv) är enligt svaren ett och samma förslag" in problem.sentence("sv")


def test_one_proposal_cannot_stand_for_two_that_both_stay() -> None:
    titles = [f"Samtida cirkus för unga{ending}" for ending in ("", "aaaa", "aaaaaaaaa")]
    files = tuple((one(f"P{n}", title, f"{n}.csv"),) for n, title in enumerate(titles))
    found = doubts(files)
    assert [(doubt.first.id, doubt.second.id) for doubt in found] == [("P0", "P1"), ("P1", "P2")]
    assert len(contradictions(found, answers(found, "first", "second"))) == 1
    for decisions in (("second", "first"), ("first", "first"), ("second", "second")):
        assert len(merged(files, answers(found, *decisions))) == 1


def test_requirements_on_a_proposal_left_out_are_on_the_one_that_stays() -> None:
    files = (
        (
            one("P1", "Samtida cirkus", "a.csv"),
            one("P2", "Odling", "a.csv", (("P1",), ("P1", "P3"))),
            one("P3", "Kör", "a.csv"),
        ),
        (one("P3", "Läxhjälp", "b.csv"), one("S1", "Samtida cirkus!", "b.csv", (("P3",),))),
    )  # fmt: skip
    given = {doubt.key: "second" if doubt.reason == "near_title" else "both" for doubt in doubts(files)}
    result = {made.id: made.requires for made in merged(files, given)}
    assert result == {"P2": (("S1",), ("S1", "P3")), "P3": (), "b-P3": (), "S1": (("b-P3",),)}


def test_a_requirement_that_a_proposal_has_come_to_meet_itself_is_met() -> None:
    files = (
        (one("P1", "Samtida cirkus", "a.csv"), one("P2", "Samtida cirkus!!", "a.csv", (("P1",),))),
        (one("S1", "Samtida cirkus!", "b.csv"),),
    )
    given = {doubt.key: "second" if doubt.first.id == "P1" else "first" for doubt in doubts(files)}
    assert [(made.id, made.requires) for made in merged(files, given)] == [("P2", ())]


def test_doubts_beyond_answering_refuse_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_DOUBTS", 2)
    assert len(doubts(same("a.csv", "b.csv")) + doubts((CULTURE, SCHOOL))) == 3
    with pytest.raises(BadInput) as refusal:
        doubts(same("a.csv", "b.csv", "c.csv"))
    assert [(problem.file, problem.kind) for problem in refusal.value.problems] == [
        ("a.csv, b.csv, c.csv", "too_alike")
    ]


def test_every_pair_of_files_is_looked_at_once() -> None:
    files = same("a.csv", "b.csv", "c.csv", "d.csv")
    pairs = [(doubt.first.file, doubt.second.file) for doubt in doubts(files)]
    assert pairs == list(itertools.combinations(("a.csv", "b.csv", "c.csv", "d.csv"), 2))


def test_columns_that_two_files_spell_differently_become_one() -> None:
    first = replace(CULTURE[0], extra={"Kommentar": "ja"}, pool_costs={"A": 1})
    second = replace(SCHOOL[1], id="S1", title="Kör", extra={"kommentar": "nej"}, pool_costs={"a": 2})
    assert [(made.extra, made.pool_costs) for made in merged(((first,), (second,)), {})] == [
        ({"Kommentar": "ja"}, {"A": 1}),
        ({"Kommentar": "nej"}, {"A": 2}),
    ]
