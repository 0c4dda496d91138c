"""The papers' texts: in Swedish alone, each one used, each one that is used there, filled in with what it asks for."""

import ast
import re
import string

import pytest

from app.exports.papers.words import PAPER_TEXTS, kronor, listed, paragraphs, told
from tests.app.test_texts import PAPERS, pattern

KEYS = frozenset(PAPER_TEXTS.texts["sv"])
NODES = [node for path in PAPERS.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
CALLS = [node for node in NODES if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "told"]
PLAIN = sorted({ast.unparse(call) for call in CALLS if isinstance(call.args[0], ast.Constant)})


def test_the_papers_are_in_swedish_alone() -> None:
    assert set(PAPER_TEXTS.texts) == {"sv"}


def test_every_text_is_used_and_every_key_has_one() -> None:
    plain = {
        node.value
        for node in NODES
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[a-z]+\.[a-z_]+", node.value)
    }
    made = {pattern(node) for node in NODES if isinstance(node, ast.JoinedStr)}
    made = {one for one in made if re.match(r"(?:[a-z]+|\[a-z_0-9\]\+)\\\.", one)}
    used = {key for key in KEYS if key.removesuffix("_one") in plain or any(re.fullmatch(one, key) for one in made)}
    assert KEYS - used == set()
    sections = {key.partition(".")[0] for key in KEYS}
    assert {key for key in plain if key.partition(".")[0] in sections} - KEYS == set()


@pytest.mark.parametrize("name", PLAIN)
def test_a_text_is_filled_in_with_what_it_asks_for(name: str) -> None:
    call = ast.parse(name, mode="eval").body
    assert isinstance(call, ast.Call)
    key = call.args[0]
    assert isinstance(key, ast.Constant)
    given = {keyword.arg for keyword in call.keywords}
    asked = {
        field
        for _, field, _, _ in string.Formatter().parse(PAPER_TEXTS.say(str(key.value), "sv", **_echo(given)))
        if field
    }
    assert asked == set()
    assert {
        field for _, field, _, _ in string.Formatter().parse(PAPER_TEXTS.texts["sv"][str(key.value)]) if field
    } <= given


def _echo(names: set[str | None]) -> dict[str, str]:
    return {str(name): "x" for name in names}


def test_one_is_said_in_the_singular() -> None:
    assert [told("table.number", number=number) for number in (1, 2)] == ["1 insats totalt", "2 insatser totalt"]


def test_lists_amounts_and_lines_are_written_as_swedes_do() -> None:
    assert [listed(names) for names in ((), ("A",), ("A", "B", "C"))] == ["", "A", "A, B och C"]
    assert kronor(1_500_000) == "1\xa0500\xa0000\xa0kr"
    assert paragraphs(" a \n\n b\r\n") == ("a", "b")
