"""Words and phrases that are taken for the same, and those that are not."""

import pytest

from scoring.ongoing.words import Rarity, alike, committee_words, mentions, names_in, places_in, shared, telling, words


@pytest.mark.parametrize(
    ("text", "phrase", "there"),
    [
        ("(utöka Flexteamets uppdrag)", "flexteamet", True),
        ("Tryggare Malmö men fokus", "tryggare malmö", True),
        ("alla unga Malmöbor", "ung malmö", False),
        ("pilotsatsning", "lotsen", False),
        ("ingår i CTC.", "ctc", True),
        ("Etc.", "ctc", False),
        ("trygga för barnet", "trygga barnet", False),
        ("vad som helst", "", False),
        ("", "ctc", False),
    ],
)
def test_a_phrase_is_found_with_another_ending_but_never_as_part_of_a_word(text: str, phrase: str, there: bool) -> None:
    assert mentions(" ".join(words(text)), phrase) is there


def test_a_thing_has_its_name_and_what_stands_in_brackets_or_after_a_colon() -> None:
    assert names_in("Communities that Care (CTC)") == {"communities that care": "Communities that Care", "ctc": "CTC"}
    assert list(names_in("SBUM (”Trygga barnet”)")) == ["sbum", "trygga barnet"]
    assert names_in("A: (B)") == {}


def test_a_cell_may_name_several_places() -> None:
    assert list(places_in("Södra Sofielund (Seved), Möllevången").values()) == [
        "Södra Sofielund",
        "Seved",
        "Möllevången",
    ]


def test_a_committee_and_its_department_are_the_same() -> None:
    assert committee_words("Hälsa-, vård- och omsorgsförvaltningen") == committee_words(
        "Hälsa, vård och omsorgsnämnden"
    )


def test_small_words_and_words_of_any_text_tell_nothing() -> None:
    assert telling("Elever eller barn som går i skolan, elever") == ("elever", "barn", "skolan")


def test_words_are_shared_in_near_spellings() -> None:
    assert shared(("grundskolan", "elever"), ("grundskola", "vuxna")) == (("grundskolan", "grundskola"),)
    assert shared((), ("barn",)) == ()


def test_a_word_that_every_text_has_is_worth_nothing_and_one_that_one_has_everything() -> None:
    rarity = Rarity(["barn i skolan", "barn", "barn", "barn och vuxna"])
    assert (rarity.of("barn"), rarity.of("skolan"), rarity.of("okänt")) == (0.0, 1.0, 1.0)
    assert Rarity(["barn skolan", "skolan", "x", "x"]).of("skolan") == pytest.approx(0.5)


def test_texts_are_alike_whatever_order_their_words_have() -> None:
    assert alike(["b a"], ["a b", "xyz"]).tolist() == [[1.0, 0.0]]
