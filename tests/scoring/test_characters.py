import csv
import io
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.characters import alike, cleaned, garbled, garbled_throughout, hidden_character

SAMPLES = Path(__file__).parents[2] / "sample_data"
# Format characters that show: Arabic, Syriac and Kaithi signs before a number.
_SHOWN_FORMATS = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


def test_every_character_without_a_look_of_its_own_is_hidden() -> None:
    characters = map(chr, range(sys.maxunicode + 1))
    unseen = {char for char in characters if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert {char for char in unseen - _SHOWN_FORMATS if hidden_character(f"P{char}") is None} == set()
    assert {char for char in _SHOWN_FORMATS if hidden_character(char)} == set()


@pytest.mark.parametrize(
    "char",
    [
        "\u061c", "\u00ad", "\u180e", "\u2061", "\u2064", "\u206a", "\ufe0f", "\u034f", "\u3164", "\u2800",
        "\U000e0041", "\U000e0100", "\u115f", "\u1160", "\uffa0", "\u17b4", "\ufffc", "\uffff",
    ],
)  # fmt: skip
def test_a_character_that_programs_pass_over_is_hidden(char: str) -> None:
    assert hidden_character(f"P0{char}1") == char
    assert hidden_character(f"P0{char}1", breaks_allowed=True) == char


@pytest.mark.parametrize(
    "text", ["Åäö é 480\u00a0000\u202fkr\u2009– ”citat” ½ 你好 🙂", "ไทย हिन्दी العربية", "A\u030a", "€™…„Œ†Š", ""]
)
def test_letters_signs_and_spaces_of_all_kinds_show(text: str) -> None:
    assert hidden_character(text) is None


@pytest.mark.parametrize("picture", ["❤️", "☎︎", "👨‍👩‍👧", "👩🏽‍🚒", "❤️‍🔥", "©️", "↔️"])
def test_a_composed_picture_belongs_in_a_longer_text_only(picture: str) -> None:
    assert hidden_character(f"Hjärta {picture} för staden", breaks_allowed=True) is None
    assert hidden_character(picture) is not None


@pytest.mark.parametrize("joint", ["\u200d", "\ufe0e", "\ufe0f"])
def test_a_joint_without_a_picture_before_it_is_hidden(joint: str) -> None:
    assert hidden_character(joint, breaks_allowed=True) == joint
    assert hidden_character(f"P01{joint}", breaks_allowed=True) == joint


@pytest.mark.parametrize(
    "text",
    [
        "LÃ¤xhjÃ¤lp", "Ã…tgÃ¤rd", "Ã–ppna", "SKÃ…NE", "pÃ¥", "cafÃ©", "2022 â€“ 2023", "â€œcitatâ€", "L\ufffdx",
        "480Â\xa0000",
    ],
)  # fmt: skip
def test_letters_damaged_on_the_way_are_seen(text: str) -> None:
    assert garbled(text)


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp1252"])
@pytest.mark.parametrize("letter", "åäöÅÄÖ")
def test_each_letter_that_was_encoded_twice_is_seen(letter: str, encoding: str) -> None:
    assert garbled(f"M{letter}l".encode().decode(encoding, errors="surrogateescape"))
    assert garbled(unicodedata.normalize("NFD", f"M{letter}l").encode().decode("cp1252"))


@pytest.mark.parametrize(
    ("encoding", "text", "word"),
    [
        ("mac_roman", "Läxhjälp på skolan", "LŠxhjŠlp"),
        ("mac_roman", "Alla ska få", "fŒ"),
        ("mac_roman", "En bra förskola", "fšrskola"),
        ("mac_roman", "Mer miljö", "miljš"),
        ("cp850", "Läxhjälp på skolan", "L„xhj„lp"),
        ("cp850", "Många barn", "M†nga"),
        ("cp850", "Stöd till alla", "St”d"),
    ],
)
def test_a_file_read_in_the_wrong_code_page_is_seen(encoding: str, text: str, word: str) -> None:
    wrong = f"id;title\nP01;{text}\n".encode(encoding).decode("cp1252")
    assert garbled_throughout(wrong) == word


def test_a_file_that_was_encoded_twice_is_seen() -> None:
    assert garbled_throughout("id;titel\nP01;Läxhjälp i åk 3".encode().decode("cp1252")) == "LÃ¤xhjÃ¤lp"


_SWEDISH = (
    "Läxhjälp för barn på Rosengård", "SÅNG OCH DANS", "”Bro”byggare – Öppna förskolan", "Šejla Bašić och Dušan",
    "Œuvre", "Olof Palme†", "Café Élan", "AÄÖ", "crème brûlée", "São Paulo, SÃO", "kostnad: 5 €…", "„Berlin“", "ÅÄÖ",
    "Renée à Malmö", "100 °C", "½ tjänst", "Ñandú", "Łódź", "Þór", "L’Ôréal", "Bašić", "Škoda", "McŠ", "naïve",
    "”Bro”byggare", "CŒUR", "Aukštaitija", "Dušan och Fišer", "”Chef”rum”", "Â och Ì", "√2 − 1", "Kultur™",
)  # fmt: skip


@pytest.mark.parametrize("text", _SWEDISH)
def test_proper_text_is_not_called_damaged(text: str) -> None:
    assert not garbled(text)
    assert garbled_throughout(text) is None


def test_the_samples_are_not_called_damaged() -> None:
    for path in SAMPLES.glob("*.csv"):
        text = path.read_text("utf-8-sig")
        assert garbled_throughout(text) is None
        assert not any(garbled(cell) for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row)


def test_typed_text_becomes_one_line_that_shows() -> None:
    assert cleaned("  Vill\tvänta\r\ntill\u200b 2024\u200e ") == "Vill vänta till 2024"
    assert cleaned("\u200b\u200e \t") == ""
    assert cleaned("10\u00a0000 kr") == "10\u00a0000 kr"
    assert cleaned("x" * 32_000) == "x" * 32_000
    assert cleaned("x" * 40_000) == "x" * 31_999 + "…"


@given(st.text())
def test_cleaned_text_has_nothing_hidden_and_stays_when_cleaned_again(text: str) -> None:
    assert hidden_character(cleaned(text)) is None
    assert cleaned(cleaned(text)) == cleaned(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("P 1", "P\u00a01"), ("P  1", "P 1"), ("Å1", "A\u030a1"), ("P-1", "P\u20111"), ("P\u20031", "P 1")],
)
def test_texts_that_look_the_same_are_alike(one: str, other: str) -> None:
    assert alike(one) == alike(other)


@pytest.mark.parametrize(
    ("one", "other"), [("P01", "p01"), ("P1", "P 1"), ("m2", "m²"), ("P-1", "P–1"), ("P_1", "P 1")]
)
def test_texts_that_look_different_are_not_alike(one: str, other: str) -> None:
    assert alike(one) != alike(other)
