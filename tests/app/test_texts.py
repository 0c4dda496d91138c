"""Screen texts: the same in both languages, each one used, each one that is used there."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.state import Work
from app.texts import SCREEN_TEXTS, area_name, criterion_name, language, say, worded

APP = Path(__file__).parents[2] / "app"
PAPERS = APP / "exports" / "papers"  # with texts of their own
SOURCES = [*(path for path in APP.rglob("*.py") if path.parent != PAPERS), APP.parent / "streamlit_app.py"]
KEYS = frozenset(SCREEN_TEXTS.texts["sv"])
SECTIONS = {key.partition(".")[0] for key in KEYS}
NODES = [node for path in SOURCES for node in ast.walk(ast.parse(path.read_text("utf-8")))]
CALLS = [node for node in NODES if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and node.args]
PLAIN_CALLS = sorted({ast.unparse(call) for call in CALLS if isinstance(call.args[0], ast.Constant)})
WITHIN = {id(part) for node in NODES if isinstance(node, ast.JoinedStr) for part in node.values}
_KEY = re.compile(r"[a-z_]+\.[a-z_0-9]+")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def pattern(node: ast.JoinedStr) -> str:
    """An f-string as a regular expression, its fields being one word each."""
    parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z_0-9]+" for part in node.values]
    return "".join(map(str, parts))


def constants() -> Iterator[str]:
    """Every text in the code that looks like the key of one of our sections."""
    for node in NODES:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in WITHIN:
            key = node.value
            if _KEY.fullmatch(key) and key.partition(".")[0] in SECTIONS:
                yield key


def patterns() -> set[str]:
    made = {pattern(node) for node in NODES if isinstance(node, ast.JoinedStr)}
    return {one for one in made if any(one.startswith(f"{section}\\.") for section in SECTIONS)}


def test_both_languages_have_the_same_keys() -> None:
    assert set(SCREEN_TEXTS.texts["en"]) == KEYS


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_text_has_the_same_placeholders_in_both_languages(key: str) -> None:
    swedish, english = SCREEN_TEXTS.texts["sv"][key], SCREEN_TEXTS.texts["en"][key]
    assert swedish.strip()
    assert english.strip()
    assert placeholders(swedish) == placeholders(english)


def test_every_key_in_the_code_has_a_text() -> None:
    assert len(CALLS) > 50
    assert {key for key in constants() if key not in KEYS} == set()


def test_every_key_made_up_in_the_code_can_be_found() -> None:
    assert patterns()
    assert {one for one in patterns() if not any(re.fullmatch(one, key) for key in KEYS)} == set()


def test_every_text_is_used() -> None:
    used = {form for key in constants() for form in (key, f"{key}_one")}
    made = patterns()
    assert {key for key in KEYS - used if not any(re.fullmatch(one, key) for one in made)} == set()


@pytest.mark.parametrize(
    "name", sorted({ast.unparse(call) for call in CALLS if isinstance(call.args[0], ast.Constant)})
)
def test_a_text_is_filled_in_with_what_it_asks_for(name: str) -> None:
    call = ast.parse(name, mode="eval").body
    assert isinstance(call, ast.Call)
    key = call.args[0]
    assert isinstance(key, ast.Constant)
    assert {keyword.arg for keyword in call.keywords} == placeholders(SCREEN_TEXTS.texts["sv"][str(key.value)])


def test_texts_follow_the_language_of_the_session(work: Work) -> None:
    assert (language(), say("page.appendix")) == ("sv", "Bilaga")
    work.language = "en"
    assert (language(), say("page.appendix")) == ("en", "Appendix")


@pytest.mark.usefixtures("work")
def test_a_text_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(KeyError):
        say("page.nowhere")


def test_an_area_has_its_name_in_each_language_and_in_full(work: Work) -> None:
    assert (area_name("democracy"), area_name("democracy", full=True)) == ("Demokrati", "Demokrati och civilsamhälle")
    work.language = "en"
    assert area_name("labour_market") == "Labour market"


@pytest.mark.usefixtures("work")
def test_a_criterion_of_ones_own_is_called_what_the_file_calls_it() -> None:
    assert (criterion_name("housing"), criterion_name("klimat")) == ("Boende", "klimat")


def test_one_is_said_in_the_singular(work: Work) -> None:
    assert [say("appendix.number", number=number) for number in (1, 2)] == ["1 insats totalt", "2 insatser totalt"]
    work.language = "en"
    assert say("frame.case", name="a", number=1) == "a · 1 proposal"


def test_what_is_chosen_by_words_has_a_key_for_each_language(work: Work) -> None:
    swedish = worded("sample")
    work.language = "en"
    assert worded("sample") != swedish


def test_every_list_to_choose_from_says_so_in_the_language_of_the_page() -> None:
    """Streamlit would say it in English."""
    lists = [
        node
        for node in NODES
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) in ("selectbox", "multiselect")
    ]
    assert len(lists) > 10
    assert [ast.unparse(one) for one in lists if "placeholder" not in {word.arg for word in one.keywords}] == []
