"""How a problem is said, and what carries the problems of a file."""

import pytest

from scoring.problems import BadInput, Problem, shortened


def test_a_sentence_names_file_row_column_value_and_expected() -> None:
    problem = Problem("f.csv", "id_twice", 3, "id", "P01", {"row": "2"})
    assert problem.sentence("sv") == (
        "f.csv, rad 3, kolumn ”id”: hittade ”P01”, väntade ett id som inget annat förslag har; det står redan på rad 2"
    )
    assert problem.sentence("en") == (
        "f.csv, row 3, column “id”: found “P01”, expected an id that no other proposal has; it already stands in row 2"
    )


def test_a_sentence_says_nothing_of_a_place_or_value_that_there_is_not() -> None:
    assert Problem("f.csv", "no_proposals").sentence("en") == (
        "f.csv: expected at least one proposal below the headings"
    )


def test_bad_input_carries_every_problem_and_says_them_in_swedish() -> None:
    problems = [Problem("f.csv", "blank", row, "id", "") for row in (2, 3)]
    error = BadInput(iter(problems))
    assert error.problems == tuple(problems)
    assert str(error).splitlines() == [problem.sentence("sv") for problem in problems]


def test_no_sentence_is_made_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int | None] = []
    monkeypatch.setattr(Problem, "sentence", lambda problem, _language: told.append(problem.row) or "fel")
    error = BadInput(Problem("f.csv", "blank", row) for row in range(2, 1002))
    assert (len(error.problems), told) == (1000, [])
    assert (str(error).count("fel"), told) == (1000, list(range(2, 1002)))


def test_a_value_is_shown_on_one_line_with_hidden_characters_spelled_out() -> None:
    assert shortened("a\nb\u202ec\x00") == "a<U+000A>b<U+202E>c<U+0000>"
    assert shortened("Åäö”é") == "Åäö”é"


def test_a_long_value_is_cut() -> None:
    assert shortened("x" * 80) == "x" * 80
    assert shortened("x" * 81) == "x" * 79 + "…"
    assert len(shortened("\n" * 500, most=20)) == 20


def test_a_character_that_programs_pass_over_is_spelled_out_too() -> None:
    assert shortened("P\u3164\ufe0f1") == "P<U+3164><U+FE0F>1"
