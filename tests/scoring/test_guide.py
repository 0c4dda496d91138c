"""The scoring guide: default texts, own texts in their place, and the way there and back."""

import json
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.areas import AREA_CODES
from scoring.guide import LEVELS, ScoringGuide, default_text, level_word, read_guide
from scoring.language import LANGUAGES, Language
from scoring.problems import BadInput

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

PLACES = list(product(AREA_CODES, LEVELS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_of_every_area_has_a_default_text_of_its_own(language: Language) -> None:
    texts = {ScoringGuide().text(*place, language) for place in PLACES}
    assert len(texts) == len(PLACES) == 30


def test_a_default_text_begins_as_the_template_for_proposals_says_it() -> None:
    assert level_word(3, "sv") == "Måttlig effekt"
    assert default_text("crime", 3, "sv").startswith("Måttlig effekt: ")
    assert "brottsligheten minskar" in default_text("crime", 3, "sv")


def test_a_criterion_of_the_citys_own_is_called_by_its_name() -> None:
    assert "effekt på klimat" in default_text("klimat", 2, "sv")


def test_an_own_text_stands_in_place_of_the_default_in_both_languages_and_nowhere_else() -> None:
    guide = ScoringGuide().with_text("housing", 5, " Bostäder\nför minst 100 hushåll ")
    assert [guide.text("housing", 5, language) for language in LANGUAGES] == ["Bostäder för minst 100 hushåll"] * 2
    others = [place for place in PLACES if place != ("housing", 5)]
    assert [guide.text(*place, "sv") for place in others] == [default_text(*place, "sv") for place in others]


@pytest.mark.parametrize("text", ["", "  \n", default_text("crime", 1, "sv"), default_text("crime", 1, "en")])
def test_a_blank_or_default_text_takes_the_own_one_away(text: str) -> None:
    guide = ScoringGuide().with_text("crime", 1, "x").with_text("crime", 2, "y")
    assert guide.with_text("crime", 1, text).own == {"crime": {2: "y"}}
    assert guide.with_text("crime", 1, text).with_text("crime", 2, text and default_text("crime", 2, "sv")) == (
        ScoringGuide()
    )


def test_a_change_leaves_the_guide_before_it_as_it_was() -> None:
    before = ScoringGuide().with_text("crime", 1, "x")
    before.with_text("crime", 1, "y")
    assert before.text("crime", 1, "sv") == "x"


def test_a_long_text_is_cut() -> None:
    assert len(ScoringGuide().with_text("crime", 1, "x" * 2000).text("crime", 1, "sv")) == 1000


@pytest.mark.parametrize(
    ("mapping", "kind", "place"),
    [
        ([], "guide.object", "guide"),
        ({"crime": "x"}, "guide.object", "guide.crime"),
        ({"klimat": {"1": "x"}}, "guide.criterion", "guide"),
        ({"crime": {"6": "x"}}, "guide.level", "guide.crime"),
        ({"crime": {1: "x"}}, "guide.level", "guide.crime"),
        ({"crime": {"1": ""}}, "guide.text", "guide.crime.1"),
        ({"crime": {"1": "a\nb"}}, "guide.text", "guide.crime.1"),
        ({"crime": {"1": "x" * 1001}}, "guide.text", "guide.crime.1"),
        ({"crime": {"1": None}}, "guide.text", "guide.crime.1"),
    ],
)
def test_what_is_no_guide_is_told_with_its_place(mapping: object, kind: str, place: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_guide(mapping, "arbete.json", AREA_CODES)
    (problem,) = refusal.value.problems
    assert (problem.kind, problem.column, problem.file) == (kind, place, "arbete.json")
    assert problem.sentence("en").startswith("arbete.json")


def test_all_faults_are_told_together() -> None:
    with pytest.raises(BadInput) as refusal:
        read_guide({"klimat": {"9": ""}, "crime": 1}, "f", AREA_CODES)
    assert [one.kind.partition(".")[2] for one in refusal.value.problems] == ["criterion", "level", "text", "object"]


@PATIENT
@given(st.lists(st.tuples(st.sampled_from(AREA_CODES), st.sampled_from(LEVELS), st.text(max_size=1200))))
def test_a_guide_comes_back_from_json_as_it_was(changes: list[tuple[str, int, str]]) -> None:
    guide = ScoringGuide()
    for change in changes:
        guide = guide.with_text(*change)
    assert read_guide(json.loads(json.dumps(guide.as_mapping())), "f", AREA_CODES) == guide


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["crime", "1", "7", ""]), inner),
)


@PATIENT
@given(ANYTHING)
def test_anything_else_is_read_or_refused_with_reasons(mapping: object) -> None:
    problems: object = None
    try:
        guide = read_guide(mapping, "f", AREA_CODES)
    except BadInput as refusal:
        problems = refusal.problems
    assert problems or guide.as_mapping() == {key: own for key, own in mapping.items() if own}  # type: ignore[attr-defined]
