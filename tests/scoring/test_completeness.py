"""What proposals carry of what the city asks for."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.areas import AREA_CODES
from scoring.columns import known_columns
from scoring.completeness import ASPECTS, aspect_name, aspect_reason, carried, completeness, missing_sentence
from scoring.intake import read_proposals
from scoring.language import LANGUAGES, Language
from scoring.proposal import Proposal

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

Make = Callable[..., Proposal]
TEXTS = {
    "child_perspective": "Barn får läshjälp",
    "gender_perspective": "Fler pojkar än flickor",
    "target_group": "Årskurs 7",
    "follow_up": "Enkät i maj",
}


def test_what_stands_is_told_as_it_stands_and_what_is_missing_by_name(proposal: Make) -> None:
    found = completeness(proposal(place="Rosengård", texts={"target_group": " Årskurs 7 ", "note": "x"}))
    assert found.stands == {"place": "Rosengård", "target_group": "Årskurs 7"}
    assert found.missing == ("child_perspective", "gender_perspective", "follow_up")
    assert not found.complete


def test_a_proposal_with_all_of_it_is_complete(proposal: Make) -> None:
    found = completeness(proposal(place="hela staden", texts=TEXTS))
    assert found.complete
    assert (found.id, set(found.stands)) == ("P01", set(ASPECTS))


@pytest.mark.parametrize("sign", ["–", " - ", "?", "…", "./."])
def test_a_sign_alone_says_nothing(proposal: Make, sign: str) -> None:
    assert "follow_up" in completeness(proposal(texts={"follow_up": sign})).missing


def test_every_aspect_is_a_column_of_the_proposals_file() -> None:
    headings = {column.name: column.swedish for column in known_columns(AREA_CODES)}
    row = {"id": "P1", "titel": "t", "belopp": "1", "primärt område": "Boende"} | dict.fromkeys(
        ("boende", "utbildning", "arbetsmarknad", "demokrati", "brottslighet"), "1"
    )
    row |= {headings[aspect]: f"om {aspect}" for aspect in ASPECTS}
    (read,) = read_proposals(f"{';'.join(row)}\n{';'.join(row.values())}\n".encode(), "f.csv")
    assert completeness(read).stands == {aspect: f"om {aspect}" for aspect in ASPECTS}


def test_how_many_carry_each_aspect_is_counted(proposal: Make) -> None:
    counted = carried([proposal(place="Seved"), proposal(texts=TEXTS), proposal(place="Nydala")])
    assert counted == dict.fromkeys(ASPECTS, 1) | {"place": 2}
    assert carried([]) == dict.fromkeys(ASPECTS, 0)


def test_what_is_missing_is_said_in_one_sentence(proposal: Make) -> None:
    lacking = completeness(proposal(place="Seved", texts=TEXTS | {"follow_up": ""}))
    assert missing_sentence(lacking, "sv") == "Saknas: uppföljning"
    assert missing_sentence(completeness(proposal()), "en") == (
        "Missing: child perspective, gender equality perspective, place, target group, follow-up"
    )
    assert missing_sentence(completeness(proposal(place="Seved", texts=TEXTS)), "sv").startswith("Allt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_aspect_has_a_name_and_a_reason_of_its_own(language: Language) -> None:
    said = [say(aspect, language) for say in (aspect_name, aspect_reason) for aspect in ASPECTS]
    assert len(set(said)) == 2 * len(ASPECTS)


@PATIENT
@given(st.dictionaries(st.sampled_from(ASPECTS), st.text(max_size=5)))
def test_each_aspect_either_stands_or_is_missing(texts: dict[str, str]) -> None:
    place = texts.pop("place", "")
    scores = dict.fromkeys(AREA_CODES, 1.0)
    found = completeness(Proposal("P1", "t", 1, "crime", scores, place=place, texts=texts))
    assert sorted((*found.stands, *found.missing)) == sorted(ASPECTS)
