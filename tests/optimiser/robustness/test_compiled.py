"""Compiled functions, also where machine code cannot be kept."""

from typing import Any

from optimiser.robustness.compiled import compiled


def test_a_compiled_function_gives_what_it_gives() -> None:
    @compiled
    def twice(number: int) -> int:
        return 2 * number

    assert twice(21) == 42


def test_what_has_no_file_to_be_kept_beside_is_compiled_all_the_same() -> None:
    made: dict[str, Any] = {}
    exec("def twice(number):\n    return 2 * number\n", made)  # noqa: S102 - a function without a file
    assert compiled(made["twice"])(21) == 42
