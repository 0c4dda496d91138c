import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.harmless import guarded, unguarded

_RISKY = ("=", "+", "-", "@", "\t", "\r")
_TEXTS = st.text() | st.text(alphabet="'=+-@\t\ra")


@pytest.mark.parametrize("sign", _RISKY)
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(sign: str) -> None:
    assert guarded(f"{sign}cmd") == f"'{sign}cmd"


@pytest.mark.parametrize("text", ["", "Läxhjälp", "1 = 1", "'citat'", "a@b.se", " =1", "\n=1"])
def test_a_harmless_text_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


def test_a_text_that_already_looks_guarded_gets_one_apostrophe_more() -> None:
    assert guarded("'=1") == "''=1"
    assert unguarded("''=1") == "'=1"


@given(_TEXTS)
@example("''''-")
def test_taking_the_guard_away_gives_back_what_was_written(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(_TEXTS)
@example("=")
def test_a_guarded_text_never_begins_with_a_sign_that_runs(text: str) -> None:
    assert not guarded(text).startswith(_RISKY)


@given(st.sampled_from(_RISKY), st.text())
def test_every_text_that_begins_with_such_a_sign_is_changed(sign: str, rest: str) -> None:
    assert guarded(sign + rest) == "'" + sign + rest
