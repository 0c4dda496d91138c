from dataclasses import replace

import pytest

from scoring.areas import AREA_CODES
from scoring.merging import doubts, merged, nearly_the_same
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
    assert found[0].key == "kultur.csv|P01|skola.csv|P01"


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


@pytest.mark.parametrize(
    ("title", "other", "same"),
    [
        ("Läxhjälp på Rosengård", "LÄXHJÄLP  på rosengård", True),
        ("Läxhjälp på Rosengård", "Läxhjälp i Rosengård", True),
        ("Läxhjälp", "Fritidsbanken", False),
        ("Mammakraft", "Pappakraft och mammakraft i hela staden", False),
    ],
)
def test_titles_a_misprint_apart_are_nearly_the_same(title: str, other: str, same: bool) -> None:
    assert nearly_the_same(title, other) is same
