import random
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import likeness
from scoring.columns import comparable
from scoring.likeness import Titles, TooAlike, nearly_the_same

_WORDS = (
    "läxhjälp",
    "på",
    "rosengård",
    "för",
    "unga",
    "i",
    "staden",
    "kultur",
    "2022",
    "2023",
    "simskola",
    "samtida cirkus",
)


def _plainly(title: str, titles: list[str]) -> list[int]:
    """The comparison as it is defined, each with each."""
    pairs = [(comparable(title)[:200], comparable(other)[:200]) for other in titles]
    return [
        place
        for place, (one, other) in enumerate(pairs)
        if SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.85
    ]


def _misprinted(title: str, chance: random.Random) -> str:
    letters = list(title)
    for _ in range(chance.randint(0, 5)):
        place = chance.randrange(len(letters) + 1)
        letters[place : place + chance.randint(0, 2)] = chance.choice(("", "a", "s ", "ö", "och", "!"))
    return "".join(letters)


def _made_up(chance: random.Random, number: int) -> list[str]:
    plain = [" ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, 7))) for _ in range(number // 2)]
    return plain + [_misprinted(title, chance) for title in plain]


@pytest.mark.parametrize("seed", range(8))
def test_the_same_titles_are_found_as_by_comparing_each_with_each(seed: int) -> None:
    chance = random.Random(seed)
    titles, wanted = _made_up(chance, 200), _made_up(chance, 60)
    wanted += [_misprinted(title, chance) for title in titles[:40]]
    among = Titles(titles)
    found = [list(among.near(title)) for title in wanted]
    assert found == [_plainly(title, titles) for title in wanted]
    assert sum(map(len, found)) > 30


@given(st.text(alphabet="abc ", max_size=12), st.lists(st.text(alphabet="abc ", max_size=12), max_size=8))
def test_short_titles_of_few_letters_are_found_too(title: str, titles: list[str]) -> None:
    assert list(Titles(titles).near(title)) == _plainly(title, titles)


def test_nothing_before_the_start_is_found() -> None:
    assert list(Titles(["Läxhjälp", "Kör", "Läxhjälp"]).near("läxhjälp", start=1)) == [2]
    assert list(Titles([]).near("Läxhjälp")) == []


def test_only_titles_that_share_letters_in_order_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(likeness, "_near", lambda one, other: compared.append(other) or one == other)
    chance = random.Random(1)
    titles = ["".join(chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(30)) for _ in range(500)]
    among = Titles(titles)
    assert [list(among.near(title)) for title in titles] == [[place] for place in range(500)]
    assert len(compared) < 2 * len(titles)


def test_titles_beyond_counting_are_not_compared_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "_MOST_COMPARED", 1000)
    with pytest.raises(TooAlike):
        list(Titles([f"Läxhjälp på skolan nummer {n}" for n in range(100)]).near("Läxhjälp på skolan nummer 7"))


@pytest.mark.parametrize(
    ("title", "other", "same"),
    [
        ("Läxhjälp på Rosengård", "LÄXHJÄLP  på rosengård", True),
        ("Läxhjälp på Rosengård", "Läxhjälp i Rosengård", True),
        ("Läxhjälp", "Fritidsbanken", False),
        ("Mammakraft", "Pappakraft och mammakraft i hela staden", False),
        ("x" * 200 + "a" * 500, "x" * 200 + "b" * 9, True),
        ("_", " _ ", True),
    ],
)
def test_titles_a_misprint_apart_are_nearly_the_same(title: str, other: str, same: bool) -> None:
    assert nearly_the_same(title, other) is same
